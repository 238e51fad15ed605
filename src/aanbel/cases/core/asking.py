"""A resident who asks for help without any signal: which clocks that starts.

Whoever turns to the municipality is spoken within four weeks, and within three working days when evicted, shut off or
uninsured soon (Wgs art. 4). The clock runs from the first time they asked: asking again never puts it off.
"""

from dataclasses import replace
from datetime import date
from enum import StrEnum

from aanbel.cases.core.clocks import Moments


class Channel(StrEnum):
    """How somebody came forward."""

    WALK_IN = "walk_in"
    COMMUNITY = "community"


def after_request(known: Moments, *, today: date, threatened: bool) -> Moments:
    """The moments of the case once the resident has asked.

    >>> after_request(Moments(), today=date(2026, 11, 23), threatened=True).threatened_on
    datetime.date(2026, 11, 23)
    """
    return replace(
        known,
        help_asked_on=known.help_asked_on or today,
        threatened_on=known.threatened_on or (today if threatened else None),
    )
