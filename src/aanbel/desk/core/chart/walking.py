"""Walking the flowchart: where one begins, and where an option leads."""

from aanbel.desk.core.chart.model import Chart, Node


def begin(chart: Chart, tile: str) -> Node | None:
    """The first station after the entry of this tile; None when there is no such entry or it leads nowhere.

    >>> from aanbel.desk.core.chart.model import NodeKind, Option
    >>> entry = Node("in", NodeKind.ENTRY, options=(Option("", "q"),), tile="letter")
    >>> chart = Chart((entry, Node("q", NodeKind.ANSWER)))
    >>> begin(chart, "letter").id, begin(chart, "debt")
    ('q', None)
    """
    entry = chart.entry_of(tile)
    if entry is None or not entry.options:
        return None
    return chart.by_id.get(entry.options[0].to)


def step(chart: Chart, node: str, option: int) -> Node | None:
    """The station that this option of this station leads to; None when there is no such station or option."""
    here = chart.by_id.get(node)
    if here is None or not 0 <= option < len(here.options):
        return None
    return chart.by_id.get(here.options[option].to)


def path_of(chart: Chart, tile: str, options: tuple[int, ...]) -> tuple[Node, ...]:
    """The stations of a walk from a tile by these options, as far as it goes."""
    here = begin(chart, tile)
    walked: list[Node] = []
    for option in (*options, -1):
        if here is None:
            break
        walked.append(here)
        here = step(chart, here.id, option)
    return tuple(walked)
