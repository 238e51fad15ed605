"""What is due: the next act of every open case, computed from what was tried, answered and refused.

Nothing of it is stored, so it is never stale: a call that is registered, a card that is answered or a version that is
activated changes what is due at the next look. A handful of statements for a whole municipality, then the pure rule.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from aanbel.audit.acting import Acting
from aanbel.kernel import clock
from aanbel.outreach.core import approach as rules
from aanbel.outreach.core.approach import Kind, Sequence
from aanbel.outreach.core.next_act import next_act, working_day
from aanbel.outreach.core.situation import Act, Stopped
from aanbel.outreach.permissions import check_can_see_cases
from aanbel.outreach.queries.approaches import Version, active_approach
from aanbel.outreach.queries.situations import Known, situations


@dataclass(frozen=True, slots=True)
class Due:
    """The next act of a case, or why there is none, with the sequence and the version that say so."""

    known: Known
    sequence: Sequence
    version: int
    next: Act | Stopped

    @property
    def case_id(self) -> int:
        """The number of the case."""
        return self.known.case_id

    @property
    def act(self) -> Act | None:
        """The act, when there is one."""
        return self.next if isinstance(self.next, Act) else None

    @property
    def waits_in_batch(self) -> bool:
        """Whether a letter or card for it lies in a batch that is not written yet."""
        return self.act is not None and self.act.kind.value == self.known.in_batch


def due_actions(*, by: Acting, on: date | None = None, only: Collection[int] | None = None) -> list[Due]:
    """The acts that may be done on or before this day (today): what residents asked for, then the worklist's order."""
    check_can_see_cases(by)
    found = _computed(situations(by=by, only=only), active_approach(by=by), clock.today())
    return _until(found, on or clock.today())


def next_of_case(*, by: Acting, case: int) -> Due | None:
    """The next act of one open case, or why it has none; None when it is not in the worklist."""
    check_can_see_cases(by)
    return next(_computed(situations(by=by, only=[case]), active_approach(by=by), clock.today()), None)


@dataclass(frozen=True)
class WhatIf:
    """How many acts of a kind this week would bring, now and under a draft, and how many cases change approach."""

    kinds: list[tuple[Kind, int, int]]
    cases: int
    others: int

    @property
    def now(self) -> int:
        """All acts of this week."""
        return sum(before for _kind, before, _after in self.kinds)

    @property
    def then(self) -> int:
        """All acts of this week under the draft."""
        return sum(after for _kind, _before, after in self.kinds)


def what_if(*, by: Acting, approach: rules.Approach) -> WhatIf:
    """Computes this week twice from the same situations; writes nothing."""
    check_can_see_cases(by)
    known, active, today = list(situations(by=by)), active_approach(by=by), clock.today()
    draft = Version(active.row, approach)
    now = {one.case_id: one for one in _computed(known, active, today)}
    then = {one.case_id: one for one in _computed(known, draft, today)}
    before, after = (_kinds(_until(side.values(), end_of_week(today))) for side in (now, then))
    others = sum(now[case].sequence != then[case].sequence for case in now)
    return WhatIf([(kind, before[kind], after[kind]) for kind in Kind if before[kind] or after[kind]], len(now), others)


def end_of_week(today: date) -> date:
    """The Sunday of this week; in the weekend, of the week that comes.

    >>> end_of_week(date(2026, 11, 23)), end_of_week(date(2026, 11, 22))
    (datetime.date(2026, 11, 29), datetime.date(2026, 11, 29))
    """
    day = working_day(today)
    return day + timedelta(days=6 - day.weekday())


def _computed(known: Iterable[Known], version: Version, today: date) -> Iterator[Due]:
    """The rule, asked for each case."""
    for one in known:
        sequence = version.approach.named(one.chosen) or version.approach.of(one.facts, today)
        yield Due(one, sequence, version.number, next_act(sequence, one.at, today))


def _until(found: Iterable[Due], on: date) -> list[Due]:
    acts = [(one.act, one) for one in found if one.act is not None and one.act.starts <= on]
    acts.sort(key=lambda pair: (pair[0].step is not None, -pair[1].known.score, pair[0].before, pair[1].case_id))
    return [one for _act, one in acts]


def _kinds(found: Iterable[Due]) -> Counter[Kind]:
    return Counter(one.act.kind for one in found if one.act is not None)
