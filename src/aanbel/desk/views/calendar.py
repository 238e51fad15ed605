"""One's hours for a calendar program, behind an address that is secret and can be revoked."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET
from icalendar import Calendar, Event

from aanbel.accounts import queries as accounts
from aanbel.accounts.permissions import public
from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.desk import queries, services
from aanbel.desk.models import Duty
from aanbel.desk.permissions import can_use_desk
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing, Refused


@require_GET
@public("a calendar program cannot sign in; the address is secret and revocable, and tells one's own hours only")
def feed(request: HttpRequest, municipality: int, token: str) -> HttpResponse:
    """The hours as iCalendar (RFC 5545): when and at which desk, nobody else's name and no question."""
    try:
        with on_behalf_of(Acting.system(municipality)):
            owner = services.use_duty_link(municipality=municipality, token=token).user
            by = accounts.acting_as(owner, municipality)
            if not can_use_desk(by):
                raise Missing(_("This calendar does not exist (any more)."))
            duties = queries.my_duties(by=by, days=180)
    except Missing as no:
        return HttpResponse(str(no), status=404, content_type="text/plain; charset=utf-8")
    except Refused as no:
        wait = {"Retry-After": "30"}
        return HttpResponse(str(no), status=429, content_type="text/plain; charset=utf-8", headers=wait)
    with translation.override(owner.language):
        body = _as_calendar(duties, request)
    headers = {"Cache-Control": "private, no-store", "X-Robots-Tag": "noindex"}
    return HttpResponse(body, content_type="text/calendar; charset=utf-8", headers=headers)


def _as_calendar(duties: list[Duty], request: HttpRequest) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", "-//Aanbel//rota//NL")
    calendar.add("version", "2.0")
    for one in duties:
        event = Event()
        event.add("uid", f"duty-{one.pk}@aanbel")
        event.add("summary", _("Walk-in: %(desk)s") % {"desk": one.desk.name})
        event.add("url", request.build_absolute_uri(reverse("desk:duty", args=[one.pk])))
        event.add("dtstamp", clock.now())
        event.add("dtstart", datetime.combine(one.on, one.starts, clock.AMSTERDAM))
        event.add("dtend", datetime.combine(one.on, one.ends, clock.AMSTERDAM))
        calendar.add_component(event)
    return bytes(calendar.to_ical())
