"""Reading the desk as seen by this user: the flowchart, the rota, questions, hand-overs, themes."""

from aanbel.desk.queries.chart import (
    Crossroads,
    chart_in_force,
    chart_problems,
    chart_version,
    chart_versions,
    crossroads,
    draft_of,
)
from aanbel.desk.queries.chart_traffic import Gap, gaps, traffic

__all__ = [
    "Crossroads",
    "Gap",
    "chart_in_force",
    "chart_problems",
    "chart_version",
    "chart_versions",
    "crossroads",
    "draft_of",
    "gaps",
    "traffic",
]
