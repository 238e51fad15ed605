"""The plan of a day: making it, looking at it, making it again, putting back."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from aanbel.accounts.permissions import acting, needs
from aanbel.audit import services as audit
from aanbel.kernel import clock
from aanbel.kernel.working_days import is_working_day
from aanbel.ui.navigation import address
from aanbel.ui.parts import partial
from aanbel.visits import queries, services
from aanbel.visits.models import Absence
from aanbel.visits.permissions import can_plan, check_can_plan, check_can_see_rounds
from aanbel.visits.views.ground import ground
from aanbel.visits.views.showing import day_asked, rounds_url, to_day


@needs(check_can_see_rounds)
def rounds(request: HttpRequest) -> HttpResponse:
    """The rounds of a day; who plans gets the plan with its buttons, who goes sees their own first."""
    by = acting(request)
    today = clock.today()
    day = day_asked(request)
    if "dag" not in request.GET and day != today and queries.current_plan(by=by, day=today):
        day = today  # somebody works in the weekend
    page = queries.plan_page(by=by, day=day)
    audit.record_reading(by=by, purpose="rounds", subject=f"{page.day:%Y-%m-%d}")
    mine = [one for one in page.rounds if by.user_id in one.user_ids]
    context = {
        "page": page,
        "mine": mine,
        "ground": ground(),
        "may_plan": can_plan(by),
        "today": today,
        "past": page.day < today,
        "phone_url": address("field:app"),
        "safety_url": address("visits:safety"),
        "figures_url": address("visits:figures"),
        "due_url": address("outreach:due"),
    }
    template = "visits/day.html" if partial(request) else "visits/rounds.html"
    return render(request, template, context)


@require_POST
@needs(check_can_plan)
def make(request: HttpRequest) -> HttpResponse:
    """Ask for the rounds of this day, or of the rest of its week."""
    day = day_asked(request)
    days = [day]
    if request.POST.get("week"):
        last = day + timedelta(days=4 - day.weekday()) if day.weekday() < 5 else day
        ahead = [max(day, clock.today()) + timedelta(days=count) for count in range((last - day).days + 1)]
        days = [one for one in ahead if is_working_day(one)] or [day]
    services.ask_plans(by=acting(request), days=days)
    return to_day(day)


@require_POST
@needs(check_can_plan)
def again(request: HttpRequest) -> HttpResponse:
    """Make the day again with what changed; who is ill goes home first."""
    by, day = acting(request), day_asked(request)
    ill = request.POST.get("ziek", "")
    if ill.isdecimal():
        services.set_absent(by=by, user=int(ill), day=day, absent=Absence.ILL)
    plan = services.replan(by=by, day=day)
    messages.success(
        request,
        _("The rounds were made again: %(doors)s doors. What was handed out changes on the phones as well.")
        % {"doors": plan.figures["planned"]},
    )
    return to_day(day)


@require_POST
@needs(check_can_plan)
def undo(request: HttpRequest, plan: int) -> HttpResponse:
    """Put back what was changed last."""
    standing = services.undo_change(by=acting(request), plan=plan)
    messages.success(request, _("Put back as it was."))
    return to_day(standing.day)


@require_POST
@needs(check_can_plan)
def loosen(request: HttpRequest, case: int) -> HttpResponse:
    """Ask less of a visit that did not fit, or promise it; the next plan takes it along."""
    by = acting(request)
    services.loosen(by=by, case=case, what=request.POST.get("what", ""))
    messages.success(request, _("Noted. Make the rounds again to take it along."))
    return redirect(f"{rounds_url(day_asked(request))}#past-niet")
