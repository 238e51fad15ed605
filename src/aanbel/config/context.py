"""What every page knows of the house."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from aanbel.accounts import queries as accounts
from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.config.start import month_picture
from aanbel.demo.cast import SERVICES
from aanbel.kernel import clock
from aanbel.ui.month_picture import MonthPicture


def house(request: HttpRequest) -> dict[str, Any]:
    """Municipality, the choices for the switch, the acting person, and whether this is the demo."""
    return {
        "municipality": getattr(request, "municipality", None),
        "municipalities": getattr(request, "municipalities", []),
        "acting": getattr(request, "acting", None),
        "demo": settings.DEMO,
        "demo_month": demo_month,
    }


def demo_month() -> MonthPicture | None:
    """This month of the demo's first municipality, for its sign-in page: whoever comes by sees what this is."""
    served = accounts.all_codes() if settings.DEMO else ()
    first = next((code for code in SERVICES if code in served), None)  # others may have been added by who tries it
    if first is None:
        return None
    with on_behalf_of(Acting((first,))) as by:
        return month_picture(by=by, month=clock.month_of(clock.today()))
