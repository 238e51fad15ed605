"""The acts of the desk: the flowchart, the rota and volunteers, questions, hand-overs, themes."""

from aanbel.desk.services.charting import (
    Overtaken,
    begin_draft,
    publish_chart,
    read_chart,
    save_draft,
    throw_draft_away,
)

__all__ = [
    "Overtaken",
    "begin_draft",
    "publish_chart",
    "read_chart",
    "save_draft",
    "throw_draft_away",
]
