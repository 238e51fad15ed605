"""A referral from asking to answering: what may be shared, who may read it, when it is chased.

Sharing is only what is strictly necessary, after the resident said yes (AVG art. 5; DOMAIN §3). The receiver has no
account: the link opens with a code told by phone, five wrong codes lock it, and an answer or the last day shuts it.
The terms are house rules; no law sets them.
"""

from datetime import date, datetime, timedelta
from enum import StrEnum

ANSWER_WITHIN = 5  # working days
CONSIDER_FOR = 5  # working days more, from the day the receiver said so
OPEN_FOR = timedelta(days=21)
TRIES = 5


class Share(StrEnum):
    """What may go along, each chosen apart; the question itself always goes."""

    NAME = "name"
    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"
    AGE = "age"
    THREAT = "threat"
    AGREED = "agreed"


FEWEST = (Share.NAME, Share.PHONE)
"""Enough to ring somebody: what is ticked before anybody chooses."""


class Wish(StrEnum):
    """How the resident wants to be met."""

    CALLED = "called"
    TOGETHER = "together"
    COMES = "comes"


class Stage(StrEnum):
    """How far a referral is."""

    ASKED = "asked"
    CONSIDERED = "considered"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class Act(StrEnum):
    """What the receiver answers, and what the worker can do about it."""

    ACCEPT = "accept"
    DECLINE = "decline"
    CONSIDER = "consider"
    WITHDRAW = "withdraw"


ACTS: dict[tuple[Stage, Act], Stage] = {
    (Stage.ASKED, Act.ACCEPT): Stage.ACCEPTED,
    (Stage.ASKED, Act.DECLINE): Stage.DECLINED,
    (Stage.ASKED, Act.CONSIDER): Stage.CONSIDERED,
    (Stage.ASKED, Act.WITHDRAW): Stage.WITHDRAWN,
    (Stage.CONSIDERED, Act.ACCEPT): Stage.ACCEPTED,
    (Stage.CONSIDERED, Act.DECLINE): Stage.DECLINED,
    (Stage.CONSIDERED, Act.WITHDRAW): Stage.WITHDRAWN,
    (Stage.ACCEPTED, Act.WITHDRAW): Stage.WITHDRAWN,
}
"""Everything else is refused: an answer stands, and thinking it over is said once."""


def after(stage: Stage, act: Act) -> Stage | None:
    """Where an act leads; None when it cannot be done from here.

    >>> after(Stage.CONSIDERED, Act.ACCEPT), after(Stage.DECLINED, Act.ACCEPT)
    (<Stage.ACCEPTED: 'accepted'>, None)
    """
    return ACTS.get((stage, act))


def waits(stage: Stage) -> bool:
    """Whether somebody still owes an answer."""
    return stage in {Stage.ASKED, Stage.CONSIDERED}


class Link(StrEnum):
    """What the link in the mail does now."""

    OPENS = "opens"
    LOCKED = "locked"
    PAST = "past"
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"


def link(*, stage: Stage, wrong_codes: int, expires_at: datetime, now: datetime) -> Link:
    """Whether the link asks for its code, or only says why not; data are shown in the first case alone."""
    if stage is Stage.WITHDRAWN:
        return Link.WITHDRAWN
    if not waits(stage):
        return Link.ANSWERED
    if now >= expires_at:
        return Link.PAST
    return Link.LOCKED if wrong_codes >= TRIES else Link.OPENS


def is_silent(*, stage: Stage, due_on: date, today: date) -> bool:
    """Whether the answer is late and the worker chases it.

    >>> is_silent(stage=Stage.ASKED, due_on=date(2026, 3, 9), today=date(2026, 3, 10))
    True
    """
    return waits(stage) and today > due_on
