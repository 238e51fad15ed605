"""The step plan: what must stop first, who does what by when, and the copy for the resident."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from aanbel.accounts.permissions import acting, needs
from aanbel.audit import services as audit
from aanbel.cases import queries, services
from aanbel.cases.forms.plan import StepForm
from aanbel.cases.models import PlanStep
from aanbel.cases.permissions import can_read_talk, can_work_cases, check_can_see_cases, check_can_work_cases
from aanbel.cases.wording.plan import RESIDENT_INTRO
from aanbel.kernel.errors import Missing


@needs(check_can_see_cases)
def plan(request: HttpRequest, case: int) -> HttpResponse:
    """The plan and the budget of a case."""
    by = acting(request)
    page = queries.plan_page(by=by, case_id=case)
    audit.record_reading(by=by, case_id=case, purpose="plan")
    return _shown(request, page, StepForm(creditors=[]))


@needs(check_can_work_cases)
def add_step(request: HttpRequest, case: int) -> HttpResponse:
    """One step more."""
    by = acting(request)
    page = queries.plan_page(by=by, case_id=case)
    form = StepForm(request.POST or None, creditors=queries.creditors_of(page.case))
    if form.is_valid():
        services.agree_step(by=by, case=case, **form.cleaned_data)
        messages.success(request, _("The step is in the plan."))
        return _to_plan(case)
    audit.record_reading(by=by, case_id=case, purpose="plan")
    return _shown(request, page, form)


@require_POST
@needs(check_can_work_cases)
def stabilise(request: HttpRequest, case: int) -> HttpResponse:
    """What threatens goes in the plan, first."""
    services.stabilise(by=acting(request), case=case)
    messages.success(request, _("What threatens now stands on top of the plan."))
    return _to_plan(case)


@needs(check_can_work_cases)
def change_step(request: HttpRequest, step: int) -> HttpResponse:
    """Other words, somebody else, another day."""
    by = acting(request)
    found = PlanStep.objects.filter(municipality_id=by.municipality, pk=step).select_related("case").first()
    if found is None:
        raise Missing(_("This step does not exist here (any more)."))
    form = StepForm.of(found, request.POST or None, creditors=queries.creditors_of(found.case))
    if request.method == "POST" and form.is_valid():
        services.change_step(by=by, step=step, **form.cleaned_data)
        messages.success(request, _("Changed."))
        return _to_plan(found.case_id)
    audit.record_reading(by=by, case_id=found.case_id, purpose="plan")
    context = {"page": queries.case_page(by=by, case_id=found.case_id), "step": found, "form": form}
    return render(request, "cases/plan_step.html", context, status=422 if form.is_bound else 200)


@require_POST
@needs(check_can_work_cases)
def tick(request: HttpRequest, step: int) -> HttpResponse:
    """Done, or not after all (`done` empty)."""
    ticked = services.tick_step(by=acting(request), step=step, done=bool(request.POST.get("done")))
    return _to_plan(ticked.case_id)


@require_POST
@needs(check_can_work_cases)
def drop_step(request: HttpRequest, step: int) -> HttpResponse:
    """Agreed no longer."""
    case = services.drop_step(by=acting(request), step=step)
    messages.success(request, _("The step was taken out of the plan."))
    return _to_plan(case.pk)


@needs(check_can_see_cases)
def resident_copy(request: HttpRequest, case: int) -> HttpResponse:
    """The plan on one page, for the kitchen door: no name, no creditor, no amount."""
    by = acting(request)
    page = queries.case_page(by=by, case_id=case)
    audit.record_reading(by=by, case_id=case, purpose="plan")
    context = {"page": page, "case": page.case, "steps": queries.resident_plan(case), "intro": RESIDENT_INTRO}
    return render(request, "cases/plan_copy.html", context)


def _shown(request: HttpRequest, page: queries.PlanPage, form: StepForm) -> HttpResponse:
    by = page.page.by
    kept = page.sketch if can_read_talk(by) else None
    context = {
        "plan": page,
        "page": page.page,
        "case": page.case,
        "form": form,
        "add_open": form.is_bound or not page.steps,
        "may_work": can_work_cases(by) and page.case.closed_on is None,
        "may_sketch": can_read_talk(by),
        "kept": kept,
        "balance": queries.sketched(kept.figures).now if kept else None,
        "copy": queries.resident_plan(page.case.pk),
    }
    return render(request, "cases/plan.html", context, status=422 if form.is_bound else 200)


def _to_plan(case: int) -> HttpResponseRedirect:
    return redirect("cases:plan", case)
