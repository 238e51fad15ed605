"""When an entry of the map may no longer be trusted: half a year after somebody assured that it is right."""

from datetime import date

MONTHS = 6


def gone_stale(assured_on: date | None, *, today: date) -> bool:
    """Whether more than six months passed since this was assured, or nobody ever did.

    >>> gone_stale(date(2026, 5, 21), today=date(2026, 11, 22)), gone_stale(date(2026, 5, 22), today=date(2026, 11, 22))
    (True, False)
    """
    return assured_on is None or assured_on < stale_before(today)


def stale_before(today: date) -> date:
    """What was assured before this day is stale.

    >>> stale_before(date(2026, 8, 31))  # February has no 31st
    datetime.date(2026, 2, 28)
    """
    months = today.year * 12 + today.month - 1 - MONTHS
    year, month = divmod(months, 12)
    for day in range(today.day, 27, -1):
        try:
            return date(year, month + 1, day)
        except ValueError:
            continue
    return date(year, month + 1, min(today.day, 28))
