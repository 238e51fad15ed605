"""Coming back to the desk: made at the end of a question, moved, called off, and who is there."""

from collections.abc import Callable
from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from aanbel.accounts.permissions import acting, needs
from aanbel.desk import services
from aanbel.desk.forms.asking import MomentForm
from aanbel.desk.models import Appointment
from aanbel.desk.permissions import check_can_use_desk
from aanbel.desk.queries.appointments import appointment_line, times_to_choose
from aanbel.desk.queries.question import question_page
from aanbel.desk.views.showing import onward, own_desk_only, to_desk
from aanbel.kernel import clock
from aanbel.kernel.errors import NotAllowed, Refused
from aanbel.ui.components.words import short_day

Act = Callable[[int | None, datetime | None], Appointment]


@needs(check_can_use_desk)
@own_desk_only
def make(request: HttpRequest, question: int) -> HttpResponse:
    """A time that is open, or one that was agreed."""
    by = acting(request)
    page = question_page(by=by, number=question)
    role = page.node.role if page.node else ""

    def agree(slot: int | None, at: datetime | None) -> Appointment:
        return services.make_appointment(by=by, question=question, slot=slot, at=at, role=role)

    form, made = _chosen(request, agree)
    if made is not None:
        messages.success(request, _("The appointment stands. Give the slip along."))
        return redirect("desk:slip", question)
    slots = times_to_choose(by=by, desk=page.question.desk_id, role=role)
    context = {"page": page, "form": form, "slots": slots}
    return render(request, "desk/appointment.html", context, status=422 if form.is_bound else 200)


@needs(check_can_use_desk)
@own_desk_only
def change(request: HttpRequest, appointment: int) -> HttpResponse:
    """Another time, or none: also for who rings up on another day."""
    by = acting(request)

    def move(slot: int | None, at: datetime | None) -> Appointment:
        return services.move_appointment(by=by, appointment=appointment, slot=slot, at=at)

    form, made = _chosen(request, move)
    if made is not None:
        moment = made.at.astimezone(clock.AMSTERDAM)
        day = date_format(moment, f"{short_day(moment)} H:i")
        messages.success(request, _("Moved to %(day)s. Say it once more, and write it on the slip.") % {"day": day})
        return onward(by, made.question)
    line = appointment_line(by=by, number=appointment)
    slots = times_to_choose(by=by, desk=line.appointment.question.desk_id, role=line.appointment.role)
    context = {"line": line, "form": form, "slots": slots}
    return render(request, "desk/appointment_change.html", context, status=422 if form.is_bound else 200)


@require_POST
@needs(check_can_use_desk)
@own_desk_only
def call_off(request: HttpRequest, appointment: int) -> HttpResponse:
    """No appointment after all."""
    by = acting(request)
    found = services.call_off_appointment(by=by, appointment=appointment)
    messages.success(request, _("Called off. The time is free again."))
    return onward(by, found.question)


@require_POST
@needs(check_can_use_desk)
@own_desk_only
def arrive(request: HttpRequest, appointment: int) -> HttpResponse:
    """Who had an appointment is here."""
    found = services.arrive(by=acting(request), appointment=appointment)
    messages.success(request, _("Number %(number)s, with an appointment.") % {"number": found.number})
    return to_desk()


def _chosen(request: HttpRequest, agree: Act) -> tuple[MomentForm, Appointment | None]:
    """The time that was tapped or written down, agreed; or the form, with why it was not."""
    slot = request.POST.get("slot", "")
    form = MomentForm(request.POST if request.method == "POST" else None)
    if not slot.isdecimal() and not form.is_valid():
        return form, None
    try:
        return form, agree(int(slot), None) if slot.isdecimal() else agree(None, form.moment)
    except NotAllowed:
        raise
    except Refused as no:
        if slot:  # tapped, not filled in
            messages.warning(request, str(no))
            return MomentForm(), None
        form.add_error(None, str(no))
        return form, None
