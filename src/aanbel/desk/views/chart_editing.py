"""Working on the flowchart: the draft as a picture and as forms, its checks, and publishing it.

The island (`frontend/src/flowchart.ts`) only adds: dragging, undo, and saving by itself. Every act is also a form.
"""

import json

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from aanbel.accounts.permissions import acting, needs
from aanbel.audit.acting import Acting
from aanbel.desk import services
from aanbel.desk.core.chart import Chart, NodeKind, as_json
from aanbel.desk.core.chart.editing import add_after, change, remove, tidy
from aanbel.desk.forms.chart import AddForm, PublishForm, StationForm
from aanbel.desk.models.chart import ChartDraft
from aanbel.desk.permissions import check_can_edit_chart
from aanbel.desk.queries.chart import (
    chart_in_force,
    chart_problems,
    draft_of,
    names_of,
    services_to_choose,
)
from aanbel.desk.views.chart_island import answer, island
from aanbel.desk.wording.chart import Said, marks_of, name_of, problem_words
from aanbel.desk.wording.chart_changes import compared
from aanbel.desk.wording.chart_picture import picture
from aanbel.kernel.errors import Missing, Refused

LARGEST = 1_000_000
"""Letters in what a browser sends: far more than a flowchart of four hundred stations."""


@require_GET
@needs(check_can_edit_chart)
def edit(request: HttpRequest) -> HttpResponse:
    """The draft: the picture, the station that is chosen, and what is the matter."""
    by = acting(request)
    draft = draft_of(by)
    if draft is None:
        return redirect("desk:chart")
    return _editor(request, by, draft, request.GET.get("station", ""))


@require_POST
@needs(check_can_edit_chart)
def begin(request: HttpRequest) -> HttpResponse:
    """Begins to work, from the version in force or the one that is named; asks first when a draft would go for it."""
    by, number = acting(request), request.POST.get("from", "")
    begin_from = int(number) if number.isdecimal() and len(number) < 9 else None
    draft = draft_of(by)
    if begin_from is not None and draft is not None and "sure" not in request.POST:
        return _ask_first(request, by, draft, begin_from)
    services.begin_draft(by=by, number=begin_from)
    return redirect("desk:chart_edit")


@require_http_methods(["GET", "POST"])
@needs(check_can_edit_chart)
def throw_away(request: HttpRequest) -> HttpResponse:
    """Asks first: what is thrown away does not come back. The version in force stays as it is."""
    by = acting(request)
    draft = draft_of(by)
    if request.method == "GET" and draft is not None:
        return _ask_first(request, by, draft, None)
    if request.method == "POST":
        services.throw_draft_away(by=by)
        messages.success(request, _("The draft is gone. The desks work on with the version in force."))
    return redirect("desk:chart")


def _ask_first(request: HttpRequest, by: Acting, draft: ChartDraft, begin_from: int | None) -> HttpResponse:
    """Whose work would be gone, and which."""
    before = chart_in_force(by)
    earlier, drawn = before.chart if before else Chart(), draft.chart
    context = {
        "draft": draft,
        "begin_from": begin_from,
        "changes": compared(earlier, drawn, names_of(by, earlier, drawn)),
    }
    return render(request, "desk/chart_throw_away.html", context)


@require_POST
@needs(check_can_edit_chart)
def station(request: HttpRequest, node: str) -> HttpResponse:
    """Keeps what the form of a station says."""
    by = acting(request)
    draft, drawn = _draft(by)
    here = drawn.by_id.get(node)
    if here is None:
        raise Missing(_("This station is not in the draft (any more)."))
    form = StationForm(drawn, here, services_to_choose(by, drawn), request.POST)
    if not form.is_valid():
        return _editor(request, by, draft, node, form)
    return _saved(request, by, change(drawn, form.station), node, form)


@require_POST
@needs(check_can_edit_chart)
def add(request: HttpRequest) -> HttpResponse:
    """A new station behind another."""
    by = acting(request)
    _found, drawn = _draft(by)
    form = AddForm(request.POST)
    kind = NodeKind(form.cleaned_data["kind"]) if form.is_valid() else NodeKind.QUESTION
    grown, made = add_after(drawn, request.POST.get("after", ""), kind)
    return _saved(request, by, grown, made)


@require_POST
@needs(check_can_edit_chart)
def take_away(request: HttpRequest, node: str) -> HttpResponse:
    """A station goes; what led to it is pointed out by the check."""
    by = acting(request)
    _found, drawn = _draft(by)
    return _saved(request, by, remove(drawn, node), "")


@require_POST
@needs(check_can_edit_chart)
def tidy_up(request: HttpRequest) -> HttpResponse:
    """Every station back where the drawing puts it."""
    by = acting(request)
    _found, drawn = _draft(by)
    return _saved(request, by, tidy(drawn), request.POST.get("station", ""))


