"""A figure on a practice card: what was counted, in which period, how many of how many. Small numbers are not kept.

One to four people are somebody; all but one to four of a group tell of those few as well (the rule of the house's
figures; DDAS and CBS hide the same). What is hidden is not stored, so it cannot leave in a file either.
"""

from dataclasses import dataclass
from enum import StrEnum

SMALLEST = 5


class Shown(StrEnum):
    """What a reader gets to see of a figure."""

    NUMBER = "number"
    FEW = "few"
    NEARLY_ALL = "nearly_all"
    TOO_SMALL = "too_small"


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


def hidden(what: str, period: str, of: int | None, shown: Shown) -> Figure:
    """A figure that came to us with its number hidden already; n as small as that is hidden too."""
    if shown is Shown.TOO_SMALL or (of is not None and of < SMALLEST):
        return Figure(what, period, None, None, Shown.TOO_SMALL)
    if shown is Shown.NEARLY_ALL and of is None:
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
