"""The words on the screen for what `core` decides. In Dutch the codes read exactly as DDAS v1.2 writes them.

English here, Dutch in `locale/nl`; a test compares the Dutch of every code with the exchange model.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils import formats
from django.utils.translation import gettext_lazy as _

from aanbel.audit.models import Event
from aanbel.audit.verbs import Verb
from aanbel.cases.core.attempts import ContactKind, DayPart
from aanbel.cases.core.clocks import ClockKind, Moment
from aanbel.cases.core.decisions import Code, Reason
from aanbel.cases.core.next_step import NextStep, Step
from aanbel.cases.core.outcomes import Objection, Outcome
from aanbel.cases.core.status import Status
from aanbel.cases.wording.conversation import TALK_WORDS
from aanbel.cases.wording.door import DOOR_WORDS
from aanbel.cases.wording.referral import EVENT_WORDS as REFERRAL_WORDS
from aanbel.cases.wording.refusals import REFUSALS, SOURCES, Words
from aanbel.cases.wording.seizure import EVENT_WORDS as SEIZURE_WORDS
from aanbel.kernel.money import euros
from aanbel.people.models import Question

CODES: dict[Code, Words] = {
    Code.TAKEN_UP: _("Taken up"),
    Code.REPEATED: _("Not taken up: repeated report"),
    Code.UNJUSTIFIED: _("Not taken up: unjustified signal"),
    Code.NOT_RESIDENT: _("Person is not a resident of the municipality (any more)"),
    Code.DECEASED: _("Resident has died"),
    Code.KNOWN: _("Resident already known to debt help"),
    Code.OTHER: _("Not taken up: other reason"),
}

CODE_MEANINGS: dict[Code, Words] = {
    Code.TAKEN_UP: _("We offer help at this address."),
    Code.REPEATED: _("The same arrears from the same partner, and not higher. A higher amount is taken up again."),
    Code.UNJUSTIFIED: _("Below the agreed amount, or the arrears are too recent or too old."),
    Code.NOT_RESIDENT: _("Moved within the municipality? Take it up. Moved away? Tell the other municipality."),
    Code.DECEASED: _("An offer to others in the house, or to the heirs, may still be needed."),
    Code.KNOWN: _("Debt help already works with this resident."),
    Code.OTHER: _(
        "For example a legal person, detention, unknown address, an objection or too few staff. "
        "The partner may know that it was not taken up, never why."
    ),
}

REASONS: dict[Reason, Words] = {
    Reason.REGULAR: _("Nothing speaks against it."),
    Reason.CRISIS: _("The partner reports a crisis. A crisis is always taken up."),
    Reason.END_OF_SUPPLY: _("Supply is about to end. That is always taken up."),
    Reason.HIGHER: _("Reported before, but now higher: %(amount)s, it was %(earlier)s."),
    Reason.YOUNG_HEALTH: _("A single health-insurance signal of a young adult never waits for a match."),
    Reason.MATCHED_LATER: _("It waited for a match; another signal came in at this address."),
    Reason.DECEASED: _("According to the register the resident has died."),
    Reason.MOVED_OUT: _("According to the register the resident no longer lives in the municipality."),
    Reason.KNOWN: _("Debt help already knows this resident."),
    Reason.REFUSED: _("Somebody here said no before, and that stands. No is no."),
    Reason.AMOUNT_TOO_LOW: _("The amount, %(amount)s, is below the agreed %(minimum)s."),
    Reason.TOO_EARLY: _("%(days)s days in arrears; the agreement says at least %(minimum)s."),
    Reason.TOO_LATE: _("%(days)s days in arrears; the agreement says at most %(maximum)s."),
    Reason.NOT_HIGHER: _("The same partner reported %(earlier)s before; now it is %(amount)s, so not higher."),
    Reason.WAITS_FOR_MATCH: _(
        "Your municipality waits for a second signal at this address. It is taken up as soon as one comes in."
    ),
    Reason.BY_HAND: _("%(by)s decided: %(why)s"),
}

THREAT_NOT_TAKEN_UP: dict[Code, Words] = {
    Code.DECEASED: _("There is a threat at this address. See whether others live here, and offer help."),
    Code.NOT_RESIDENT: _("There is a threat at this address. See who lives here now."),
    Code.KNOWN: _("There is a threat. Tell the debt counsellor today."),
}

STATUSES: dict[Status, Words] = {
    Status.OPEN: _("New"),
    Status.IN_PROGRESS: _("In progress"),
    Status.IN_CONTACT: _("In contact"),
    Status.HELP_OFFERED: _("Help offered"),
    Status.CLOSED: _("Closed"),
}

CONTACT_KINDS: dict[ContactKind, Words] = {
    ContactKind.PHONE: _("Phone call"),
    ContactKind.VISIT: _("Home visit"),
    ContactKind.CARD: _("Card"),
    ContactKind.LETTER: _("Letter"),
    ContactKind.TEXT: _("SMS or WhatsApp"),
    ContactKind.EMAIL: _("Mail"),
    ContactKind.OFFICE: _("Appointment at an office"),
    ContactKind.ADMINISTRATIVE: _("Administrative"),
    ContactKind.OTHER: _("Other contact"),
    ContactKind.UNKNOWN: _("Unknown contact"),
}

DAY_PARTS: dict[DayPart, Words] = {
    DayPart.MORNING: _("Morning"),
    DayPart.AFTERNOON: _("Afternoon"),
    DayPart.EVENING: _("Evening"),
}

OUTCOMES: dict[Outcome, Words] = {
    Outcome.FURTHER_HELP: _("Further help and/or referral"),
    Outcome.FURTHER_HELP_FINANCIAL: _("Further help and/or referral, financial"),
    Outcome.FURTHER_HELP_OTHER: _("Further help and/or referral, not financial"),
    Outcome.ADVICE: _("(Budget) advice and/or quick fix"),
    Outcome.PAID: _("Resident has already paid or made an arrangement"),
    Outcome.MANAGES_ALONE: _("Resident manages alone or needs no help from early signals"),
    Outcome.OTHER_TRACK: _("Resident is already helped elsewhere"),
    Outcome.KNOWN: _("Resident already known to debt help"),
    Outcome.NO_CONTACT: _("No contact, finally"),
    Outcome.NO_RESPONSE: _("No response after earlier contact"),
    Outcome.NOT_RESIDENT: _("Person is not a resident of the municipality (any more)"),
    Outcome.DECEASED: _("Resident has died"),
    Outcome.REFERRED_WITHOUT_CONTACT: _("Referral without the resident taking part"),
    Outcome.DROPPED_REPEATED: _("Not taken up: repeated report"),
    Outcome.DROPPED_UNJUSTIFIED: _("Not taken up: unjustified signal"),
    Outcome.DROPPED_OTHER: _("Not taken up: other reason"),
}

MEANINGS: dict[Outcome, Words] = {
    Outcome.FURTHER_HELP: _("The resident goes on with help, both financial and other."),
    Outcome.FURTHER_HELP_FINANCIAL: _("For example debt help, a budget coach or income support."),
    Outcome.FURTHER_HELP_OTHER: _("For example social work, care or help at home."),
    Outcome.ADVICE: _("Solved with our advice within 30 days, without a referral."),
    Outcome.PAID: _("Paid or arranged before we could help."),
    Outcome.MANAGES_ALONE: _("The resident said so. Did your advice solve it? Then choose advice or quick fix."),
    Outcome.OTHER_TRACK: _("Only if the other helper takes this over. An administrator counts as well."),
    Outcome.KNOWN: _("Debt help knows the resident and has been told of this signal."),
    Outcome.NO_CONTACT: _("You tried and never reached anyone."),
    Outcome.NO_RESPONSE: _("There was contact; after that the resident no longer answered."),
    Outcome.NOT_RESIDENT: _(
        "Moved within the municipality? Then go on there. Moved away? Tell the other municipality."
    ),
    Outcome.DECEASED: _("See first whether others in the house, or the heirs, need an offer."),
    Outcome.REFERRED_WITHOUT_CONTACT: _("Only in extreme cases, such as outreach care."),
    Outcome.DROPPED_REPEATED: _("Same arrears, same partner, not higher."),
    Outcome.DROPPED_UNJUSTIFIED: _("Below the agreed amount, or too few or too many days in arrears."),
    Outcome.DROPPED_OTHER: _("For example a legal person, detention, an objection or too few staff."),
}

OBJECTIONS: dict[Objection, Words] = {
    Objection.NOBODY_REACHED: _("Nobody was reached yet. Register the contact first, or choose another outcome."),
    Objection.SOMEBODY_REACHED: _(
        "There was contact before. Choose “No response after earlier contact” or what came of the talk."
    ),
    Objection.NEVER_TRIED: _("No contact attempt is registered yet. Register at least one first."),
    Objection.SAID_NO: _("The resident said no, so there was an answer. Choose that they need no help from us."),
    Objection.TOO_LATE_FOR_QUICK_FIX: _(
        "A quick fix is solved within 30 days, and this case is open longer. Choose further help, or that the "
        "resident manages alone."
    ),
    Objection.REFERRED: _("There was a referral, so this is further help and not a quick fix."),
    Objection.HIGHER: _("An amount is higher than before, or the partner did not report it before. Take it up."),
    Objection.THREAT: _("A crisis or an end of supply is always followed up, whatever its amount."),
    Objection.ALREADY_TRIED: _("There was contact with the resident, so this case was taken up."),
}

CLOCKS: dict[ClockKind, Words] = {
    ClockKind.FIRST_CONVERSATION: _("First conversation at the latest (four weeks, art. 4 Wgs)"),
    ClockKind.THREAT: _("First conversation at the latest (three working days: a threat, art. 4 Wgs)"),
    ClockKind.DECISION: _("Formal decision at the latest (by-law, art. 4a Wgs)"),
    ClockKind.END_OF_SUPPLY: _("Supply may end"),
}

MOMENTS: dict[Moment, Words] = {
    Moment.HELP_ASKED: _("Help asked for or accepted"),
    Moment.THREATENED: _("A threat became known"),
    Moment.FIRST_CONVERSATION: _("First conversation held"),
    Moment.WAIVED: _("Further help waived"),
    Moment.FORMAL_DECISION: _("Formal decision given"),
}

STEPS: dict[Step, Words] = {
    Step.CALL: _("Call today. Not reached? Try again at another part of the day."),
    Step.CALL_OTHER_DAY_PART: _("Call again, at another part of the day: %(day_part)s. Not reached? Go there."),
    Step.VISIT: _("Go there, with a card for when nobody is at home."),
    Step.VISIT_OTHER_DAY_PART: _("Go there again, at another part of the day: %(day_part)s."),
    Step.WRITE: _("Send a letter with an offer of help."),
    Step.OFFER: _("There is contact. Offer help, and write down only what you agree."),
    Step.CLOSE: _("Everything was tried or agreed. Close the case with its outcome, or go on."),
    Step.RESPECT: _("No is no. Close the case; help stays open for whoever comes back."),
    Step.DECIDE: _("There is a crisis, and somebody here said no before. Decide first whether to approach after all."),
    Step.DONE: _("This case is closed."),
}


def step_sentence(next_step: NextStep) -> str:
    """The next step in words."""
    part = str(DAY_PARTS[next_step.day_part]).lower() if next_step.day_part else ""
    return str(STEPS[next_step.step]) % {"day_part": part}


def reason_sentence(reason: str, params: Mapping[str, Any]) -> str:
    """Why a signal was decided so, with its figures: amounts as money, the rest as it is."""
    shown = {
        name: euros(value) if name in {"amount", "earlier"} or reason == Reason.AMOUNT_TOO_LOW else value
        for name, value in params.items()
    }
    return str(REASONS[Reason(reason)]) % shown


def threat_sentence(code: str, params: Mapping[str, Any]) -> str:
    """Whom to tell of a threat that was not taken up, or nothing."""
    return str(THREAT_NOT_TAKEN_UP.get(Code(code), "")) if params.get("threat") else ""


def answer_sentence(answer: str) -> str:
    """What a person answered about who a signal is of; told on the page of each case whose signal it is."""
    return str(Verb.RESIDENT_LINKED.label if answer == Question.Answer.SAME else Verb.RESIDENT_UNLINKED.label)


def event_sentence(event: Event) -> str:
    """An event of the timeline in the reader's language: stored codes become words."""
    data = {name: str(_WORDS_OF_DATA.get(str(value), _day(value))) for name, value in event.data.items()}
    try:
        return str(Verb(event.verb).label) % data
    except (KeyError, ValueError):
        return str(event.verb)


