"""The resident's page: no login, no cookie, no name and no reason. What is chosen here acts at once.

The code is the key: forms need no token, since who can send one knows the code and nobody else does. A code that is
wrong, expired or void gets one and the same answer. Nothing may be kept or indexed, and no address is passed on.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from aanbel.accounts import services as accounts
from aanbel.accounts.permissions import network_address, public
from aanbel.audit.acting import on_behalf_of
from aanbel.cases import queries as cases
from aanbel.cases import services as case_services
from aanbel.kernel.errors import Refused
from aanbel.outreach import queries, services
from aanbel.outreach.core.answers import Kind, PartOfDay, masked, may_change
from aanbel.outreach.core.reply_codes import as_meant, grouped
from aanbel.outreach.forms.resident import FORMS, SureForm
from aanbel.outreach.models import Answer, ReplyCode
from aanbel.outreach.queries import Door
from aanbel.outreach.wording import resident as words
from aanbel.ui import themes
from aanbel.ui.residents import LANGUAGES, Language, language_of

SEALED = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
}
REASON = "whoever holds the code of a card may answer; nothing of a resident is on the page"
Page = Callable[..., HttpResponse]


def sealed(view: Page) -> Page:
    """In the resident's language, and kept by nobody; patience when too many codes from here were wrong."""

    @wraps(view)
    def spoken(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        asked = request.POST.get("taal") or request.GET.get("taal", "")
        language = language_of(asked, request.headers.get("Accept-Language", ""))
        request.resident_language = language  # type: ignore[attr-defined]
        with translation.override(language.code):
            if accounts.must_wait(network_address(request)):
                response = _shown(request, "outreach/resident/patience.html", status=429)
                response["Retry-After"] = "3600"
            else:
                response = view(request, *args, **kwargs)
        for name, value in SEALED.items():
            response[name] = value
        response._has_been_logged = True  # type: ignore[attr-defined]  # Django's log would hold the address: the code
        return response

    return spoken


def at_the_door(view: Page) -> Page:
    """Looks up whose code this is, and acts for that household only; otherwise the page for a code that fails."""

    @wraps(view)
    def opened(request: HttpRequest, code: str, **kwargs: Any) -> HttpResponse:
        door = queries.door_of(code)
        if door is None:
            return _no_such_code(request)
        try:
            with on_behalf_of(door.by):
                return view(request, door, grouped(as_meant(code)), **kwargs)
        except Refused as no:
            return _shown(
                request, "outreach/resident/refused.html", door, grouped(as_meant(code)), status=409, sentence=str(no)
            )

    return opened


@public(REASON)
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@sealed
def enter(request: HttpRequest) -> HttpResponse:
    """Type the code of a card; for who cannot scan."""
    if request.method != "POST":
        return _shown(request, "outreach/resident/enter.html")
    code = as_meant(request.POST.get("code", ""))
    return redirect(_here(request, "resident", grouped(code))) if code else _no_such_code(request)


@public(REASON)
@csrf_exempt
@require_http_methods(["GET", "HEAD"])
@sealed
@at_the_door
def household(request: HttpRequest, door: Door, code: str) -> HttpResponse:
    """The choices, below what was chosen before; or the step plan, for who was handed its code."""
    if door.purpose == ReplyCode.Purpose.PLAN:
        return _shown(request, "outreach/resident/plan.html", door, code, steps=cases.resident_plan(door.case_id))
    given = queries.answers_with(door.code_id)
    standing = next((Kind(one.kind) for one in given if one.kind != Kind.QUESTION), None)
    return _shown(
        request,
        "outreach/resident/household.html",
        door,
        code,
        given=[_read_back(one) for one in given],
        may_change=may_change(standing),
        buttons=words.BUTTONS,
        small=words.SMALL if standing is not Kind.OBJECTION else (),
    )


@public(REASON)
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@sealed
@at_the_door
def choice(request: HttpRequest, door: Door, code: str, slug: str) -> HttpResponse:
    """One choice: what it means, and the tap that makes it so."""
    chosen = words.CHOICES.get(slug)
    if chosen is None or door.purpose == ReplyCode.Purpose.PLAN:
        return redirect(_here(request, "resident", code))
    sent = request.POST if request.method == "POST" else None
    known = bool(queries.phones_of(by=door.by, cases=[door.case_id]))
    form = FORMS.get(chosen.kind, SureForm)(sent, phone_known=known)
    if form.is_valid():
        language = request.resident_language.code  # type: ignore[attr-defined]
        services.give_answer(by=door.by, code=door.code_id, kind=chosen.kind, language=language, **form.cleaned_data)
        return redirect(_here(request, "resident", code))
    more: dict[str, Any] = {"slots": queries.free_slots(by=door.by)} if chosen.kind is Kind.MEET else {}
    said, yes = words.SURE.get(chosen.kind, ((), ""))
    return _shown(
        request,
        "outreach/resident/choice.html",
        door,
        code,
        status=422 if form.errors else 200,
        chosen=chosen,
        form=form,
        said=said,
        yes=yes,
        parts=[(part.value, label) for part, label in words.PARTS_OF_DAY.items()],
        **more,
    )


@public(REASON)
@csrf_exempt
@require_POST
@sealed
@at_the_door
def tick(request: HttpRequest, door: Door, code: str, step: int) -> HttpResponse:
    """A step of one's own plan is done, or not after all; only with the code that was handed over for it."""
    if door.purpose == ReplyCode.Purpose.PLAN:
        done = request.POST.get("done") == "yes"
        case_services.tick_step(by=door.by, step=step, done=done, case=door.case_id)
    return redirect(_here(request, "resident", code))


def _no_such_code(request: HttpRequest) -> HttpResponse:
    """One answer to every code that opens nothing, with everybody who can be called."""
    accounts.note_wrong_code(network_address(request))
    return _shown(request, "outreach/resident/no_such_code.html", status=404)


def _read_back(answer: Answer) -> dict[str, Any]:
    """An answer as its own page shows it: the number masked, the question not repeated."""
    kind = Kind(answer.kind)
    when = words.PARTS_OF_DAY.get(PartOfDay(answer.part_of_day)) if answer.part_of_day else ""
    return {
        "words": words.OF_KIND[kind].words,
        "icon": words.OF_KIND[kind].icon,
        "next": words.WHAT_NEXT[kind],
        "when": when,
        "phone": masked(answer.phone),
        "slot": answer.slot,
        "final": not may_change(kind),
    }


def _shown(
    request: HttpRequest, page: str, door: Door | None = None, code: str = "", *, status: int = 200, **context: Any
) -> HttpResponse:
    """A page in the frame that all of them share; without a door it names every municipality of the house."""
    language: Language = request.resident_language  # type: ignore[attr-defined]
    theme = themes.name_of(door.municipality) if door else ""
    frame = {
        "language": language,
        "languages": LANGUAGES,
        "where": door.municipality if door else None,
        "desks": [queries.desk_of(door.municipality.code)] if door else queries.desks(),
        "theme": reverse("ui:theme", args=[theme]) if theme and themes.style_of(theme) else "",
        "code": code,
        "home": _here(request, "resident", code) if code else "",
    }
    return render(request, page, {**frame, **context}, status=status)


def _here(request: HttpRequest, name: str, *args: object) -> str:
    """An address of these pages, in the language in which one reads them."""
    language: Language = request.resident_language  # type: ignore[attr-defined]
    return f"{reverse(f'outreach:{name}', args=args)}?taal={language.code}"
