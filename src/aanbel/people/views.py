"""Screens of people: the doubtful matches, and what the register says about a resident."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from aanbel.accounts.permissions import acting, needs
from aanbel.audit import services as audit
from aanbel.people import queries, services
from aanbel.people.forms import RegistrationForm
from aanbel.people.permissions import (
    can_answer_questions,
    check_can_answer_questions,
    check_can_check_registration,
    check_can_see_questions,
)
from aanbel.people.wording import compared
from aanbel.ui.parts import partial


@require_GET
@needs(check_can_see_questions)
def questions(request: HttpRequest) -> HttpResponse:
    """Doubtful matches, the likeliest first; the answered ones in a second view, where an answer can be changed."""
    by = acting(request)
    answered = request.GET.get("view") == "answered"
    page = queries.doubts(by, answered=answered, after=request.GET.get("after", ""))
    numbers = [doubt.question.pk for doubt in page.rows]
    if numbers:
        audit.record_reading(by=by, subject=f"question:{numbers[0]}–{numbers[-1]}", purpose="doubtful matches")
    context = {
        "comparisons": list(zip(map(compared, page.rows), [*numbers[1:], 0], strict=False)),
        "answered": answered,
        "waiting": queries.count_open(by),
        "later": f"?view={'answered' if answered else 'open'}&after={page.next_key}" if page.next_key else "",
        "may_answer": can_answer_questions(by),
    }
    return render(request, "people/questions.html", context)


@require_POST
@needs(check_can_answer_questions)
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """The same person, or somebody else. Can be answered again, the other way."""
    by = acting(request)
    services.answer_question(by=by, question_id=pk, answer=request.POST.get("answer", ""))
    if partial(request):
        comparison = compared(queries.doubt(by, pk))
        return render(request, "people/question.html", {"comparison": comparison, "may_answer": True, "next_id": 0})
    messages.success(request, _("Your answer is recorded. You can change it under Answered."))
    return redirect(reverse("people:questions"))


@require_http_methods(["GET", "POST"])
@needs(check_can_check_registration)
def resident(request: HttpRequest, pk: int) -> HttpResponse:
    """Note what the register says about a resident, by hand."""
    by = acting(request)
    person = queries.resident(by, pk)
    audit.record_reading(by=by, subject=f"resident:{pk}", purpose="registration")
    form = RegistrationForm(request.POST or None, initial=_known_of(person))
    if request.method == "POST" and form.is_valid():
        services.record_registration(
            by=by, resident_id=pk, registration=form.cleaned_data["registration"], minor_children=form.children
        )
        if form.cleaned_data["known_to_debt_help"] != person.known_to_debt_help:
            services.record_known_to_debt_help(by=by, resident_id=pk, known=form.cleaned_data["known_to_debt_help"])
        messages.success(request, _("Noted."))
        return _back(request, pk)
    status = 422 if request.method == "POST" else 200
    context = {"person": person, "form": form, "back": _ours(request)}
    return render(request, "people/resident.html", context, status=status)


def _known_of(person: queries.ResidentSeen) -> dict[str, object]:
    children = {True: "yes", False: "no", None: ""}[person.minor_children]
    return {
        "registration": person.registration,
        "minor_children": children,
        "known_to_debt_help": person.known_to_debt_help,
    }


def _back(request: HttpRequest, pk: int) -> HttpResponseRedirect:
    """To the page that sent us here, when it is ours."""
    return HttpResponseRedirect(_ours(request) or reverse("people:resident", args=[pk]))


def _ours(request: HttpRequest) -> str:
    """The address to go back to, when it is one of this installation; an empty text otherwise."""
    wanted = request.GET.get("next", "")
    return wanted if url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure()) else ""
