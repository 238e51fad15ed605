"""When something is open: the schedules of HSDS (fields of RFC 5545) read in Dutch time, holidays included.

A rule says on which days it counts and from when until when; a closing hour at or before the opening one lies on the
next day. On a general holiday nothing counts as open but what is open all week, and a rule that is `closed` shuts the
days it names, whatever the others say: sending somebody to a shut door is worse than sending them a day later.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from aanbel.kernel.clock import AMSTERDAM
from aanbel.kernel.working_days import holidays_of

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
AHEAD = 62
"""Days to look ahead for the next opening: what opens later is not worth telling."""
LONGEST = 366 * 30
"""Days that a rule with a count is counted out; one that goes on longer goes on."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One schedule. `start` and `end` bound the days it counts on; every so many weeks is counted from `anchor`.

    `closed`: it says when this is shut; without `freq` or `byday` on all days from `start` to `end`.
    """

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
    closed: bool = False


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
    every = list(rules)
    told = [rule for rule in every if names_days(rule)]
    if not told:
        return Opening(known=False)
    here = at.astimezone(AMSTERDAM)
    shut = _shut_days(every, here.date())
    if now := _open_at(told, here, shut):
        return Opening(known=True, until=now)
    ahead = min(
        ((begin, end) for rule in told if (found := _next(rule, here, shut)) for begin, end in [found]),
        default=(None, None),
    )
    shut_for = any(
        begin <= here < end for rule in told for begin, end in _spans(rule, here.date(), shut, holidays=False)
    )
    return Opening(known=True, next_from=ahead[0], next_until=ahead[1], holiday=shut_for)


def names_days(rule: Rule) -> bool:
    """Whether a rule says on which days one can come; a description alone does not."""
    return not rule.closed and bool(rule.freq or rule.byday or rule.anchor)


def shut_on(rules: Iterable[Rule], day: date) -> bool:
    """Whether one of these rules shuts a day.

    >>> christmas = Rule(closed=True, start=date(2026, 12, 24), end=date(2027, 1, 2))
    >>> shut_on([christmas], date(2026, 12, 24)), shut_on([christmas], date(2027, 1, 3))
    (True, False)
    """
    return any(_shuts(rule, day) for rule in rules if rule.closed)


def together(own: Sequence[Rule], places: Sequence[Sequence[Rule]]) -> list[Rule]:
    """When an entry is open: its own hours, else those of its places. What shuts its only place shuts it as well."""
    shuts = [rule for rule in [*own, *(places[0] if len(places) == 1 else ())] if rule.closed]
    hours = [rule for rule in own if not rule.closed] or [rule for one in places for rule in one if not rule.closed]
    return [*hours, *shuts]


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
    return rule.count is None or day <= _last_day(rule)


def _shuts(rule: Rule, day: date) -> bool:
    if rule.freq or rule.byday:
        return counts_on(rule, day)
    begun, over = rule.start is None or day >= rule.start, rule.end is not None and day > rule.end
    return begun and not over and (rule.start or rule.end) is not None


def _shut_days(rules: Sequence[Rule], today: date) -> frozenset[date]:
    """The days around today that are shut: from yesterday, whose hours may last into today."""
    closed = [rule for rule in rules if rule.closed]
    days = (today + timedelta(days=ahead) for ahead in range(-1, AHEAD + 8)) if closed else ()
    return frozenset(day for day in days if shut_on(closed, day))


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


@lru_cache(maxsize=4096)
def _last_day(rule: Rule) -> date:
    """The day on which a rule named as many days as it counts; far away when that takes longer than we look."""
    begin = rule.anchor or rule.start
    if begin is None or not rule.count:
        return date.max
    left = rule.count
    for ahead in range(min(LONGEST, (date.max - begin).days)):
        left -= _named(rule, begin + timedelta(days=ahead))
        if not left:
            return begin + timedelta(days=ahead)
    return date.max


def _days_in_month(day: date) -> int:
    following = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return (following - day.replace(day=1)).days


def _days_in_year(day: date) -> int:
    return (date(day.year + 1, 1, 1) - date(day.year, 1, 1)).days


def _week_of(day: date, first: int) -> date:
    return day - timedelta(days=(day.weekday() - first) % 7)


def _spans(
    rule: Rule, day: date, shut: Collection[date], *, holidays: bool = True
) -> Iterator[tuple[datetime, datetime]]:
    """From when until when, for what begins on this day or the day before and lasts into it."""
    for begins_on in (day - timedelta(days=1), day):
        if begins_on in shut or not counts_on(rule, begins_on):
            continue
        if holidays and begins_on in holidays_of(begins_on.year) and rests(rule):
            continue
        begin = datetime.combine(begins_on, rule.opens_at, AMSTERDAM)
        closing_day = begins_on if rule.closes_at > rule.opens_at else begins_on + timedelta(days=1)
        yield begin, datetime.combine(closing_day, rule.closes_at, AMSTERDAM)


def rests(rule: Rule) -> bool:
    """Whether a general holiday shuts it: not what is open all seven days, nor what was set for one day."""
    if not (rule.freq or rule.byday):
        return False
    return {part.strip().upper()[-2:] for part in rule.byday.split(",")} != set(DAYS)


def _open_at(rules: Sequence[Rule], at: datetime, shut: Collection[date]) -> datetime | None:
    """Until when it is open, joined over rules that follow on each other (a morning and an afternoon); or not."""
    until: datetime | None = None
    for _turn in range(7):  # a week without closing is open always: no need to look further
        moment = until or at
        ends = [end for rule in rules for begin, end in _spans(rule, moment.date(), shut) if begin <= moment < end]
        if not ends:
            return until
        until = max(ends)
    return until


def _next(rule: Rule, at: datetime, shut: Collection[date]) -> tuple[datetime, datetime] | None:
    """The first time after this moment that a rule opens."""
    for ahead in range(AHEAD):
        for begin, end in _spans(rule, at.date() + timedelta(days=ahead), shut):
            if begin > at:
                return begin, end
    return None
