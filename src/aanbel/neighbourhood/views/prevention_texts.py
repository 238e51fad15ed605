"""Leaflets, articles and the step card: to read, copy, print, and put in your own words."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from aanbel.accounts.permissions import acting, needs
from aanbel.kernel import plain_dutch
from aanbel.kernel.errors import Missing, Refused
from aanbel.neighbourhood import services
from aanbel.neighbourhood.core.prevention.texts import (
    STEP_CARD,
    STEP_CARD_LANGUAGES,
    Length,
    blocks,
)
from aanbel.neighbourhood.core.prevention.typesetting import leaflet_pdf, step_card_pdf
from aanbel.neighbourhood.forms.prevention import LONGEST_TEXT, OwnTextForm
from aanbel.neighbourhood.permissions import can_plan_prevention, check_can_plan_prevention, check_can_use_texts
from aanbel.neighbourhood.queries import prevention_texts as asked
from aanbel.neighbourhood.wording.prevention import LANGUAGES, LENGTHS
from aanbel.ui.plain_words import style_sentence


@require_GET
@needs(check_can_use_texts)
def texts(request: HttpRequest) -> HttpResponse:
    """All of them."""
    by = acting(request)
    context = {
        "leaflets": [
            (found[0], [(LANGUAGES[one.language], one) for one in found]) for _name, found in asked.leaflets(by=by)
        ],
        "articles": [
            (found[0].title, [(LENGTHS[Length(one.length)], one) for one in found]) for found in asked.articles(by=by)
        ],
        "card": asked.step_card(by=by, language="nl"),
        "languages": [(code, LANGUAGES[code]) for code in STEP_CARD_LANGUAGES],
        "may_plan": can_plan_prevention(by),
    }
    return render(request, "neighbourhood/texts.html", context)


@require_GET
@needs(check_can_use_texts)
def leaflet(request: HttpRequest, name: str, language: str) -> HttpResponse:
    """One leaflet, as it reads."""
    by = acting(request)
    found = asked.leaflet(by=by, name=name, language=language)
    context = {
        "text": found,
        "blocks": blocks(found.body),
        "languages": [(code, LANGUAGES[code], code == language) for code in asked.languages_of(name)],
        "may_change": can_plan_prevention(by),
    }
    return render(request, "neighbourhood/leaflet.html", context)


@require_GET
@needs(check_can_use_texts)
def leaflet_on_paper(request: HttpRequest, name: str, language: str) -> HttpResponse:
    """The leaflet as a PDF."""
    by = acting(request)
    found = asked.leaflet(by=by, name=name, language=language)
    pdf = leaflet_pdf(
        title=found.title,
        blocks=blocks(found.body),
        language=language,
        sender=asked.sender(by=by, language=language),
        fonts=asked.fonts(),
    )
    return _pdf(pdf, f"folder-{name}-{language}")


@require_GET
@needs(check_can_use_texts)
def step_card_on_paper(request: HttpRequest, language: str, paper: str) -> HttpResponse:
    """The step card as a PDF, on A4 or A5."""
    by = acting(request)
    if paper not in {"a4", "a5"}:
        raise Http404
    card, sender = asked.step_card(by=by, language=language), asked.sender(by=by, language=language)
    pdf = step_card_pdf(card=card, language=language, sender=sender, fonts=asked.fonts(), small=paper == "a5")
    return _pdf(pdf, f"stappenkaart-{language}-{paper}")


@needs(check_can_plan_prevention)
def own_text(request: HttpRequest, name: str, language: str, length: str = "") -> HttpResponse:
    """A leaflet or article in your own words."""
    by = acting(request)
    found = asked.text(by=by, name=name, language=language, length=length)
    form = OwnTextForm(request.POST or None, initial={"title": found.raw_title, "body": found.raw_body})
    looks = "look" in request.POST
    if request.method == "POST" and not looks and form.is_valid():
        try:
            services.keep_own_text(by=by, name=name, language=language, length=length, **form.cleaned_data)
        except Missing:
            raise
        except Refused as no:
            form.add_error("body", no.sentence)
        else:
            messages.success(request, _("Kept. Everybody in your municipality gets this version now."))
            return _back(name, language, length)
    context = {
        "form": form,
        "text": found,
        "length": LENGTHS.get(Length(length)) if length else "",
        "is_card": name == STEP_CARD,
        "advice": _advice(form["body"].value()) if language == "nl" else None,
        "advice_url": reverse("neighbourhood:advice"),
    }
    status = 422 if form.is_bound and not looks else 200
    return render(request, "neighbourhood/own_text.html", context, status=status)


@require_POST
@needs(check_can_use_texts)
def advice(request: HttpRequest) -> HttpResponse:
    """What could be plainer, while somebody writes; nothing is kept."""
    body = request.POST.get("body", "")[:LONGEST_TEXT]
    return render(request, "neighbourhood/advice.html", {"advice": _advice(body)})


@require_POST
@needs(check_can_plan_prevention)
def put_back(request: HttpRequest, name: str, language: str, length: str = "") -> HttpResponse:
    """The text of the house again."""
    services.drop_own_text(by=acting(request), name=name, language=language, length=length)
    messages.success(request, _("The text of the house stands again."))
    return _back(name, language, length)


def _back(name: str, language: str, length: str) -> HttpResponse:
    if length or name == STEP_CARD:
        return redirect("neighbourhood:texts")
    return redirect("neighbourhood:leaflet", name, language)


def _advice(body: str) -> list[tuple[str, int]]:
    return [(style_sentence(one), one.line) for one in plain_dutch.advice(body.replace("\r\n", "\n"))]


def _pdf(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return response
