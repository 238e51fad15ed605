"""Volunteers: the list for the coordinator, and one page per volunteer that the volunteer sees just so."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from aanbel.accounts.permissions import acting, check_signed_in, needs
from aanbel.audit.acting import Acting
from aanbel.desk import queries, services
from aanbel.desk.forms.volunteers import (
    DatesForm,
    FollowedForm,
    NormForm,
    ShadowingForm,
    StageForm,
    TalkForm,
    TrainingForm,
    WelcomeForm,
    WishesForm,
)
from aanbel.desk.permissions import can_coordinate_desk, check_can_coordinate_desk, check_can_use_desk
from aanbel.desk.queries.volunteers import VolunteerPage
from aanbel.desk.services import Dates
from aanbel.desk.wording.rota import lacks_words
from aanbel.desk.wording.volunteers import expiry_words, stations
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing, NotAllowed, Refused


@require_GET
@needs(check_can_coordinate_desk)
def volunteers(request: HttpRequest) -> HttpResponse:
    """Everybody with their steps; on top what ends soon."""
    by = acting(request)
    gone = request.GET.get("wie") == "weg"
    lines = queries.volunteer_lines(by=by, gone=gone)
    ends = sorted(
        (
            (one.on, line.volunteer.user.name, line.volunteer.user_id, expiry_words(one))
            for line in lines
            for one in line.expiries
        ),
    )
    fresh = queries.not_yet_volunteers(by=by)
    context = {
        "lines": [(line, stations(line.steps)) for line in lines],
        "ending": [] if gone else ends,
        "gone": gone,
        "here": not gone,
        "welcome_form": WelcomeForm(people=fresh) if fresh else None,
    }
    return render(request, "desk/volunteers.html", context)


@require_POST
@needs(check_can_coordinate_desk)
def welcome(request: HttpRequest) -> HttpResponse:
    """Somebody begins."""
    user = request.POST.get("user", "")
    if not user.isdecimal():
        raise Refused(_("Choose somebody from the list."))
    found = services.welcome_volunteer(by=acting(request), user=int(user))
    messages.success(request, _("Welcome. Fill in below what was done already."))
    return redirect("desk:volunteer", found.user_id)


@require_GET
@needs(check_can_use_desk)
def my_path(request: HttpRequest) -> HttpResponse:
    """The page of the volunteer who looks."""
    return _page(request, acting(request).user_id or 0)


@require_GET
@needs(check_signed_in)
def volunteer(request: HttpRequest, user: int) -> HttpResponse:
    """The page of one volunteer: for that volunteer and the coordinator."""
    return _page(request, user)


@require_POST
@needs(check_signed_in)
def note(request: HttpRequest, user: int, what: str) -> HttpResponse:
    """One of the forms of the page was sent; each is an act of its own, which says who may."""
    by = acting(request)
    if what not in _NOTED:
        raise Missing(_("This page does not exist."))
    form = _sent(by, what, request)
    if form.is_valid():
        try:
            _NOTED[what](by=by, user=user, **_told(what, form))
        except NotAllowed:
            raise
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, _("Noted."))
            return redirect("desk:volunteer", user)
    return _page(request, user, wrong={what: form})


@needs(check_can_coordinate_desk)
def trainings(request: HttpRequest) -> HttpResponse:
    """What volunteers learn, and what the municipality asks before somebody is alone at a desk."""
    by = acting(request)
    norm = queries.norm_of(by=by)
    about_norm = request.POST.get("act") == "norm"
    sent = request.POST or None
    form = TrainingForm(None if about_norm else sent)
    norm_form = NormForm(
        sent if about_norm else None, initial={"vog_years": norm.vog_years, "shadowings": norm.shadowings}
    )
    filled = norm_form if about_norm else form
    if request.method == "POST" and filled.is_valid():
        try:
            if about_norm:
                services.set_volunteer_norm(by=by, **norm_form.cleaned_data)
            else:
                services.keep_training(by=by, **form.cleaned_data)
        except Refused as no:
            filled.add_error(None, str(no))
        else:
            messages.success(request, _("Kept."))
            return redirect("desk:trainings")
    context = {"trainings": queries.trainings(by=by), "form": form, "norm_form": norm_form}
    return render(request, "desk/trainings.html", context, status=422 if request.method == "POST" else 200)


def _page(request: HttpRequest, user: int, wrong: dict[str, Form] | None = None) -> HttpResponse:
    by = acting(request)
    page = queries.volunteer_page(by=by, user=user)
    context: dict[str, Any] = {
        "page": page,
        "volunteer": page.line.volunteer,
        "stations": stations(page.line.steps),
        "lacks": lacks_words(page.line.lacks),
        "ending": [(expiry_words(one), one.on) for one in page.line.expiries],
        "mine": user == by.user_id,
        "may_note": can_coordinate_desk(by),
        "forms": {**_forms(by, page), **(wrong or {})},
    }
    return render(request, "desk/volunteer.html", context, status=422 if wrong else 200)


def _forms(by: Acting, page: VolunteerPage) -> dict[str, Form]:
    """The forms of the page, empty or as it stands."""
    found, today = page.line.volunteer, {"on": clock.today()}
    names = ("met_on", "vog_requested_on", "vog_on", "agreement_on", "agreement_until")
    return {
        "data": DatesForm(initial={name: getattr(found, name) for name in names}),
        "meekijken": ShadowingForm(desks=queries.desks(by=by) if can_coordinate_desk(by) else []),
        "training": FollowedForm(trainings=queries.trainings(by=by)),
        "gesprek": TalkForm(initial=today),
        "wensen": WishesForm(initial={"wishes": found.wishes}),
        "stap": StageForm(initial={"stage": found.stage}),
    }


def _sent(by: Acting, what: str, request: HttpRequest) -> Form:
    """The form that was sent."""
    if what == "meekijken":
        return ShadowingForm(request.POST, desks=queries.desks(by=by))
    if what == "training":
        return FollowedForm(request.POST, trainings=queries.trainings(by=by))
    plain: dict[str, type[Form]] = {"data": DatesForm, "gesprek": TalkForm, "wensen": WishesForm, "stap": StageForm}
    return plain[what](request.POST)


def _told(what: str, form: Form) -> dict[str, Any]:
    return {"dates": Dates(**form.cleaned_data)} if what == "data" else form.cleaned_data


_NOTED: dict[str, Callable[..., object]] = {
    "data": services.note_dates,
    "meekijken": services.note_shadowing,
    "training": services.note_training,
    "gesprek": services.note_talk,
    "wensen": services.write_wishes,
    "stap": services.move_volunteer,
}
