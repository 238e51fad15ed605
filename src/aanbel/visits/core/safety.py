"""When somebody on a visit is late, who is where, and what a flagged door asks.

After the Arbocatalogus Gemeenten, “Veilig op huisbezoek”: an alarm, contact by phone, and no visit alone where there
was aggression. A phone tells where it is by four signs; as with visits, what follows from them is a function of the set
of signs and their times, never of the order in which they came in.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from hashlib import sha256
from uuid import UUID

from aanbel.kernel.clock import AMSTERDAM

MARGIN = timedelta(minutes=15)
"""So long after the expected end of a visit somebody calls: a good talk runs late, an hour is too long to wait."""
HOME_WITHIN = timedelta(hours=1)
"""So long after the planned end of a round everybody has said that they are back."""
SHORTEST = timedelta(minutes=20)
"""A visit is expected to last at least so long, however short it was planned."""
EVENING = time(18)


class Sign(StrEnum):
    """What a visitor tells of themselves."""

    ARRIVED = "arrived"
    LEFT = "left"
    SOS = "sos"
    SAFE = "safe"


class AlarmKind(StrEnum):
    """Why somebody is called."""

    SOS = "sos"
    OVERDUE = "overdue"
    UNSAFE = "unsafe"


@dataclass(frozen=True)
class SafetyFact:
    """One sign as the phone sends it. The place goes along only when the visitor shares it."""

    id: UUID
    sign: Sign
    at: datetime
    stop: int | None = None
    lon: float | None = None
    lat: float | None = None

    @property
    def digest(self) -> str:
        """The mark of these contents. The place is left out: not even a trace of it stays."""
        return sha256(f"{self.id}|{self.sign}|{self.at.isoformat()}|{self.stop}".encode()).hexdigest()


@dataclass(frozen=True)
class Seen:
    """One sign of one visitor. `stop` None: somewhere on the way."""

    sign: Sign
    at: datetime
    stop: int | None = None


@dataclass(frozen=True)
class Whereabouts:
    """Where one visitor is: at a door since a moment, or on the way; and since when help is asked for."""

    inside: int | None = None
    since: datetime | None = None
    last_sign: datetime | None = None
    sos_since: datetime | None = None


def whereabouts(signs: Collection[Seen]) -> Whereabouts:
    """Read the signs in the order of their own times. Arriving at a next door means having left the one before.

    >>> nine = datetime(2026, 3, 9, 9, tzinfo=AMSTERDAM)
    >>> whereabouts([Seen(Sign.LEFT, nine.replace(hour=10), 1), Seen(Sign.ARRIVED, nine, 1)]).inside is None
    True
    """
    inside: int | None = None
    since: datetime | None = None
    sos: datetime | None = None
    ordered = sorted(signs, key=lambda one: (one.at, list(Sign).index(one.sign), one.stop or 0))
    for one in ordered:
        if one.sign is Sign.ARRIVED:
            inside, since = one.stop, one.at
        elif one.sign is Sign.LEFT and one.stop in (inside, None):
            inside, since = None, None
        elif one.sign is Sign.SOS:
            sos = sos or one.at
        elif one.sign is Sign.SAFE:
            sos = None
    return Whereabouts(inside, since, ordered[-1].at if ordered else None, sos)


def expected_out(*, arrived: datetime, planned: timedelta) -> datetime:
    """When somebody who arrived then is expected outside again."""
    return arrived + max(planned, SHORTEST)


def late_from(*, arrived: datetime, planned: timedelta) -> datetime:
    """From this moment a colleague calls.

    >>> nine = datetime(2026, 3, 9, 9, tzinfo=AMSTERDAM)
    >>> late_from(arrived=nine, planned=timedelta(minutes=30)).time().isoformat()
    '09:45:00'
    """
    return expected_out(arrived=arrived, planned=planned) + MARGIN


class Breach(StrEnum):
    """Why a flagged door is not visited like this."""

    NO_VISITS = "no_visits"
    ALONE = "alone"
    EVENING = "evening"


def breaches(*, unsafe: bool, no_visits: bool, visitors: int, at: datetime) -> list[Breach]:
    """What is wrong with visiting a flagged door so: never where no visit may be, never alone, not in the evening.

    >>> late = datetime(2026, 3, 9, 19, tzinfo=AMSTERDAM)
    >>> [one.value for one in breaches(unsafe=True, no_visits=False, visitors=1, at=late)]
    ['alone', 'evening']
    """
    found = [Breach.NO_VISITS] if no_visits else []
    if unsafe and visitors < 2:
        found.append(Breach.ALONE)
    if unsafe and at.astimezone(AMSTERDAM).time() >= EVENING:
        found.append(Breach.EVENING)
    return found
