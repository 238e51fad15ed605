"""Keeping warm: with whom nobody spoke for a while, whom we never thanked or told what came of it, whose yes ends soon.

A gentle list: everybody stands in it once, with the one thing that matters most now, and who said yes lately is warm
without anything noted.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from aanbel.audit.acting import Acting
from aanbel.kernel import clock
from aanbel.neighbourhood.models import KeyFigure, Touch
from aanbel.neighbourhood.permissions import check_can_see_network
from aanbel.neighbourhood.queries.network_page import last_spoken

MONTHS = 3
"""Somebody who hears nothing for a season thinks that it is not needed any more."""
ASK_AGAIN = timedelta(days=60)
TWICE_A_YEAR = timedelta(days=183)


@dataclass(frozen=True)
class Cooling:
    """Somebody to go to, with the day on which it was last done; None: never yet."""

    figure: KeyFigure
    last: date | None


@dataclass(frozen=True)
class Warm:
    """The list of the generalist; somebody stands in the first part that fits, and in no other."""

    months: int
    ask_again: list[Cooling]
    speak: list[Cooling]
    thank: list[Cooling]
    tell: list[Cooling]

    @property
    def count(self) -> int:
        return len(self.ask_again) + len(self.speak) + len(self.thank) + len(self.tell)


def warm(*, by: Acting, months: int = MONTHS) -> Warm:
    """What there is to do; longest ago first."""
    check_can_see_network(by)
    today = clock.today()
    found = KeyFigure.objects.filter(municipality_id=by.municipality).select_related("neighbourhood")
    figures = list(found.order_by("name", "pk"))
    spoken = last_spoken(by=by)
    thanked = last_spoken(by=by, kinds=[Touch.Kind.THANKED])
    told = last_spoken(by=by, kinds=[Touch.Kind.INFORMED])
    ask_again = [Cooling(one, one.consent_until) for one in figures if one.consent_until <= today + ASK_AGAIN]
    speak = _coldest(figures, spoken, _months_ago(today, months), but=ask_again)
    thank = _coldest(figures, thanked, today - TWICE_A_YEAR, but=[*ask_again, *speak])
    tell = _coldest(figures, told, today - TWICE_A_YEAR, but=[*ask_again, *speak, *thank])
    return Warm(months, ask_again, speak, thank, tell)


def touches_of(*, by: Acting, figure: KeyFigure) -> list[Touch]:
    """What was done with one key figure, newest first."""
    check_can_see_network(by)
    return list(Touch.objects.filter(municipality_id=by.municipality, figure=figure).order_by("-on", "-id")[:30])


def _coldest(
    figures: list[KeyFigure], last: dict[int, date], before: date, *, but: Collection[Cooling]
) -> list[Cooling]:
    """Those for whom it was last done before that day, or never since they said yes; without who is in another part."""
    elsewhere = {one.figure.pk for one in but}
    cold = [
        Cooling(one, last.get(one.pk))
        for one in figures
        if one.pk not in elsewhere and last.get(one.pk, one.consent_on) < before
    ]
    return sorted(cold, key=lambda one: one.last or date.min)


def _months_ago(today: date, months: int) -> date:
    month = clock.month_after(clock.month_of(today), -months)
    return month + timedelta(days=min(today.day, 28) - 1)
