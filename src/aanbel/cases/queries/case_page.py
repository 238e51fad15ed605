"""Everything the case page tells, in a constant number of queries at most: the case, the signals at its door with who
they are about, the attempts, the events, and earlier cases at the address. What is not there is not asked for.

Six months of signals at the address are shown, also those that were not taken up: a worker must be able to say
which signals there are and what was decided about each (Wgs art. 3; DOMAIN §1.2).
"""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.utils.translation import gettext as _

from aanbel.audit import queries as audit
from aanbel.audit.acting import Acting
from aanbel.audit.models import Event
from aanbel.cases import wording
from aanbel.cases.core.attempts import ContactKind, DayPart, can_still_be_undone
from aanbel.cases.core.clocks import put_first
from aanbel.cases.core.decisions import Code
from aanbel.cases.core.kinds import look_back_from
from aanbel.cases.core.next_step import Attempt, NextStep, next_step
from aanbel.cases.core.outcomes import Outcome
from aanbel.cases.core.status import Move, Status, after
from aanbel.cases.models import Case, ContactAttempt, Decision, SelfReport
from aanbel.cases.permissions import can_undo_attempt
from aanbel.cases.queries.around import Around, around
from aanbel.cases.queries.clocks import Deadline, Noted, deadlines_of, moments_of, noted_moments
from aanbel.cases.queries.refusals import Permit, permit, refusals_of
from aanbel.intake.models import Signal
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing
from aanbel.kernel.identity import PostalAddress
from aanbel.people.models import Link, Question, Resident


@dataclass(frozen=True)
class SignalLine:
    """One signal at the door, with what was decided about it (None: not yet)."""

    signal: Signal
    resident: Resident
    decision: Decision | None
    of_this_case: bool

    @property
    def code(self) -> str:
        return str(wording.CODES[Code(self.decision.code)]) if self.decision else _("Not yet taken up")

    @property
    def meaning(self) -> str:
        return str(wording.CODE_MEANINGS[Code(self.decision.code)]) if self.decision else _("Nothing decided yet.")

    @property
    def reason(self) -> str:
        return wording.reason_sentence(self.decision.reason, self.decision.params) if self.decision else ""

    @property
    def threat(self) -> str:
        return wording.threat_sentence(self.decision.code, self.decision.params) if self.decision else ""


@dataclass(frozen=True)
class Person:
    """Somebody at this address of whom a signal came in, with the newest phone number and e-mail address."""

    resident: Resident
    phone: str
    email: str

    @property
    def name(self) -> str:
        who = self.resident
        return " ".join(part for part in (who.initials, who.prefix, who.surname) if part) or _("Name not known")


@dataclass(frozen=True)
class Happening:
    """One line of the timeline."""

    at: datetime
    sentence: str
    icon: str
    by: str