@require_POST
@needs(check_can_edit_chart)
def save(request: HttpRequest) -> JsonResponse:
    """Keeps the draft as the browser has it. 409 with the other's work when somebody was before us; the browser keeps
    its own."""
    by = acting(request)
    try:
        told = json.loads(request.body[:LARGEST])
        draft = services.save_draft(by=by, turn=int(told["turn"]), chart=services.read_chart(told["chart"]))
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return JsonResponse(
            {"sentence": _("This is not a flowchart that we can read. Nothing was changed.")}, status=422
        )
    except services.Overtaken as overtaken:
        draft, chart = _draft(by)
        theirs = {"chart": as_json(chart), **answer(by, draft, _said(by, chart))}
        return JsonResponse({"sentence": str(overtaken), "theirs": theirs}, status=409)
    except Missing as missing:
        return JsonResponse({"sentence": str(missing)}, status=409)
    except Refused as refused:
        return JsonResponse({"sentence": str(refused)}, status=422)
    return JsonResponse(answer(by, draft, _said(by, draft.chart)))


@require_http_methods(["GET", "POST"])
@needs(check_can_edit_chart)
def publish(request: HttpRequest) -> HttpResponse:
    """What the desks will notice, what is the matter, and the button."""
    by = acting(request)
    draft = draft_of(by)
    if draft is None:
        return redirect("desk:chart")
    form, refused = PublishForm(request.POST or None, initial={"turn": draft.turn}), ""
    if request.method == "POST" and form.is_valid():
        try:
            made = services.publish_chart(by=by, turn=form.cleaned_data["turn"], name=form.cleaned_data["name"])
        except Refused as no:
            refused, form = str(no), PublishForm(initial={"turn": draft.turn, "name": form.cleaned_data["name"]})
        else:
            sentence = _("Version %(number)s is published. All desks work by it from now on.")
            messages.success(request, sentence % {"number": made.number})
            return redirect("desk:chart")
    before, drawn = chart_in_force(by), draft.chart
    said, earlier = _said(by, drawn), before.chart if before else Chart()
    context = {
        "draft": draft,
        "before": before,
        "form": form,
        "refused": refused,
        "blocking": [one for one in said if one.blocks],
        "warnings": [one for one in said if not one.blocks],
        "changes": compared(earlier, drawn, names_of(by, earlier, drawn)),
    }
    status = 409 if refused else 422 if request.method == "POST" else 200
    return render(request, "desk/chart_publish.html", context, status=status)


def _draft(by: Acting) -> tuple[ChartDraft, Chart]:
    draft = draft_of(by)
    if draft is None:
        raise Missing(_("There is no draft of the flowchart (any more). Begin one from the version in force."))
    return draft, draft.chart


def _said(by: Acting, drawn: Chart) -> list[Said]:
    return [problem_words(drawn, problem) for problem in chart_problems(by, drawn)]


def _saved(request: HttpRequest, by: Acting, drawn: Chart, node: str, form: StationForm | None = None) -> HttpResponse:
    """Keeps it and goes back to the station. When somebody was before us the page comes again, with their work in the
    picture and what was typed here still in the form."""
    turn = request.POST.get("turn", "")
    try:
        services.save_draft(by=by, turn=int(turn) if turn.isdecimal() and len(turn) < 9 else 0, chart=drawn)
    except services.Overtaken as overtaken:
        return _editor(request, by, _draft(by)[0], node, form, overtaken=str(overtaken))
    address = reverse("desk:chart_edit")
    return redirect(f"{address}?station={node}#s-{node}" if node else address)


def _editor(
    request: HttpRequest,
    by: Acting,
    draft: ChartDraft,
    node: str,
    form: StationForm | None = None,
    *,
    overtaken: str = "",
) -> HttpResponse:
    drawn = draft.chart
    here = drawn.by_id.get(node) or (drawn.nodes[0] if drawn.nodes else None)
    to_choose = services_to_choose(by, drawn)
    said = _said(by, drawn)
    if form is None and here is not None:
        form = StationForm(drawn, here, to_choose)
    context = {
        "draft": draft,
        "overtaken": overtaken,
        "picture": picture(drawn, services=names_of(by, drawn), marks=marks_of(said)),
        "station": here if node and here else None,
        "form": form,
        "add_form": AddForm(initial={"kind": NodeKind.QUESTION.value}),
        "said": said,
        "said_here": [one for one in said if here is not None and here.id in one.at],
        "names": [(one.id, name_of(drawn, one.id)) for one in drawn.nodes],
        "island": island(by, draft, to_choose, said),
    }
    status = 409 if overtaken else 422 if form is not None and form.errors else 200
    return render(request, "desk/chart_edit.html", context, status=status)
