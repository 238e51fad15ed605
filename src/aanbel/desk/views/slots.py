"""Times for appointments at a desk: what is open, what is taken, opening more."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from aanbel.accounts import queries as accounts
from aanbel.accounts.permissions import acting, needs
from aanbel.audit.acting import Acting
from aanbel.desk import queries, services
from aanbel.desk.core.roles import PROFESSIONALS, fits
from aanbel.desk.forms.arranging import SlotsForm
from aanbel.desk.permissions import can_coordinate_desk, check_can_open_slots, check_can_use_desk
from aanbel.desk.wording.roles import role_words
from aanbel.kernel import clock
from aanbel.kernel.errors import NotAllowed, Refused


@needs(check_can_use_desk)
def slots(request: HttpRequest, desk: int) -> HttpResponse:
    """The times of this desk by day; who may open more has a form."""
    by = acting(request)
    found = queries.desk(by=by, number=desk)
    form = _form(request, by)
    if request.method == "POST" and form is not None and form.is_valid():
        try:
            opened = services.open_slots(by=by, desk=desk, **form.cleaned_data)
        except NotAllowed:
            raise
        except Refused as no:
            form.add_error(None, str(no))
        else:
            said = ngettext("%(count)s time opened.", "%(count)s times opened.", len(opened))
            messages.success(request, said % {"count": len(opened)})
            return redirect("desk:slots", desk)
    coming = [
        (slot, slot.at.astimezone(clock.AMSTERDAM), role_words(slot.role))
        for slot in queries.slots_of(by=by, desk=desk)
    ]
    context: dict[str, Any] = {
        "desk": found,
        "slots": coming,
        "free": sum(not slot.taken for slot, _at, _role in coming),  # type: ignore[attr-defined]  # annotated
        "form": form,
        "mine": by.user_id,
        "may_plan": can_coordinate_desk(by),
    }
    return render(request, "desk/slots.html", context, status=422 if request.method == "POST" else 200)


@require_POST
@needs(check_can_use_desk)
def close(request: HttpRequest, desk: int, slot: int) -> HttpResponse:
    """Take a free time away."""
    services.close_slot(by=acting(request), slot=slot)
    messages.success(request, _("This time is closed."))
    return redirect("desk:slots", desk)


def _form(request: HttpRequest, by: Acting) -> SlotsForm | None:
    """The form for who may open times: for oneself, or for everybody as a coordinator."""
    try:
        check_can_open_slots(by, by.user_id or 0)
    except NotAllowed:
        if request.method == "POST":
            raise
        return None
    able = [one for one in accounts.staff(by=by) if any(fits(role, one.roles) for role in PROFESSIONALS)]
    mine = [one.user for one in able if can_coordinate_desk(by) or one.user.pk == by.user_id]
    initial = {"user": by.user_id, "first": clock.today()}
    return SlotsForm(request.POST or None, people=mine, roles=PROFESSIONALS, initial=initial)
