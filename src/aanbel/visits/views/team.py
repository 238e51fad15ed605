"""The team that goes out: who is there this week, how each goes, who with whom."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from aanbel.accounts import queries as accounts
from aanbel.accounts.permissions import acting, needs
from aanbel.kernel.errors import Refused
from aanbel.visits import queries, services
from aanbel.visits.forms.team import DayForm, PairForm, VisitorForm
from aanbel.visits.models import Absence, Companionship, Transport
from aanbel.visits.permissions import check_can_plan
from aanbel.visits.services import Hours
from aanbel.visits.views.showing import day_asked


@needs(check_can_plan)
def team(request: HttpRequest) -> HttpResponse:
    """Everybody who goes out, with the days of this week."""
    by, day = acting(request), day_asked(request)
    week = queries.week_of(day)
    on_days = queries.duties_of_days(by=by, days=week)
    people = [(duty, [on_days[one][place] for one in week]) for place, duty in enumerate(on_days[day])]
    everybody = [(duty.user_id, duty.name) for duty in on_days[day]]
    context = {
        "day": day,
        "week": week,
        "people": people,
        "companions": queries.companions(by=by),
        "pair_form": PairForm(people=everybody),
        "could_go": queries.not_yet_visitors(by=by),
        "before": date.fromordinal(week[0].toordinal() - 7),
        "after": date.fromordinal(week[0].toordinal() + 7),
    }
    return render(request, "visits/team.html", context)


@needs(check_can_plan)
def visitor(request: HttpRequest, user: int) -> HttpResponse:
    """How one colleague goes out."""
    by = acting(request)
    known = queries.visitor(by=by, user=user)
    form = VisitorForm(request.POST or None, visitor=known)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        kept = services.keep_visitor(
            by=by,
            user=user,
            transport=Transport(given["transport"]),
            start_place=given["start_place"],
            start_at=given["start_at"],
            end_place=given["end_place"],
            week=form.week,
            pause=form.pause,
        )
        if kept.start_lon is None:
            messages.warning(
                request,
                _(
                    "Kept, but we do not know where this place of departure is. "
                    "Copy its two numbers from a map into “Place of departure on the map”."
                ),
            )
        else:
            messages.success(request, _("Kept."))
        return redirect("visits:team")
    context = {"form": form, "visitor": known, "who": accounts.user(user)}
    return render(request, "visits/visitor.html", context, status=422 if request.method == "POST" else 200)


@require_POST
@needs(check_can_plan)
def stop_visitor(request: HttpRequest, user: int) -> HttpResponse:
    """Goes out no more."""
    services.stop_visitor(by=acting(request), user=user)
    messages.success(request, _("Taken out of the visiting team."))
    return redirect("visits:team")


@needs(check_can_plan)
def day(request: HttpRequest, user: int) -> HttpResponse:
    """One day that differs: ill, off, other hours, or as usual again."""
    by, on = acting(request), day_asked(request)
    form = DayForm(request.POST if "starts" in request.POST else None)
    if request.method == "POST":
        absent = request.POST.get("absent", "")
        if absent in Absence.values:
            services.set_absent(by=by, user=user, day=on, absent=Absence(absent))
        elif request.POST.get("usual"):
            services.as_usual(by=by, user=user, day=on)
        elif form.is_valid():
            starts, ends = (form.cleaned_data[name] for name in ("starts", "ends"))
            hours = Hours(starts.hour * 60 + starts.minute, ends.hour * 60 + ends.minute)
            services.set_shift(by=by, user=user, day=on, hours=hours)
        else:
            raise Refused(_("Fill in both times, the earlier one first."))
        messages.success(request, _("Noted. A plan that is there already does not change by itself."))
        return redirect(f"{reverse('visits:team')}?dag={on.isoformat()}")
    duty = next((one for one in queries.duties(by=by, day=on) if one.user_id == user), None)
    return render(request, "visits/team_day.html", {"duty": duty, "day": on, "form": form, "who": accounts.user(user)})


@require_POST
@needs(check_can_plan)
def pair(request: HttpRequest) -> HttpResponse:
    """Rather together, never, or as it comes."""
    one, other, kind = (request.POST.get(name, "") for name in ("one", "other", "kind"))
    if not (one.isdecimal() and other.isdecimal()):
        raise Refused(_("Choose two different colleagues."))
    chosen = Companionship.Kind(kind) if kind in Companionship.Kind.values else None
    services.pair(by=acting(request), one=int(one), other=int(other), kind=chosen)
    messages.success(request, _("Noted."))
    return redirect("visits:team")
