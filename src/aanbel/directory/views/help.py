"""The social map for residents: no login, no cookie, no script needed, and nothing is kept of what somebody looks for.

Only what is for residents; direct numbers of professionals are on none of these pages (ADR 0026).
"""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from aanbel.accounts.models import Municipality
from aanbel.accounts.permissions import public
from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.directory import queries
from aanbel.directory.models import ServiceKind
from aanbel.directory.views import showing
from aanbel.directory.views.entries import PAGE, corrected_words, shown_at_most
from aanbel.directory.wording.cards import Shown
from aanbel.directory.wording.entries import KIND_ICONS
from aanbel.directory.wording.residents import TILES
from aanbel.ui import themes
from aanbel.ui.residents import LANGUAGES, Language, language_of

REASON = "who helps with what is public; nothing of a resident is on the page, and nobody is asked who they are"
FEW = 4
Page = Callable[..., HttpResponse]


def spoken(view: Page) -> Page:
    """In the resident's language; the page differs by what the phone prefers."""

    @wraps(view)
    def in_language(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        language = language_of(request.GET.get("taal", ""), request.headers.get("Accept-Language", ""))
        with translation.override(language.code):
            response = view(request, *args, language=language, **kwargs)
        response["Vary"] = "Accept-Language"
        response["Referrer-Policy"] = "no-referrer"
        return response

    return in_language


def at_the_place(view: Page) -> Page:
    """For the municipality that the address names, and as it looks; an unknown name leads to the list of places."""

    @wraps(view)
    def there(request: HttpRequest, slug: str, *, language: Language, **kwargs: Any) -> HttpResponse:
        where = next((place for place in Municipality.objects.all() if slugify(place.name) == slug), None)
        if where is None:
            return redirect("directory:help_places")
        by = Acting((where.code,), name="", roles=frozenset({"system"}))
        with on_behalf_of(by):
            return view(request, by, where, language=language, **kwargs)

    return there


@public(REASON)
@require_safe
@spoken
def places(request: HttpRequest, *, language: Language) -> HttpResponse:
    """Which municipality; with one, that one."""
    here = list(Municipality.objects.order_by("name"))
    if len(here) == 1:
        return redirect("directory:help", slugify(here[0].name))
    context = {"places": [(place, slugify(place.name)) for place in here], **_frame(None, language)}
    return render(request, "directory/help/places.html", context)


@public(REASON)
@require_safe
@spoken
@at_the_place
def home(request: HttpRequest, by: Acting, where: Municipality, *, language: Language) -> HttpResponse:
    """What it is about, as words or as a picture; what is open now; or what was found."""
    words, chosen = request.GET.get("q", "").strip()[:120], request.GET.get("kind", "")
    kind = ServiceKind(chosen) if chosen in ServiceKind.values else None
    asked, limit = bool(words or kind), shown_at_most(request)
    found = queries.find(
        by=by,
        words=words,
        kind=kind,
        for_residents=True,
        typed_in=language.code,
        open_now=not asked,
        limit=limit if asked else FEW,
    )
    told = {"q": words, "kind": kind.value if kind else "", "taal": language.code, "n": limit + PAGE}
    context = {
        "words": words,
        "asked": asked,
        "title": TILES[kind] if kind else "",
        "corrected": corrected_words(words, found.mended),
        "cards": [Shown(card) for card in queries.cards(by=by, services=found.services, for_residents=True)],
        "more": f"?{urlencode(told)}" if asked and found.more else "",
        "tiles": [{"value": one.value, "icon": KIND_ICONS[one], "word": word} for one, word in TILES.items()],
        **_frame(where, language),
    }
    return render(request, "directory/help/home.html", context)


@public(REASON)
@require_safe
@spoken
@at_the_place
def entry(request: HttpRequest, by: Acting, where: Municipality, *, language: Language, service: UUID) -> HttpResponse:
    """One entry, in the words of who offers it."""
    found = queries.cards(by=by, services=[service], for_residents=True)
    if not found:
        return redirect("directory:help", slugify(where.name))
    card = found[0]
    context = {
        "card": card,
        "shown": Shown(card),
        "weeks": showing.weeks(card),
        "for_whom": showing.for_whom(card),
        "costs": showing.told_costs(card),
        "spoken": showing.languages(card),
        "website": card.website,
        **_frame(where, language),
    }
    return render(request, "directory/help/entry.html", context)


def _frame(where: Municipality | None, language: Language) -> dict[str, Any]:
    """What all of them share."""
    theme = themes.name_of(where) if where else ""
    slug = slugify(where.name) if where else ""
    return {
        "language": language,
        "languages": LANGUAGES,
        "where": where,
        "slug": slug,
        "home": f"{reverse('directory:help', args=[slug])}?taal={language.code}" if slug else "",
        "theme": reverse("ui:theme", args=[theme]) if theme and themes.style_of(theme) else "",
    }
