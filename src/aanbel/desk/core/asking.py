"""From walking in to walking out: where a question stands, what can be done with it, and how long one can undo it.

Anonymous by default: a question holds a picture, a day part, a clock and, when the resident likes, a first name, which
is gone after that day (GDPR art. 5; DOMAIN §7).
"""

import re
from datetime import datetime, time, timedelta
from enum import StrEnum
from unicodedata import category

UNDO_WITHIN = timedelta(minutes=10)
FIRST_NAME_LENGTH = 40


class State(StrEnum):
    """Where a question stands."""

    WAITING = "waiting"
    HELPING = "helping"
    DONE = "done"
    APPOINTMENT = "appointment"
    HANDED_OVER = "handed_over"
    LEFT = "left"


class Result(StrEnum):
    """How a visit ended, for figures."""

    ANSWERED = "answered"
    TOGETHER = "together"
    GOES_ON = "goes_on"
    APPOINTMENT = "appointment"
    HANDED_OVER = "handed_over"
    LEFT = "left"


class Act(StrEnum):
    """What can be done with it at the desk."""

    BEGIN = "begin"
    LEAVE = "leave"
    PUT_BACK = "put_back"
    FINISH = "finish"
    AGREE = "agree"
    HAND_OVER = "hand_over"
    COME_BACK = "come_back"


ACTS: dict[tuple[State, Act], State] = {
    (State.WAITING, Act.BEGIN): State.HELPING,
    (State.WAITING, Act.LEAVE): State.LEFT,
    (State.WAITING, Act.AGREE): State.APPOINTMENT,
    (State.HELPING, Act.PUT_BACK): State.WAITING,
    (State.HELPING, Act.LEAVE): State.LEFT,
    (State.HELPING, Act.FINISH): State.DONE,
    (State.HELPING, Act.AGREE): State.APPOINTMENT,
    (State.HELPING, Act.HAND_OVER): State.HANDED_OVER,
    (State.HANDED_OVER, Act.HAND_OVER): State.HANDED_OVER,
    (State.HANDED_OVER, Act.COME_BACK): State.HELPING,
}
"""Everything else is refused. Undoing gives back the state before; `can_undo` says for how long."""

AT_THE_DESK = frozenset({State.WAITING, State.HELPING})
UNDONE = frozenset({State.DONE, State.LEFT})
"""What a person may have tapped by mistake; an appointment and a hand-over are called off in their own way."""


def after(state: State, act: Act) -> State | None:
    """Where an act leads; None when it cannot be done from here.

    >>> after(State.WAITING, Act.BEGIN).value, after(State.DONE, Act.BEGIN)
    ('helping', None)
    """
    return ACTS.get((state, act))


def can_undo(state: State, *, ended_at: datetime | None, now: datetime) -> bool:
    """Whether "done" or "left" can still be taken back."""
    return state in UNDONE and ended_at is not None and now - ended_at <= UNDO_WITHIN


class DayPart(StrEnum):
    """The part of the day in which somebody came: for figures, so no minute is needed."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


def day_part(moment: time) -> DayPart:
    """The part of the day.

    >>> day_part(time(11, 59)).value, day_part(time(12)).value, day_part(time(18)).value
    ('morning', 'afternoon', 'evening')
    """
    if moment < time(12):
        return DayPart.MORNING
    return DayPart.AFTERNOON if moment < time(18) else DayPart.EVENING


class Doubt(StrEnum):
    """Why what was typed looks like more than a first name."""

    DIGITS = "digits"
    WORDS = "words"
    LONG = "long"
    MAIL = "mail"


def doubt_about(first_name: str) -> Doubt | None:
    """Whether this is more than a first name: a surname, a number, an address. It is then not kept.

    One word calls somebody in from the chairs. Of two words no rule can say whether they are "Anne Marie" or somebody's
    first name and surname, so there is one.

    >>> doubt_about("Jan-Willem"), doubt_about("Anne Marie").value, doubt_about("Fatma 12").value
    (None, 'words', 'digits')
    """
    name = first_name.strip()
    if "@" in name:
        return Doubt.MAIL
    if re.search(r"\d", name):
        return Doubt.DIGITS
    if len(name) > FIRST_NAME_LENGTH:
        return Doubt.LONG
    return None if all(category(sign)[0] in "LM" or sign in _IN_A_NAME for sign in name) else Doubt.WORDS


_IN_A_NAME = frozenset("-'’\u200c\u200d")  # a hyphen, an apostrophe, and what joins letters in Persian and Hindi
