"""When something is open: the schedules of HSDS (fields of RFC 5545) read in Dutch time, holidays included.

A rule says on which days it counts and from when until when; a closing hour at or before the opening one lies on the
next day. On a general holiday nothing counts as open but what is open all week: sending somebody to a shut door is
worse than sending them a day later.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from aanbel.kernel.clock import AMSTERDAM
from aanbel.kernel.working_days import holidays_of

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
AHEAD = 62
"""Days to look ahead for the next opening: what opens later is not worth telling."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One schedule. `start` and `end` bound the days it counts on; every so many weeks is counted from `anchor`."""

    freq: str = ""
    interval: int = 1
    byday: str = ""
    bymonthday: str = ""
    byweekno: str = ""
    byyearday: str = ""
    wkst: str = ""
    start: date | None = None
    anchor: date | None = None
    end: date | None = None
    count: int | None = None
    opens_at: time = time(0)
    closes_at: time = time(0)


@dataclass(frozen=True, slots=True)
class Opening:
    """What a set of schedules says at a moment. `known` is false when none of them names days."""

    known: bool
    until: datetime | None = None  # open now, until then
    next_from: datetime | None = None  # shut now, open again from … until …
    next_until: datetime | None = None
    holiday: bool = False  # it would be open, were today no general holiday

    @property
    def open(self) -> bool:
        """Whether one can go there now."""
        return self.until is not None


def opening(rules: Iterable[Rule], at: datetime) -> Opening:
    """Whether these rules together are open at a moment, until when, and if not, when they are again.

    >>> desk = Rule(freq="WEEKLY", byday="MO,TH", opens_at=time(9), closes_at=time(12))
    >>> monday = datetime(2026, 11, 23, 10, tzinfo=AMSTERDAM)
    >>> opening([desk], monday).until.isoformat()
    '2026-11-23T12:00:00+01:00'
    >>> opening([desk], monday + timedelta(hours=3)).next_from.isoformat()
    '2026-11-26T09:00:00+01:00'
    """
    told = [rule for rule in rules if names_days(rule)]
    if not told:
        return Opening(known=False)
    here = at.astimezone(AMSTERDAM)
    if now := _open_at(told, here):
        return Opening(known=True, until=now)
    ahead = min(
        ((begin, end) for rule in told if (found := _next(rule, here)) for begin, end in [found]),
        default=(None, None),
    )
    shut_for = any(begin <= here < end for rule in told for begin, end in _spans(rule, here.date(), holidays=False))
    return Opening(known=True, next_from=ahead[0], next_until=ahead[1], holiday=shut_for)


def names_days(rule: Rule) -> bool:
    """Whether a rule says on which days it counts; a description alone does not."""
    return bool(rule.freq or rule.byday or rule.anchor)


def counts_on(rule: Rule, day: date) -> bool:
    """Whether a rule names a day: after RFC 5545, where a list that is filled must contain it.

    >>> third_tuesday = Rule(freq="MONTHLY", byday="3TU")
    >>> [day for day in range(1, 31) if counts_on(third_tuesday, date(2026, 11, day))]
    [17]
    """
    if (rule.start and day < rule.start) or (rule.end and day > rule.end):
        return False
    if not _named(rule, day):
        return False
    return rule.count is None or _count_until(rule, day) <= rule.count


