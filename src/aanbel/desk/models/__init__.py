"""The tables of the desk, one file per subject; import them from here."""

from aanbel.desk.models.chart import ChartDraft, ChartVersion

__all__ = [
    "ChartDraft",
    "ChartVersion",
]
