"""The rota: a week of a desk as a picture, somebody's hours, and one's own."""

from datetime import date, timedelta
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from aanbel.accounts.permissions import acting, needs
from aanbel.desk import queries, services
from aanbel.desk.core.roles import VOLUNTARY, HelpRole
from aanbel.desk.forms.arranging import DutyForm
from aanbel.desk.models import Duty
from aanbel.desk.permissions import (
    can_change_duty,
    can_coordinate_desk,
    can_see_volunteer,
    check_can_coordinate_desk,
    check_can_see_rota,
)
from aanbel.desk.queries.calendar import duty_link
from aanbel.desk.wording.roles import role_words
from aanbel.desk.wording.rota import day_picture, lacks_words
from aanbel.kernel import clock
from aanbel.kernel.errors import Refused


@needs(check_can_see_rota)
def hours(request: HttpRequest) -> HttpResponse:
    """My hours, the desks of which I can see the rota, and the secret address for a calendar program."""
    by, address = acting(request), ""
    if request.method == "POST":
        if request.POST.get("act") == "revoke":
            services.revoke_duty_link(by=by)
            messages.success(request, _("The address no longer works."))
            return redirect("desk:hours")
        token = services.renew_duty_link(by=by)
        address = request.build_absolute_uri(reverse("desk:hours_feed", args=[by.municipality, token]))
    context = {
        "duties": [(one, role_words(one.role)) for one in queries.my_duties(by=by)],
        "desks": [one for one in queries.desks(by=by) if one.in_use],
        "link": duty_link(by=by),
        "address": address,
        "volunteer": queries.is_volunteer(by=by),
    }
    return render(request, "desk/hours.html", context)


@require_GET
@needs(check_can_see_rota)
def rota(request: HttpRequest, desk: int) -> HttpResponse:
    """A week of this desk."""
    by = acting(request)
    found = queries.desk(by=by, number=desk)
    week = queries.rota_week(by=by, desk=found, day=_day(request.GET.get("week", "")) or clock.today())
    context = {
        "desk": found,
        "desks": [one for one in queries.desks(by=by) if one.in_use],
        "week": week,
        "days": [day_picture(day) for day in week.days],
        "today": clock.today(),
        "may_plan": can_coordinate_desk(by),
        "hours": [f"{at:02d}" for at in range(8, 23, 2)],
    }
    return render(request, "desk/rota.html", context)


@needs(check_can_coordinate_desk)
def add(request: HttpRequest, desk: int) -> HttpResponse:
    """Put somebody on the rota; a gap fills in its own day and hours."""
    by = acting(request)
    found = queries.desk(by=by, number=desk)
    able = queries.who_can(by=by)
    asked = {name: request.GET.get(name, "") for name in ("on", "starts", "ends", "role")}
    initial = {name: value for name, value in asked.items() if value}
    form = DutyForm(request.POST or None, people=[user for user, _roles in able], initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            duty = services.plan_duty(by=by, desk=desk, **form.cleaned_data)
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, _("%(name)s is on the rota.") % {"name": duty.user.name})
            return to_week(desk, duty.on)
    context = {"form": form, "desk": found, "day": _day(asked["on"]) or clock.today()}
    return render(request, "desk/duty_add.html", context, status=422 if request.method == "POST" else 200)


