"""Finding on the social map, and one entry with everything that is known of it."""

from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from aanbel.accounts import queries as accounts
from aanbel.accounts.permissions import acting, needs
from aanbel.audit.acting import Acting
from aanbel.directory import queries, services
from aanbel.directory.forms.asking import RemarkForm
from aanbel.directory.forms.finding import FindForm
from aanbel.directory.models import ServiceKind
from aanbel.directory.permissions import (
    can_exchange_map,
    can_keep_map,
    can_see_lines,
    check_can_see_map,
)
from aanbel.directory.queries.cards import Card
from aanbel.directory.views import showing
from aanbel.directory.wording.cards import Shown
from aanbel.directory.wording.entries import KIND_ICONS, KIND_TILES, language_name
from aanbel.kernel.errors import Missing, Refused

PAGE = 20
MOST = 200


@needs(check_can_see_map)
def find(request: HttpRequest) -> HttpResponse:
    """Search first; below it the kinds of help, or what was found."""
    by = acting(request)
    form = FindForm(request.GET, neighbourhoods=accounts.neighbourhoods(by=by), languages=languages_to_choose(by))
    asked = form.asked
    limit = shown_at_most(request)
    found = queries.find(by=by, **asked, limit=limit)
    cards = [Shown(card) for card in queries.cards(by=by, services=found.services)]
    told = {name: value for name, value in request.GET.items() if name != "n"}
    context = {
        "form": form,
        "asked": any(asked.values()),
        "cards": cards,
        "corrected": corrected_words(asked["words"], found.mended),
        "count_words": count_words(len(cards), found.more),
        "earlier": "",
        "later": f"?{urlencode({**told, 'n': limit + PAGE})}" if found.more and limit < MOST else "",
        "tiles": tiles(),
        "may_see_lines": can_see_lines(by),
        "may_keep": can_keep_map(by),
        "doubtful": queries.how_many_doubtful(by=by) if can_keep_map(by) else 0,
        "may_exchange": can_exchange_map(by),
        "public_url": reverse("directory:help", args=[slugify(accounts.municipality(by.municipality).name)]),
    }
    return render(request, "directory/list.html", context)


@needs(check_can_see_map)
def referable(request: HttpRequest) -> HttpResponse:
    """Where consultants refer to: offered now, and with an address to which a referral goes."""
    by = acting(request)
    found = [one.id for one in queries.referable(by=by)]
    context = {"cards": [Shown(card) for card in queries.cards(by=by, services=found)], "may_keep": can_keep_map(by)}
    return render(request, "directory/referable.html", context)


@needs(check_can_see_map)
def moved(request: HttpRequest) -> HttpResponse:
    """The old list of places to refer to is part of the social map."""
    return redirect("directory:referable")


@needs(check_can_see_map)
def service(request: HttpRequest, service: UUID) -> HttpResponse:
    """One entry: what, for whom, when, where, and whether it is still right."""
    return shown(request, service, RemarkForm())


@require_POST
@needs(check_can_see_map)
def remark(request: HttpRequest, service: UUID) -> HttpResponse:
    """“Not right any more”, with a sentence."""
    form = RemarkForm(request.POST)
    if not form.is_valid():
        return shown(request, service, form, status=422)
    try:
        services.remark(by=acting(request), service=service, words=form.cleaned_data["words"])
    except Refused as no:
        form.add_error("words", str(no))
        return shown(request, service, form, status=422)
    messages.success(request, _("Thank you. Whoever opens this entry sees it, and the coordinator looks at it."))
    return redirect("directory:service", service)


def shown(request: HttpRequest, service: UUID, form: RemarkForm, *, status: int = 200) -> HttpResponse:
    """The page of an entry."""
    by = acting(request)
    card = entry(by, service)
    context = {
        "service": card.service,
        "card": card,
        "shown": Shown(card),
        "phones": [*card.phones, *(phone for place in card.places for phone in place.phones)],
        "website": card.website,
        "for_whom": showing.for_whom(card),
        "costs": showing.costs(card),
        "areas": showing.areas(card),
        "languages": showing.languages(card),
        "weeks": showing.weeks(card),
        "remarks": [showing.shown_remark(one, card) for one in queries.remarks_of(by=by, service=card.service)],
        "remark_form": form,
        "may_keep": can_keep_map(by),
        "email": queries.whom_to_ask(card.service),
        "asking": queries.asking_of(by=by, service=card.service),
    }
    return render(request, "directory/service.html", context, status=status)


def entry(by: Acting, service: UUID) -> Card:
    """The whole entry; `Missing` when it does not stand on the map."""
    found = queries.cards(by=by, services=[service])
    if not found:
        raise Missing(_("This entry does not stand on the social map (any more)."))
    return found[0]


def languages_to_choose(by: Acting) -> list[tuple[str, str]]:
    """The languages offered here besides Dutch, by name."""
    named = ((code, language_name(code) or code) for code in queries.languages_offered(by=by))
    return sorted(named, key=lambda one: one[1])


def tiles() -> list[dict[str, object]]:
    """A tile for every kind of help, in the order of the list."""
    return [{"value": kind.value, "icon": KIND_ICONS[kind], "word": KIND_TILES[kind]} for kind in ServiceKind]


def shown_at_most(request: HttpRequest) -> int:
    """How many are shown: a page, or as many more as was asked."""
    told = request.GET.get("n", "")
    return min(max(int(told), PAGE), MOST) if told.isdecimal() and len(told) < 6 else PAGE


def corrected_words(words: str, mended: dict[str, str]) -> str:
    """The question as it was understood, when words in it were taken for others; "" when none were."""
    return " ".join(mended.get(word.lower(), word) for word in words.split()) if mended else ""


def count_words(count: int, more: bool) -> str:
    """How much was found."""
    if more:
        return _("The first %(count)s that fit") % {"count": count}
    return ngettext("%(count)d entry fits", "%(count)d entries fit", count) % {"count": count}
