"""Pages of the approach: its sequences as pictures, its versions, and what would happen if a step changed."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from aanbel.accounts.permissions import acting, can_set_priorities, check_can_set_priorities, needs
from aanbel.audit.acting import Acting
from aanbel.kernel.errors import Missing
from aanbel.outreach import queries, services
from aanbel.outreach.core.approach import Approach, Sequence
from aanbel.outreach.forms.approach import ApproachForm
from aanbel.outreach.models import Template
from aanbel.outreach.permissions import check_can_see_cases
from aanbel.outreach.queries.trays import tray_names
from aanbel.outreach.wording import approach as wording
from aanbel.ui.parts import partial


@dataclass(frozen=True)
class Station:
    """One step in the picture: when after the one before it, what, and what more is asked."""

    wait: str
    icon: str
    word: str
    details: list[str]


@dataclass(frozen=True)
class Line:
    """One sequence in the picture."""

    slug: str
    name: str
    purpose: str
    audience: str
    limits: list[str]
    opening: str
    stations: list[Station]
    before: list[Station] | None = None
    new: bool = False


@needs(check_can_see_cases)
@require_GET
def approach(request: HttpRequest) -> HttpResponse:
    """The approach by which cases are approached now."""
    return _page(request, queries.active_approach(by=acting(request)))


@needs(check_can_see_cases)
@require_GET
def approach_version(request: HttpRequest, version: int) -> HttpResponse:
    """Another version: a draft, or one of the past; a draft beside what is active."""
    return _page(request, queries.approach_version(by=acting(request), version=version))


def _page(request: HttpRequest, shown: queries.Version) -> HttpResponse:
    by = acting(request)
    active = queries.active_approach(by=by)
    draft = shown.row.activated_at is None and shown.number != active.number
    can_set = can_set_priorities(by)
    context = {
        "approach": shown.row,
        "active": shown.number == active.number,
        "draft": draft,
        "lines": _lines(by, shown, active if draft else None),
        "versions": queries.approach_versions(by=by),
        "active_number": active.number,
        "can_set": can_set,
        "what_if": what_if(by, shown.approach) if draft and can_set else None,
    }
    return render(request, "outreach/approach.html", context)


@needs(check_can_set_priorities)
@require_http_methods(["GET", "POST"])
def approach_edit(request: HttpRequest, version: int, sequence: str) -> HttpResponse:
    """Change a sequence and see what this week would ask; keep it as the next version when it is right."""
    by = acting(request)
    start = queries.approach_version(by=by, version=version)
    found = start.approach.named(sequence)
    if found is None:
        raise Missing(_("This version has no such approach."))
    form = ApproachForm(
        found,
        request.POST if request.method == "POST" else None,
        within=start.approach,
        texts=[(one.slug, one.name) for one in Template.objects.filter(municipality_id=by.municipality)],
        trays=tray_names(by=by),
    )
    keep, valid = request.POST.get("do") == "keep", request.method == "GET" or form.is_valid()
    if keep and valid:
        drafted = services.propose_approach(
            by=by,
            name=request.POST.get("version_name", ""),
            approach=form.approach,
        )
        messages.success(
            request, _("Version %(version)s is a draft. Nothing has changed yet.") % {"version": drafted.version}
        )
        return redirect("outreach:approach_version", drafted.version)
    posted = request.method == "POST" and valid
    tried = form.sequence if posted else found
    context = {
        "approach": start.row,
        "sequence": tried,
        "name": _(found.name),
        "form": form,
        "line": _line(by, tried, dict(tray_names(by=by))),
        "valid": valid,
        "what_if": what_if(by, form.approach if posted else start.approach) if valid else None,
    }
    template = "outreach/approach_edit.html#preview" if partial(request) else "outreach/approach_edit.html"
    return render(request, template, context, status=422 if keep and not valid else 200)


@needs(check_can_set_priorities)
@require_POST
def approach_activate(request: HttpRequest, version: int) -> HttpResponse:
    """Lets every case be approached by this draft."""
    by = acting(request)
    row = queries.approach_version(by=by, version=version).row
    activated = services.activate_approach(by=by, approach=row)
    messages.success(request, _("Cases are now approached by version %(version)s.") % {"version": activated.version})
    return redirect("outreach:approach")


def what_if(by: Acting, approach: Approach) -> dict[str, Any]:
    """This week under these sequences beside this week as it is: the kinds of act of which the number changes."""
    found = queries.what_if(by=by, approach=approach)
    rows = [(wording.KINDS[kind], before, after) for kind, before, after in found.kinds if before != after]
    return {"now": found.now, "then": found.then, "others": found.others, "cases": found.cases, "rows": rows}


def _lines(by: Acting, shown: queries.Version, beside: queries.Version | None) -> list[Line]:
    """The sequences as pictures; a changed one with the active picture beside it."""
    trays = dict(tray_names(by=by))
    lines = []
    for sequence in shown.approach.sequences:
        before = beside.approach.named(sequence.slug) if beside else sequence
        lines.append(_line(by, sequence, trays, before=before, compared=beside is not None))
    return lines


def _line(
    by: Acting, sequence: Sequence, trays: dict[str, str], *, before: Sequence | None = None, compared: bool = False
) -> Line:
    changed = compared and before is not None and before != sequence
    return Line(
        slug=sequence.slug,
        name=_(sequence.name),
        purpose=_(sequence.purpose) if sequence.purpose else "",
        audience=wording.audience_words(sequence.audience, trays),
        limits=wording.limit_words(sequence),
        opening=_(sequence.opening) if sequence.opening else "",
        stations=_stations(sequence),
        before=_stations(before) if changed and before is not None else None,
        new=compared and before is None,
    )


def _stations(sequence: Sequence) -> list[Station]:
    return [
        Station(
            wait=wording.wait_words(max(step.days, sequence.minimum_days)) if number else "",
            icon=wording.ICONS[step.kind],
            word=str(wording.KINDS[step.kind]),
            details=wording.step_words(step),
        )
        for number, step in enumerate(sequence.steps)
    ]
