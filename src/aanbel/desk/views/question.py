"""One question: asked with a picture and a few plain questions, walked along the flowchart, ended."""

from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from aanbel.accounts import queries as accounts
from aanbel.accounts.permissions import acting, needs
from aanbel.desk import services
from aanbel.desk.core.asking import Result, State
from aanbel.desk.core.tiles import Tile
from aanbel.desk.forms.asking import AskForm, SlipForm
from aanbel.desk.permissions import check_can_use_desk
from aanbel.desk.queries.question import question_page
from aanbel.desk.queries.queue import desk_needed
from aanbel.desk.queries.slip import slip_of
from aanbel.desk.views.showing import desk_chosen, own_desk_only, to_desk, to_question
from aanbel.desk.wording.question import RESULTS
from aanbel.desk.wording.tiles import TILES, tile_words
from aanbel.kernel.errors import Refused
from aanbel.ui.residents import LANGUAGES

AT_AN_END = (Result.ANSWERED, Result.TOGETHER, Result.GOES_ON)


@needs(check_can_use_desk)
@own_desk_only
def ask(request: HttpRequest) -> HttpResponse:
    """Eight pictures; then the plain questions of the one that was chosen; then a number."""
    by = acting(request)
    desk = desk_needed(by=by, wanted=desk_chosen(request))
    chosen = request.POST.get("soort") or request.GET.get("soort", "")
    if chosen not in TILES:
        return render(request, "desk/tiles.html", {"desk": desk, "tiles": TILES.values()})
    places = accounts.neighbourhoods(by=by)
    initial = {"origin": uuid4()}
    form = AskForm(request.POST or None, tile=Tile(chosen), neighbourhoods=places, initial=initial)
    if request.method == "POST" and form.is_valid():
        found = services.ask_question(by=by, desk=desk.pk, tile=Tile(chosen), told=form.told, **form.kept)
        if request.POST.get("next") == "begin":
            return to_question(services.begin(by=by, question=found.pk))
        messages.success(request, _("Number %(number)s. Say the number and the wait aloud.") % {"number": found.number})
        return to_desk()
    context = {"desk": desk, "form": form, "tile": tile_words(chosen)}
    return render(request, "desk/ask.html", context, status=422 if request.method == "POST" else 200)


@require_GET
@needs(check_can_use_desk)
@own_desk_only
def question(request: HttpRequest, question: int) -> HttpResponse:
    """Where it is on the flowchart, one thing at a time."""
    page = question_page(by=acting(request), number=question)
    return render(request, "desk/question.html", {"page": page, "results": _results()})


@require_POST
@needs(check_can_use_desk)
@own_desk_only
def step(request: HttpRequest, question: int) -> HttpResponse:
    """What the resident says leads on."""
    option = request.POST.get("option", "")
    if not option.isdecimal():
        raise Refused(_("Choose an answer that is there."))
    node = request.POST.get("node", "")
    return to_question(services.take_step(by=acting(request), question=question, node=node, option=int(option)))


@require_POST
@needs(check_can_use_desk)
@own_desk_only
def step_back(request: HttpRequest, question: int) -> HttpResponse:
    """One station back."""
    return to_question(services.step_back(by=acting(request), question=question, node=request.POST.get("node", "")))


@require_POST
@needs(check_can_use_desk)
@own_desk_only
def finish(request: HttpRequest, question: int) -> HttpResponse:
    """Helped; the slip comes next."""
    how = request.POST.get("how", "")
    if how not in {one.value for one in AT_AN_END}:
        raise Refused(_("Choose how it went."))
    found = services.finish(by=acting(request), question=question, how=Result(how))
    messages.success(request, _("Number %(number)s is helped.") % {"number": found.number})
    return to_question(found)


@needs(check_can_use_desk)
@own_desk_only
def slip(request: HttpRequest, question: int) -> HttpResponse:
    """What was agreed, to take home: on paper, or as a text message after a yes."""
    by = acting(request)
    page = question_page(by=by, number=question)
    if page.state is State.WAITING:
        raise Refused(_("Nothing was agreed yet. Begin with this number first."))
    language = request.POST.get("taal") or request.GET.get("taal", "nl")
    shown = slip_of(by=by, question=page.question, language=language)
    form = SlipForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.send_slip(by=by, question=question, number=form.cleaned_data["number"], language=language)
        except Refused as no:
            form.add_error("number", str(no))
        else:
            messages.success(request, _("Sent. The number was not kept."))
            return to_question(page.question)
    context = {"page": page, "slip": shown, "form": form, "languages": LANGUAGES}
    return render(request, "desk/slip.html", context, status=422 if request.method == "POST" else 200)


def _results() -> list[tuple[str, object]]:
    return [(one.value, RESULTS[one]) for one in AT_AN_END]
