"""Counts without persons: one to four is hidden, and so is whatever would give a hidden count away.

Counts stand in a block with an axis for each thing they are counted by (subject, week, neighbourhood) and a total along
each axis. Hiding a four is of no use when a reader can subtract the rest of its line from the total, so in every line:

- never is exactly one count hidden;
- what is hidden adds up to at least five, as that sum can be read off.

Where that is not so the smallest count beside it is hidden too, and when there is none left, the total. Weeks that are
not over are not counted: otherwise one could see a number grow by one overnight.
"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Final

FEWEST: Final = 5
"""From here on a count is shown (DOMAIN §5: small numbers)."""


class Total:
    """The place of the total on an axis."""

    def __repr__(self) -> str:
        return "TOTAL"


TOTAL: Final = Total()
Place = tuple[Hashable, ...]
"""Where a count stands: one value per axis, or TOTAL."""


@dataclass(frozen=True)
class Block:
    """Counts with their totals, and which of them are hidden."""

    counts: Mapping[Place, int]
    hidden: frozenset[Place]

    def shown(self, *place: Hashable) -> int | None:
        """The count at a place; None when it is hidden. Nothing was counted where there is no place."""
        return None if place in self.hidden else self.counts.get(place, 0)


def hide_small(counts: Mapping[Place, int]) -> Block:
    """The block of these counts with its totals, every small one and its giveaways hidden.

    >>> block = hide_small({("a",): 3, ("b",): 9, ("c",): 20})
    >>> block.shown("a"), block.shown("b"), block.shown("c"), block.shown(TOTAL)
    (None, None, 20, 32)
    """
    full = _with_totals(counts)
    hidden = {place for place, count in full.items() if 0 < count < FEWEST}
    lines = _lines(full)
    changed = True
    while changed:
        changed = False
        for total, parts in lines:
            more = _also(full, hidden, total, parts)
            changed = changed or more is not None
            if more is not None:
                hidden.add(more)
    return Block(full, frozenset(hidden))


def _also(full: Mapping[Place, int], hidden: set[Place], total: Place, parts: list[Place]) -> Place | None:
    """What must be hidden too in this line, if anything."""
    away = [place for place in parts if place in hidden]
    told = len(away) == 1 or 0 < sum(full[place] for place in away) < FEWEST
    if not (told if total not in hidden else not away):  # a hidden total is told by parts that are all shown
        return None
    left = sorted((full[place], repr(place), place) for place in parts if place not in hidden and full[place])
    if left:
        return left[0][2]
    return None if total in hidden else total


def _with_totals(counts: Mapping[Place, int]) -> dict[Place, int]:
    full: dict[Place, int] = {}
    for place, count in counts.items():
        for marks in product((False, True), repeat=len(place)):
            at = tuple(TOTAL if mark else value for mark, value in zip(marks, place, strict=True))
            full[at] = full.get(at, 0) + count
    return full


def _lines(full: Iterable[Place]) -> list[tuple[Place, list[Place]]]:
    """Every total with the counts that add up to it along one axis."""
    parts: dict[Place, dict[int, list[Place]]] = {}
    for place in full:
        for axis, value in enumerate(place):
            if value is not TOTAL:
                parts.setdefault((*place[:axis], TOTAL, *place[axis + 1 :]), {}).setdefault(axis, []).append(place)
    return [(total, line) for total, axes in parts.items() for line in axes.values()]
