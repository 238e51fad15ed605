"""The list of decisions, and deciding otherwise."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from aanbel.accounts.permissions import acting, check_can_see_cases, needs
from aanbel.cases import queries, services, wording
from aanbel.cases.core.decisions import Code
from aanbel.cases.forms.case import CorrectionForm
from aanbel.cases.models import Decision
from aanbel.cases.permissions import (
    can_see_decisions,
    can_work_cases,
    check_can_see_decisions,
    check_can_work_cases,
)
from aanbel.cases.views.showing import to_case
from aanbel.kernel.errors import Missing


@needs(check_can_see_decisions)
def decisions(request: HttpRequest) -> HttpResponse:
    """Every signal of a month with what was decided, so that nothing vanishes silently."""
    asked = request.GET.get("besluit", "")
    code = Code(asked) if asked in set(Code) else None
    month = _month(request.GET.get("maand", ""))
    page = queries.decisions_of_month(by=acting(request), period=month, code=code, after=request.GET.get("na", ""))
    tabs = [(one.value, wording.CODES[one], page.counts[one], wording.CODE_MEANINGS[one]) for one in Code]
    meaning = wording.CODE_MEANINGS[code] if code else ""
    return render(request, "cases/decisions.html", {"page": page, "tabs": tabs, "meaning": meaning})


@needs(check_can_see_cases)
def correct(request: HttpRequest, signal: int) -> HttpResponse:
    """One decision with what was decided before, for who answers for it; and deciding otherwise, for who works."""
    by = acting(request)
    found = (
        Decision.objects.filter(municipality_id=by.municipality, pk=signal).select_related("signal__partner").first()
    )
    if found is None:
        raise Missing(_("This signal does not exist here (any more)."))
    if request.method == "POST":
        check_can_work_cases(by)
    form = CorrectionForm(request.POST or None, now=found.code) if can_work_cases(by) else None
    if form and request.method == "POST" and form.is_valid():
        decision = services.correct_decision(by=by, signal=signal, **form.cleaned_data)
        messages.success(request, _("Decided otherwise. The earlier decision can still be read."))
        return to_case(decision.case_id) if decision.case_id else redirect("cases:correct", signal=signal)
    earlier = [(event, wording.event_sentence(event)) for event in queries.corrections(by=by, decision=found)]
    context = {
        "line": queries.DecisionLine(found),
        "signal": found.signal,
        "form": form,
        "earlier": earlier,
        "may_see_all": can_see_decisions(by),
    }
    return render(request, "cases/correct.html", context, status=422 if request.method == "POST" else 200)


def _month(text: str) -> date | None:
    """A month from the address bar: 2026-03; anything else is the newest."""
    try:
        return date.fromisoformat(f"{text}-01")
    except ValueError:
        return None
