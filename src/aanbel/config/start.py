"""The start page: the month in one picture, and the health check.

The picture counts what every slice wrote down; it stands here because only this floor sees them all.
"""

from datetime import date

from django.db import connection
from django.db.models import Count, Q, Sum
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from aanbel.accounts.permissions import (
    acting,
    can_see_cases,
    can_see_deliveries,
    can_work_cases,
    check_can_see_the_month,
    check_signed_in,
    needs,
    public,
)
from aanbel.audit.acting import Acting
from aanbel.cases.models import Case, Decision
from aanbel.desk.permissions import can_use_desk
from aanbel.intake.models import Delivery
from aanbel.kernel import clock
from aanbel.people.models import Link, Question
from aanbel.ui.components.words import month as month_name
from aanbel.ui.month_picture import MonthPicture, Side, Station
from aanbel.ui.navigation import managed, place_of_the_rest
from aanbel.worklist.models import Placing


@needs(check_signed_in)
def start_page(request: HttpRequest) -> HttpResponseBase:
    """Those who work on cases start with what waits for them, the desk with who waits; others with the month."""
    if can_see_cases(acting(request)):
        return redirect("worklist:today")
    if can_use_desk(acting(request)):
        return redirect("desk:today")
    return month_page(request)


@needs(check_signed_in)
def manage_page(request: HttpRequest) -> HttpResponse:
    """What this person sets up, by group; each page checks for itself who may."""
    roles = acting(request).roles
    return render(request, "config/manage.html", {"groups": managed(roles), "here": place_of_the_rest(roles)})


@needs(check_can_see_the_month)
def month_page(request: HttpRequest) -> HttpResponse:
    """What this is, within a minute: files → signals → people → cases → today, with live numbers."""
    by = acting(request)
    picture = month_picture(by=by, month=clock.month_of(clock.today()))
    return render(request, "config/month.html", {"picture": picture})


@public("a monitor must be able to ask; the answer holds nothing but ok")
def health(request: HttpRequest) -> HttpResponse:
    """200 when the web server and the database answer."""
    with connection.cursor() as cursor:
        cursor.execute("select 1")
    return JsonResponse({"status": "ok"})


def month_picture(*, by: Acting, month: date) -> MonthPicture:
    """The five stations of a month with what left the stream; counts only, in six queries."""
    here = {"municipality_id": by.municipality}
    files = Delivery.objects.filter(**here, period=month).aggregate(
        files=Count("id"), partners=Count("partner", distinct=True), accepted=Sum("accepted"), refused=Sum("refused")
    )
    people = Link.objects.filter(**here, signal__period=month).aggregate(
        residents=Count("resident", distinct=True),
        doors=Count("address", distinct=True),
        known=Count("signal_id", filter=Q(method=Link.Method.CERTAIN)),
    )
    doubts = Question.objects.filter(**here, answer=Question.Answer.OPEN).count()
    decisions = Decision.objects.filter(**here, period=month).aggregate(
        taken_up=Count("signal_id", filter=Q(case__isnull=False)), not_taken_up=Count("signal_id", filter=Q(case=None))
    )
    cases = Case.objects.filter(**here, closed_on=None).aggregate(
        open=Count("id"),
        multiple=Count("id", filter=Q(multiple=True)),
        consecutive=Count("id", filter=Q(consecutive=True)),
        new=Count("id", filter=Q(period=month)),
    )
    today = Placing.objects.filter(**here).aggregate(
        mine=Count("case_id", filter=Q(assigned_to_id=by.user_id)), all=Count("case_id")
    )
    deliveries = reverse("intake:deliveries") if can_see_deliveries(by) else ""
    list_of_cases = reverse("worklist:list") if can_see_cases(by) else ""
    return MonthPicture(
        title=_("%(month)s in one picture") % {"month": month_name(month)},
        stations=(
            Station(
                files["files"],
                _("files"),
                _("from %(partners)s signal partners") % {"partners": files["partners"]},
                deliveries,
                (_mind(files["refused"] or 0, _("rows refused, with a reason"), deliveries),),
            ),
            Station(
                files["accepted"] or 0,
                _("signals"),
                _("each one gets a decision"),
                reverse("cases:decisions") if can_see_cases(by) else "",
                (
                    Side(decisions["taken_up"], _("taken up")),
                    Side(decisions["not_taken_up"], _("not taken up, with a reason"), leaves=True),
                ),
            ),
            Station(
                people["residents"],
                _("residents"),
                _("at %(doors)s front doors") % {"doors": people["doors"]},
                reverse("people:questions") if can_see_cases(by) else "",
                (
                    Side(people["known"], _("recognised from earlier signals")),
                    _mind(doubts, _("doubtful: a person decides")),
                ),
            ),
            Station(
                cases["open"],
                _("open cases"),
                _("%(new)s of them new this month") % cases,
                list_of_cases,
                (Side(cases["multiple"], _("multiple")), Side(cases["consecutive"], _("consecutive"))),
            ),
            Station(
                today["mine"] if can_work_cases(by) else today["all"],
                _("for me") if can_work_cases(by) else _("in order"),
                _("in the order in which people need us"),
                reverse("worklist:today") if can_see_cases(by) else "",
            ),
        ),
    )


def _mind(value: int, label: str, href: str = "") -> Side:
    """What leaves the stream and waits for somebody; nothing to mind when it is none."""
    return Side(value, label, href, "warning" if value else "neutral", leaves=True)
