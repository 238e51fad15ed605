"""Themes: what desks hear, in pictures and numbers without persons; putting it to the municipality; the answer."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from aanbel.accounts import queries as accounts
from aanbel.accounts.permissions import acting, needs
from aanbel.audit.acting import Acting
from aanbel.desk import queries, services
from aanbel.desk.core.drawing import bars
from aanbel.desk.core.themes import Stage, can_go
from aanbel.desk.forms.themes import AnswerForm, PutForm, RemarkForm, ThemeForm
from aanbel.desk.permissions import (
    can_answer_theme,
    can_put_theme,
    check_can_answer_theme,
    check_can_put_theme,
    check_can_see_themes,
)
from aanbel.desk.queries.themes import Heard, Proposal
from aanbel.desk.services import Counted
from aanbel.desk.wording.themes import heard_sentence, periods_of, rise_words, sender_words, subject_words
from aanbel.desk.wording.tiles import tile_words
from aanbel.kernel.errors import Missing, NotAllowed, Refused


@require_GET
@needs(check_can_see_themes)
def themes(request: HttpRequest) -> HttpResponse:
    """Themes with their answers, what stands out, and the counts."""
    by = acting(request)
    place = request.GET.get("wijk", "")
    page = queries.heard_page(by=by, neighbourhood=int(place) if place.isdecimal() else None)
    shown = [count for heard in page.tiles for count in heard.counts if count is not None]
    most = max(shown, default=1)
    places = [(_("All neighbourhoods"), "?#telling", page.chosen is None)]
    places += [(one.name, f"?wijk={one.pk}#telling", one == page.chosen) for one in page.neighbourhoods]
    context = {
        "page": page,
        "places": places,
        "themes": queries.themes(by=by),
        "tiles": [(tile_words(one.tile), one, bars(one.counts, most)) for one in page.tiles if not one.nothing],
        "rows": _rows(page.periods, page.tiles, page.senders),
        "proposals": [(_sentence(by, one), rise_words(one.recent, one.usual), _key(one)) for one in page.proposals],
        "may_put": can_put_theme(by),
        "may_answer": can_answer_theme(by),
    }
    return render(request, "desk/themes.html", context)


@needs(check_can_put_theme)
def new(request: HttpRequest) -> HttpResponse:
    """A theme in a coordinator's own words, or the one that stands out with its numbers."""
    by = acting(request)
    wanted = request.POST.get("uit") or request.GET.get("uit", "")
    proposal = next((one for one in queries.heard_page(by=by).proposals if _key(one) == wanted), None)
    form = ThemeForm(request.POST or None, initial={"sentence": _sentence(by, proposal)} if proposal else None)
    if request.method == "POST" and form.is_valid():
        try:
            theme = services.hear_theme(
                by=by,
                sentence=form.cleaned_data["sentence"],
                tile=proposal.tile if proposal else "",
                sender=proposal.sender if proposal else "",
                neighbourhood=proposal.neighbourhood.pk if proposal and proposal.neighbourhood else None,
                counted=_counted(by, proposal) if proposal else None,
                sure=form.cleaned_data["sure"],
            )
        except NotAllowed:
            raise
        except Refused as no:
            form.add_error("sentence", str(no))
        else:
            messages.success(request, _("Kept. Everybody at a desk can add what they notice."))
            return redirect("desk:theme", theme.pk)
    context = {"form": form, "wanted": wanted if proposal else "", "proposal": proposal}
    context["why"] = rise_words(proposal.recent, proposal.usual) if proposal else ""
    return render(request, "desk/theme_new.html", context, status=422 if request.method == "POST" else 200)


@require_GET
@needs(check_can_see_themes)
def theme(request: HttpRequest, theme: int) -> HttpResponse:
    """One theme: its way, what was noticed, what was asked, what changed."""
    return _page(request, theme)


@require_POST
@needs(check_can_see_themes)
def remark(request: HttpRequest, theme: int) -> HttpResponse:
    """Somebody adds what they notice."""
    form = RemarkForm(request.POST)
    if form.is_valid():
        try:
            services.remark_on_theme(by=acting(request), theme=theme, **form.cleaned_data)
        except Missing:
            raise
        except Refused as no:
            form.add_error("words", str(no))
        else:
            messages.success(request, _("Added. Thank you for what you notice."))
            return redirect("desk:theme", theme)
    return _page(request, theme, remark_form=form)


