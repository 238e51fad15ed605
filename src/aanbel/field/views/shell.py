"""The app without anything in it: a page, its worker and its name card. What is about residents comes after signing in.

Everybody may have these three, because the phone must be able to open them without network and without a session.
"""

import hashlib
import json
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_GET

from aanbel.accounts.permissions import public

EMPTY = "the empty app: nothing of a resident is in it, and it must open without network"
WORKER = "field-sw.js"
ICONS = {"field-192.png": "192x192", "field-512.png": "512x512", "field.svg": "any"}
SHELL = ("field.js", "field.css", *ICONS)
"""What the app consists of, as built in `frontend/`; a file that the build did not make is left out."""
ALWAYS = "no-cache"


@require_GET
@public(EMPTY)
@ensure_csrf_cookie
def app(request: HttpRequest) -> HttpResponse:
    """The page of the app; its worker keeps it for when there is no network."""
    response = render(request, "field/app.html", {})
    response.headers["Cache-Control"] = ALWAYS
    return response


@require_GET
@public(EMPTY)
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker, told which files of this very installation make up the app (their names have hashes)."""
    built = Path(settings.FRONTEND) / WORKER
    if not built.exists():
        raise Http404("the app was not built")
    entries = [{"url": static(name), "revision": None if _hashed(name) else _digest(name)} for name in _built()]
    page = render_to_string("field/app.html", {})
    entries.append({"url": reverse("field:app"), "revision": hashlib.sha256(page.encode()).hexdigest()[:16]})
    told = f"self.AANBEL_SHELL = {json.dumps(entries)};\n"
    headers = {"Cache-Control": ALWAYS, "Service-Worker-Allowed": reverse("field:app")}
    return HttpResponse(told + built.read_text(), content_type="text/javascript; charset=utf-8", headers=headers)


@require_GET
@public(EMPTY)
def manifest(request: HttpRequest) -> HttpResponse:
    """How the app is called and looks on the home screen (W3C Web Application Manifest)."""
    home = reverse("field:app")
    told = {
        "id": home,
        "name": _("Aanbel on the road"),
        "short_name": "Aanbel",
        "description": _("Your round of today: doors, what to say, what happened."),
        "lang": request.LANGUAGE_CODE,
        "start_url": home,
        "scope": home,
        "display": "standalone",
        "orientation": "portrait",
        "background_color": "#ffffff",
        "theme_color": "#0b4a55",
        "icons": [{"src": static(name), "sizes": ICONS[name]} for name in _built() if name in ICONS],
    }
    return JsonResponse(told, content_type="application/manifest+json", headers={"Cache-Control": ALWAYS})


def _built() -> list[str]:
    return [name for name in SHELL if (Path(settings.FRONTEND) / name).exists()]


def _hashed(name: str) -> bool:
    return static(name) != f"{settings.STATIC_URL}{name}"


def _digest(name: str) -> str:
    return hashlib.sha256((Path(settings.FRONTEND) / name).read_bytes()).hexdigest()[:16]
