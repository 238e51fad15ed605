"""The pages of a case and of the decisions. Each view translates; the rules are in services."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from aanbel.accounts import queries as accounts
from aanbel.accounts.permissions import can_coordinate, needs
from aanbel.audit import services as audit
from aanbel.audit.acting import Acting
from aanbel.cases import queries, services, wording
from aanbel.cases.core.attempts import ContactKind, DayPart
from aanbel.cases.core.decisions import Code
from aanbel.cases.forms import AttemptForm, CloseForm, CorrectionForm, ReopenForm, TalkForm
from aanbel.cases.models import Decision
from aanbel.cases.permissions import (
    can_see_decisions,
    can_work_cases,
    check_can_see_cases,
    check_can_see_decisions,
    check_can_work_cases,
)
from aanbel.kernel.errors import Missing

QUICK = (ContactKind.PHONE, ContactKind.VISIT)
ONE_WAY = (ContactKind.CARD, ContactKind.LETTER, ContactKind.TEXT, ContactKind.EMAIL)


def _by(request: HttpRequest) -> Acting:
    acting: Acting = request.acting  # type: ignore[attr-defined]
    return acting


def _to(case: int) -> HttpResponseRedirect:
    return redirect("cases:case", case)


def _if_there(name: str, *args: object) -> str:
    """The address of a page upstairs, or nothing while that floor is not built."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


@needs(check_can_see_cases)
def case(request: HttpRequest, case: int) -> HttpResponse:
    """One case on one page; that it was read is written down first (BIO2 8.15)."""
    by = _by(request)
    page = queries.case_page(by=by, case_id=case)
    audit.record_reading(by=by, case_id=case, purpose="case page")
    return render(
        request,
        "cases/case.html",
        {
            "page": page,
            "case": page.case,
            "reasons_url": _if_there("worklist:reasons", case),
            "worklist_url": _if_there("worklist:list"),
            "may_work": can_work_cases(by),
            "may_see_decisions": can_see_decisions(by),
            "colleagues": accounts.colleagues(by=by) if can_coordinate(by) else [],
            "attempt_form": AttemptForm.for_now(),
            "quick": [(kind.value, wording.CONTACT_KINDS[kind]) for kind in QUICK],
            "one_way": [(kind.value, wording.CONTACT_KINDS[kind]) for kind in ONE_WAY],
            "attempts": [
                (one, wording.CONTACT_KINDS[ContactKind(one.kind)], wording.DAY_PARTS[DayPart(one.day_part)])
                for one in page.valid_attempts
            ],
        },
    )


@require_POST
@needs(check_can_work_cases)
def take_up(request: HttpRequest, case: int) -> HttpResponse:
    """Start on it."""
    services.take_up(by=_by(request), case=case)
    messages.success(request, _("You have taken this up."))
    return _to(case)


@require_POST
@needs(check_can_work_cases)
def assign(request: HttpRequest, case: int) -> HttpResponse:
    """To a colleague, to oneself, or back."""
    chosen = request.POST.get("to", "")
    services.assign_case(by=_by(request), case=case, to=int(chosen) if chosen.isdecimal() else None)
    messages.success(request, _("Assigned.") if chosen else _("Laid back: this case is nobody's now."))
    return _to(case)


@require_POST
@needs(check_can_work_cases)
def attempt(request: HttpRequest, case: int) -> HttpResponse:
    """Register an attempt: `what` from one of the quick buttons (kind:yes or kind:no), or the whole form."""
    kind, _colon, reached = request.POST.get("what", "").partition(":")
    form = AttemptForm({"kind": kind, "reached": reached} if kind else request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(str(error) for errors in form.errors.values() for error in errors))
        return _to(case)
    on, part = form.moment()
    services.register_attempt(
        by=_by(request),
        case=case,
        kind=form.contact_kind(),
        day_part=part,
        reached=form.cleaned_data["reached"],
        on=on,
    )
    messages.success(request, _("Registered. You can undo this for ten minutes."))
    return _to(case)


