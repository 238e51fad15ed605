"""Handing over at the desk: the form and, beside it, exactly what the receiver will read."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import formats
from django.utils.translation import gettext as _

from aanbel.accounts.permissions import acting, needs
from aanbel.desk import services
from aanbel.desk.core.roles import HelpRole
from aanbel.desk.core.sharing import Line
from aanbel.desk.forms.handing_over import HandOverForm
from aanbel.desk.permissions import check_can_use_desk
from aanbel.desk.queries.question import QuestionPage, question_page, roles_to_hand_to
from aanbel.desk.views.showing import own_desk_only, to_question
from aanbel.desk.wording.sharing import LINES, consent_question
from aanbel.kernel.errors import Refused
from aanbel.ui.components.words import short_day


@needs(check_can_use_desk)
@own_desk_only
def hand_over(request: HttpRequest, question: int) -> HttpResponse:
    """Filling in and reading along are one page; without script a button shows the preview anew."""
    by = acting(request)
    page = question_page(by=by, number=question)
    receivers = _receivers(page)
    posted = request.method == "POST"
    form = HandOverForm(request.POST if posted else None, receivers=receivers, initial=_initial(page, receivers))
    if posted and request.POST.get("show"):
        return render(request, "desk/hand_over.html", _context(page, _without_errors(form), form))
    if posted and form.is_valid():
        to_role, to_user = _receiver(form.cleaned_data["to"])
        try:
            made = services.hand_over(
                by=by,
                question=question,
                to_role=to_role,
                to_user=to_user,
                to_name=form.receiver,
                service=_service(page),
                **form.kept,
            )
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(
                request, _("Passed on to %(to)s. Give the slip along, and say what happens now.") % {"to": made.to_name}
            )
            return to_question(page.question)
    return render(request, "desk/hand_over.html", _context(page, form, form), status=422 if posted else 200)


@needs(check_can_use_desk)
@own_desk_only
def preview(request: HttpRequest, question: int) -> HttpResponse:
    """The part that reads along while one types; nothing is kept."""
    page = question_page(by=acting(request), number=question)
    form = HandOverForm(request.POST, receivers=_receivers(page))
    return render(request, "desk/hand_over_preview.html", _context(page, form, form))


def _context(page: QuestionPage, form: HandOverForm, told: HandOverForm) -> dict[str, Any]:
    shared = told.shared
    lines = [(LINES[Line(line)], words) for line, words in shared.items()]
    named = tuple(Line(line) for line in shared)
    return {
        "page": page,
        "form": form,
        "receiver": told.receiver,
        "lines": lines,
        "consent": consent_question(told.receiver, named) if named else "",
    }


def _without_errors(form: HandOverForm) -> HandOverForm:
    """The same, filled in, before anybody was asked to be complete."""
    given = {name: form.data.get(name, "") for name in form.fields}
    return HandOverForm(receivers=list(form.names.items()), initial=given)


def _initial(page: QuestionPage, receivers: list[tuple[str, str]]) -> dict[str, Any]:
    due = page.question.clock_on  # the day itself: "tomorrow" is another day for who reads it tomorrow
    return {
        "origin": uuid4(),
        "to": receivers[0][0] if receivers else "",
        "reach": "called",
        "name": page.first_name,
        "due": formats.date_format(due, short_day(due)) if due else "",
    }


def _receivers(page: QuestionPage) -> list[tuple[str, str]]:
    """Who does what the flowchart says and is there now, the kind of work itself, then everybody else."""
    said = page.node.role if page.node else ""
    roles = roles_to_hand_to(page)
    people = [(f"user-{one.user_id}-{one.role}", one) for one in page.professionals]
    named = {key: f"{one.name} ({one.work.word})" for key, one in people}
    kinds = [(f"role-{role}", str(word)) for role, word in roles]
    first = [(key, named[key]) for key, one in people if one.role == said] + [
        kind for kind in kinds if kind[0] == f"role-{said}"
    ]
    rest = [(key, named[key]) for key, one in people if one.role != said] + [
        kind for kind in kinds if kind[0] != f"role-{said}"
    ]
    return [*first, *rest]


def _receiver(chosen: str) -> tuple[HelpRole, int | None]:
    kind, _dash, rest = chosen.partition("-")
    if kind == "user":
        number, _dash, role = rest.partition("-")
        return HelpRole(role), int(number)
    return HelpRole(rest), None


def _service(page: QuestionPage) -> UUID | None:
    return page.node.service if page.node else None
