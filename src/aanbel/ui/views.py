"""Addresses of the look itself: a municipality's theme and logo, and the style page."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from aanbel.ui import themes
from aanbel.ui.examples import examples


def theme(request: HttpRequest, name: str) -> HttpResponse:
    """The custom properties of one municipality."""
    css = themes.style_of(name)
    if not css:
        raise Http404
    return HttpResponse(css, content_type="text/css; charset=utf-8", headers={"Cache-Control": "max-age=300"})


def logo(request: HttpRequest, name: str) -> HttpResponse:
    """The logo of one municipality; sandboxed, because an SVG can hold a script."""
    file = themes.logo_of(name)
    if file is None:
        raise Http404
    response = HttpResponse(file.read_bytes(), content_type="image/svg+xml")
    response.headers["Cache-Control"] = "max-age=300"
    response.headers["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    return response


def style_page(request: HttpRequest) -> HttpResponse:
    """Every component with an example; only where somebody builds or tries."""
    if not (settings.DEBUG or settings.DEMO):
        raise Http404
    return render(request, "ui/style_page.html", examples())


# What `accounts.permissions.public` marks upstairs; this floor may not import it.
theme.public = "colours are no secret, and the sign-in page has them too"  # type: ignore[attr-defined]
logo.public = "a logo is no secret"  # type: ignore[attr-defined]
style_page.public = "shows components with made-up content, in the demo only"  # type: ignore[attr-defined]
