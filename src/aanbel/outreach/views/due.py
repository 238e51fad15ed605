"""What is to be done: this week per tray, the worker's own part of Vandaag, and the next step of one case."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from aanbel.accounts.permissions import acting, needs
from aanbel.audit import services as audit
from aanbel.kernel import clock
from aanbel.outreach import queries, services
from aanbel.outreach.core.approach import Kind
from aanbel.outreach.forms.case_approach import CaseApproachForm
from aanbel.outreach.models import ChosenApproach, SetAside
from aanbel.outreach.permissions import can_work_cases, check_can_see_cases, check_can_work_cases
from aanbel.outreach.queries.phones import phones_of
from aanbel.outreach.queries.to_do import MOST, PRINTED, Line, Week, acts_of_worker, text_of, week
from aanbel.outreach.views.acts_shown import Shown, shown
from aanbel.outreach.views.due_sending import chosen_stack
from aanbel.outreach.wording import approach as words
from aanbel.outreach.wording.approach import stack_words


@needs(check_can_see_cases)
@require_GET
def due(request: HttpRequest) -> HttpResponse:
    """This week: how many acts of each kind each tray asks for, and the first of them."""
    by = acting(request)
    tray, kind, mine = request.GET.get("tray", ""), request.GET.get("kind", ""), request.GET.get("mine", "")
    found = week(by=by, tray=tray, kind=kind, mine=mine == "1")
    here = {"tray": tray, "kind": kind, "mine": mine}
    names: dict[str, dict[str, Any]] = {
        "tray": {one.slug: one.name for one in found.trays},
        "kind": {one.value: words.KINDS[one] for one in Kind},
    }
    chosen = [(names[name].get(here[name], here[name]), _only(here, **{name: ""})) for name in names if here[name]]
    context = {
        "week": found,
        "kinds": [words.KINDS[one] for one in found.kinds],
        "trays": [
            (
                one.name,
                _only(here, tray=one.slug, kind=""),
                [(words.KINDS[cell.kind], cell.acts, _only(here, tray=one.slug, kind=cell.kind)) for cell in one.cells],
            )
            for one in found.trays
        ],
        "lines": _shown(found.lines),
        "mine": mine == "1",
        "chips": chosen,
        "most": MOST,
        "stacks": _stacks(found) if can_work_cases(by) else [],
        "tray": tray,
    }
    return render(request, "outreach/due.html", context)


@needs(check_can_work_cases)
@require_POST
def due_batch(request: HttpRequest) -> HttpResponse:
    """Lays the letters or cards of one text ready as a batch: a proposal, which a person looks at and releases."""
    by, stack = acting(request), chosen_stack(request, request.POST)
    services.ship_templates(by=by)
    made = services.draft_batch(by=by, template=stack.template, cases=stack.cases, visit_on=stack.visit_on)
    return redirect("outreach:batch", made.pk)


@needs(check_can_work_cases)
@require_GET
def write_step(request: HttpRequest, case: int) -> HttpResponse:
    """On to writing what the next step asks, with its text filled in; nothing is written before somebody looked."""
    found = queries.next_of_case(by=acting(request), case=case)
    act = found.act if found else None
    version = text_of(by=acting(request), slug=act.template) if act else None
    if act is None or version is None:
        return redirect("outreach:messages", case)
    chosen = {"tekst": version, **({"bezoek": act.meet_on.isoformat()} if act.meet_on else {})}
    return redirect(f"{reverse('outreach:compose', args=[case])}?{urlencode(chosen)}")


@needs(check_can_see_cases)
@require_GET
def due_today(request: HttpRequest) -> HttpResponse:
    """The part of Vandaag that the approach asks for; `zonder` names the cases that stand there already."""
    without = [int(number) for number in request.GET.get("zonder", "").split(",") if number.isdecimal()]
    lines, found = acts_of_worker(by=acting(request), without=without)
    return render(request, "outreach/due_today.html", {"lines": _shown(lines), "found": found})


@needs(check_can_see_cases)
@require_GET
def next_step(request: HttpRequest, case: int) -> HttpResponse:
    """The part of the case page that says what to do next, and why."""
    by = acting(request)
    found = queries.next_of_case(by=by, case=case)
    audit.record_reading(by=by, case_id=case, purpose="next step")
    context = {"next": _next(request, found), "case": case, "may_work": can_work_cases(by)}
    return render(request, "outreach/next_step.html", context)


@needs(check_can_work_cases)
@require_http_methods(["GET", "POST"])
def case_approach(request: HttpRequest, case: int) -> HttpResponse:
    """Do it otherwise: skip the step, do it later, or take another approach; always with a reason."""
    by = acting(request)
    found = queries.next_of_case(by=by, case=case)
    chosen = ChosenApproach.objects.filter(municipality_id=by.municipality, case_id=case).first()
    act = found.act if found else None
    form = CaseApproachForm(
        request.POST or None,
        sequences=[(one.slug, _(one.name)) for one in queries.active_approach(by=by).approach.sequences],
        step=words.KINDS[act.kind] if act and act.step is not None else "",
        chosen=chosen.sequence if chosen else "",
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if given["what"] == "skip" and act:
            services.skip_step(by=by, case=case, kind=act.kind, reason=given["reason"])
        elif given["what"] == "later" and act:
            services.put_off(by=by, case=case, kind=act.kind, until=given["until"], reason=given["reason"])
        else:
            sequence = given["sequence"] if given["what"] == "other" else ""
            services.choose_approach(by=by, case=case, sequence=sequence, reason=given["reason"])
        messages.success(request, _("Noted. The next step is worked out again."))
        return redirect("cases:case", case)
    audit.record_reading(by=by, case_id=case, purpose="approach")
    set_aside = SetAside.objects.filter(municipality_id=by.municipality, case_id=case).order_by("-pk")
    context = {
        "case": case,
        "next": _next(request, found),
        "form": form,
        "chosen": chosen,
        "set_aside": [(one, words.KINDS[Kind(one.kind)]) for one in set_aside],
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "outreach/case_approach.html", context, status=status)


def _next(request: HttpRequest, found: queries.Due | None) -> Shown | None:
    if found is None:
        return None
    phone = phones_of(by=acting(request), cases=[found.case_id]).get(found.case_id, "")
    return shown(found, clock.today(), phone=phone)


def _shown(lines: list[Line]) -> list[tuple[Line, Shown]]:
    return [(line, shown(line.due, clock.today(), phone=line.phone)) for line in lines]


def _stacks(found: Week) -> list[tuple[str, str, str, bool]]:
    """What can go out together: how many of what, with which text, and whether on paper."""
    return [
        (
            stack_words(stack.kind, len(stack.cases)),
            found.texts.get(stack.template, stack.template),
            f"{stack.kind.value}:{stack.template}",
            stack.kind in PRINTED,
        )
        for stack in found.stacks
    ]


def _only(here: dict[str, str], **other: str) -> str:
    """This page with another filter."""
    return "?" + urlencode({name: value for name, value in {**here, **other}.items() if value})
