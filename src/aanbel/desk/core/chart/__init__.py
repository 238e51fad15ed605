"""The flowchart (landkaart) as plain Python: what it is, whether it is sound, how it is walked, drawn and changed."""

from aanbel.desk.core.chart.first_chart import first_chart
from aanbel.desk.core.chart.model import (
    ENDS,
    HELPED_BY,
    MOST_OPTIONS,
    Chart,
    Node,
    NodeKind,
    Option,
    Unreadable,
    as_json,
    from_json,
)
from aanbel.desk.core.chart.walking import begin, path_of, step

__all__ = [
    "ENDS",
    "HELPED_BY",
    "MOST_OPTIONS",
    "Chart",
    "Node",
    "NodeKind",
    "Option",
    "Unreadable",
    "as_json",
    "begin",
    "first_chart",
    "from_json",
    "path_of",
    "step",
]
