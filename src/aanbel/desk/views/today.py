"""The screen of the desk: who waits, who helps, what came back; and the taps that move somebody on."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from aanbel.accounts.permissions import acting, needs
from aanbel.desk import services
from aanbel.desk.models import Question
from aanbel.desk.permissions import (
    can_coordinate_desk,
    can_take_hand_over,
    check_at_desk,
    check_can_use_desk,
)
from aanbel.desk.queries.handover import asked_of_me, silent_hand_overs, waiting_for
from aanbel.desk.queries.queue import desk_page
from aanbel.desk.queries.themes import answered_lately
from aanbel.desk.views.showing import DESK, desk_chosen, onward, own_desk_only, to_desk, to_question


@require_GET
@needs(check_can_use_desk)
def today(request: HttpRequest) -> HttpResponse:
    """The one screen of a volunteer."""
    by = acting(request)
    context = {
        "page": desk_page(by=by, wanted=desk_chosen(request)),
        "for_me": waiting_for(asked_of_me(by=by)) if can_take_hand_over(by) else None,
        "answered": answered_lately(by=by),
        "silent": silent_hand_overs(by=by) if can_coordinate_desk(by) else [],
    }
    return render(request, "desk/today.html", context)


@require_GET
@needs(check_can_use_desk)
def news(request: HttpRequest) -> HttpResponse:
    """Whether the list changed since it was shown: a line with a link, so that nothing moves under one's hand."""
    page = desk_page(by=acting(request), wanted=desk_chosen(request))
    fresh = page is not None and page.mark != request.GET.get("stand", "")
    return render(request, "desk/news.html", {"fresh": fresh})


@require_POST
@needs(check_can_use_desk)
@own_desk_only
def choose_desk(request: HttpRequest) -> HttpResponse:
    """Working at another of one's desks today."""
    wanted = request.POST.get("desk", "")
    if wanted.isdecimal():
        check_at_desk(acting(request), int(wanted))
        request.session[DESK] = int(wanted)
    return to_desk()


@require_POST
@needs(check_can_use_desk)
@own_desk_only
def begin(request: HttpRequest, question: int) -> HttpResponse:
    """The next one."""
    return to_question(services.begin(by=acting(request), question=question))


@require_POST
@needs(check_can_use_desk)
@own_desk_only
def leave(request: HttpRequest, question: int) -> HttpResponse:
    """Went away."""
    found = services.leave(by=acting(request), question=question)
    messages.success(request, _("Number %(number)s went away. You can undo this for ten minutes.") % _named(found))
    return to_desk()


@require_POST
@needs(check_can_use_desk)
@own_desk_only
def put_back(request: HttpRequest, question: int) -> HttpResponse:
    """Back in the queue."""
    found = services.put_back(by=acting(request), question=question)
    messages.success(request, _("Number %(number)s waits again, in its own place.") % _named(found))
    return to_desk()


@require_POST
@needs(check_can_use_desk)
@own_desk_only
def undo(request: HttpRequest, question: int) -> HttpResponse:
    """Not ended after all."""
    found = services.undo_end(by=acting(request), question=question)
    messages.success(request, _("Number %(number)s is back.") % _named(found))
    return to_question(found) if found.state == "helping" else to_desk()


@require_POST
@needs(check_can_use_desk)
@own_desk_only
def settle(request: HttpRequest, hand_over: int) -> HttpResponse:
    """The resident was told that it came back."""
    services.settle_hand_over(by=acting(request), hand_over=hand_over)
    messages.success(request, _("Good. What was shared is emptied."))
    return to_desk()


@require_POST
@needs(check_can_use_desk)
@own_desk_only
def withdraw(request: HttpRequest, hand_over: int) -> HttpResponse:
    """The resident changed their mind, on any day."""
    by = acting(request)
    found = services.withdraw_hand_over(by=by, hand_over=hand_over)
    messages.success(request, _("Taken back. What was shared is emptied; %(to)s sees nothing any more.") % {
        "to": found.to_name
    })  # fmt: skip
    return onward(by, found.question)


def _named(question: Question) -> dict[str, int]:
    return {"number": question.number}
