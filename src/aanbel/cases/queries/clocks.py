"""The clocks of a case as they run today, under the by-law of its municipality."""

from dataclasses import dataclass
from datetime import date

from django.utils import formats

from aanbel.audit.models import Event
from aanbel.audit.verbs import Verb
from aanbel.cases import wording
from aanbel.cases.core.clocks import Clock, Moment, Moments, clocks, runs_out
from aanbel.cases.models import Case
from aanbel.kernel import clock
from aanbel.kernel.working_days import add_working_days, working_days_between

FIELD_OF: dict[Moment, str] = {
    Moment.HELP_ASKED: "help_asked_on",
    Moment.THREATENED: "threatened_on",
    Moment.FIRST_CONVERSATION: "first_conversation_on",
    Moment.WAIVED: "waived_on",
    Moment.FORMAL_DECISION: "formal_decision_on",
}
"""Where each moment is kept."""


@dataclass(frozen=True)
class Deadline:
    """A clock in words, with the working days that are left (negative: past)."""

    clock: Clock
    words: str
    days_left: int

    @property
    def runs_out(self) -> bool:
        """Whether it is time to warn."""
        return runs_out(self.clock, clock.today(), working_days_left=self.days_left)


@dataclass(frozen=True)
class Noted:
    """One moment with its day, and who put it there (empty for what is older than the timeline)."""

    moment: Moment
    words: str
    day: date
    by: str


def moments_of(case: Case) -> Moments:
    """The dates of a case, as the rules read them."""
    return Moments(
        help_asked_on=case.help_asked_on,
        threatened_on=case.threatened_on,
        first_conversation_on=case.first_conversation_on,
        waived_on=case.waived_on,
        formal_decision_on=case.formal_decision_on,
        supply_ends_on=case.supply_ends_on,
        crisis=case.crisis,
        closed=case.closed_on is not None,
    )


def deadlines_of(case: Case, *, decision_weeks: int | None = None) -> list[Deadline]:
    """The clocks that run, the first to end first. Give the weeks of the by-law when asking for many cases."""
    weeks = decision_weeks or case.municipality.decision_weeks
    running = clocks(moments_of(case), decision_weeks=weeks, add_working_days=add_working_days)
    today = clock.today()
    return [Deadline(one, str(wording.CLOCKS[one.kind]), working_days_between(today, one.due)) for one in running]


def noted_moments(case: Case, events: list[Event]) -> list[Noted]:
    """The moments that have a day, in the order of the law, with who wrote it down last; `events` newest first."""
    by: dict[str, str] = {}
    for event in events:
        if event.verb in (Verb.MOMENT_NOTED, Verb.MOMENT_CORRECTED):
            by.setdefault(str(event.data.get("moment")), event.actor_name)
    return [
        Noted(moment, str(wording.MOMENTS[moment]), day, by.get(moment.value, ""))
        for moment, field in FIELD_OF.items()
        if (day := getattr(case, field)) is not None
    ]


def deadline_sentence(deadline: Deadline) -> str:
    """A term in one line: its day and what must be done by then."""
    return f"{formats.date_format(deadline.clock.due, 'j F')}: {deadline.words}"
