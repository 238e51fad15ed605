"""Case discussions: asking colleagues, giving a view, agreeing on steps."""

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from aanbel.accounts import queries as accounts
from aanbel.accounts.permissions import PAID, acting, check_signed_in, needs
from aanbel.audit import services as audit
from aanbel.cases import queries, services
from aanbel.cases.forms.discussion import AgreementForm, ConcludeForm, DiscussionForm, ViewForm
from aanbel.cases.permissions import can_work_cases, check_can_work_cases
from aanbel.kernel.errors import Refused


@needs(check_can_work_cases)
def ask(request: HttpRequest, case: int) -> HttpResponse:
    """Write the question and the text without names; what still tells who it is about is named, and taken out."""
    by = acting(request)
    page = queries.case_page(by=by, case_id=case)
    audit.record_reading(by=by, case_id=case, purpose="form")
    colleagues = accounts.colleagues(by=by, roles=PAID).exclude(pk=by.user_id or 0).order_by("name")
    form = DiscussionForm(
        request.POST or None, initial={"text": queries.facts_without_names(page)}, colleagues=colleagues
    )
    removed: tuple[tuple[object, str], ...] = ()
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        removed = queries.softened_for(page.case, f"{given['question']}\n{given['text']}").removed
        if removed and not given["looked_at"]:
            form.ask_to_look()
            form.add_error(None, _("The text still tells who this is about. Change it, or say that you looked."))
        else:
            try:
                made = services.ask_colleagues(by=by, case=case, **given)
            except Refused as no:
                form.add_error(None, str(no))
            else:
                messages.success(request, _("Your colleagues see your question on their Team page."))
                return redirect("cases:discussion", made.pk)
    context = {
        "page": page,
        "case": page.case,
        "form": form,
        "left_out": _left_out(page),
        "removed": [words for _trace, words in removed],
    }
    return render(request, "cases/ask_colleagues.html", context, status=422 if request.method == "POST" else 200)


@needs(check_signed_in)
def discussions(request: HttpRequest) -> HttpResponse:
    """The questions of colleagues to me: for who has no part in cases, this is the way in."""
    return render(request, "cases/discussions.html", {"discussions": queries.discussions_for_me(by=acting(request))})


@needs(check_signed_in)
def discussion(request: HttpRequest, discussion: int) -> HttpResponse:
    """One discussion: for who works on the case with the way to it, for who was asked the text alone."""
    return _page(request, discussion)


@needs(check_signed_in)
def printed(request: HttpRequest, discussion: int) -> HttpResponse:
    """On paper for the table: the same text without names, room to write, the steps."""
    by = acting(request)
    page = queries.discussion_page(by=by, discussion=discussion)
    audit.record_reading(by=by, case_id=page.discussion.case_id, purpose="case discussion, print")
    return render(request, "cases/discussion_print.html", {"page": page, "discussion": page.discussion})


@require_POST
@needs(check_signed_in)
def view(request: HttpRequest, discussion: int) -> HttpResponse:
    """Give a view."""
    form = ViewForm(request.POST)
    if not form.is_valid():
        return _page(request, discussion, view_form=form)
    services.give_view(by=acting(request), discussion=discussion, view=form.cleaned_data["view"])
    messages.success(request, _("Thank you. Your colleague reads it."))
    return redirect("cases:discussion", discussion)


@require_POST
@needs(check_signed_in)
def agreement(request: HttpRequest, discussion: int) -> HttpResponse:
    """Agree on a step."""
    form = AgreementForm(request.POST)
    if not form.is_valid():
        return _page(request, discussion, agreement_form=form)
    try:
        services.note_agreement(by=acting(request), discussion=discussion, **form.cleaned_data)
    except Refused as no:
        form.add_error("by_whom", str(no))
        return _page(request, discussion, agreement_form=form)
    messages.success(request, _("Noted."))
    return redirect("cases:discussion", discussion)


@require_POST
@needs(check_can_work_cases)
def into_plan(request: HttpRequest, step: int) -> HttpResponse:
    """The resident agrees too."""
    found = services.put_in_plan(by=acting(request), step=step)
    messages.success(request, _("The step stands in the plan of the resident."))
    return redirect("cases:discussion", found.discussion_id)


@require_POST
@needs(check_can_work_cases)
def close(request: HttpRequest, discussion: int) -> HttpResponse:
    """End it with one sentence."""
    form = ConcludeForm(request.POST)
    if not form.is_valid():
        return _page(request, discussion, conclude_form=form)
    found = services.close_discussion(
        by=acting(request), discussion=discussion, concluded=form.cleaned_data["concluded"]
    )
    messages.success(request, _("Closed. Thank your colleagues."))
    return redirect("cases:help", found.case_id)


def _page(request: HttpRequest, discussion: int, **wrong: Form) -> HttpResponse:
    """The page with its forms, one of which may come back with what is wrong in it."""
    by = acting(request)
    page = queries.discussion_page(by=by, discussion=discussion)
    audit.record_reading(by=by, case_id=page.discussion.case_id, purpose="case discussion")
    context = {
        "page": page,
        "discussion": page.discussion,
        "may_work": can_work_cases(by),
        "view_form": ViewForm(initial={"view": page.mine.view if page.mine else ""}),
        "agreement_form": AgreementForm(),
        "conclude_form": ConcludeForm(),
        **wrong,
    }
    return render(request, "cases/discussion.html", context, status=422 if wrong else 200)


def _left_out(page: queries.CasePage) -> list[str]:
    """What colleagues do not see, as the worker checks it: names, the address, days of birth, numbers."""
    people = page.people
    return [
        *(person.name for person in people),
        str(page.address),
        *(f"{person.resident.birth_date:%d-%m-%Y}" for person in people if person.resident.birth_date),
        *(person.phone for person in people if person.phone),
        *(person.email for person in people if person.email),
    ]