@require_POST
@needs(check_can_work_cases)
def undo(request: HttpRequest, attempt: int) -> HttpResponse:
    """Take a registration back."""
    undone = services.undo_attempt(by=_by(request), attempt=attempt)
    messages.success(request, _("Undone. The contact no longer counts."))
    return _to(undone.case_id)


@needs(check_can_work_cases)
def talk(request: HttpRequest, case: int) -> HttpResponse:
    """Write down what was agreed."""
    page = queries.case_page(by=_by(request), case_id=case)
    form = TalkForm(request.POST or None, initial={"agreed": page.case.agreed})
    if request.method == "POST" and form.is_valid():
        services.note_talk(by=_by(request), case=case, **form.cleaned_data)
        messages.success(request, _("Noted."))
        return _to(case)
    return _form(request, page, form, title=_("What was agreed"), submit=_("Save"))


@needs(check_can_work_cases)
def close(request: HttpRequest, case: int) -> HttpResponse:
    """End it, with an outcome."""
    page = queries.case_page(by=_by(request), case_id=case)
    tried = page.valid_attempts
    form = CloseForm(request.POST or None, attempts=len(tried), reached=sum(attempt.reached for attempt in tried))
    if request.method == "POST" and form.is_valid():
        services.close_case(by=_by(request), case=case, outcome=form.cleaned_data["outcome"])
        messages.success(request, _("Closed. You can open it again if need be."))
        return _to(case)
    return _form(request, page, form, title=_("Close the case"), submit=_("Close"))


@needs(check_can_work_cases)
def reopen(request: HttpRequest, case: int) -> HttpResponse:
    """Go on with a closed case."""
    page = queries.case_page(by=_by(request), case_id=case)
    form = ReopenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.reopen(by=_by(request), case=case, why=form.cleaned_data["why"])
        messages.success(request, _("Open again."))
        return _to(case)
    return _form(request, page, form, title=_("Open the case again"), submit=_("Open again"))


def _form(request: HttpRequest, page: queries.CasePage, form: object, *, title: str, submit: str) -> HttpResponse:
    """A form about a case; errors come back with status 422, which HTMX swaps in as well."""
    audit.record_reading(by=_by(request), case_id=page.case.pk, purpose="form")
    context = {"page": page, "case": page.case, "form": form, "title": title, "submit": submit}
    return render(request, "cases/form.html", context, status=422 if request.method == "POST" else 200)


@needs(check_can_see_decisions)
def decisions(request: HttpRequest) -> HttpResponse:
    """Every signal of a month with what was decided, so that nothing vanishes silently."""
    asked = request.GET.get("besluit", "")
    code = Code(asked) if asked in set(Code) else None
    month = _month(request.GET.get("maand", ""))
    page = queries.decisions_of_month(by=_by(request), period=month, code=code, after=request.GET.get("na", ""))
    tabs = [(one.value, wording.CODES[one], page.counts[one], wording.CODE_MEANINGS[one]) for one in Code]
    meaning = wording.CODE_MEANINGS[code] if code else ""
    return render(request, "cases/decisions.html", {"page": page, "tabs": tabs, "meaning": meaning})


@needs(check_can_work_cases)
def correct(request: HttpRequest, signal: int) -> HttpResponse:
    """Decide otherwise about one signal."""
    by = _by(request)
    found = (
        Decision.objects.filter(municipality_id=by.municipality, pk=signal).select_related("signal__partner").first()
    )
    if found is None:
        raise Missing(_("This signal does not exist here (any more)."))
    form = CorrectionForm(request.POST or None, now=found.code)
    if request.method == "POST" and form.is_valid():
        decision = services.correct_decision(by=by, signal=signal, **form.cleaned_data)
        messages.success(request, _("Decided otherwise. The earlier decision stays in the timeline."))
        return _to(decision.case_id) if decision.case_id else redirect("cases:decisions")
    context = {"line": queries.DecisionLine(found), "signal": found.signal, "form": form}
    return render(request, "cases/correct.html", context, status=422 if request.method == "POST" else 200)


def _month(text: str) -> date | None:
    """A month from the address bar: 2026-03; anything else is the newest."""
    try:
        return date.fromisoformat(f"{text}-01")
    except ValueError:
        return None
