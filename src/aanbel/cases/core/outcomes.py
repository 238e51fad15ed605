"""How a case ends: the end results of the exchange model, and which of them the record allows.

The texts are DDAS v1.2 (EnumEindresultaat) and change between versions, hence one table. Municipalities book
the same talk as "solved it themselves" and as "quick fix" in equal shares (Divosa 2024), so the screen shows
what each one means (`wording.MEANINGS`) and this module refuses what the registered attempts contradict.
"""

from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """EnumEindresultaat."""

    FURTHER_HELP = "further_help"
    FURTHER_HELP_FINANCIAL = "further_help_financial"
    FURTHER_HELP_OTHER = "further_help_other"
    ADVICE = "advice"
    PAID = "paid"
    MANAGES_ALONE = "manages_alone"
    OTHER_TRACK = "other_track"
    KNOWN = "known"
    NO_CONTACT = "no_contact"
    NO_RESPONSE = "no_response"
    NOT_RESIDENT = "not_resident"
    DECEASED = "deceased"
    REFERRED_WITHOUT_CONTACT = "referred_without_contact"
    DROPPED_REPEATED = "dropped_repeated"
    DROPPED_UNJUSTIFIED = "dropped_unjustified"
    DROPPED_OTHER = "dropped_other"


DDAS_OUTCOME: dict[Outcome, str] = {
    Outcome.FURTHER_HELP: "Vervolghulp en/of verwijzing",
    Outcome.FURTHER_HELP_FINANCIAL: "Vervolghulp en/of verwijzing financieel",
    Outcome.FURTHER_HELP_OTHER: "Vervolghulp en/of verwijzing niet financieel",
    Outcome.ADVICE: "(Budget)advies en/of quick fix",
    Outcome.PAID: "Inwoner heeft zelf al betaald/betalingsregeling getroffen",
    Outcome.MANAGES_ALONE: "Inwoner regelt het zelf/hoeft geen hulp vanuit vroegsignalering",
    Outcome.OTHER_TRACK: "Inwoner heeft al een ander lopend traject",
    Outcome.KNOWN: "Inwoner al bekend bij schuldhulpverlening",
    Outcome.NO_CONTACT: "Definitief geen contact kunnen krijgen",
    Outcome.NO_RESPONSE: "Geen reactie na eerder contact",
    Outcome.NOT_RESIDENT: "Persoon is geen inwoner (meer) in de gemeente",
    Outcome.DECEASED: "Inwoner is overleden",
    Outcome.REFERRED_WITHOUT_CONTACT: "Verwijzing zonder tussenkomst inwoner",
    Outcome.DROPPED_REPEATED: "Niet opgepakt: herhaalde melding",
    Outcome.DROPPED_UNJUSTIFIED: "Niet opgepakt: onterecht signaal",
    Outcome.DROPPED_OTHER: "Niet opgepakt: andere reden",
}

HELPED = frozenset({Outcome.FURTHER_HELP, Outcome.FURTHER_HELP_FINANCIAL, Outcome.FURTHER_HELP_OTHER, Outcome.ADVICE})
"""Outcomes that mean: help was given or found."""

NEEDS_CONTACT = HELPED | {Outcome.MANAGES_ALONE, Outcome.NO_RESPONSE}
"""Outcomes that only the resident can have told us, or that speak of an earlier contact."""

DROPPED = frozenset({Outcome.DROPPED_REPEATED, Outcome.DROPPED_UNJUSTIFIED, Outcome.DROPPED_OTHER})
"""Outcomes for a case nobody worked on."""

QUICK_FIX_WITHIN_DAYS = 30


class Objection(StrEnum):
    """Why the record contradicts an outcome; the sentence is in `wording`."""

    NOBODY_REACHED = "nobody_reached"
    SOMEBODY_REACHED = "somebody_reached"
    NEVER_TRIED = "never_tried"
    ALREADY_TRIED = "already_tried"
    SAID_NO = "said_no"
    TOO_LATE_FOR_QUICK_FIX = "too_late_for_quick_fix"
    REFERRED = "referred"
    HIGHER = "higher"
    THREAT = "threat"


@dataclass(frozen=True, kw_only=True)
class Record:
    """What is registered about a case, as far as an outcome could contradict it.

    `said_no`: a no or an objection of the resident stands, however it reached us. `objected`: it was an objection.
    `repeated`: every signal was taken up before from the same partner, and none is higher now.
    """

    attempts: int = 0
    reached: int = 0
    days_open: int = 0
    said_no: bool = False
    objected: bool = False
    referred: bool = False
    repeated: bool = False
    threat: bool = False


def objection(outcome: Outcome, record: Record) -> Objection | None:
    """Say why this outcome cannot be true after what was registered, or nothing.

    A *quick fix* is solved within thirty days and without referral (Divosa 2024). *Repeated* is not higher than
    before (DDAS). A shut-off or crisis is followed up whatever its amount or age, so it is never dropped as repeated
    or unjustified (NVVK, October 2022).

    >>> objection(Outcome.NO_CONTACT, Record(attempts=3, reached=1)).value
    'somebody_reached'
    >>> objection(Outcome.NO_CONTACT, Record(attempts=3)) is None
    True
    """
    if outcome in DROPPED:
        return _dropping(outcome, record)
    if outcome is Outcome.MANAGES_ALONE and record.said_no:
        return None
    if outcome in NEEDS_CONTACT and not record.reached:
        return Objection.NOBODY_REACHED
    if outcome is Outcome.ADVICE:
        if record.referred:
            return Objection.REFERRED
        return Objection.TOO_LATE_FOR_QUICK_FIX if record.days_open > QUICK_FIX_WITHIN_DAYS else None
    if outcome is Outcome.NO_CONTACT:
        if record.reached:
            return Objection.SOMEBODY_REACHED
        if record.said_no:
            return Objection.SAID_NO
        return None if record.attempts else Objection.NEVER_TRIED
    return None


def _dropping(outcome: Outcome, record: Record) -> Objection | None:
    """What stands against dropping a case unworked."""
    if record.reached:
        return Objection.ALREADY_TRIED
    if outcome is Outcome.DROPPED_OTHER:
        return None
    if record.threat:
        return Objection.THREAT
    return Objection.HIGHER if outcome is Outcome.DROPPED_REPEATED and not record.repeated else None


def allowed(record: Record) -> list[Outcome]:
    """The outcomes that fit the record, in the order of the screen: help first, dropped last."""
    return [outcome for outcome in Outcome if objection(outcome, record) is None]


def after_a_no(record: Record) -> Outcome | None:
    """The outcome to propose when a no stands: the resident's own word, or for an objection the exclusion.

    >>> after_a_no(Record(said_no=True, objected=True)).value
    'dropped_other'
    >>> after_a_no(Record(said_no=True, reached=1, attempts=1)).value
    'manages_alone'
    """
    if not record.said_no:
        return None
    return Outcome.DROPPED_OTHER if record.objected and not record.reached else Outcome.MANAGES_ALONE
