"""The professional's side: what was asked of me, taking it on, sending it back, telling how it went, asking a case."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from aanbel.accounts.permissions import acting, can_see_cases, needs
from aanbel.audit import services as audit
from aanbel.cases.permissions import can_open_by_request
from aanbel.desk import services
from aanbel.desk.core.address import read_address
from aanbel.desk.core.sharing import Line, Stage
from aanbel.desk.forms.handing_over import AcceptForm, CaseForm, DeclineForm, OutcomeForm
from aanbel.desk.permissions import check_can_take_hand_over
from aanbel.desk.queries.handover import HandOverLine, HandOverPage, asked_of_me, hand_over_page
from aanbel.desk.views.showing import own_desk_only
from aanbel.kernel.errors import NotAllowed, Refused
from aanbel.kernel.identity import PostalAddress


@require_GET
@needs(check_can_take_hand_over)
def warm(request: HttpRequest) -> HttpResponse:
    """What waits for me, what I took on, what I did this week; no name in the list."""
    lines = asked_of_me(by=acting(request))
    context = {
        "asked": [line for line in lines if line.hand_over.at is Stage.ASKED],
        "mine": [line for line in lines if line.hand_over.at is Stage.ACCEPTED],
        "to_tell": [line for line in lines if line.only_the_receiver_can_tell],
        "done": [line for line in lines if line.hand_over.at in (Stage.DONE, Stage.WITHDRAWN)],
    }
    return render(request, "desk/warm.html", context)


@require_GET
@needs(check_can_take_hand_over)
def asked_today(request: HttpRequest) -> HttpResponse:
    """A part of one's day: what a desk asks, for who does not look at the walk-in every hour."""
    lines = [line for line in asked_of_me(by=acting(request)) if line.waits_for_the_receiver]
    return render(request, "desk/asked_today.html", {"lines": lines})


@require_GET
@needs(check_can_take_hand_over)
@own_desk_only
def hand_over(request: HttpRequest, hand_over: int) -> HttpResponse:
    """Exactly what the resident allowed; that it was read is written down."""
    by = acting(request)
    page = hand_over_page(by=by, number=hand_over)
    audit.record_reading(by=by, subject=f"hand_over:{hand_over}", purpose="hand-over")
    return render(request, "desk/warm_one.html", _context(request, page))


@require_POST
@needs(check_can_take_hand_over)
@own_desk_only
def accept(request: HttpRequest, hand_over: int) -> HttpResponse:
    """Taken on."""
    form = AcceptForm(request.POST)
    words = form.cleaned_data["words"] if form.is_valid() else ""
    services.accept_hand_over(by=acting(request), hand_over=hand_over, words=words)
    messages.success(request, _("Yours now. The desk reads: “%(words)s”") % {"words": words or _("I call today.")})
    return _to(hand_over)


@require_POST
@needs(check_can_take_hand_over)
@own_desk_only
def decline(request: HttpRequest, hand_over: int) -> HttpResponse:
    """Back to the desk, with another way."""
    by, form = acting(request), DeclineForm(request.POST)
    if form.is_valid():
        try:
            found = services.decline_hand_over(by=by, hand_over=hand_over, **form.cleaned_data)
        except NotAllowed:
            raise
        except Refused as no:
            form.add_error(None, str(no))
        else:
            if HandOverLine(found).only_the_receiver_can_tell:
                messages.warning(
                    request, _("The resident went home and only you can reach them. Tell them your other way.")
                )
                return _to(hand_over)
            messages.success(request, _("Back at the desk. They tell the resident, with your other way."))
            return redirect("desk:warm")
    return _again(request, hand_over, decline_form=form)


@require_POST
@needs(check_can_take_hand_over)
@own_desk_only
def settle(request: HttpRequest, hand_over: int) -> HttpResponse:
    """The professional told the resident, who was not at the desk any more."""
    services.settle_hand_over(by=acting(request), hand_over=hand_over)
    messages.success(request, _("Good. What was shared is emptied."))
    return redirect("desk:warm")


