"""Opening hours (written in full below; the rule first)."""

from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True, slots=True)
class Rule:
    """When something is open: the fields of RFC 5545 that HSDS has, in Dutch time."""

    freq: str = ""
    interval: int = 1
    byday: str = ""
    bymonthday: str = ""
    byweekno: str = ""
    byyearday: str = ""
    wkst: str = ""
    start: date | None = None
    anchor: date | None = None
    end: date | None = None
    count: int | None = None
    opens_at: time = time(0)
    closes_at: time = time(0)
