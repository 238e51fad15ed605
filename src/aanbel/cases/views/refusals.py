"""No is no, on the page: writing it down, taking it back, deciding in a crisis."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from aanbel.accounts.permissions import acting, needs
from aanbel.cases import queries, services
from aanbel.cases.forms.refusals import RefusalForm, WhyForm
from aanbel.cases.permissions import check_can_work_cases
from aanbel.cases.views.showing import case_form, to_case, up_to_date
from aanbel.kernel.errors import Missing


@needs(check_can_work_cases)
@up_to_date
def refuse(request: HttpRequest, case: int) -> HttpResponse:
    """The resident wants no contact, or objects."""
    page = queries.case_page(by=acting(request), case_id=case)
    residents = [(person.resident.pk, person.name) for person in page.people_of_case]
    form = RefusalForm(request.POST or None, residents=residents, initial={"kind": "no_contact"})
    if request.method == "POST" and form.is_valid():
        services.refuse(by=acting(request), case=case, **form.cleaned_data)
        messages.success(request, _("Written down. Nobody calls, visits or writes from now on."))
        return to_case(case)
    return case_form(request, page, form, title=_("No is no"), submit=_("Write down the no"))


@needs(check_can_work_cases)
@up_to_date
def withdraw(request: HttpRequest, case: int) -> HttpResponse:
    """The no that stands here does not stand any more."""
    by = acting(request)
    page = queries.case_page(by=by, case_id=case)
    refusal = page.permit.refusal
    if refusal is None:
        raise Missing(_("This no does not stand (any more)."))
    form = WhyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.withdraw_refusal(by=by, refusal=refusal.pk, why=form.cleaned_data["why"])
        messages.success(request, _("Withdrawn. You can seek contact again."))
        return to_case(case)
    return case_form(request, page, form, title=_("The no does not stand any more"), submit=_("Withdraw"))


@needs(check_can_work_cases)
@up_to_date
def approach(request: HttpRequest, case: int) -> HttpResponse:
    """In a crisis: approach after all, with a reason."""
    by = acting(request)
    page = queries.case_page(by=by, case_id=case)
    form = WhyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.approach_after_all(by=by, case=case, why=form.cleaned_data["why"])
        messages.success(request, _("Decided. You can seek contact; begin with why you come in spite of the no."))
        return to_case(case)
    return case_form(request, page, form, title=_("Approach after all"), submit=_("Approach after all"))
