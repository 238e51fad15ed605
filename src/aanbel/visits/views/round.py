"""One round: map, list, print, calendar, and giving it to those who go."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from icalendar import Calendar, Event

from aanbel.accounts.permissions import acting, needs
from aanbel.audit import services as audit
from aanbel.kernel import clock
from aanbel.visits import queries, services
from aanbel.visits.permissions import can_plan, check_can_plan, check_can_see_rounds
from aanbel.visits.queries.plan_page import drawing_of
from aanbel.visits.views.ground import ground


@needs(check_can_see_rounds)
def round_page(request: HttpRequest, number: int) -> HttpResponse:
    """The round on one page."""
    by = acting(request)
    page = queries.round_page(by=by, number=number)
    audit.record_reading(by=by, purpose="round", subject=str(number))
    context = {
        "page": page,
        "round": page.round,
        "drawing": drawing_of([page]),
        "ground": ground(),
        "may_plan": can_plan(by),
        "paper_url": _if_there("field:paper", number),
        "debrief_url": _if_there("visits:debrief", number),
    }
    return render(request, "visits/round.html", context)


@needs(check_can_see_rounds)
def printed(request: HttpRequest, number: int) -> HttpResponse:
    """On paper: order, times and doors. No debt, no reason, no name of a resident; a secret door has no address."""
    by = acting(request)
    page = queries.round_page(by=by, number=number)
    audit.record_reading(by=by, purpose="round on paper", subject=str(number))
    return render(request, "visits/round_print.html", {"page": page, "round": page.round})


@require_GET
@needs(check_can_see_rounds)
def calendar(request: HttpRequest, number: int) -> HttpResponse:
    """The round as iCalendar (RFC 5545): when and with how many, never a door or a name."""
    by = acting(request)
    page = queries.round_page(by=by, number=number)
    found = Calendar()
    found.add("prodid", "-//Aanbel//round//NL")
    found.add("version", "2.0")
    event = Event()
    event.add("uid", f"round-{number}@aanbel")
    event.add("summary", _("Round %(number)s: %(doors)s addresses") % {"number": number, "doors": len(page.lines)})
    event.add("url", request.build_absolute_uri(reverse("visits:round", args=[number])))
    event.add("dtstamp", clock.now())
    event.add("dtstart", page.round.starts)
    event.add("dtend", page.round.ends)
    found.add_component(event)
    return HttpResponse(
        bytes(found.to_ical()),
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="ronde-{number}.ics"', "Cache-Control": "private"},
    )


@require_POST
@needs(check_can_plan)
def hand_out(request: HttpRequest, number: int) -> HttpResponse:
    """Give it to its visitors."""
    services.hand_out(by=acting(request), number=number)
    messages.success(request, _("Handed out. The visitors see this round on their phones now."))
    return redirect("visits:round", number)


@require_POST
@needs(check_can_plan)
def take_back(request: HttpRequest, number: int) -> HttpResponse:
    """A draft again."""
    services.take_back(by=acting(request), number=number)
    messages.success(request, _("Taken back. This round is a draft again."))
    return redirect("visits:round", number)


def _if_there(name: str, *args: object) -> str:
    """The address of a page of another floor, or nothing while that floor is not built."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""
