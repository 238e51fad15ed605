"""The case on one page, and whose it is."""

from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from aanbel.accounts import queries as accounts
from aanbel.accounts.permissions import CASE_WORKERS, acting, needs
from aanbel.audit import services as audit
from aanbel.cases import queries, services, wording
from aanbel.cases.core.attempts import ContactKind, DayPart
from aanbel.cases.forms.case import attempt_fields, this_part_of_today
from aanbel.cases.forms.handing_over import HandOverForm
from aanbel.cases.permissions import (
    can_read_talk,
    can_see_decisions,
    can_see_readings,
    can_work_cases,
    check_can_see_cases,
    check_can_work_cases,
)
from aanbel.cases.views.showing import case_form, if_there, to_case, up_to_date

QUICK = (ContactKind.PHONE, ContactKind.VISIT)
ONE_WAY = (ContactKind.CARD, ContactKind.LETTER, ContactKind.TEXT, ContactKind.EMAIL)


@needs(check_can_see_cases)
def case(request: HttpRequest, case: int) -> HttpResponse:
    """One case on one page; that it was read is written down first (BIO2 8.15)."""
    by = acting(request)
    page = queries.case_page(by=by, case_id=case)
    audit.record_reading(by=by, case_id=case, purpose="case page")
    may_work = can_work_cases(by)
    return render(
        request,
        "cases/case.html",
        {
            "page": page,
            "case": page.case,
            "reasons_url": if_there("worklist:reasons", case),
            "worklist_url": if_there("worklist:list"),
            "visit_url": if_there("visits:visit_of_case", case),
            "answers_url": if_there("outreach:answers_of_case", case),
            "next_step_url": if_there("outreach:next_step", case) if page.approaching else "",
            "decision_letter_url": if_there("outreach:decision_letter", case),
            "may_work": may_work,
            "may_see_decisions": can_see_decisions(by),
            "may_see_readings": can_see_readings(by),
            "reminders": queries.reminders_of_case(by=by, case=case) if page.around.reminders else [],
            "help_line": queries.help_line(by=by, case=case) if page.around.help else "",
            "plan": queries.progress_of(by=by, case=case) if page.around.plan else None,
            "may_read_talk": can_read_talk(by),
            "attempt_fields": attempt_fields(*this_part_of_today(), get_language()),
            "origin": uuid4(),
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
@up_to_date
def assign(request: HttpRequest, case: int) -> HttpResponse:
    """To a colleague with a sentence, to oneself, or back."""
    chosen = request.POST.get("to", "")
    to = int(chosen) if chosen.isdecimal() else None
    services.assign_case(by=acting(request), case=case, to=to, words=request.POST.get("words", ""))
    messages.success(request, _("Assigned.") if chosen else _("Laid back: this case is nobody's now."))
    return to_case(case)


@needs(check_can_work_cases)
@up_to_date
def hand_over(request: HttpRequest, case: int) -> HttpResponse:
    """To a colleague, with a sentence that goes along."""
    by = acting(request)
    page = queries.case_page(by=by, case_id=case)
    others = accounts.colleagues(by=by, roles=CASE_WORKERS).exclude(pk=page.case.assigned_to_id or 0)
    form = HandOverForm(request.POST or None, colleagues=[(one.pk, one.name) for one in others])
    if request.method == "POST" and form.is_valid():
        services.assign_case(by=by, case=case, **form.cleaned_data)
        messages.success(request, _("Assigned."))
        return to_case(case)
    return case_form(request, page, form, title=_("Hand over to a colleague"), submit=_("Hand over"))


@require_POST
@needs(check_can_work_cases)
def accept(request: HttpRequest, case: int) -> HttpResponse:
    """Seen what the colleague wrote; the case is mine."""
    services.accept_case(by=acting(request), case=case)
    messages.success(request, _("Accepted. This case is yours."))
    return to_case(case)
