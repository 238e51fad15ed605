"""A signal from the neighbourhood: the resident says yes and becomes a question, or says no and is nowhere.

Two ways that never meet. Yes: a question of the desk, then a hand-over with the resident's consent on the screen. No,
or not sure: a press on a button that carries a neighbourhood and nothing else, so that there is nothing to keep.
"""

from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from aanbel.accounts import queries as accounts
from aanbel.accounts.permissions import acting, needs
from aanbel.audit.acting import Acting
from aanbel.desk import queries, services
from aanbel.desk.forms.community import ComingForwardForm
from aanbel.desk.models import Question
from aanbel.desk.permissions import check_can_bring_forward
from aanbel.kernel.errors import Refused
from aanbel.neighbourhood import services as neighbourhood
from aanbel.neighbourhood.permissions import check_can_see_network


@require_GET
@needs(check_can_see_network)
def community(request: HttpRequest) -> HttpResponse:
    """First the rule, in words; then the question that decides."""
    by = acting(request)
    context = {"areas": accounts.neighbourhoods(by=by), "can_begin": bool(_desks(by))}
    return render(request, "desk/community.html", context)


@require_POST
@needs(check_can_see_network)
def declined(request: HttpRequest) -> HttpResponse:
    """No, or not sure: one more in a count without anybody in it. Nothing else is read from what was sent."""
    area = request.POST.get("neighbourhood", "")
    if not area.isdecimal():
        raise Refused(_("Choose a neighbourhood."))
    neighbourhood.count_declined(by=acting(request), neighbourhood=int(area))
    return redirect("desk:community_no")


@require_GET
@needs(check_can_see_network)
def no(request: HttpRequest) -> HttpResponse:
    """No is no: what was not kept, and what one can still do."""
    return render(request, "desk/community_no.html")


@needs(check_can_bring_forward)
def come_forward(request: HttpRequest) -> HttpResponse:
    """Yes: a question at a desk that can help, and straight on to what the resident wants to share."""
    by = acting(request)
    desks = _desks(by)
    if not desks:
        raise Refused(_("No desk is in use yet. Look in the social map together who can help."))
    posted = request.method == "POST"
    form = ComingForwardForm(request.POST if posted else None, desks=desks, initial={"origin": uuid4()})
    if posted and form.is_valid():
        asked = services.ask_question(by=by, channel=Question.Channel.COMMUNITY, **form.asked)
        begun = services.begin(by=by, question=asked.pk)
        return redirect("desk:hand_over", begun.pk)
    return render(request, "desk/community_yes.html", {"form": form}, status=422 if posted else 200)


def _desks(by: Acting) -> list[tuple[int, str]]:
    """The desks in use, one's own first."""
    own = {desk.pk for desk in queries.my_desks(by=by)}
    found = [desk for desk in queries.desks(by=by) if desk.in_use]
    return [(desk.pk, desk.name) for desk in sorted(found, key=lambda desk: desk.pk not in own)]
