"""Counts without persons: one to four is hidden, and so is whatever would give a hidden count away.

Counts stand in a block with an axis for each thing they are counted by (subject, week, neighbourhood) and a total along
each axis. Hiding a four is of no use when a reader can subtract the rest of its line from the total, so in every line:

- never is exactly one count hidden;
- what is hidden adds up to at least five, as that sum can be read off;
- and to more than it must be: each hidden count is at least one, so five that add up to five are told.

Where that is not so the smallest count beside it is hidden too, and when there is none left, the total. Weeks that are
not over are not counted: otherwise one could see a number grow by one overnight.
"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Final

FEWEST: Final = 5
"""From here on a count is shown (DOMAIN §5: small numbers)."""
PLAY: Final = 1
"""So much more than it must be is what is hidden together: then it can be divided in several ways."""


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
    before = -1
    while before != len(hidden):
        before = len(hidden)
        at_least = _at_least(full, hidden, lines)
        for total, axes in lines.items():
            for parts in axes:
                hidden |= _also(full, hidden, at_least, total, parts)
    return Block(full, frozenset(hidden))


def _also(
    full: Mapping[Place, int], hidden: set[Place], at_least: Mapping[Place, int], total: Place, parts: list[Place]
) -> set[Place]:
    """What must be hidden too in this line, if anything: one more count, or the total."""
    away = [place for place in parts if place in hidden]
    if total in hidden:
        told = not away  # the parts that are shown add up to it
    else:
        amount = sum(full[place] for place in away)
        must = sum(at_least.get(place, 1) for place in away)
        told = len(away) == 1 or 0 < amount < max(FEWEST, must + PLAY)
    if not told:
        return set()
    left = sorted((full[place], repr(place), place) for place in parts if place not in hidden and full[place])
    return {left[0][2]} if left else {total}


def _at_least(
    full: Mapping[Place, int], hidden: set[Place], lines: Mapping[Place, list[list[Place]]]
) -> dict[Place, int]:
    """What a reader knows every count to be at least: what is shown, one for what is hidden, and so on for totals."""
    known: dict[Place, int] = {}
    for place in sorted(full, key=lambda place: sum(value is TOTAL for value in place)):
        if place not in hidden:
            known[place] = full[place]
        else:
            known[place] = max((sum(known[part] for part in parts) for parts in lines.get(place, ())), default=1)
    return known


def _with_totals(counts: Mapping[Place, int]) -> dict[Place, int]:
    full: dict[Place, int] = {}
    for place, count in counts.items():
        for marks in product((False, True), repeat=len(place)):
            at = tuple(TOTAL if mark else value for mark, value in zip(marks, place, strict=True))
            full[at] = full.get(at, 0) + count
    return full


def _lines(full: Iterable[Place]) -> dict[Place, list[list[Place]]]:
    """Every total with the counts that add up to it, along each axis."""
    parts: dict[Place, dict[int, list[Place]]] = {}
    for place in full:
        for axis, value in enumerate(place):
            if value is not TOTAL:
                parts.setdefault((*place[:axis], TOTAL, *place[axis + 1 :]), {}).setdefault(axis, []).append(place)
    return {total: list(axes.values()) for total, axes in parts.items()}
