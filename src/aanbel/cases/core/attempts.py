"""Contact attempts as the exchange model counts them: every action is one, a letter too (DDAS v1.2).

*Reached* means that there was contact with the resident, not that the letter arrived.
"""

from datetime import datetime, time, timedelta
from enum import StrEnum

UNDO_WITHIN = timedelta(minutes=10)


class ContactKind(StrEnum):
    """EnumContactsoort."""

    PHONE = "phone"
    VISIT = "visit"
    CARD = "card"
    LETTER = "letter"
    TEXT = "text"
    EMAIL = "email"
    OFFICE = "office"
    ADMINISTRATIVE = "administrative"
    OTHER = "other"
    UNKNOWN = "unknown"


DDAS_CONTACT: dict[ContactKind, str] = {
    ContactKind.PHONE: "Telefoon",
    ContactKind.VISIT: "Huisbezoek",
    ContactKind.CARD: "Kaartje",
    ContactKind.LETTER: "Brief",
    ContactKind.TEXT: "SMS/Whatsapp",
    ContactKind.EMAIL: "Mail",
    ContactKind.OFFICE: "Afspraak op locatie",
    ContactKind.ADMINISTRATIVE: "Administratief",
    ContactKind.OTHER: "Overige",
    ContactKind.UNKNOWN: "Onbekend",
}


class DayPart(StrEnum):
    """EnumDagdeel."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


DDAS_DAY_PART: dict[DayPart, str] = {
    DayPart.MORNING: "Ochtend",
    DayPart.AFTERNOON: "Middag",
    DayPart.EVENING: "Avond",
}


def day_part(at: time) -> DayPart:
    """Morning before twelve, afternoon from twelve, evening from six (DDAS v1.2).

    >>> day_part(time(12, 0)).value
    'afternoon'
    """
    if at.hour < 12:
        return DayPart.MORNING
    return DayPart.AFTERNOON if at.hour < 18 else DayPart.EVENING


def can_still_be_undone(*, registered_at: datetime, now: datetime) -> bool:
    """A registration can be taken back for ten minutes; after that it is history and stays."""
    return now - registered_at <= UNDO_WITHIN
