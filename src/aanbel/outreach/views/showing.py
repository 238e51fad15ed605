"""What every page of outreach does alike: whether only a part of the page is asked for."""

from django.http import HttpRequest


def partial(request: HttpRequest) -> bool:
    """Whether only a part of the page is asked for (HTMX)."""
    return bool(request.htmx)  # type: ignore[attr-defined]
