"""Answers of residents for who works on cases, and the times and desks for who coordinates."""

import segno
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from aanbel.accounts.permissions import acting, needs
from aanbel.audit import services as audit
from aanbel.cases import queries as cases
from aanbel.outreach import queries, services
from aanbel.outreach.forms.meeting import SlotsForm
from aanbel.outreach.permissions import (
    can_offer_times,
    can_work_cases,
    check_can_offer_times,
    check_can_see_cases,
    check_can_work_cases,
)
from aanbel.outreach.wording.answers import AnswerLine


@needs(check_can_see_cases)
@require_GET
def answers(request: HttpRequest) -> HttpResponse:
    """What residents answered and nobody acted on yet."""
    return render(request, "outreach/answers/answers.html", _lines(request))


@needs(check_can_see_cases)
@require_GET
def answers_today(request: HttpRequest) -> HttpResponse:
    """A part of Vandaag: the answers of one's own cases, and of cases that are nobody's."""
    return render(request, "outreach/answers/today.html", _lines(request, near=True))


@needs(check_can_see_cases)
@require_GET
def answers_of_case(request: HttpRequest, case: int) -> HttpResponse:
    """A part of the case page: what this household answered."""
    audit.record_reading(by=acting(request), case_id=case, purpose="answers")
    return render(request, "outreach/answers/of_case.html", _lines(request, case=case))


@require_POST
@needs(check_can_work_cases)
def handled(request: HttpRequest, answer: int) -> HttpResponse:
    """Done what was asked: the answer leaves the list."""
    services.mark_handled(by=acting(request), answer=answer)
    messages.success(request, _("Handled. The answer stays in the timeline of the case."))
    following = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(following, {request.get_host()}, require_https=request.is_secure())
    return redirect(following if safe else reverse("outreach:answers"))


@needs(check_can_see_cases)
@require_GET
def codes_of_case(request: HttpRequest, case: int) -> HttpResponse:
    """A part of the messages of a case: the cards and letters with which this household can still answer."""
    by = acting(request)
    audit.record_reading(by=by, case_id=case, purpose="reply codes")
    codes = queries.living_codes(by=by, case=case)
    return render(
        request, "outreach/answers/codes.html", {"codes": codes, "case": case, "may_work": can_work_cases(by)}
    )


@require_POST
@needs(check_can_work_cases)
def void_codes(request: HttpRequest, case: int) -> HttpResponse:
    """Post went to the wrong door: none of its codes opens anything any more."""
    count = services.revoke_codes(by=acting(request), case=case)
    messages.success(request, _("%(count)s code(s) made void. The next letter gets a new one.") % {"count": count})
    return redirect("cases:case", case)


@needs(check_can_work_cases)
def plan_code(request: HttpRequest, case: int) -> HttpResponse:
    """A code with which the resident reads the step plan at home, shown once, to be handed over in the talk."""
    by = acting(request)
    page = cases.case_page(by=by, case_id=case)
    audit.record_reading(by=by, case_id=case, purpose="plan code")
    context: dict[str, object] = {"page": page, "case": page.case}
    if request.method == "POST":
        code = services.issue_plan_code(by=by, case=case)
        url = request.build_absolute_uri(reverse("outreach:resident", args=[code]))
        picture = mark_safe(segno.make(url, error="m", micro=False).svg_inline(scale=5))  # noqa: S308 - our own address
        context |= {"code": code, "url": url, "picture": picture}
    return render(request, "outreach/answers/plan_code.html", context)


@needs(check_can_offer_times)
def meeting(request: HttpRequest) -> HttpResponse:
    """The times that residents can choose, and where the social map says that they can walk in."""
    by = acting(request)
    form = SlotsForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        offered = services.offer_slots(by=by, **form.cleaned_data)
        messages.success(request, _("%(count)s time(s) offered to residents.") % {"count": len(offered)})
        return redirect("outreach:meeting")
    context = {"form": form, "slots": queries.coming_slots(by=by), "desk": queries.desk_of(by.municipality)}
    return render(request, "outreach/answers/meeting.html", context, status=422 if form.errors else 200)


@require_POST
@needs(check_can_offer_times)
def withdraw_slot(request: HttpRequest, slot: int) -> HttpResponse:
    """Take a time back."""
    services.withdraw_slot(by=acting(request), slot=slot)
    messages.success(request, _("Taken back. Residents no longer see this time."))
    return redirect("outreach:meeting")


def _lines(request: HttpRequest, *, case: int | None = None, near: bool = False) -> dict[str, object]:
    """Answers as lines; `near`: only of cases that are one's own or nobody's."""
    by = acting(request)
    found = queries.answers_to_handle(by=by, case=case)
    shown = [one for one in found if not near or one.case.assigned_to_id in (None, by.user_id)]
    return {
        "lines": [AnswerLine(answer) for answer in shown],
        "may_work": can_work_cases(by),
        "may_offer": can_offer_times(by),
        "back": reverse("cases:case", args=[case]) if case else reverse("worklist:today") if near else request.path,
    }
