"""The cards: all that one may read, one to read, on paper, and as a file."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from aanbel.accounts.permissions import acting, needs
from aanbel.learning import queries, services
from aanbel.learning.core.kinds import State
from aanbel.learning.forms.card import ExperienceForm, SearchForm
from aanbel.learning.models import Card, Group, Step
from aanbel.learning.permissions import can_write_cards, check_can_read_cards
from aanbel.learning.queries import CardPage, Wanted, Whose
from aanbel.learning.wording.figures import figure_words
from aanbel.learning.wording.parts import PARTS

READ = ("tried", "result", "to_copy", "mind")
GROUPS: dict[str, object] = dict(Group.choices)
STEPS: dict[str, object] = dict(Step.choices)
WHOSE = {
    Whose.ALL: gettext_lazy("All"),
    Whose.OURS: gettext_lazy("Ours"),
    Whose.OTHERS: gettext_lazy("Of others"),
    Whose.DRAFTS: gettext_lazy("Our drafts"),
}


@require_GET
@needs(check_can_read_cards)
def cards(request: HttpRequest) -> HttpResponse:
    """What we tried and what others share, with a search that stays in the address."""
    by = acting(request)
    wanted = _wanted(request)
    found = queries.cards(by=by, wanted=wanted)
    context = {
        "cards": [(card, tags(card), card.municipality_id == by.municipality) for card in found],
        "wanted": wanted,
        "search": SearchForm(request.GET),
        "active": sum(map(bool, (wanted.words, wanted.group, wanted.step))),
        "views": [(words, _address(wanted, whose), wanted.whose is whose) for whose, words in WHOSE.items()],
        "file_query": _address(wanted, wanted.whose),
        "may_write": can_write_cards(by),
        "may_begin": can_write_cards(by) and not queries.began(by=by),
    }
    return render(request, "learning/cards.html", context)


@require_GET
@needs(check_can_read_cards)
def card(request: HttpRequest, card: int) -> HttpResponse:
    """One card, with what others found."""
    page = queries.card_page(by=acting(request), card=card)
    return render(request, "learning/card.html", shown(page, ExperienceForm(initial=_said(page))))


@require_GET
@needs(check_can_read_cards)
def printed(request: HttpRequest, card: int) -> HttpResponse:
    """The card on one page of paper."""
    page = queries.card_page(by=acting(request), card=card)
    return render(request, "learning/card_print.html", shown(page, None))


@require_GET
@needs(check_can_read_cards)
def card_as_file(request: HttpRequest, card: int) -> HttpResponse:
    """One card as a file for others."""
    by = acting(request)
    page = queries.card_page(by=by, card=card)
    return _as_file(services.export_cards(by=by, chosen=[page.card]), slugify(page.card.title)[:40] or "kaart")


@require_GET
@needs(check_can_read_cards)
def cards_as_file(request: HttpRequest) -> HttpResponse:
    """The cards of this list that are shared, as one file. Drafts stay at home."""
    by = acting(request)
    chosen = [one for one in queries.cards(by=by, wanted=_wanted(request)) if one.state == State.SHARED]
    return _as_file(services.export_cards(by=by, chosen=chosen), "praktijkkaarten")


def shown(page: CardPage, form: ExperienceForm | None) -> dict[str, object]:
    """The card in words, for the screen and for paper."""
    text = page.text
    return {
        "page": page,
        "card": page.card,
        "parts": [(PARTS[name], getattr(text, name)) for name in READ if getattr(text, name)],
        "sources": [line.strip() for line in text.sources.splitlines() if line.strip()],
        "figures": [(one, figure_words(one)) for one in text.figures],
        "tags": tags(page.card),
        "experience_form": form,
    }


def tags(card: Card) -> list[tuple[str, str, object]]:
    """For whom and at which step, each with the search that finds its likes."""
    groups = [("groep", word, GROUPS[word]) for word in card.groups]
    return groups + [("stap", word, STEPS[word]) for word in card.steps]


def _wanted(request: HttpRequest) -> Wanted:
    asked = request.GET
    return Wanted(
        words=asked.get("q", "").replace("\x00", "").strip()[:80],
        group=asked.get("groep", "") if asked.get("groep", "") in GROUPS else "",
        step=asked.get("stap", "") if asked.get("stap", "") in STEPS else "",
        whose=Whose(asked["van"]) if asked.get("van") in {one.value for one in Whose} else Whose.ALL,
    )


def _address(wanted: Wanted, whose: Whose) -> str:
    asked = {"van": whose.value, "q": wanted.words, "groep": wanted.group, "stap": wanted.step}
    return "?" + urlencode({name: value for name, value in asked.items() if value})


def _said(page: CardPage) -> dict[str, str]:
    said = page.our_experience
    return {"verdict": said.verdict, "words": said.words} if said else {}


def _as_file(content: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.json"'
    return response
