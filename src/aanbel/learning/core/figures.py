"""A figure on a practice card: what was counted, in which period, how many of how many. Small numbers are not kept.

One to four people are somebody; all but one to four of a group tell of those few as well (the rule of the house's
figures; DDAS and CBS hide the same). So does a number from which they can be worked out, together with others on the
same card. What is hidden is not stored, so it cannot leave in a file either.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain, combinations

SMALLEST = 5


class Shown(StrEnum):
    """What a reader gets to see of a figure."""

    NUMBER = "number"
    FEW = "few"
    NEARLY_ALL = "nearly_all"
    TOO_SMALL = "too_small"
    WITHHELD = "withheld"


@dataclass(frozen=True, slots=True)
class Figure:
    """`what` is the definition; `of` is n. Without `of` it is a count by itself."""

    what: str
    period: str
    count: int | None
    of: int | None = None
    shown: Shown = Shown.NUMBER

    @property
    def share(self) -> float | None:
        """Count divided by n, when both may be seen."""
        if self.shown is not Shown.NUMBER or self.count is None or not self.of:
            return None
        return self.count / self.of


class Impossible(ValueError):
    """Not a figure: below nothing, or more than there are."""


def publishable(what: str, period: str, count: int, of: int | None = None) -> Figure:
    """The figure as it may be kept and read.

    >>> publishable("came back", "2026", 3, 40)
    Figure(what='came back', period='2026', count=None, of=40, shown=<Shown.FEW: 'few'>)
    >>> publishable("came", "2026", 38, 40).shown.value, publishable("came", "2026", 2, 3).of
    ('nearly_all', None)
    """
    if count < 0 or (of is not None and (of < 1 or count > of)):
        raise Impossible
    if of is not None and of < SMALLEST:
        return Figure(what, period, None, None, Shown.TOO_SMALL)
    if 0 < count < SMALLEST:
        return Figure(what, period, None, of, Shown.FEW)
    if of is not None and 0 < of - count < SMALLEST:
        return Figure(what, period, None, of, Shown.NEARLY_ALL)
    return Figure(what, period, count, of)


LEAST: dict[Shown, Callable[[Figure], int]] = {
    Shown.FEW: lambda _one: 1,
    Shown.NEARLY_ALL: lambda one: (one.of or 0) - SMALLEST + 1,
    Shown.WITHHELD: lambda _one: 1,
    Shown.TOO_SMALL: lambda _one: 0,
}
"""What a hidden number is at least."""


def kept_apart(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """The figures of one card together, with no hidden number left that can be worked out from those beside it.

    Whoever takes the parts that are shown from a total of the same period may be left with the one to four people that
    were hidden. Then the smallest of those parts is withheld as well. Which figures are parts of which total is not
    known here, so each that could be is taken for one.

    >>> answers = (("yes", 30), ("no", 7), ("not sure", 3))
    >>> [one.shown.value for one in kept_apart(publishable(what, "2026", count, 40) for what, count in answers)]
    ['number', 'withheld', 'few']
    """
    given = list(figures)
    told = [_too_small(one) if one.shown in LEAST and _as_few_as_can_be(one, given) else one for one in given]
    while (place := _giveaway(told)) is not None:
        told[place] = replace(told[place], count=None, shown=Shown.WITHHELD)
    return tuple(told)


def hidden(what: str, period: str, of: int | None, shown: Shown) -> Figure:
    """A figure that came to us with its number hidden already; n as small as that is hidden too."""
    if shown is Shown.TOO_SMALL or (of is not None and of < SMALLEST):
        return Figure(what, period, None, None, Shown.TOO_SMALL)
    if shown is Shown.NUMBER or (shown is Shown.NEARLY_ALL and of is None):
        raise Impossible
    return Figure(what, period, None, of, shown)


def stored(figure: Figure) -> dict[str, str | int | None]:
    """As it is written in the row and in a file."""
    return {
        "what": figure.what,
        "period": figure.period,
        "count": figure.count,
        "of": figure.of,
        "shown": figure.shown.value,
    }


def restored(row: dict[str, str | int | None]) -> Figure:
    """Back from the row: by the rule once more, whatever somebody put there."""
    what, period = str(row["what"]), str(row["period"])
    of = int(row["of"]) if row.get("of") is not None else None  # type: ignore[arg-type]
    if row.get("count") is None:
        return hidden(what, period, of, Shown(str(row.get("shown", Shown.FEW))))
    return publishable(what, period, int(row["count"]), of)  # type: ignore[arg-type]


def _as_few_as_can_be(one: Figure, figures: Sequence[Figure]) -> bool:
    """Whether of this n all is hidden and must be as little as it can be, so that n tells every number."""
    same = [other for other in figures if (_period(other), other.of) == (_period(one), one.of)]
    hidden_all = all(other.shown in LEAST or not other.count for other in same)
    return len(same) > 1 and hidden_all and sum(LEAST[it.shown](it) for it in same if it.shown in LEAST) == one.of


def _too_small(one: Figure) -> Figure:
    return Figure(one.what, one.period, None, None, Shown.TOO_SMALL)


def _giveaway(figures: Sequence[Figure]) -> int | None:
    """Where the figure stands that gives a hidden one away, if any does."""
    for period in dict.fromkeys(_period(one) for one in figures):
        here = {place: one for place, one in enumerate(figures) if _period(one) == period}
        few = [place for place, one in here.items() if one.shown is Shown.FEW]
        if not few and not any(one.shown is Shown.NEARLY_ALL for one in here.values()):
            continue
        counted = {place: one.count for place, one in here.items() if one.count}
        totals = {(one.of, None) for one in here.values() if one.of} | {(n, place) for place, n in counted.items()}
        alone = not any(one.shown is Shown.WITHHELD for one in here.values())
        for total, own in totals:
            others = [place for place in counted if place != own]
            for parts in chain.from_iterable(combinations(others, size) for size in range(len(others) + 1)):
                rest = total - sum(counted[place] for place in parts)
                if parts and 0 < rest < SMALLEST:
                    return min(parts, key=lambda place: counted[place])
                if alone and len(few) > 1 and rest == len(few) and (parts or own is not None):  # all of them one
                    return min(parts, key=lambda place: counted[place]) if parts else own
                if alone and len(few) > 1 and rest == (SMALLEST - 1) * len(few):
                    return few[0]  # all of them four
    return None


def _period(figure: Figure) -> str:
    return " ".join(figure.period.casefold().split())
