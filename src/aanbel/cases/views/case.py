"""The case on one page, and the acts on it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from aanbel.accounts import queries as accounts
from aanbel.accounts.permissions import can_coordinate, needs
from aanbel.audit import services as audit
from aanbel.cases import queries, services, wording
from aanbel.cases.core.attempts import ContactKind, DayPart
from aanbel.cases.forms.case import AttemptForm, CloseForm, ReopenForm, TalkForm
from aanbel.cases.permissions import (
    can_see_decisions,
    can_work_cases,
    check_can_see_cases,
    check_can_work_cases,
)
from aanbel.cases.views.showing import acting, case_form, if_there, to_case

QUICK = (ContactKind.PHONE, ContactKind.VISIT)
ONE_WAY = (ContactKind.CARD, ContactKind.LETTER, ContactKind.TEXT, ContactKind.EMAIL)


@needs(check_can_see_cases)
def case(request: HttpRequest, case: int) -> HttpResponse:
    """One case on one page; that it was read is written down first (BIO2 8.15)."""
    by = acting(request)
    page = queries.case_page(by=by, case_id=case)
    audit.record_reading(by=by, case_id=case, purpose="case page")
    return render(
        request,
        "cases/case.html",
        {
            "page": page,
            "case": page.case,
            "reasons_url": if_there("worklist:reasons", case),
            "worklist_url": if_there("worklist:list"),
            "may_work": can_work_cases(by),
            "may_see_decisions": can_see_decisions(by),
            "colleagues": accounts.colleagues(by=by) if can_coordinate(by) else [],
            "attempt_form": AttemptForm.for_now(),
            "quick": [(kind.value, wording.CONTACT_KINDS[kind]) for kind in QUICK],
            "one_way": [(kind.value, wording.CONTACT_KINDS[kind]) for kind in ONE_WAY],
            "attempts": [
                (one, wording.CONTACT_KINDS[ContactKind(one.kind)], wording.DAY_PARTS[DayPart(one.day_part)])
                for one in page.valid_attempts
            ],
        },
    )


@require_POST
@needs(check_can_work_cases)
def take_up(request: HttpRequest, case: int) -> HttpResponse:
    """Start on it."""
    services.take_up(by=acting(request), case=case)
    messages.success(request, _("You have taken this up."))
    return to_case(case)


@require_POST
@needs(check_can_work_cases)
def assign(request: HttpRequest, case: int) -> HttpResponse:
    """To a colleague, to oneself, or back."""
    chosen = request.POST.get("to", "")
    services.assign_case(by=acting(request), case=case, to=int(chosen) if chosen.isdecimal() else None)
    messages.success(request, _("Assigned.") if chosen else _("Laid back: this case is nobody's now."))
    return to_case(case)


@require_POST
@needs(check_can_work_cases)
def attempt(request: HttpRequest, case: int) -> HttpResponse:
    """Register an attempt: `what` from one of the quick buttons (kind:yes or kind:no), or the whole form."""
    kind, _colon, reached = request.POST.get("what", "").partition(":")
    form = AttemptForm({"kind": kind, "reached": reached} if kind else request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(str(error) for errors in form.errors.values() for error in errors))
        return to_case(case)
    on, part = form.moment()
    services.register_attempt(
        by=acting(request),
        case=case,
        kind=form.contact_kind(),
        day_part=part,
        reached=form.cleaned_data["reached"],
        on=on,
    )
    messages.success(request, _("Registered. You can undo this for ten minutes."))
    return to_case(case)


@require_POST
@needs(check_can_work_cases)
def undo(request: HttpRequest, attempt: int) -> HttpResponse:
    """Take a registration back."""
    undone = services.undo_attempt(by=acting(request), attempt=attempt)
    messages.success(request, _("Undone. The contact no longer counts."))
    return to_case(undone.case_id)


@needs(check_can_work_cases)
def talk(request: HttpRequest, case: int) -> HttpResponse:
    """Write down what was agreed."""
    page = queries.case_page(by=acting(request), case_id=case)
    form = TalkForm(request.POST or None, initial={"agreed": page.case.agreed})
    if request.method == "POST" and form.is_valid():
        services.note_talk(by=acting(request), case=case, **form.cleaned_data)
        messages.success(request, _("Noted."))
        return to_case(case)
    return case_form(request, page, form, title=_("What was agreed"), submit=_("Save"))


@needs(check_can_work_cases)
def close(request: HttpRequest, case: int) -> HttpResponse:
    """End it, with an outcome."""
    page = queries.case_page(by=acting(request), case_id=case)
    form = CloseForm(request.POST or None, record=queries.record_of(page.case))
    if request.method == "POST" and form.is_valid():
        services.close_case(by=acting(request), case=case, outcome=form.cleaned_data["outcome"])
        messages.success(request, _("Closed. You can open it again if need be."))
        return to_case(case)
    return case_form(request, page, form, title=_("Close the case"), submit=_("Close"))


@needs(check_can_work_cases)
def reopen(request: HttpRequest, case: int) -> HttpResponse:
    """Go on with a closed case."""
    page = queries.case_page(by=acting(request), case_id=case)
    form = ReopenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.reopen(by=acting(request), case=case, why=form.cleaned_data["why"])
        messages.success(request, _("Open again."))
        return to_case(case)
    return case_form(request, page, form, title=_("Open the case again"), submit=_("Open again"))
