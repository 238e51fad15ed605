"""Parts of pages: what HTMX puts into a page that is open already."""

from typing import Any

from django.http import HttpRequest


def partial(request: HttpRequest) -> bool:
    """Whether only a part of the page is asked for."""
    asked: Any = request  # `htmx` is put on it by the middleware of django-htmx, without a type
    return bool(asked.htmx)