@dataclass(frozen=True)
class CasePage:
    """What the page shows. The rules are asked here, so that the template only tells."""

    by: Acting
    case: Case
    around: Around
    signals: list[SignalLine]
    attempts: list[ContactAttempt]
    events: list[Event]
    earlier: list[Case]
    doubts: list[Question]
    self_reports: list[SelfReport]

    @cached_property
    def address(self) -> PostalAddress:
        """The door."""
        at = self.case.address
        return PostalAddress(at.postcode, at.house_number, at.house_letter, at.house_addition, at.street, at.place)

    @cached_property
    def status(self) -> Status:
        return Status(self.case.status)

    @property
    def status_words(self) -> str:
        return str(wording.STATUSES[self.status])

    @property
    def outcome_words(self) -> str:
        return str(wording.OUTCOMES[Outcome(self.case.outcome)]) if self.case.outcome else ""

    @cached_property
    def people(self) -> list[Person]:
        """Each resident once, in order of their newest signal."""
        found: dict[int, Person] = {}
        for line in self.signals:
            known = found.get(line.resident.pk)
            found[line.resident.pk] = Person(
                line.resident,
                (known and known.phone) or line.signal.phone,
                (known and known.email) or line.signal.email,
            )
        return list(found.values())

    @property
    def people_of_case(self) -> list[Person]:
        """Those whom the signals of this case are about."""
        concerned = {line.resident.pk for line in self.mine}
        return [person for person in self.people if person.resident.pk in concerned]

    @property
    def phone(self) -> str:
        """The number behind the call button."""
        told = [one.phone for one in self.self_reports] + [person.phone for person in self.people]
        return next((phone for phone in told if phone), "")

    @property
    def call_url(self) -> str:
        return f"tel:{self.phone}" if self.phone else ""

    @property
    def mail_url(self) -> str:
        """The newest e-mail address, as a link."""
        told = [one.email for one in self.self_reports] + [person.email for person in self.people]
        return next((f"mailto:{email}" for email in told if email), "")

    @cached_property
    def mine(self) -> list[SignalLine]:
        """The signals this case stands on."""
        return [line for line in self.signals if line.of_this_case]

    @property
    def amount(self) -> int:
        """Cents, over the signals of this case."""
        return sum(line.signal.amount for line in self.mine)

    @property
    def partners(self) -> int:
        return len({line.signal.partner_id for line in self.mine})

    @property
    def put_first(self) -> bool:
        return put_first(moments_of(self.case))

    @cached_property
    def deadlines(self) -> list[Deadline]:
        """The clocks that run, the first to end first."""
        return deadlines_of(self.case)

    @cached_property
    def noted_moments(self) -> list[Noted]:
        """What started or stopped a clock, and who wrote it down."""
        return noted_moments(self.case, self.events)

    @cached_property
    def permit(self) -> Permit:
        """Whether anybody may approach this household."""
        return permit(case=self.case, said=refusals_of(self.case) if self.around.refusals else ())

    @property
    def refusal_words(self) -> str:
        """What was said, where, and who wrote it down."""
        refusal = self.permit.refusal
        return wording.refusal_sentence(refusal) if refusal else ""

    @property
    def handed_over(self) -> str:
        """Who gave this case to who is in charge now."""
        return _("%(name)s handed this case to you") % {"name": self.case.handed_over_by}

    @property
    def up_to(self) -> int:
        """The newest event on this page: who acts later is told what came after it."""
        return self.events[0].pk if self.events else 0

    @cached_property
    def valid_attempts(self) -> list[ContactAttempt]:
        """Attempts that were not undone, newest first."""
        return [attempt for attempt in self.attempts if attempt.undone_at is None]

    @cached_property
    def day_parts(self) -> list[tuple[str, tuple[str, ...]]]:
        """Weekday by part of the day: what was tried, and where somebody was reached. Weekend only when tried."""
        names = (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))
        states: dict[tuple[int, str], str] = {}
        for attempt in self.valid_attempts:
            key = (attempt.on.weekday(), attempt.day_part)
            states[key] = "reached" if attempt.reached or states.get(key) == "reached" else "tried"
        last = max([4, *(weekday for weekday, _part in states)])
        return [
            (name, tuple(states.get((weekday, part.value), "") for part in DayPart))
            for weekday, name in enumerate(names[: last + 1])
        ]

    @cached_property
    def can_be_undone(self) -> ContactAttempt | None:
        """The last registration, while this person may still take it back."""
        last = max(self.valid_attempts, key=lambda attempt: attempt.registered_at, default=None)
        if last is None or not can_still_be_undone(registered_at=last.registered_at, now=clock.now()):
            return None
        return last if can_undo_attempt(self.by, last) else None

    @cached_property
    def next_step(self) -> NextStep:
        tried = [
            Attempt(ContactKind(one.kind), DayPart(one.day_part), one.reached, one.on) for one in self.valid_attempts
        ]
        approach = self.permit.approach
        return next_step(status=self.status, attempts=tried, has_phone=bool(self.phone), approach=approach)

    @property
    def next_step_words(self) -> str:
        return wording.step_sentence(self.next_step)

    @property
    def approaching(self) -> bool:
        """Whether the next step is an attempt to reach somebody: then the approach of the tray may say it better."""
        return self.permit.free and self.status in (Status.OPEN, Status.IN_PROGRESS)

    @property
    def timeline(self) -> list[Happening]:
        """What happened, newest first; an answered doubt about who a signal is of belongs to it as well."""
        told = [
            Happening(event.at, wording.event_sentence(event), wording.event_icon(event.verb), event.actor_name)
            for event in self.events
        ]
        told += [
            Happening(at, wording.answer_sentence(doubt.answer), "user-question", doubt.answered_by)
            for doubt in self.doubts
            if (at := doubt.answered_at) is not None
        ]
        return sorted(told, key=lambda one: one.at, reverse=True)

    @property
    def may_note_a_talk(self) -> bool:
        """Whether there was contact to note something of (permission is the view's)."""
        return after(self.status, Move.OFFER) is not None


def case_page(*, by: Acting, case_id: int) -> CasePage:
    """The case with all that its page tells; `Missing` when it is not of this municipality."""
    case = (
        Case.objects.of(by.municipality)
        .select_related("municipality", "address__neighbourhood", "assigned_to")
        .filter(pk=case_id)
        .first()
    )
    if case is None:
        raise Missing(_("This case does not exist here (any more)."))
    there, signals = around(case, by=by), _signals(case)
    return CasePage(
        by=by,
        case=case,
        around=there,
        signals=signals,
        attempts=list(case.attempts.order_by("-on", "-registered_at")) if there.attempts else [],
        events=audit.timeline(by=by, case_id=case_id),
        earlier=_earlier(case) if there.earlier else [],
        doubts=_answered(signals) if there.doubts else [],
        self_reports=list(case.self_reports.order_by("-on", "-pk")) if there.self_reports else [],
    )


def news_since(*, by: Acting, case: int, event: int) -> list[tuple[Event, str]]:
    """What others did to a case after that event, the first first, in sentences."""
    fresh = [one for one in audit.timeline(by=by, case_id=case) if one.pk > event and one.actor_id != by.user_id]
    return [(one, wording.event_sentence(one)) for one in reversed(fresh)]


def _earlier(case: Case) -> list[Case]:
    """The other cases at the address, newest first."""
    return list(Case.objects.filter(address_id=case.address_id).exclude(pk=case.pk).order_by("-opened_on"))


def _answered(signals: list[SignalLine]) -> list[Question]:
    """The doubts about these signals that a person answered."""
    return list(Question.objects.filter(signal__in=[line.signal.pk for line in signals], answered_at__isnull=False))


def _signals(case: Case) -> list[SignalLine]:
    """The signals at the address from six months before the case on, newest first."""
    links = (
        Link.objects.filter(address_id=case.address_id, municipality_id=case.municipality_id)
        .filter(signal__period__gte=look_back_from(case.period))
        .select_related("signal__partner", "signal__decision", "resident")
        .order_by("-signal__signalled_on", "-signal_id")
    )
    lines = []
    for link in links:
        decision: Decision | None = getattr(link.signal, "decision", None)
        of_this_case = decision is not None and decision.case_id == case.pk
        lines.append(SignalLine(link.signal, link.resident, decision, of_this_case))
    return lines
