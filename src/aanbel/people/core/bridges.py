"""Two people whom one record would join: the few groups that need care, one by one.

A record without a birth date may fit two residents; followed blindly, it would make one person of them. So a
group that holds two known residents, or birth dates or BSNs that contradict each other, is built up again from
its strongest pair down, and a pair that would join what contradicts is refused. A new record that fits both sides
about as well belongs to neither until a person has said so. (Splink's users lack this: clusters there are joined
by any pair above the threshold.)
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from aanbel.people.core.comparison import A_GENERATION, A_YEAR_OR_SO

CLEARLY_BETTER: Final = 4.0
"""A record goes with the stronger of two sides when it fits that side 16 times better; otherwise we ask."""


@dataclass(frozen=True)
class Node:
    """A new record (number above 0) or a known resident (below 0), with the birth dates and BSNs given for it."""

    number: int
    births: frozenset[date] = frozenset()
    bsns: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Tie:
    """A certain pair."""

    a: int
    b: int
    weight: float


@dataclass(frozen=True)
class Untangled:
    """`label` of each node (the smallest number of its group), and the ties that became questions."""

    label: dict[int, int]
    questions: list[Tie] = field(default_factory=list)


def contradict(one: date, other: date) -> bool:
    """Whether two birth dates cannot be one date written twice: the level "another birth date" of the model.

    >>> contradict(date(1960, 5, 12), date(1960, 12, 5)), contradict(date(1960, 5, 12), date(1966, 5, 12))
    (False, False)
    >>> contradict(date(1960, 5, 12), date(1987, 1, 3))
    True
    """
    if abs((one - other).days) <= A_YEAR_OR_SO:
        return False
    return abs(one.year - other.year) >= A_GENERATION or not _one_slip(f"{one:%Y%m%d}", f"{other:%Y%m%d}")


def _one_slip(one: str, other: str) -> bool:
    """One digit read wrongly, or two neighbours exchanged (the lengths are equal)."""
    apart = [i for i, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(apart) == 2:
        first, second = apart
        return second == first + 1 and one[first] + one[second] == other[second] + other[first]
    return len(apart) == 1


class _Groups:
    """Groups under construction; joins only what can be one person."""

    def __init__(self, nodes: Iterable[Node]) -> None:
        self.members = {node.number: [node] for node in nodes}
        self.home = {number: number for number in self.members}

    def join(self, a: int, b: int) -> bool:
        """Make one group of two, unless they contradict. Answers whether they are one group now."""
        one, other = self.home[a], self.home[b]
        if one == other:
            return True
        if not _can_be_one(self.members[one], self.members[other]):
            return False
        small, large = sorted((one, other), key=lambda home: len(self.members[home]))
        for node in self.members.pop(small):
            self.home[node.number] = large
            self.members[large].append(node)
        return True

    def labels(self) -> dict[int, int]:
        """Each node with the smallest number of its group."""
        return {node.number: min(n.number for n in nodes) for nodes in self.members.values() for node in nodes}


def _can_be_one(one: list[Node], other: list[Node]) -> bool:
    if any(node.number < 0 for node in one) and any(node.number < 0 for node in other):
        return False
    bsns, other_bsns = ({bsn for node in side for bsn in node.bsns} for side in (one, other))
    if bsns and other_bsns:
        return not bsns.isdisjoint(other_bsns)
    births, other_births = ({birth for node in side for birth in node.births} for side in (one, other))
    return not any(contradict(a, b) for a in births for b in other_births)


def untangle(nodes: list[Node], ties: list[Tie]) -> Untangled:
    """Build one tangled group up again; see the module.

    >>> father, son, thin = Node(1, frozenset({date(1960, 5, 12)})), Node(2, frozenset({date(1987, 1, 3)})), Node(3)
    >>> untangle([father, son, thin], [Tie(1, 3, 6.0), Tie(2, 3, 6.0)])
    Untangled(label={1: 1, 2: 2, 3: 3}, questions=[Tie(a=1, b=3, weight=6.0), Tie(a=2, b=3, weight=6.0)])
    """
    ties = sorted(ties, key=lambda tie: (-tie.weight, tie.a, tie.b))
    torn: set[int] = set()
    while True:
        groups = _Groups(nodes)
        refused = [t for t in ties if not {t.a, t.b} & torn and not groups.join(t.a, t.b)]
        fresh = _torn_between(groups, ties, refused) - torn
        if not fresh:
            break
        torn |= fresh
    for tie in ties:
        if tie.a in torn and tie.b in torn:
            groups.join(tie.a, tie.b)
    labels = groups.labels()
    questions = [t for t in ties if (t.a in torn) != (t.b in torn)] + refused
    return Untangled(labels, [t for t in questions if labels[t.a] != labels[t.b]])


def _torn_between(groups: _Groups, ties: list[Tie], refused: list[Tie]) -> set[int]:
    """The new records that a refused tie pulls away from their group nearly as hard as the group holds them."""
    held: dict[int, float] = defaultdict(lambda: float("-inf"))
    for tie in ties:
        if groups.home[tie.a] == groups.home[tie.b]:
            held[tie.a] = max(held[tie.a], tie.weight)
            held[tie.b] = max(held[tie.b], tie.weight)
    return {
        end
        for tie in refused
        for end in (tie.a, tie.b)
        if end > 0 and float("-inf") < held[end] < tie.weight + CLEARLY_BETTER
    }
