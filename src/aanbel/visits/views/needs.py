"""From the case: ask for a visit, say what is known of the door, and where it is."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from aanbel.accounts.permissions import acting, needs
from aanbel.audit import services as audit
from aanbel.cases import queries as cases
from aanbel.visits import queries, services
from aanbel.visits.forms.needs import MarkForm, NeedForm, PlaceForm
from aanbel.visits.models import AddressMark
from aanbel.visits.permissions import can_ask_visit, can_read_marks, check_can_ask_visit, check_can_see_rounds


@needs(check_can_ask_visit)
def need(request: HttpRequest, case: int) -> HttpResponse:
    """What the visit needs; all of it may stay empty."""
    by = acting(request)
    page = cases.case_page(by=by, case_id=case)
    known = queries.need_of_case(by=by, case=case)
    form = NeedForm(request.POST or None, need=known)
    if request.method == "POST" and form.is_valid():
        services.ask_visit(by=by, case=case, asking=form.asking)
        messages.success(request, _("The visit is asked for. The next plan of a day takes it along."))
        return redirect("cases:case", case)
    audit.record_reading(by=by, case_id=case, purpose="form")
    context = {"page": page, "case": page.case, "form": form, "need": known}
    return render(request, "visits/need.html", context, status=422 if request.method == "POST" else 200)


@require_POST
@needs(check_can_ask_visit)
def withdraw(request: HttpRequest, case: int) -> HttpResponse:
    """No visit after all."""
    services.withdraw_visit(by=acting(request), case=case)
    messages.success(request, _("No visit is asked for any more."))
    return redirect("cases:case", case)


@needs(check_can_see_rounds)
def visit_of_case(request: HttpRequest, case: int) -> HttpResponse:
    """The part on the case page: what was asked or planned, and what is known of the door."""
    by = acting(request)
    page = cases.case_page(by=by, case_id=case)
    return render(
        request,
        "visits/of_case.html",
        {
            "page": page,
            "case": page.case,
            "need": queries.need_of_case(by=by, case=case),
            "stops": queries.stops_of_case(by=by, case=case),
            "marks": queries.marks_of_case(by=by, case=case),
            "may_ask": can_ask_visit(by) and page.permit.free and page.case.closed_on is None,
            "may_read": can_read_marks(by),
        },
    )


@needs(check_can_ask_visit)
def door(request: HttpRequest, case: int) -> HttpResponse:
    """What is known of the door, and where it is."""
    by = acting(request)
    page = cases.case_page(by=by, case_id=case)
    form = MarkForm(request.POST if request.POST.get("act") == "mark" else None)
    place = PlaceForm(request.POST if request.POST.get("act") == "place" else None)
    if request.method == "POST" and form.is_bound and form.is_valid():
        given = form.cleaned_data
        services.mark_address(
            by=by, case=case, kind=AddressMark.Kind(given["kind"]), words=given["words"], until=given["until"]
        )
        messages.success(request, _("Noted at this door."))
        return redirect("visits:door", case)
    if request.method == "POST" and place.is_bound and place.is_valid():
        services.point_out(by=by, address=page.case.address_id, **place.cleaned_data)
        messages.success(request, _("Noted where this door is."))
        return redirect("visits:door", case)
    audit.record_reading(by=by, case_id=case, purpose="form")
    context = {
        "page": page,
        "case": page.case,
        "form": form,
        "place_form": place,
        "place": queries.place_of(by=by, case=case),
        "marks": queries.marks_of_case(by=by, case=case),
        "may_read": can_read_marks(by),
    }
    return render(request, "visits/door.html", context, status=422 if request.method == "POST" else 200)


@require_POST
@needs(check_can_ask_visit)
def end_mark(request: HttpRequest, case: int, mark: int) -> HttpResponse:
    """It holds no more."""
    services.end_mark(by=acting(request), case=case, mark=mark)
    messages.success(request, _("This holds no more."))
    return redirect("visits:door", case)
