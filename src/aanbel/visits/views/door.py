"""Telling of a visit at the desk, and the parts of other pages that say what waits for a look."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from aanbel.accounts.permissions import acting, needs
from aanbel.audit import services as audit
from aanbel.kernel.errors import Missing, Refused
from aanbel.visits import queries, services
from aanbel.visits.forms.door import VisitForm
from aanbel.visits.models import Registration, Stop
from aanbel.visits.permissions import can_watch_over, check_can_register, check_can_see_rounds
from aanbel.visits.queries.door import visitors_of, waiting_for_a_look


@needs(check_can_see_rounds)
def register(request: HttpRequest, stop: int) -> HttpResponse:
    """What happened at this door, told without a phone. A refusal is written down, so it is caught here."""
    by = acting(request)
    found = Stop.objects.filter(municipality_id=by.municipality, pk=stop).select_related("round", "address").first()
    if found is None:
        raise Missing(_("This door is in no round of this municipality."))
    check_can_register(by, visitors_of(found))
    form = VisitForm(request.POST) if request.method == "POST" else VisitForm.at_the_door(found)
    if request.method == "POST" and form.is_valid():
        try:
            kept = services.register_visit(by=by, facts=form.facts(found))
        except Refused as no:
            messages.error(request, str(no))
        else:
            _say(request, kept)
            return redirect("visits:debrief", found.round_id)
    audit.record_reading(by=by, case_id=found.case_id, purpose="visit")
    line, page = queries.stop_line(by=by, stop=found.pk)
    stopped = queries.may_still_visit(by=by, stop=found)
    context = {"stop": found, "line": line, "page": page, "form": form, "stopped": stopped}
    return render(request, "visits/register.html", context, status=422 if request.method == "POST" else 200)


@require_POST
@needs(check_can_see_rounds)
def looked_at(request: HttpRequest, registration: UUID) -> HttpResponse:
    """Seen by a person: it leaves the list."""
    by = acting(request)
    services.look_at(by=by, registration=registration)
    messages.success(request, _("Looked at. What was told stays with the visit."))
    found = queries.registration_of(by=by, id=registration)
    return redirect("visits:debrief", found.stop.round_id) if found else redirect("visits:rounds")


@require_GET
@needs(check_can_see_rounds)
def today(request: HttpRequest) -> HttpResponse:
    """A part of Vandaag: who may need help, and visits that a person has to look at."""
    by = acting(request)
    alarms = queries.running_alarms(by=by) if can_watch_over(by) else []
    waiting = [visit for visit in waiting_for_a_look(by=by) if can_watch_over(by) or visit.first.by_id == by.user_id]
    return render(request, "visits/today.html", {"alarms": alarms, "waiting": waiting})


def _say(request: HttpRequest, kept: Registration) -> None:
    if kept.kept_as == Registration.KeptAs.AFTER_STOP:
        messages.warning(request, _("Kept, and put aside for a look: %(why)s") % {"why": kept.stopped_by})
    elif kept.kept_as == Registration.KeptAs.SECOND:
        messages.info(request, _("Kept. A colleague told of this visit too; it counts once."))
    else:
        messages.success(request, _("Registered."))