@require_POST
@needs(check_can_put_theme)
def put(request: HttpRequest, theme: int) -> HttpResponse:
    """To the municipality."""
    form = PutForm(request.POST)
    if form.is_valid():
        try:
            services.put_theme(by=acting(request), theme=theme, **form.cleaned_data)
        except Missing:
            raise
        except Refused as no:
            form.add_error("asks", str(no))
        else:
            messages.success(request, _("Put to the municipality. The desks see it when there is an answer."))
            return redirect("desk:theme", theme)
    return _page(request, theme, put_form=form)


@require_POST
@needs(check_can_answer_theme)
def look(request: HttpRequest, theme: int) -> HttpResponse:
    """It arrived, and somebody looks into it."""
    services.look_into_theme(by=acting(request), theme=theme)
    messages.success(request, _("The desks see now that you look into it."))
    return redirect("desk:theme", theme)


@require_POST
@needs(check_can_answer_theme)
def answer(request: HttpRequest, theme: int) -> HttpResponse:
    """What changed, or why not."""
    form = AnswerForm(request.POST)
    if form.is_valid():
        try:
            services.answer_theme(by=acting(request), theme=theme, **form.cleaned_data)
        except Missing:
            raise
        except Refused as no:
            form.add_error("answer", str(no))
        else:
            messages.success(request, _("Answered. Everybody at the desks can read it."))
            return redirect("desk:theme", theme)
    return _page(request, theme, answer_form=form)


def _page(request: HttpRequest, number: int, **forms: RemarkForm | PutForm | AnswerForm) -> HttpResponse:
    by = acting(request)
    found, remarks = queries.theme(by=by, number=number)
    stage = Stage(found.stage)
    periods = periods_of(found)
    context = {
        "theme": found,
        "subject": subject_words(found.tile, found.sender) if found.tile else "",
        "why": rise_words(found.recent, found.usual) if found.recent else "",
        "periods": periods,
        "bars": bars([count for _day, count in periods], max((count or 0 for _day, count in periods), default=1)),
        "remarks": remarks,
        "remark_form": RemarkForm(),
        "put_form": PutForm() if can_put_theme(by) and can_go(stage, Stage.PUT) else None,
        "answer_form": AnswerForm() if can_answer_theme(by) and can_go(stage, Stage.ANSWERED) else None,
        "may_look": can_answer_theme(by) and can_go(stage, Stage.LOOKED_AT),
        **forms,
    }
    return render(request, "desk/theme.html", context, status=422 if forms else 200)


Row = tuple[str, bool, list[tuple[date, int | None]], int | None]


def _rows(periods: list[date], tiles: list[Heard], senders: list[Heard]) -> list[Row]:
    """The table: each tile with its senders below it (the sign tells which), the count of each period, the total."""
    rows: list[Row] = []
    for tile in tiles:
        if tile.nothing:
            continue
        for one in (tile, *(one for one in senders if one.tile == tile.tile)):
            words = sender_words(one.sender) or str(tile_words(one.tile).word)
            rows.append((words, bool(one.sender), list(zip(periods, one.counts, strict=True)), one.total))
    return rows


def _sentence(by: Acting, proposal: Proposal) -> str:
    where = proposal.neighbourhood.name if proposal.neighbourhood else accounts.municipality(by.municipality).name
    return heard_sentence(proposal.tile, proposal.sender, where)


def _key(proposal: Proposal) -> str:
    """A proposal in an address: its subject and place, by code and number."""
    place = proposal.neighbourhood.pk if proposal.neighbourhood else 0
    return f"{proposal.tile}.{proposal.sender}.{place}"


def _counted(by: Acting, proposal: Proposal) -> Counted:
    begins = queries.heard_page(by=by).periods
    return Counted(proposal.recent, proposal.usual, tuple(zip(begins, proposal.counts, strict=True)))
