"""A resident who asks for help without any signal: which clocks that starts.

Whoever turns to the municipality is spoken within four weeks, and within three working days when evicted, shut off or
uninsured soon (Wgs art. 4). The clock runs from the first time they asked: asking again never puts it off.
"""

import re
import unicodedata
from dataclasses import replace
from datetime import date
from enum import StrEnum

from aanbel.cases.core.clocks import Moments


class Channel(StrEnum):
    """How somebody came forward."""

    WALK_IN = "walk_in"
    COMMUNITY = "community"


def could_be(named: str, *, initials: str, surname: str) -> bool:
    """Whether somebody who calls themselves so can be this resident: the surname is in it and the first letters agree.

    Only who said no takes it back by coming forward; another one of the household does not.

    >>> [could_be(named, initials="F.", surname="Kaya") for named in ("Fatma de Boer-Kaya", "Ali Kaya")]
    [True, False]
    """
    words, wanted = _letters(named), _letters(surname)
    agree = not initials or not words or words[0][0] == initials.strip().casefold()[:1]
    return bool(wanted) and set(wanted) <= set(words) and agree


def _letters(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", name.casefold())
    return re.findall(r"[^\W\d_]+", "".join(one for one in plain if not unicodedata.combining(one)))


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
