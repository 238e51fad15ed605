"""The question to an organisation whether its entry is right: how long a link opens, and what it does now."""

from datetime import datetime, timedelta
from enum import StrEnum

OPEN_FOR = timedelta(days=14)
PROPOSABLE = ("description", "phone", "email", "url", "fees_description", "application_process", "waiting_days")
"""What an organisation may propose about its own entry, in the order of the form. Hours it says in words."""


class Link(StrEnum):
    """What a link does."""

    OPENS = "opens"
    ANSWERED = "answered"
    REPLACED = "replaced"
    EXPIRED = "expired"


def link(*, answered: bool, replaced: bool, expires_at: datetime, now: datetime) -> Link:
    """What a link does now: it opens until it was answered, a newer one was sent, or its term ended.

    >>> from datetime import UTC
    >>> day = lambda number: datetime(2026, 11, number, tzinfo=UTC)
    >>> link(answered=False, replaced=False, expires_at=day(22), now=day(21)).value
    'opens'
    >>> link(answered=False, replaced=False, expires_at=day(22), now=day(22)).value
    'expired'
    """
    if answered:
        return Link.ANSWERED
    if replaced:
        return Link.REPLACED
    return Link.EXPIRED if now >= expires_at else Link.OPENS
