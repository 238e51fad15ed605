"""What every page of a question does alike: at which desk one works, and what somebody reads who comes to another's."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render

from aanbel.accounts.permissions import acting
from aanbel.audit import services as audit
from aanbel.audit.acting import Acting
from aanbel.audit.verbs import Verb
from aanbel.desk.models import Question
from aanbel.desk.permissions import on_question
from aanbel.kernel.errors import NotAllowed

DESK = "desk"
"""Where the session remembers at which desk one works."""

View = Callable[..., HttpResponse]


def desk_chosen(request: HttpRequest) -> int | None:
    """The desk that was chosen last on this computer."""
    chosen = request.session.get(DESK)
    return int(chosen) if chosen is not None else None


def to_question(question: Question) -> HttpResponseRedirect:
    """On with this question."""
    return redirect("desk:question", question.pk)


def to_desk() -> HttpResponseRedirect:
    """Back to the screen of the desk."""
    return redirect("desk:today")


def onward(by: Acting, question: Question) -> HttpResponseRedirect:
    """On with this question, or back to the desk for who may not see it any more: a volunteer keeps to today."""
    return to_question(question) if on_question(by, question) else to_desk()


def own_desk_only(view: View) -> View:
    """A question of another desk or another day, asked for by its address: a sentence, and a line in the log.

    The refusal is answered here and not raised further, as that would undo the line as well.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except NotAllowed as no:
            asked = next((f"{name}:{value}" for name, value in kwargs.items()), "")
            audit.record(by=acting(request), verb=Verb.DESK_KEPT_SHUT, subject=asked)
            return render(request, "ui/refused.html", {"sentence": str(no)}, status=403)

    return guarded
