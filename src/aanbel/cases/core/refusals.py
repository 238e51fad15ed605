"""No is no: whether anybody may still approach a household, in one rule that every path asks.

Two kinds of *no*:

- **no contact**: somebody at the door told us not to come back. It stands for the municipality's months, since
  people's lives change, and stops each approach: a call, a visit, a letter in a batch, a card, a text, a reminder.
- **objection** (art. 21 AVG): stop using my data. It stands until the resident takes it back.

At the next match a signal of someone who said no is not taken up (DDAS "Niet opgepakt: andere reden"; the exclusion
list is named there as an example, and the creditor learns only *that*). A threat is different: the municipality
must follow up shut-off signals too (art. 3 Besluit; NVVK, October 2022). It is taken up, and then a person decides,
with the earlier *no* on the screen: approach after all, with a reason, or respect it. Nobody and nothing
approaches before that. What was decided holds for this case, until the next *no*.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from aanbel.kernel.clock import month_after


class RefusalKind(StrEnum):
    """What was said no to."""

    NO_CONTACT = "no_contact"
    OBJECTION = "objection"


class RefusalSource(StrEnum):
    """Where the no was said."""

    PHONE = "phone"
    VISIT = "visit"
    DESK = "desk"
    REPLY = "reply"
    EMAIL = "email"
    LETTER = "letter"
    OTHER = "other"


class Approach(StrEnum):
    """What may be done towards a household."""

    FREE = "free"
    STOPPED = "stopped"
    ASK_A_PERSON = "ask_a_person"


@dataclass(frozen=True)
class Said:
    """One no, as the rule needs it; `until` is its last day, None is for ever."""

    kind: RefusalKind
    recorded_at: datetime
    until: date | None = None
    withdrawn_on: date | None = None

    def stands(self, on: date) -> bool:
        """Whether it counts on this day.

        >>> Said(RefusalKind.NO_CONTACT, datetime(2026, 1, 5), until=date(2026, 7, 5)).stands(date(2026, 7, 6))
        False
        """
        return self.withdrawn_on is None and (self.until is None or on <= self.until)


def approach(said: list[Said], *, on: date, threat: bool, cleared_at: datetime | None = None) -> Approach:
    """The one rule. `threat`: a crisis or an end of supply was reported in this case; `cleared_at`: when a person
    decided to approach after all, which answers every earlier no and no later one.

    >>> approach([Said(RefusalKind.NO_CONTACT, datetime(2026, 1, 5))], on=date(2026, 2, 1), threat=True).value
    'ask_a_person'
    """
    standing = [one for one in said if one.stands(on)]
    if not standing:
        return Approach.FREE
    if not threat:
        return Approach.STOPPED
    answered = cleared_at is not None and all(one.recorded_at <= cleared_at for one in standing)
    return Approach.FREE if answered else Approach.ASK_A_PERSON


def last_day(kind: RefusalKind, *, said_on: date, months: int) -> date | None:
    """Until when a no stands: the municipality's months, or for an objection no end.

    >>> last_day(RefusalKind.NO_CONTACT, said_on=date(2026, 8, 31), months=6)
    datetime.date(2027, 2, 28)
    >>> last_day(RefusalKind.OBJECTION, said_on=date(2026, 8, 31), months=6) is None
    True
    """
    if kind is RefusalKind.OBJECTION:
        return None
    month = month_after(said_on.replace(day=1), months)
    end_of_month = (month_after(month) - month).days
    return month.replace(day=min(said_on.day, end_of_month))
