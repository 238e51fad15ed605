"""Desks as a coordinator arranges them: where, for whom, how long one may wait, who belongs to it; their figures."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from aanbel.accounts import queries as accounts
from aanbel.accounts.permissions import acting, needs
from aanbel.desk import queries, services
from aanbel.desk.forms.arranging import DeskForm, MemberForm
from aanbel.desk.models import Desk
from aanbel.desk.permissions import check_can_coordinate_desk
from aanbel.desk.queries.arranging import desk_cards, places
from aanbel.desk.queries.figures import desk_figures
from aanbel.desk.wording.figures import DAY_PARTS, ENDINGS
from aanbel.desk.wording.rota import TROUBLES, span_words
from aanbel.kernel.errors import Refused


@require_GET
@needs(check_can_coordinate_desk)
def desks(request: HttpRequest) -> HttpResponse:
    """Every desk with its hours, and first what still has to be arranged."""
    by = acting(request)
    missing = [
        {"desk": desk, "day": day, "words": TROUBLES[gap.trouble], "hours": span_words(gap.span)}
        for desk, day, gap in queries.missing_soon(by=by)
    ]
    cards = [
        (card, [(day, ", ".join(map(span_words, spans))) for day, spans in card.open_days])
        for card in desk_cards(by=by)
    ]
    return render(request, "desk/desks.html", {"cards": cards, "missing": missing})


@needs(check_can_coordinate_desk)
def desk(request: HttpRequest, desk: int | None = None) -> HttpResponse:
    """One desk: its place, its norm, who belongs to it. Without a number a new one."""
    by = acting(request)
    known = queries.desk(by=by, number=desk) if desk else None
    form = DeskForm(
        request.POST or None,
        locations=places(by=by),
        neighbourhoods=accounts.neighbourhoods(by=by),
        initial=_as_filled_in(known) if known else None,
    )
    if request.method == "POST" and form.is_valid():
        try:
            kept = services.keep_desk(by=by, desk=desk, **form.cleaned_data)
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, _("Kept."))
            return redirect("desk:desk", kept.pk)
    context: dict[str, Any] = {"form": form, "desk": known}
    if known:
        members = queries.members(by=by, desk=known.pk)
        others = [user for user, _roles in queries.who_can(by=by) if user not in members]
        context |= {"members": members, "member_form": MemberForm(people=others) if others else None}
    return render(request, "desk/desk.html", context, status=422 if request.method == "POST" else 200)


@require_POST
@needs(check_can_coordinate_desk)
def join(request: HttpRequest, desk: int) -> HttpResponse:
    """Somebody belongs to it."""
    user = request.POST.get("user", "")
    if not user.isdecimal():
        raise Refused(_("Choose a colleague from the list."))
    member = services.join_desk(by=acting(request), desk=desk, user=int(user))
    messages.success(request, _("%(name)s helps here now.") % {"name": member.user.name})
    return redirect("desk:desk", desk)


@require_POST
@needs(check_can_coordinate_desk)
def leave(request: HttpRequest, desk: int, user: int) -> HttpResponse:
    """Somebody does not belong to it any more."""
    services.leave_desk(by=acting(request), desk=desk, user=user)
    messages.success(request, _("Taken off this desk. Hours on the rota stay until you take them off."))
    return redirect("desk:desk", desk)


@require_GET
@needs(check_can_coordinate_desk)
def figures(request: HttpRequest) -> HttpResponse:
    """How many came, how long they waited, what was done, and whether hand-overs were answered."""
    found = desk_figures(by=acting(request))
    rows = [
        (
            desk,
            tally,
            [(word, tally.parts[part]) for part, word in DAY_PARTS.items()],
            [(word, tally.states[state]) for state, word in ENDINGS.items()],
        )
        for desk, tally in found.rows
    ]
    return render(request, "desk/figures.html", {"figures": found, "rows": rows, "states": list(ENDINGS.values())})


def _as_filled_in(desk: Desk) -> dict[str, Any]:
    return {
        "name": desk.name,
        "location": str(desk.location_id) if desk.location_id else "",
        "neighbourhood": str(desk.neighbourhood_id) if desk.neighbourhood_id else "",
        "wait_norm": desk.wait_norm,
        "in_use": desk.in_use,
    }
