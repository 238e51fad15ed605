"""An age as coarse as others need it: enough to know whom one meets, not enough to know who it is."""

from datetime import date

GROUPS = ((0, 17), (18, 22), (23, 26), (27, 34), (35, 44), (45, 54), (55, 66), (67, 79))
"""First and last year; 27 and the old-age pension are where other rules begin. Who is older is “80+”."""


def age_group(born: date | None, on: date) -> str:
    """The group somebody is in, or nothing when the day of birth is not known.

    >>> age_group(date(1987, 5, 4), date(2026, 3, 9)), age_group(None, date(2026, 3, 9))
    ('35–44', '')
    """
    if born is None:
        return ""
    age = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
    return next((f"{first}–{last}" for first, last in GROUPS if first <= age <= last), "80+")
