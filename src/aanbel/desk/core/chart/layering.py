"""Which column each station stands in, and in which order: few crossings, the same outcome each time.

After Sugiyama, Tagawa and Toda (1981): columns by the longest way from an entry, stand-ins where a way passes a column,
and an order that follows the middle of the neighbours, kept when it crosses less. A draft may run in circles; ways that
go back are left out here and drawn as what they are.
"""

import itertools
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from aanbel.desk.core.chart.model import Chart, Node, NodeKind

SWEEPS = 10
Way = tuple[str, int, str]
"""From, the how-manieth option, to."""


@dataclass(frozen=True)
class Columns:
    """The order of names in each column. A name is a station's id, or a stand-in where a way passes."""

    columns: tuple[tuple[str, ...], ...]
    stand_ins: dict[Way, tuple[str, ...]]
    back: frozenset[Way]


def layered(chart: Chart) -> Columns:
    """The columns of this flowchart.

    >>> from aanbel.desk.core.chart.model import Option
    >>> ways = (Option("Ja", "b"), Option("Nee", "c"))
    >>> first, last = Node("a", NodeKind.QUESTION, options=ways), Node("b", NodeKind.ANSWER)
    >>> layered(Chart((Node("c", NodeKind.ANSWER), first, last))).columns
    (('a',), ('b', 'c'))
    """
    back = _going_back(chart)
    ways = [way for way in chart.ways if way not in back]
    column = _column_of(chart, ways)
    columns: list[list[str]] = [[] for _ in range(max(column.values(), default=-1) + 1)]
    for name in _walked_order(chart, ways):
        columns[column[name]].append(name)
    stand_ins: dict[Way, tuple[str, ...]] = {}
    links: list[tuple[str, str, float]] = []
    for way in ways:
        start, nth, end = way
        between = range(column[start] + 1, column[end])
        names = tuple(f"{start}|{nth}|{place}" for place in between)
        for place, name in zip(between, names, strict=True):
            columns[place].append(name)
        stand_ins[way] = names
        chain = (start, *names, end)
        lean = nth / (1 + len(chart.by_id[start].options))
        links += [(one, other, lean if one == start else 0.0) for one, other in itertools.pairwise(chain)]
    return Columns(tuple(tuple(names) for names in _ordered(columns, links)), stand_ins, back)


def _starting_order(chart: Chart) -> list[Node]:
    """Entries first, then the rest as made: walks begin at the entries."""
    return sorted(chart.nodes, key=lambda node: node.kind is not NodeKind.ENTRY)


def _going_back(chart: Chart) -> frozenset[Way]:
    """The ways that close a circle, found by walking depth first from the entries."""
    open_, done, back = set[str](), set[str](), set[Way]()
    for start in _starting_order(chart):
        stack: list[tuple[str, int]] = [(start.id, 0)]
        while stack:
            here, nth = stack.pop()
            if nth == 0:
                if here in done:
                    continue
                open_.add(here)
            options = chart.by_id[here].options
            if nth >= len(options):
                open_.discard(here)
                done.add(here)
                continue
            stack.append((here, nth + 1))
            to = options[nth].to
            if to in open_:
                back.add((here, nth, to))
            elif to in chart.by_id and to not in done:
                stack.append((to, 0))
    return frozenset(back)


def _column_of(chart: Chart, ways: Sequence[Way]) -> dict[str, int]:
    """The longest way from a station that nothing leads to; without an entry, stations stand beside first questions."""
    after: dict[str, list[str]] = defaultdict(list)
    waiting: dict[str, int] = defaultdict(int)
    for start, _nth, end in ways:
        after[start].append(end)
        waiting[end] += 1
    column = {node.id: 0 if node.kind is NodeKind.ENTRY else 1 for node in chart.nodes if not waiting[node.id]}
    if all(place for place in column.values()):
        column = dict.fromkeys(column, 0)
    ready = list(column)
    while ready:
        here = ready.pop()
        for end in after[here]:
            column[end] = max(column.get(end, 0), column[here] + 1)
            waiting[end] -= 1
            if not waiting[end]:
                ready.append(end)
    return column


