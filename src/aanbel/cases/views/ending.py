"""Ending a case with an outcome, and going on with it after all."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from aanbel.accounts.permissions import acting, needs
from aanbel.audit import services as audit
from aanbel.cases import queries, services, wording
from aanbel.cases.core.outcomes import after_a_no, objection
from aanbel.cases.forms.case import CloseForm, ReopenForm
from aanbel.cases.permissions import check_can_work_cases
from aanbel.cases.views.showing import case_form, to_case, up_to_date


@needs(check_can_work_cases)
@up_to_date
def close(request: HttpRequest, case: int) -> HttpResponse:
    """End it: the outcomes in groups, each with what it means and when another fits better; those that the record
    contradicts below, with why."""
    by = acting(request)
    page = queries.case_page(by=by, case_id=case)
    record = queries.record_of(page.case)
    form = CloseForm(request.POST or None, record=record)
    if request.method == "POST" and form.is_valid():
        services.close_case(by=by, case=case, outcome=form.cleaned_data["outcome"])
        messages.success(request, _("Closed. You can open it again if need be."))
        return to_case(case)
    audit.record_reading(by=by, case_id=case, purpose="form")
    against = {outcome: objection(outcome, record) for group in wording.OUTCOME_GROUPS.values() for outcome in group}
    proposed = after_a_no(record)
    groups = [
        (title, [(one, wording.OUTCOMES[one], wording.MEANINGS[one], wording.INSTEAD.get(one, "")) for one in fitting])
        for title, group in wording.OUTCOME_GROUPS.items()
        if (fitting := [one for one in group if against[one] is None])
    ]
    impossible = [(wording.OUTCOMES[one], wording.OBJECTIONS[no]) for one, no in against.items() if no is not None]
    context = {
        "page": page,
        "case": page.case,
        "form": form,
        "groups": groups,
        "impossible": impossible,
        "proposed": proposed,
        "chosen": form["outcome"].value() or proposed,
        "still_running": [one for one in page.deadlines if one.clock.kind == "decision"],
    }
    return render(request, "cases/close.html", context, status=422 if request.method == "POST" else 200)


@needs(check_can_work_cases)
@up_to_date
def reopen(request: HttpRequest, case: int) -> HttpResponse:
    """Go on with a closed case."""
    page = queries.case_page(by=acting(request), case_id=case)
    form = ReopenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.reopen(by=acting(request), case=case, why=form.cleaned_data["why"])
        messages.success(request, _("Open again."))
        return to_case(case)
    return case_form(request, page, form, title=_("Open the case again"), submit=_("Open again"))