@require_GET
@needs(check_can_see_rota)
def duty(request: HttpRequest, duty: int) -> HttpResponse:
    """Somebody's hours: ill, who can come instead, exchange, off the rota."""
    by = acting(request)
    found = queries.duty(by=by, number=duty)
    may_change = can_change_duty(by, found.user_id) and found.on >= clock.today()
    may_plan = can_coordinate_desk(by)
    week = queries.rota_week(by=by, desk=found.desk, day=found.on)
    shown = next((who for day in week.days for who in day.present if who.duty.pk == found.pk), None)
    context = {
        "duty": found,
        "role": role_words(found.role),
        "phone": (found.phone or found.user.phone) if may_change or HelpRole(found.role) not in VOLUNTARY else "",
        "not_alone": shown is not None and bool(shown.lacks) and not shown.professional,
        "lacks": lacks_words(shown.lacks) if shown and can_see_volunteer(by, found.user_id) else [],
        "ill": found.state == Duty.State.ILL,
        "passed_on": found.state == Duty.State.PASSED_ON,
        "may_change": may_change,
        "may_plan": may_plan,
        "stand_ins": queries.can_stand_in(by=by, duty=found) if may_change else [],
        "others": [
            (who.duty, role_words(who.role))
            for day in week.days
            for who in day.present
            if may_plan and who.user_id != found.user_id and who.duty.on >= clock.today() and who.role == found.role
        ],
    }
    return render(request, "desk/duty.html", context)


@require_POST
@needs(check_can_see_rota)
def ill(request: HttpRequest, duty: int) -> HttpResponse:
    """Cannot come."""
    services.report_ill(by=acting(request), duty=duty)
    messages.success(request, _("Noted. Below is who can come instead."))
    return redirect("desk:duty", duty)


@require_POST
@needs(check_can_see_rota)
def well(request: HttpRequest, duty: int) -> HttpResponse:
    """Comes after all."""
    services.report_well(by=acting(request), duty=duty)
    messages.success(request, _("Noted: there after all."))
    return redirect("desk:duty", duty)


@require_POST
@needs(check_can_see_rota)
def instead(request: HttpRequest, duty: int) -> HttpResponse:
    """A colleague takes over."""
    user = request.POST.get("user", "")
    if not user.isdecimal():
        raise Refused(_("Choose a colleague from the list."))
    found = services.stand_in(by=acting(request), duty=duty, user=int(user))
    messages.success(request, _("%(name)s comes instead.") % {"name": found.user.name})
    return to_week(found.desk_id, found.on)


@require_POST
@needs(check_can_coordinate_desk)
def exchange(request: HttpRequest, duty: int) -> HttpResponse:
    """Two change places."""
    other = request.POST.get("other", "")
    if not other.isdecimal():
        raise Refused(_("Choose with whom."))
    one, two = services.exchange(by=acting(request), one=duty, other=int(other))
    messages.success(request, _("%(one)s and %(two)s changed places.") % {"one": one.user.name, "two": two.user.name})
    return to_week(one.desk_id, one.on)


@require_POST
@needs(check_can_coordinate_desk)
def drop(request: HttpRequest, duty: int) -> HttpResponse:
    """Off the rota."""
    found = services.drop_duty(by=acting(request), duty=duty)
    messages.success(request, _("Taken off the rota."))
    return to_week(found.desk_id, found.on)


@require_POST
@needs(check_can_coordinate_desk)
def copy(request: HttpRequest, desk: int) -> HttpResponse:
    """This week again in the next one."""
    week = _day(request.POST.get("week", "")) or clock.today()
    to = _day(request.POST.get("to", "")) or week + timedelta(days=7)
    copied, left = services.copy_week(by=acting(request), desk=desk, week=week, to=to)
    if copied:
        said = ngettext("%(count)s part copied.", "%(count)s parts copied.", len(copied))
        messages.success(request, said % {"count": len(copied)})
    if left:
        names = ", ".join(sorted({one.user.name for one in left}))
        messages.warning(
            request,
            _("Not copied: %(names)s. They are on a rota then, may not be there alone yet, or the day has passed.")
            % {"names": names},
        )
    return to_week(desk, to)


def to_week(desk: int, day: date) -> HttpResponseRedirect:
    """Back to the week in which this day lies."""
    return redirect(f"{reverse('desk:rota', args=[desk])}?{urlencode({'week': day.isoformat()})}")


def _day(told: str) -> date | None:
    try:
        return date.fromisoformat(told)
    except ValueError:
        return None
