"""The quality of the work: when a debrief is due, and how the incident method goes.

A worker speaks with people in trouble all day. What helps is a colleague soon after a hard talk, somebody along at
the first visits, and looking at one case together; never a score of a person (source 1; DOMAIN §9).
"""

from enum import StrEnum

DEBRIEF_WITHIN = 2  # working days


class Need(StrEnum):
    """What somebody needs after a hard talk."""

    LISTEN = "listen"
    ADVICE = "advice"
    TAKE_OVER = "take_over"
    SAFETY = "safety"


class Station(StrEnum):
    """The stations of the incident method, in order; each with its minutes in `MINUTES`."""

    INCIDENT = "incident"
    QUESTIONS = "questions"
    CORE = "core"
    CHOICE = "choice"
    WHAT_HAPPENED = "what_happened"
    LEARNED = "learned"


MINUTES = {
    Station.INCIDENT: 5,
    Station.QUESTIONS: 15,
    Station.CORE: 10,
    Station.CHOICE: 15,
    Station.WHAT_HAPPENED: 10,
    Station.LEARNED: 5,
}
"""One question is one hour."""


def may_read_debrief(*, reader: int, author: int, colleague: int, leads: bool, lead_may_read: bool) -> bool:
    """The writer and the chosen colleague; the team lead only when the writer chose so.

    >>> may_read_debrief(reader=3, author=1, colleague=2, leads=True, lead_may_read=False)
    False
    """
    return reader in {author, colleague} or (leads and lead_may_read)
