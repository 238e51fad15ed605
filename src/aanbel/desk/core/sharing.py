"""What a hand-over shares, with which yes, and what becomes of it.

Nothing of a person leaves the desk without their yes (AVG art. 6 lid 1 a, art. 7): they see the very lines that the
receiver will see, leave out what they like, and say yes on paper or on the screen, in words that can be shown again.
Whether the desk may hear how it went is asked apart. What was shared is emptied when it ends, and after thirty days.
The hours within which an answer is expected are a house rule.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from aanbel.desk.core.urgency import Urgency
from aanbel.kernel.personal_patterns import Pattern, traces

KEPT_FOR = timedelta(days=30)
ANSWER_WITHIN: dict[Urgency, timedelta] = {
    Urgency.CALM: timedelta(hours=24),
    Urgency.SOON: timedelta(hours=8),
    Urgency.THREAT: timedelta(hours=2),
}
"""How soon the professional says yes or no; after it the desk and the coordinator see that nobody did."""
DIGITS = 9
"""Fewer digits are no telephone number, also without the zero in front."""
CURRENT_WORDS = "share-1"
"""The version of the question that is asked now; a changed sentence is a new version, old ones stay readable."""


class Line(StrEnum):
    """What can be shared, each left out when the resident likes; the order is that of the form."""

    NAME = "name"
    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"
    QUESTION = "question"
    DUE = "due"


LENGTHS: dict[Line, int] = {
    Line.NAME: 120,
    Line.PHONE: 20,
    Line.EMAIL: 120,
    Line.ADDRESS: 160,
    Line.QUESTION: 300,
    Line.DUE: 60,
}


class Reach(StrEnum):
    """How the receiver finds the resident."""

    CALLED = "called"
    MAILED = "mailed"
    COMES = "comes"


class How(StrEnum):
    """How the yes was given."""

    PAPER = "paper"
    SCREEN = "screen"


class Stage(StrEnum):
    """How far a hand-over is."""

    ASKED = "asked"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    DONE = "done"
    WITHDRAWN = "withdrawn"


class Answer(StrEnum):
    """What the receiver and the desk can do about it."""

    ACCEPT = "accept"
    DECLINE = "decline"
    FINISH = "finish"
    WITHDRAW = "withdraw"


ANSWERS: dict[tuple[Stage, Answer], Stage] = {
    (Stage.ASKED, Answer.ACCEPT): Stage.ACCEPTED,
    (Stage.ASKED, Answer.DECLINE): Stage.DECLINED,
    (Stage.ASKED, Answer.WITHDRAW): Stage.WITHDRAWN,
    (Stage.ACCEPTED, Answer.DECLINE): Stage.DECLINED,
    (Stage.ACCEPTED, Answer.FINISH): Stage.DONE,
    (Stage.ACCEPTED, Answer.WITHDRAW): Stage.WITHDRAWN,
    (Stage.DECLINED, Answer.WITHDRAW): Stage.WITHDRAWN,
}
HOLDS = frozenset({Stage.ASKED, Stage.ACCEPTED, Stage.DECLINED})
"""While it is in one of these, what was shared may be there: a no goes back to a desk that must still tell them."""


def after(stage: Stage, answer: Answer) -> Stage | None:
    """Where an answer leads; None when it cannot be given from here.

    >>> after(Stage.ASKED, Answer.ACCEPT).value, after(Stage.DONE, Answer.WITHDRAW)
    ('accepted', None)
    """
    return ANSWERS.get((stage, answer))


def shared_lines(told: Mapping[str, str], chosen: frozenset[Line] | set[Line]) -> dict[str, str]:
    """Exactly what goes along: the chosen lines that hold something, in the order of the form, no longer than allowed.

    >>> shared_lines({"name": " Fatma ", "phone": "06", "email": ""}, {Line.NAME, Line.EMAIL})
    {'name': 'Fatma'}
    """
    kept = {line: " ".join(told.get(line, "").split())[: LENGTHS[line]] for line in Line if line in chosen}
    return {line.value: words for line, words in kept.items() if words}


_IN_NO_NAME = frozenset(("van", "von", "den", "der", "het", "ten", "ter", "mevrouw", "meneer", "mevr", "dhr"))


def told_again(words: str, shared: Mapping[str, str]) -> str:
    """What of what was shared stands in words that are for others: a name, a number, an address; empty when nothing.

    >>> told_again("Fatma betaalt nu in zes keer", {"name": "Fatma Yilmaz"})
    'Fatma'
    >>> told_again("Betaalt nu in zes keer", {"name": "Fatma Yilmaz", "phone": "06 1234 5678"})
    ''
    """
    said, digits = f" {' '.join(re.findall(_WORD, words.casefold()))} ", re.sub(r"\D", "", words)
    if (mail := shared.get(Line.EMAIL, "")) and mail.casefold() in words.casefold():
        return mail
    names = [part for part in re.findall(_WORD, shared.get(Line.NAME, "")) if len(part) > 2]
    for part in names:
        if part.casefold() not in _IN_NO_NAME and f" {part.casefold()} " in said:
            return str(part)
    phone = shared.get(Line.PHONE, "")
    if (number := re.sub(r"\D", "", phone)) and len(number) > 5 and number in digits:
        return phone
    door = " ".join(re.findall(_WORD, shared.get(Line.ADDRESS, "").partition(",")[0].casefold()))
    return shared[Line.ADDRESS] if door and f" {door} " in said else ""


_WORD = r"[\w'’-]+"


class Lack(StrEnum):
    """Why a hand-over cannot be made of this."""

    BSN = "bsn"
    NO_QUESTION = "no_question"
    NO_PHONE = "no_phone"
    NO_EMAIL = "no_email"


def lack_of(shared: Mapping[str, str], reach: Reach) -> Lack | None:
    """What is missing for the receiver to do anything: the question, and a way to find the resident unless they come.

    A BSN is never passed on, with no yes either: a desk has no ground in law to use one (UAVG art. 46).

    >>> lack_of({"question": "Brief van de waterleverancier"}, Reach.CALLED).value
    'no_phone'
    """
    written = [words for line, words in shared.items() if line != Line.PHONE]  # nine of its digits may look like one
    if any(trace.pattern is Pattern.BSN for words in written for trace in traces(words)):
        return Lack.BSN
    if not shared.get(Line.QUESTION):
        return Lack.NO_QUESTION
    if reach is Reach.CALLED and len(re.sub(r"\D", "", shared.get(Line.PHONE, ""))) < DIGITS:
        return Lack.NO_PHONE
    return Lack.NO_EMAIL if reach is Reach.MAILED and not shared.get(Line.EMAIL) else None


def is_silent(stage: Stage, *, due_at: datetime, now: datetime) -> bool:
    """Whether nobody answered in time."""
    return stage is Stage.ASKED and now > due_at


@dataclass(frozen=True)
class Told:
    """What the desk may hear of a hand-over: that it arrived and who has it always, how it went only when allowed."""

    stage: Stage
    by: str
    words: str


def told_to_the_desk(stage: Stage, *, by: str, answer: str, outcome: str, tell_back: bool) -> Told:
    """The line for the desk. A reason to decline is for the desk; how it went is the resident's to give.

    >>> told_to_the_desk(Stage.DONE, by="Defne", answer="", outcome="Regeling getroffen", tell_back=False).words
    ''
    """
    if stage is Stage.DONE:
        return Told(stage, by, outcome if tell_back else "")
    return Told(stage, by, answer)


def is_asked(
    *,
    to_user: int | None,
    to_role: str,
    me: int | None,
    my_roles: frozenset[str],
    does_anybody: bool,
    answered_by: int | None = None,
) -> bool:
    """Whether a hand-over was asked of this person, and so whether they may read what was shared.

    Who was named reads it and nobody else. Asked of a kind of work, those who do that work read it; when nobody here
    does it, any professional may, so that no question lies unseen. Once somebody answered it is theirs alone: the
    others have no need of it any more (AVG art. 5 lid 1 c).

    >>> is_asked(to_user=None, to_role="budget_coach", me=3, my_roles=frozenset({"budget_coach"}), does_anybody=True)
    True
    >>> is_asked(to_user=4, to_role="budget_coach", me=3, my_roles=frozenset({"budget_coach"}), does_anybody=True)
    False
    """
    if answered_by is not None:
        return answered_by == me
    if to_user is not None:
        return to_user == me
    return to_role in my_roles or not does_anybody
