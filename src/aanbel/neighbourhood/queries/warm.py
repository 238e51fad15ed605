"""Keeping warm: with whom nobody spoke for a while, who was never thanked, whose yes ends soon."""

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
THANK_AFTER = timedelta(days=183)


@dataclass(frozen=True)
class Cooling:
    """Somebody to go to, with the day on which it was last done; None: never yet."""

    figure: KeyFigure
    last: date | None


@dataclass(frozen=True)
class Warm:
    """The list of the generalist; somebody stands in each part where there is something to do."""

    months: int
    ask_again: list[Cooling]
    speak: list[Cooling]
    thank: list[Cooling]

    @property
    def count(self) -> int:
        return len(self.ask_again) + len(self.speak) + len(self.thank)


def warm(*, by: Acting, months: int = MONTHS) -> Warm:
    """What there is to do; longest ago first."""
    check_can_see_network(by)
    today = clock.today()
    found = KeyFigure.objects.filter(municipality_id=by.municipality).select_related("neighbourhood")
    figures = list(found.order_by("name", "pk"))
    spoken = last_spoken(by=by)
    thanked = last_spoken(by=by, kinds=[Touch.Kind.THANKED])
    before = _months_ago(today, months)
    return Warm(
        months,
        [Cooling(one, one.consent_until) for one in figures if one.consent_until <= today + ASK_AGAIN],
        _coldest(figures, spoken, before),
        [one for one in _coldest(figures, thanked, today - THANK_AFTER) if one.figure.pk in spoken],
    )


def touches_of(*, by: Acting, figure: KeyFigure) -> list[Touch]:
    """What was done with one key figure, newest first."""
    check_can_see_network(by)
    return list(Touch.objects.filter(municipality_id=by.municipality, figure=figure).order_by("-on", "-id")[:30])


def _coldest(figures: list[KeyFigure], last: dict[int, date], before: date) -> list[Cooling]:
    cold = [Cooling(one, last.get(one.pk)) for one in figures if last.get(one.pk, date.min) < before]
    return sorted(cold, key=lambda one: one.last or date.min)


def _months_ago(today: date, months: int) -> date:
    month = clock.month_after(clock.month_of(today), -months)
    return month + timedelta(days=min(today.day, 28) - 1)