def _day(value: object) -> object:
    """A stored day as people write it; anything else as it is."""
    try:
        return formats.date_format(date.fromisoformat(str(value)), "j F Y")
    except ValueError:
        return value


def event_icon(verb: str) -> str:
    """The sign beside an event."""
    return _ICONS.get(verb, "point")


_WORDS_OF_DATA: dict[str, Words] = {
    **{str(member): words for member, words in CODES.items()},
    **{str(member): words for member, words in STATUSES.items()},
    **{str(member): words for member, words in CONTACT_KINDS.items()},
    **{str(member): words for member, words in DAY_PARTS.items()},
    **{str(member): words for member, words in OUTCOMES.items()},
    **{str(member): words for member, words in REFUSALS.items()},
    **{str(member): words for member, words in MOMENTS.items()},
    **{f"said:{member}": words for member, words in SOURCES.items()},
    **REFERRAL_WORDS,
    **SEIZURE_WORDS,
    **TALK_WORDS,
    **DOOR_WORDS,
    "came_by:walk_in": _("at the walk-in desk"),
    "came_by:community": _("through somebody in the neighbourhood"),
    "reached": _("reached"),
    "not_reached": _("not reached"),
}

_ICONS: dict[str, str] = {
    Verb.CASE_OPENED: "folder",
    Verb.CASE_JOINED: "plus",
    Verb.CASE_ASKED_FOR: "door",
    Verb.CASE_TAKEN_UP: "player-play",
    Verb.CASE_ASSIGNED: "user",
    Verb.CASE_ACCEPTED: "check",
    Verb.ATTEMPT_REGISTERED: "phone-call",
    Verb.ATTEMPT_UNDONE: "arrow-back-up",
    Verb.CASE_MOVED_ON: "notes",
    Verb.CASE_CLOSED: "archive",
    Verb.CASE_REOPENED: "refresh",
    Verb.DECISION_CORRECTED: "edit",
    Verb.REFUSAL_RECORDED: "ban",
    Verb.REFUSAL_WITHDRAWN: "arrow-back-up",
    Verb.APPROACH_CLEARED: "alert-triangle",
    Verb.MOMENT_NOTED: "clock",
    Verb.MOMENT_CORRECTED: "edit",
    Verb.CONSENT_GIVEN: "check",
    Verb.CONSENT_WITHDRAWN: "arrow-back-up",
    Verb.FACTS_NOTED: "lock",
    Verb.KEPT_ERASED: "trash",
    Verb.SIGNAL_CHECKED: "message-circle",
    Verb.SKETCH_MADE: "scale",
    Verb.SKETCH_KEPT: "scale",
    Verb.SKETCH_ERASED: "trash",
    Verb.STEP_AGREED: "checklist",
    Verb.STEP_TICKED: "check",
    Verb.VISIT_TOLD: "home",
    Verb.VISIT_TOLD_TWICE: "home",
    Verb.VISIT_TOLD_LATE: "alert-triangle",
    Verb.VISIT_TAKEN_BACK: "arrow-back-up",
}