@require_POST
@needs(check_can_take_hand_over)
@own_desk_only
def done(request: HttpRequest, hand_over: int) -> HttpResponse:
    """How it went; what was shared is emptied."""
    form = OutcomeForm(request.POST)
    if form.is_valid():
        try:
            services.tell_back(by=acting(request), hand_over=hand_over, **form.cleaned_data)
        except NotAllowed:
            raise
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, _("Done. What was shared with you is emptied."))
            return redirect("desk:warm")
    return _again(request, hand_over, outcome_form=form)


@require_POST
@needs(check_can_take_hand_over)
@own_desk_only
def withdraw(request: HttpRequest, hand_over: int) -> HttpResponse:
    """The resident changed their mind, and said so to the professional."""
    services.withdraw_hand_over(by=acting(request), hand_over=hand_over)
    messages.success(request, _("Taken back. What was shared is emptied."))
    return redirect("desk:warm")


@needs(check_can_take_hand_over)
@own_desk_only
def case(request: HttpRequest, hand_over: int) -> HttpResponse:
    """Help of the municipality begins: a case at the resident's own request, filled in with what they passed on."""
    by = acting(request)
    page = hand_over_page(by=by, number=hand_over)
    if not page.can_become_case:
        raise Refused(_("For a case the resident's name and address are needed, and you take the question on first."))
    form = CaseForm(request.POST or None, initial=_told(page))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        opened = services.open_case_for(
            by=by,
            hand_over=hand_over,
            name=given["name"],
            at=PostalAddress(
                given["postcode"],
                given["house_number"],
                given["house_letter"].upper(),
                given["house_addition"],
                given["street"],
                given["place"],
            ),
            words=given["words"],
            phone=page.hand_over.shared.get(Line.PHONE, ""),
            email=page.hand_over.shared.get(Line.EMAIL, ""),
        )
        messages.success(
            request,
            _("Case %(number)s is open. The first talk is within four weeks, in a threat within three working days.")
            % {"number": opened.pk},
        )
        return redirect("cases:case", opened.pk) if can_see_cases(by) else _to(hand_over)
    audit.record_reading(by=by, subject=f"hand_over:{hand_over}", purpose="form")
    return render(
        request, "desk/warm_case.html", {"page": page, "form": form}, status=422 if request.method == "POST" else 200
    )


def _again(request: HttpRequest, hand_over: int, **filled: DeclineForm | OutcomeForm) -> HttpResponse:
    """The page with the form that was not taken, as it was filled in; what was shared is read once more."""
    by = acting(request)
    context = _context(request, hand_over_page(by=by, number=hand_over))
    audit.record_reading(by=by, subject=f"hand_over:{hand_over}", purpose="hand-over")
    return render(request, "desk/warm_one.html", context | filled, status=422)


def _context(request: HttpRequest, page: HandOverPage) -> dict[str, Any]:
    by = acting(request)
    return {
        "page": page,
        "accept_form": AcceptForm(),
        "decline_form": DeclineForm(),
        "outcome_form": OutcomeForm(),
        "may_open_case": page.can_become_case and can_open_by_request(by),
        "may_see_cases": can_see_cases(by),
    }


def _told(page: HandOverPage) -> dict[str, Any]:
    kept = page.hand_over.shared
    at = read_address(kept.get(Line.ADDRESS, ""))
    told: dict[str, Any] = {"name": kept.get(Line.NAME, ""), "words": kept.get(Line.QUESTION, "")}
    if at is not None:
        told |= {name: getattr(at, name) for name in ("street", "house_number", "house_letter", "house_addition",
                                                      "postcode", "place")}  # fmt: skip
    return told


def _to(hand_over: int) -> HttpResponseRedirect:
    return redirect("desk:hand_over_of", hand_over)