def _named(rule: Rule, day: date) -> bool:
    anchor = rule.anchor
    if not (rule.freq or rule.byday):
        return day == anchor
    if rule.freq == "MONTHLY":
        months = (day.year - anchor.year) * 12 + day.month - anchor.month if anchor else 0
        in_turn = months % max(rule.interval, 1) == 0
        own_day = not (rule.byday or rule.bymonthday or rule.byyearday or rule.byweekno)
        on_day = _weekday_in(rule.byday, day, whole_month=True)
        usual = not own_day or (anchor is not None and day.day == anchor.day)
    else:
        first = DAYS.index(rule.wkst) if rule.wkst in DAYS else 0
        weeks = (_week_of(day, first) - _week_of(anchor, first)).days // 7 if anchor else 0
        in_turn = weeks % max(rule.interval, 1) == 0
        own_day = not (rule.byday or rule.bymonthday or rule.byyearday or rule.byweekno)
        on_day = _weekday_in(rule.byday, day, whole_month=False)
        usual = not own_day or (anchor is not None and day.weekday() == anchor.weekday())
    return (
        in_turn
        and on_day
        and usual
        and _in(rule.bymonthday, day.day, -1 - (_days_in_month(day) - day.day))
        and _in(rule.byyearday, day.timetuple().tm_yday, -1 - (_days_in_year(day) - day.timetuple().tm_yday))
        and _in(rule.byweekno, day.isocalendar().week)
    )


def _weekday_in(byday: str, day: date, *, whole_month: bool) -> bool:
    """Whether “MO,3TU,-1FR” names a day; the ordinals count within its month."""
    if not byday:
        return True
    for part in byday.split(","):
        word = part.strip().upper()
        if word[-2:] != DAYS[day.weekday()]:
            continue
        ordinal = word[:-2].lstrip("+")
        if not ordinal or not whole_month:
            return True
        if ordinal in (str((day.day - 1) // 7 + 1), str(-((_days_in_month(day) - day.day) // 7) - 1)):
            return True
    return False


def _in(listed: str, *numbers: int) -> bool:
    """Whether a list is empty or holds one of these."""
    return not listed or bool({str(number) for number in numbers} & {part.strip() for part in listed.split(",")})


def _count_until(rule: Rule, day: date) -> int:
    """How many days the rule named from its beginning up to and including this one; past its count, no further."""
    begin = rule.anchor or rule.start
    if begin is None:
        return 0
    named, at = 0, begin
    while at <= day and named <= (rule.count or 0):
        named += _named(rule, at)
        at += timedelta(days=1)
    return named


def _days_in_month(day: date) -> int:
    following = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return (following - day.replace(day=1)).days


def _days_in_year(day: date) -> int:
    return (date(day.year + 1, 1, 1) - date(day.year, 1, 1)).days


def _week_of(day: date, first: int) -> date:
    return day - timedelta(days=(day.weekday() - first) % 7)


def _spans(rule: Rule, day: date, *, holidays: bool = True) -> Iterator[tuple[datetime, datetime]]:
    """From when until when, for what begins on this day or the day before and lasts into it."""
    for begins_on in (day - timedelta(days=1), day):
        if not counts_on(rule, begins_on) or (holidays and begins_on in holidays_of(begins_on.year) and rests(rule)):
            continue
        begin = datetime.combine(begins_on, rule.opens_at, AMSTERDAM)
        closing_day = begins_on if rule.closes_at > rule.opens_at else begins_on + timedelta(days=1)
        yield begin, datetime.combine(closing_day, rule.closes_at, AMSTERDAM)


def rests(rule: Rule) -> bool:
    """Whether a general holiday shuts it: not what is open all seven days, nor what was set for one day."""
    if not (rule.freq or rule.byday):
        return False
    return {part.strip().upper()[-2:] for part in rule.byday.split(",")} != set(DAYS)


def _open_at(rules: list[Rule], at: datetime) -> datetime | None:
    """Until when it is open, joined over rules that follow on each other (a morning and an afternoon); or not."""
    until: datetime | None = None
    for _turn in range(7):  # a week without closing is open always: no need to look further
        moment = until or at
        ends = [end for rule in rules for begin, end in _spans(rule, moment.date()) if begin <= moment < end]
        if not ends:
            return until
        until = max(ends)
    return until


def _next(rule: Rule, at: datetime) -> tuple[datetime, datetime] | None:
    """The first time after this moment that a rule opens."""
    for ahead in range(AHEAD):
        for begin, end in _spans(rule, at.date() + timedelta(days=ahead)):
            if begin > at:
                return begin, end
    return None
