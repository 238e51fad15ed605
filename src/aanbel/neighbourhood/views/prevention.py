"""The year of prevention: the picture, one activity, planning it, and how it went."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from aanbel.accounts import queries as accounts
from aanbel.accounts.permissions import acting, needs
from aanbel.audit.acting import Acting
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing, Refused
from aanbel.neighbourhood import services
from aanbel.neighbourhood.core.prevention.kinds import State
from aanbel.neighbourhood.forms.prevention import ActivityForm, HeldForm, first_of_month, material_choices
from aanbel.neighbourhood.models import Activity
from aanbel.neighbourhood.permissions import check_can_plan_prevention
from aanbel.neighbourhood.queries import prevention as asked
from aanbel.neighbourhood.services.notes import Doubtful
from aanbel.neighbourhood.views.showing import if_there
from aanbel.neighbourhood.wording.prevention import MARKS, MOMENTS


@require_GET
@needs(check_can_plan_prevention)
def year(request: HttpRequest) -> HttpResponse:
    """Twelve months for each group; what waits for a word; where nothing is planned."""
    by, today = acting(request), clock.today()
    told = request.GET.get("jaar", "")
    chosen = int(told) if told.isdecimal() and 2000 <= int(told) <= 2100 else today.year
    picture = asked.year_of_prevention(by=by, year=chosen)
    context = {
        "picture": picture,
        "rows": [(group, [(month, MARKS[month.mark]) for month in months]) for group, months in picture.rows],
        "moments": [(first, MOMENTS.get(first.month, "")) for first in picture.months],
        "unanswered": [(one, _where(one)) for one in picture.unanswered],
        "next_ones": [(one, _where(one)) for one in picture.next_ones],
        "this_month": today.replace(day=1),
        "network_url": if_there("neighbourhood:network"),
    }
    return render(request, "neighbourhood/prevention.html", context)


@require_GET
@needs(check_can_plan_prevention)
def activity(request: HttpRequest, number: int) -> HttpResponse:
    """One activity."""
    return _activity_page(request, number, None)


@needs(check_can_plan_prevention)
def plan(request: HttpRequest, number: int | None = None) -> HttpResponse:
    """A new activity, or one that changes."""
    by = acting(request)
    found = asked.activity(by=by, number=number) if number else None
    form = _form(by, request.POST or None, _as_initial(found) if found else _begin(request))
    if request.method == "POST" and form.is_valid():
        try:
            kept = services.plan_activity(by=by, plan=form.plan, activity=number, sure=form.cleaned_data["sure"])
        except Missing:
            raise
        except Refused as no:
            form.doubtful = isinstance(no, Doubtful)
            form.add_error(None, no.sentence)
        else:
            messages.success(request, _("Planned."))
            return redirect("neighbourhood:activity", kept.pk)
    context = {"form": form, "activity": found, "groups": asked.groups(by=by, in_use=True)}
    return render(request, "neighbourhood/prevention_plan.html", context, status=422 if form.is_bound else 200)


@require_POST
@needs(check_can_plan_prevention)
def held(request: HttpRequest, number: int) -> HttpResponse:
    """How it went."""
    form = HeldForm(request.POST)
    if form.is_valid():
        try:
            services.hold_activity(by=acting(request), activity=number, **form.cleaned_data)
        except Missing:
            raise
        except Refused as no:
            form.doubtful = isinstance(no, Doubtful)
            form.add_error(None, no.sentence)
        else:
            messages.success(request, _("Written down. Can another team learn from it? Make it a practice card."))
            return redirect("neighbourhood:activity", number)
    return _activity_page(request, number, form)


@require_POST
@needs(check_can_plan_prevention)
def call_off(request: HttpRequest, number: int) -> HttpResponse:
    """Not held."""
    gone = services.call_off_activity(by=acting(request), activity=number)
    messages.success(request, _("“%(title)s” is called off.") % {"title": gone.title})
    return redirect("neighbourhood:activity", number)


@require_POST
@needs(check_can_plan_prevention)
def again(request: HttpRequest, number: int) -> HttpResponse:
    """Held after all."""
    services.plan_again(by=acting(request), activity=number)
    messages.success(request, _("Planned."))
    return redirect("neighbourhood:activity", number)


def _activity_page(request: HttpRequest, number: int, form: HeldForm | None) -> HttpResponse:
    by = acting(request)
    found = asked.activity(by=by, number=number)
    named = dict(material_choices())
    over = found.on <= clock.today() and found.state != State.CANCELLED
    context = {
        "activity": found,
        "where": _where(found),
        "who": _who(found, asked.names_of_figures(by=by, activities=[found])),
        "materials": [named[name] for name in found.materials if name in named],
        "form": form or (HeldForm(initial={"came": found.came, "worked": found.worked}) if over else None),
        "card": _as_card(found) if found.state == State.HELD else [],
        "card_url": if_there("learning:new"),
    }
    bound = form is not None and form.is_bound
    return render(request, "neighbourhood/activity.html", context, status=422 if bound else 200)


def _as_card(found: Activity) -> list[tuple[str, str]]:
    """What a practice card can begin with, by the names of its form; the number goes as a figure, or not at all."""
    what = _("%(kind)s: %(title)s") % {"kind": found.get_kind_display(), "title": found.title}
    told = [
        ("activity", _("%(title)s, %(month)s") % {"title": found.title, "month": f"{found.on:%m-%Y}"}),
        ("title", found.title),
        ("tried", what + (f"\n{found.place}" if found.place else "")),
        ("for_whom", found.group.name),
        ("result", found.worked),
        ("steps", "prevention"),
        ("groups", found.group.kind or "everybody"),
    ]
    if found.came is not None:
        told += [
            ("what_0", _("Visitors")),
            ("count_0", str(found.came)),
            ("period_0", f"{found.on:%m-%Y}"),
        ]
    return [(name, str(value)) for name, value in told]


def _where(one: Activity) -> str:
    parts = (one.ally.name if one.ally else "", one.place, one.neighbourhood.name if one.neighbourhood else "")
    return " · ".join(part for part in parts if part)


def _who(one: Activity, figures: dict[int, str]) -> str:
    parts = (one.colleague.name if one.colleague else "", figures.get(one.figure_id or 0, ""), one.led_by)
    return ", ".join(part for part in parts if part)


def _form(by: Acting, data: Any, initial: dict[str, Any]) -> ActivityForm:
    return ActivityForm(
        data,
        groups=asked.groups(by=by, in_use="group" not in initial),
        allies=[line.ally for line in asked.allies(by=by)],
        neighbourhoods=accounts.neighbourhoods(by=by),
        colleagues=list(accounts.colleagues(by=by)),
        figures=asked.figures_that_agree(by=by),
        initial=initial,
    )


def _begin(request: HttpRequest) -> dict[str, Any]:
    """From an empty cell of the picture: its group and month."""
    initial: dict[str, Any] = {}
    if (group := request.GET.get("groep", "")).isdecimal():
        initial["group"] = int(group)
    try:
        asked_for = date.fromisoformat(f"{request.GET.get('maand', '')}-01")
    except ValueError:
        return initial
    return {**initial, "on": first_of_month(asked_for.year, asked_for.month, clock.today())}


def _as_initial(found: Activity) -> dict[str, Any]:
    names = ("title", "kind", "on", "at", "place", "led_by", "expected", "materials")
    tied = ("group", "ally", "neighbourhood", "colleague", "figure")
    return {name: getattr(found, name) for name in names} | {name: getattr(found, f"{name}_id") for name in tied}
