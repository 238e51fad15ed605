"""Reminders, my agenda, and the same agenda for a calendar program."""

from datetime import datetime, timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST
from icalendar import Calendar, Event

from aanbel.accounts import queries as accounts
from aanbel.accounts.permissions import acting, needs, public
from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.cases import queries, services
from aanbel.cases.forms.agenda import ReminderForm
from aanbel.cases.permissions import can_work_cases, check_can_work_cases
from aanbel.cases.queries.reminders import Appointment, Kind
from aanbel.cases.views.showing import case_form, to_case
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing, Refused

QUARTER = 15
SUMMARIES = {
    Kind.REMINDER: gettext_lazy("Reminder, case %(number)s"),
    Kind.CALL: gettext_lazy("Call back, case %(number)s"),
    Kind.MEETING: gettext_lazy("The resident comes to you, case %(number)s"),
}


@needs(check_can_work_cases)
def remind(request: HttpRequest, case: int) -> HttpResponse:
    """Remind me of this case."""
    page = queries.case_page(by=acting(request), case_id=case)
    form = ReminderForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.set_reminder(by=acting(request), case=case, **form.cleaned_data)
        messages.success(request, _("You will be reminded."))
        return to_case(case)
    return case_form(request, page, form, title=_("Remind me"), submit=_("Remind me"))


@require_POST
@needs(check_can_work_cases)
def reminded(request: HttpRequest, reminder: int) -> HttpResponse:
    """Done; back to where one was."""
    done = services.finish_reminder(by=acting(request), reminder=reminder)
    messages.success(request, _("Done."))
    wanted = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure()):
        return redirect(wanted)
    return to_case(done.case_id)


@needs(check_can_work_cases)
def agenda(request: HttpRequest) -> HttpResponse:
    """My agenda here, and the secret address of it: shown once, renewed or revoked with a button."""
    by = acting(request)
    address = ""
    if request.method == "POST":
        if request.POST.get("act") == "revoke":
            services.revoke_agenda_link(by=by)
            messages.success(request, _("The address no longer works."))
            return redirect("cases:agenda")
        token = services.renew_agenda_link(by=by)
        address = request.build_absolute_uri(reverse("cases:agenda_feed", args=[by.municipality, token]))
    context = {"appointments": queries.agenda(by=by), "link": queries.agenda_link(by=by), "address": address}
    return render(request, "cases/agenda.html", context)


@require_GET
@public("a calendar program cannot sign in; the address is secret and revocable, and tells numbers of cases only")
def feed(request: HttpRequest, municipality: int, token: str) -> HttpResponse:
    """The agenda as iCalendar (RFC 5545)."""
    try:
        with on_behalf_of(Acting.system(municipality)):
            owner = services.use_agenda_link(municipality=municipality, token=token).user
            by = accounts.acting_as(owner, municipality)
            if not can_work_cases(by):
                raise Missing(_("This agenda does not exist (any more)."))
            found = queries.agenda(by=by)
    except Missing as no:
        return HttpResponse(str(no), status=404, content_type="text/plain; charset=utf-8")
    except Refused as no:
        return HttpResponse(
            str(no), status=429, content_type="text/plain; charset=utf-8", headers={"Retry-After": "30"}
        )
    with translation.override(owner.language):
        body = as_calendar(found, request)
    headers = {"Cache-Control": "private, no-store", "X-Robots-Tag": "noindex"}
    return HttpResponse(body, content_type="text/calendar; charset=utf-8", headers=headers)


def as_calendar(appointments: list[Appointment], request: HttpRequest) -> bytes:
    """Only numbers of cases leave the building: no name, no address, not the words of the reminder."""
    calendar = Calendar()
    calendar.add("prodid", "-//Aanbel//agenda//NL")
    calendar.add("version", "2.0")
    for one in appointments:
        event = Event()
        event.add("uid", f"{one.kind}-{one.reminder or one.case}@aanbel")
        event.add("summary", SUMMARIES[one.kind] % {"number": one.case})
        event.add("url", request.build_absolute_uri(reverse("cases:case", args=[one.case])))
        event.add("dtstamp", clock.now())
        if one.at is None:
            event.add("dtstart", one.on)
        else:
            starts = datetime.combine(one.on, one.at, clock.AMSTERDAM)
            event.add("dtstart", starts)
            event.add("dtend", starts + timedelta(minutes=one.minutes or QUARTER))
        calendar.add_component(event)
    return bytes(calendar.to_ical())