def _walked_order(chart: Chart, ways: Sequence[Way]) -> list[str]:
    """The stations as they are met when one walks from each entry, first options first."""
    after: dict[str, list[str]] = defaultdict(list)
    for start, _nth, end in ways:
        after[start].append(end)
    met: dict[str, None] = {}
    for first in _starting_order(chart):
        stack = [first.id]
        while stack:
            here = stack.pop()
            if here not in met:
                met[here] = None
                stack.extend(reversed(after[here]))
    return list(met)


def _ordered(columns: list[list[str]], links: Sequence[tuple[str, str, float]]) -> list[list[str]]:
    """Sweeps to and fro; the order with the fewest crossings is kept."""
    before: dict[str, list[tuple[str, float]]] = defaultdict(list)
    after: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for one, other, lean in links:
        before[other].append((one, lean))
        after[one].append((other, -lean))
    best, fewest = [list(names) for names in columns], _crossings(columns, after)
    for sweep in range(SWEEPS):
        if not fewest:
            break
        forth = sweep % 2 == 0
        neighbours = before if forth else after
        for nth in range(1, len(columns)) if forth else range(len(columns) - 2, -1, -1):
            _sort(columns[nth], columns[nth - 1 if forth else nth + 1], neighbours)
        _swap(columns, before, after)
        crossings = _crossings(columns, after)
        if crossings < fewest:
            best, fewest = [list(names) for names in columns], crossings
    return best


def _sort(names: list[str], beside: Sequence[str], neighbours: dict[str, list[tuple[str, float]]]) -> None:
    """Puts each name at the middle of its neighbours in the column beside; who has none keeps its place."""
    place = {name: nth for nth, name in enumerate(beside)}
    middle: dict[str, float] = {}
    for nth, name in enumerate(names):
        spots = [place[other] + lean for other, lean in neighbours[name] if other in place]
        middle[name] = sum(spots) / len(spots) if spots else float(nth)
    names.sort(key=middle.__getitem__)


def _swap(
    columns: list[list[str]],
    before: dict[str, list[tuple[str, float]]],
    after: dict[str, list[tuple[str, float]]],
) -> None:
    """Changes two that stand together when their ways then cross less, until none does."""
    place = {name: float(nth) for names in columns for nth, name in enumerate(names)}
    for names in columns:
        spots = {
            name: [
                sorted(place[other] + lean for other, lean in before[name]),
                sorted(place[other] for other, _lean in after[name]),
            ]
            for name in names
        }
        better = True
        while better:
            better = False
            for nth in range(len(names) - 1):
                one, other = spots[names[nth]], spots[names[nth + 1]]
                if sum(map(_above, other, one)) < sum(map(_above, one, other)):
                    names[nth], names[nth + 1] = names[nth + 1], names[nth]
                    better = True
        place.update((name, float(nth)) for nth, name in enumerate(names))


def _above(first: Sequence[float], second: Sequence[float]) -> int:
    """How many ways cross when the first stands above the second and their ways go to these spots."""
    return sum(one > other for one in first for other in second)


def _crossings(columns: Sequence[Sequence[str]], after: dict[str, list[tuple[str, float]]]) -> int:
    """How often two ways between neighbouring columns cross."""
    total = 0
    for left, right in itertools.pairwise(columns):
        place = {name: nth for nth, name in enumerate(right)}
        ends: list[tuple[float, int]] = []
        for nth, name in enumerate(left):
            leaving = sorted((-lean, place[other]) for other, lean in after[name] if other in place)
            ends += [(nth + lean, spot) for lean, spot in leaving]
        total += _inversions([spot for _start, spot in ends])
    return total


def _inversions(spots: list[int]) -> int:
    """How many pairs stand in the wrong order, by merging (n log n)."""
    if len(spots) < 2:
        return 0
    half = len(spots) // 2
    left, right = spots[:half], spots[half:]
    count = _inversions(left) + _inversions(right)
    spots.clear()
    i = j = 0
    while i < len(left) or j < len(right):
        if j == len(right) or (i < len(left) and left[i] <= right[j]):
            spots.append(left[i])
            i += 1
        else:
            spots.append(right[j])
            count += len(left) - i
            j += 1
    return count
