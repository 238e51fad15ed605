"""What every page of outreach does alike: who acts, and whether only a part of the page is asked for."""

from django.http import HttpRequest

from aanbel.audit.acting import Acting


def acting(request: HttpRequest) -> Acting:
    """Who acts, for which municipality."""
    by: Acting = request.acting  # type: ignore[attr-defined]
    return by


def partial(request: HttpRequest) -> bool:
    """Whether only a part of the page is asked for (HTMX)."""
    return bool(request.htmx)  # type: ignore[attr-defined]
