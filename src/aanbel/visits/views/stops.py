"""One door of a round: where else it fits and what that costs, a time, locked, or out."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from aanbel.accounts.permissions import acting, needs
from aanbel.audit import services as audit
from aanbel.kernel.clock import AMSTERDAM
from aanbel.kernel.errors import Missing, Refused
from aanbel.visits import queries, services
from aanbel.visits.forms.stops import TakeOutForm, TimeForm
from aanbel.visits.models import Stop
from aanbel.visits.permissions import check_can_plan


@needs(check_can_plan)
def stop(request: HttpRequest, stop: int) -> HttpResponse:
    """Every place where this door fits, each with its cost, before anything changes."""
    by = acting(request)
    line, page = queries.stop_line(by=by, stop=stop)
    audit.record_reading(by=by, case_id=line.stop.case_id, purpose="round")
    options = services.options_for(by=by, stop=stop)
    wanted = request.GET.get("naar", "")
    chosen = next((one for one in options if f"{one.round.pk}-{one.position}" == wanted), None)
    context = {
        "line": line,
        "page": page,
        "round": page.round,
        "options": options,
        "chosen": chosen,
        "impossible": bool(wanted) and chosen is None,
        "others": [other for other in page.lines if other.stop.pk != stop and other.stop.state == Stop.State.PLANNED],
        "time_form": TimeForm(),
        "out_form": TakeOutForm(),
    }
    return render(request, "visits/stop.html", context)


@require_POST
@needs(check_can_plan)
def move(request: HttpRequest, stop: int) -> HttpResponse:
    """To a round and a place in it."""
    number, _dash, position = request.POST.get("naar", "").partition("-")
    if not (number.isdecimal() and position.isdecimal()):
        raise Refused(_("Choose a place for this door."))
    found = services.move_stop(by=acting(request), stop=stop, to=int(number), position=int(position))
    messages.success(request, _("Moved, and locked there. You can undo it on the page of the day."))
    return redirect("visits:round", found.round_id)


@require_POST
@needs(check_can_plan)
def step(request: HttpRequest, stop: int) -> HttpResponse:
    """One place earlier or later in its round."""
    by = acting(request)
    line, page = queries.stop_line(by=by, stop=stop)
    planned = [one.stop.pk for one in page.lines if one.stop.state == Stop.State.PLANNED]
    if stop not in planned:
        raise Missing(_("This door is not in a round (any more). Perhaps the plan was made again."))
    position = planned.index(stop) + (-1 if request.POST.get("richting") == "op" else 1)
    before = page.round.travel_minutes
    found = services.move_stop(by=by, stop=stop, to=line.stop.round_id, position=max(0, position))
    after = queries.round_of(by=by, number=found.round_id).travel_minutes
    messages.success(request, _("Moved: %(minutes)s minutes of travel.") % {"minutes": f"{after - before:+d}"})
    return redirect("visits:round", found.round_id)


@require_POST
@needs(check_can_plan)
def swap(request: HttpRequest, stop: int) -> HttpResponse:
    """With another door."""
    other = request.POST.get("met", "")
    if not other.isdecimal():
        raise Refused(_("Choose the door to change places with."))
    services.swap_stops(by=acting(request), stop=stop, other=int(other))
    messages.success(request, _("Changed places. You can undo it on the page of the day."))
    return redirect("visits:stop", stop)


@require_POST
@needs(check_can_plan)
def pin(request: HttpRequest, stop: int) -> HttpResponse:
    """Lock or unlock."""
    pinned = request.POST.get("vast", "1") == "1"
    found = services.pin_stop(by=acting(request), stop=stop, pinned=pinned)
    messages.success(request, _("Locked: it stays in this round.") if pinned else _("Unlocked."))
    return redirect("visits:round", found.round_id)


@require_POST
@needs(check_can_plan)
def take_out(request: HttpRequest, stop: int) -> HttpResponse:
    """A resident called: not today."""
    form = TakeOutForm(request.POST)
    if not form.is_valid():
        raise Refused(_("Write in a few words why this visit is off."))
    found = services.take_out(by=acting(request), stop=stop, why=form.cleaned_data["why"])
    messages.success(request, _("Taken out. The rest of the round moves up."))
    return redirect("visits:round", found.round_id)


@require_POST
@needs(check_can_plan)
def fix(request: HttpRequest, stop: int) -> HttpResponse:
    """A time agreed with the resident."""
    by = acting(request)
    form = TimeForm(request.POST)
    if not form.is_valid():
        raise Refused(_("Fill in both times, the earlier one first."))
    day = queries.stop_line(by=by, stop=stop)[1].round.day
    found = services.fix_time(
        by=by,
        stop=stop,
        starts=datetime.combine(day, form.cleaned_data["starts"], AMSTERDAM),
        until=datetime.combine(day, form.cleaned_data["until"], AMSTERDAM),
    )
    messages.success(request, _("Agreed. The round was changed for it."))
    return redirect("visits:round", found.round_id)
