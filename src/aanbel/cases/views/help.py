"""The page with the help around a case: who was asked, who thinks along, and what seizing creditors answered."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from aanbel.accounts.permissions import acting, needs
from aanbel.audit import services as audit
from aanbel.cases import queries
from aanbel.cases.permissions import can_work_cases, check_can_see_cases
from aanbel.cases.views.showing import if_there


@needs(check_can_see_cases)
def help_around(request: HttpRequest, case: int) -> HttpResponse:
    """Referrals, case discussions and seizing creditors of one case."""
    by = acting(request)
    page = queries.case_page(by=by, case_id=case)
    audit.record_reading(by=by, case_id=case, purpose="help page")
    context = {
        "page": page,
        "case": page.case,
        "tab": "help",
        "may_work": can_work_cases(by),
        "referrals": queries.referrals(by=by, case=case),
        "discussions": queries.discussions_of(by=by, case=case),
        "seizures": queries.seizure_requests(by=by, case=case),
        "letter_url": if_there("outreach:creditor_letter", case),
    }
    return render(request, "cases/help.html", context)


def to_help(case: int) -> HttpResponse:
    """Back to the help of a case."""
    return redirect("cases:help", case)
