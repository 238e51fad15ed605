"""Who can go on a day: hours, transport, training, and who goes with whom. Four statements for a whole team."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from aanbel.accounts import queries as accounts
from aanbel.accounts.models import Skill
from aanbel.audit.acting import Acting
from aanbel.visits.core.hours import Hours, clock_words, minute, minute_of, usual
from aanbel.visits.core.needs import skills_held
from aanbel.visits.models import Companionship, Shift, Visitor
from aanbel.visits.permissions import check_can_plan, check_can_see_rounds

_GOES = frozenset({"alone", "with_mentor"})
"""Answers of the rule of `accounts` with which somebody may be sent to a home."""
_ERRANDS = {"entrepreneur": Skill.ENTREPRENEURS, "young_person": Skill.YOUNG, "unsafe": Skill.SAFETY}


@dataclass(frozen=True)
class Duty:
    """One visitor on one day: on duty from when until when, or why not, and for what they may be sent."""

    visitor: Visitor
    day: date
    hours: Hours | None
    absent: str = ""
    differs: bool = False
    trained: bool = True
    mentor_needed: bool = False
    skills: frozenset[str] = frozenset()
    languages: tuple[str, ...] = ()

    @property
    def user_id(self) -> int:
        return self.visitor.user_id

    @property
    def name(self) -> str:
        return self.visitor.user.name

    @property
    def on_duty(self) -> bool:
        return self.hours is not None and not self.absent

    @property
    def located(self) -> bool:
        """Whether we know where they start."""
        return self.visitor.start_lon is not None

    @property
    def can_go(self) -> bool:
        """On duty, trained for home visits, and with a place to start from."""
        return self.on_duty and self.trained and self.located

    @property
    def from_until(self) -> str:
        """As people say it: 09:00–17:00."""
        return f"{clock_words(self.hours.starts)}–{clock_words(self.hours.ends)}" if self.hours else ""


def duties(*, by: Acting, day: date) -> list[Duty]:
    """Everybody of the team on this day, by name."""
    return duties_of_days(by=by, days=[day])[day]


def duties_of_days(*, by: Acting, days: Collection[date]) -> dict[date, list[Duty]]:
    """The team on each of these days, in as many statements as for one."""
    check_can_see_rounds(by)
    visitors = list(
        Visitor.objects.filter(municipality_id=by.municipality, stopped_on__isnull=True, user__is_active=True)
        .select_related("user")
        .order_by("user__name", "pk")
    )
    differing = {
        (one.visitor_id, one.day): one
        for one in Shift.objects.filter(municipality_id=by.municipality, day__in=days).order_by("pk")
    }
    first = min(days)
    colleagues = {one.user.pk: one for one in accounts.team(by=by, on=first)}
    return {day: [_duty(one, day, differing.get((one.pk, day)), colleagues.get(one.user_id)) for one in visitors]
            for day in days}  # fmt: skip


def companions(*, by: Acting) -> list[Companionship]:
    """Who goes rather, or never, with whom."""
    check_can_plan(by)
    found = Companionship.objects.filter(municipality_id=by.municipality)
    return list(found.select_related("one__user", "other__user").order_by("one__user__name", "other__user__name"))


def visitor(*, by: Acting, user: int) -> Visitor | None:
    """This colleague as a visitor, when they go out."""
    found = Visitor.objects.filter(municipality_id=by.municipality, user_id=user).select_related("user")
    return found.first()


def not_yet_visitors(*, by: Acting) -> list[tuple[int, str]]:
    """Colleagues who could go out and are not in the team of visitors yet."""
    check_can_plan(by)
    goes_out = set(
        Visitor.objects.filter(municipality_id=by.municipality, stopped_on__isnull=True).values_list("user", flat=True)
    )
    team = accounts.team(by=by, on=date.max)
    return [(one.user.pk, one.user.name) for one in team if one.user.pk not in goes_out]


def week_of(day: date) -> list[date]:
    """Monday to Sunday of the week in which this day lies.

    >>> week_of(date(2026, 11, 25))[0]
    datetime.date(2026, 11, 23)
    """
    monday = day - timedelta(days=day.weekday())
    return [monday + timedelta(days=count) for count in range(7)]


def _duty(visitor: Visitor, day: date, differs: Shift | None, colleague: accounts.Colleague | None) -> Duty:
    sendings = {errand.value: answer.value for errand, answer in colleague.sendings} if colleague else {}
    languages = tuple(colleague.languages) if colleague else ()
    skills = {skill.value for errand, skill in _ERRANDS.items() if sendings.get(errand) in _GOES}
    if colleague and colleague.is_mentor:
        skills.add(Skill.MENTOR.value)
    return Duty(
        visitor=visitor,
        day=day,
        hours=_hours(visitor, day, differs),
        absent=differs.absent if differs else "",
        differs=differs is not None,
        trained=sendings.get("home") in _GOES,
        mentor_needed=sendings.get("home") == "with_mentor",
        skills=skills_held(skills, languages),
        languages=languages,
    )


def _hours(visitor: Visitor, day: date, differs: Shift | None) -> Hours | None:
    if differs is not None:
        if differs.absent or differs.starts is None or differs.ends is None:
            return None
        pause = (
            (minute_of(differs.break_from), minute_of(differs.break_until))
            if differs.break_from and differs.break_until
            else None
        )
        return Hours(minute_of(differs.starts), minute_of(differs.ends), pause, differs.break_minutes)
    span = usual(visitor.week, day)
    if span is None:
        return None
    pause = (
        (minute(visitor.break_from), minute(visitor.break_until))
        if visitor.break_minutes and visitor.break_from and visitor.break_until
        else None
    )
    if pause is not None and not (span[0] <= pause[0] and pause[0] + visitor.break_minutes <= span[1]):
        pause = None  # a short day has no break
    return Hours(*span, pause, visitor.break_minutes if pause else 0)
