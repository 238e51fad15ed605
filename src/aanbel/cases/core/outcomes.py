"""How a case ends: the end results of the exchange model, and which of them the record allows.

The texts are DDAS v1.2 (EnumEindresultaat) and change between versions, hence one table. Municipalities book
the same talk as "solved it themselves" and as "quick fix" in equal shares (Divosa 2024), so the screen shows
what each one means (`wording.MEANINGS`) and this module refuses what the registered attempts contradict.
"""

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


class Objection(StrEnum):
    """Why the record contradicts an outcome; the sentence is in `wording`."""

    NOBODY_REACHED = "nobody_reached"
    SOMEBODY_REACHED = "somebody_reached"
    NEVER_TRIED = "never_tried"
    ALREADY_TRIED = "already_tried"


def objection(outcome: Outcome, *, attempts: int, reached: int) -> Objection | None:
    """Say why this outcome cannot be true after these contact attempts, or nothing.

    >>> objection(Outcome.NO_CONTACT, attempts=3, reached=1).value
    'somebody_reached'
    >>> objection(Outcome.NO_CONTACT, attempts=3, reached=0) is None
    True
    """
    if outcome in NEEDS_CONTACT and not reached:
        return Objection.NOBODY_REACHED
    if outcome is Outcome.NO_CONTACT:
        if reached:
            return Objection.SOMEBODY_REACHED
        return None if attempts else Objection.NEVER_TRIED
    if outcome in DROPPED and reached:
        return Objection.ALREADY_TRIED
    return None


def allowed(*, attempts: int, reached: int) -> list[Outcome]:
    """The outcomes that fit the record, in the order of the screen: help first, dropped last."""
    return [outcome for outcome in Outcome if objection(outcome, attempts=attempts, reached=reached) is None]
