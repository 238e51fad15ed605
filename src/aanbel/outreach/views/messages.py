"""The messages of one case: what went out, writing one now, the decision, letters to creditors."""

import uuid
from collections.abc import Callable

from django.contrib import messages as told
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from aanbel.accounts.permissions import acting, needs
from aanbel.audit import services as audit
from aanbel.cases import queries as cases
from aanbel.cases.queries.seizure import seizure_requests
from aanbel.kernel.errors import Refused
from aanbel.outreach import services
from aanbel.outreach.core.formal import Asked, decision_asked
from aanbel.outreach.core.template_kinds import ON_PAPER, TO_RESIDENT
from aanbel.outreach.core.template_text import plain
from aanbel.outreach.forms.writing import ComposeForm
from aanbel.outreach.models import TemplateVersion
from aanbel.outreach.permissions import can_work_cases, check_can_see_cases, check_can_work_cases
from aanbel.outreach.queries import composing, templates
from aanbel.outreach.queries.messages import message, messages_of
from aanbel.outreach.services.formal import DECISION, course_of
from aanbel.outreach.services.messages import paper_of
from aanbel.outreach.views.texts import pdf
from aanbel.outreach.wording.stopped import NO_DECISION


@require_GET
@needs(check_can_see_cases)
def messages(request: HttpRequest, case: int) -> HttpResponse:
    """Everything that went out to this household, and the choice of a text to write with."""
    by = acting(request)
    page = cases.case_page(by=by, case_id=case)
    audit.record_reading(by=by, case_id=case, purpose="messages")
    permit = cases.permit(case=page.case)
    choices = templates.writable(by=by, kinds=TO_RESIDENT)
    context = {
        "page": page,
        "case": page.case,
        "lines": messages_of(by=by, case=case),
        "stopped": permit.sentence,
        "may_write": can_work_cases(by) and permit.free and page.case.closed_on is None,
        "form": ComposeForm(versions=choices) if choices else None,
        "decision_asked": decision_asked(course_of(page.case)) is Asked.NOW,
        "may_work": can_work_cases(by),
    }
    return render(request, "outreach/messages.html", context)


@needs(check_can_work_cases)
def compose(request: HttpRequest, case: int) -> HttpResponse:
    """First look, then write: the page shows the text as this household gets it, and one button."""
    by = acting(request)
    page = cases.case_page(by=by, case_id=case)
    given = request.POST if request.method == "POST" else request.GET
    form = ComposeForm(given, versions=templates.writable(by=by, kinds=TO_RESIDENT))
    if not form.is_valid():
        told.error(request, " ".join(str(error) for errors in form.errors.values() for error in errors))
        return redirect("outreach:messages", case)
    version, visit_on, to = form.version(), form.cleaned_data["bezoek"], form.cleaned_data["naar"]
    if request.method == "POST":
        written = services.write_message(
            by=by, case=case, version=version, reference=_reference(request), visit_on=visit_on, destination=to
        )
        told.success(request, _("Written. Open the PDF to print it.") if written.pages else _("It is being sent."))
        return redirect("outreach:messages", case)
    audit.record_reading(by=by, case_id=case, purpose="messages")
    trouble, text, who = "", "", composing.recipient(by=by, case=case, version=version, visit_on=visit_on)
    try:
        text = plain(composing.filled(version, who.values, who.facts, composing.SAMPLE_CODE))
    except Refused as refused:
        trouble = str(refused)
    context = {
        "page": page,
        "case": page.case,
        "version": version,
        "form": form,
        "text": text,
        "trouble": trouble or cases.permit(case=page.case).sentence,
        "on_paper": version.template.what in ON_PAPER,
        "to": to or (who.phone if version.template.kind == "text" else who.email),
        "window": who.to,
        "reference": uuid.uuid4(),
    }
    return render(request, "outreach/compose.html", context)


def _reference(request: HttpRequest) -> uuid.UUID | None:
    try:
        return uuid.UUID(request.POST.get("reference", ""))
    except ValueError:
        return None


@require_GET
@needs(check_can_work_cases)
def compose_pdf(request: HttpRequest, case: int) -> HttpResponse:
    """The letter or card for this household as it would be printed; its code opens nothing."""
    by = acting(request)
    form = ComposeForm(request.GET, versions=templates.writable(by=by, kinds=TO_RESIDENT))
    if not form.is_valid():
        raise Refused(_("Choose a text first."))
    audit.record_reading(by=by, case_id=case, purpose="messages")
    made = composing.preview(by=by, version=form.version(), case=case, visit_on=form.cleaned_data["bezoek"])
    return pdf(made, f"zaak-{case}-voorbeeld.pdf")


@require_GET
@needs(check_can_see_cases)
def message_pdf(request: HttpRequest, message_id: int) -> HttpResponseBase:
    """To print: the file with its working code while it is there and for who may write; else a copy without."""
    by = acting(request)
    found = message(by=by, pk=message_id)
    audit.record_reading(by=by, case_id=found.case_id, purpose="message")
    path = paper_of(found)
    if path.exists() and can_work_cases(by):
        response = FileResponse(path.open("rb"), content_type="application/pdf", filename=f"bericht-{found.pk}.pdf")
        response["Cache-Control"] = "no-store"
        return response
    return pdf(composing.copy_of(found), f"bericht-{found.pk}-kopie.pdf")


@require_POST
@needs(check_can_work_cases)
def settle(request: HttpRequest, message_id: int) -> HttpResponse:
    """It went out, or it may be sent once more."""
    arrived = request.POST.get("arrived") == "yes"
    settled = services.settle_message(by=acting(request), message=message_id, arrived=arrived)
    told.success(request, _("Noted: it went out.") if arrived else _("It is being sent again."))
    return redirect("outreach:messages", settled.case_id)


@needs(check_can_work_cases)
def decision_letter(request: HttpRequest, case: int) -> HttpResponse:
    """The decision of art. 4a Wgs: where the law asks one, one button; else why not."""
    by = acting(request)
    if request.method == "POST":
        services.write_decision(by=by, case=case)
        told.success(request, _("The decision is written and the term has stopped. Open the PDF to print it."))
        return redirect("outreach:messages", case)
    page = cases.case_page(by=by, case_id=case)
    audit.record_reading(by=by, case_id=case, purpose="messages")
    asked = decision_asked(course_of(page.case))
    return _formal(
        request,
        page,
        title=_("Decision letter"),
        why_not=str(NO_DECISION[asked]) if asked is not Asked.NOW else "",
        version=lambda: templates.current_version(by=by, slug=DECISION),
        button=_("Write the decision"),
    )


@needs(check_can_work_cases)
def creditor_letter(request: HttpRequest, case: int) -> HttpResponse:
    """Letters for the questions that were asked of seizing creditors in this case."""
    by = acting(request)
    if request.method == "POST":
        services.write_to_creditor(by=by, seizure=_chosen(request))
        told.success(request, _("The letter is written. Open the PDF to print it and add the authorisation."))
        return redirect("outreach:messages", case)
    page = cases.case_page(by=by, case_id=case)
    audit.record_reading(by=by, case_id=case, purpose="messages")
    context = {"page": page, "case": page.case, "asked": seizure_requests(by=by, case=case)}
    return render(request, "outreach/creditor_letter.html", context)


def _chosen(request: HttpRequest) -> int:
    given = request.POST.get("seizure", "")
    if not given.isdecimal():
        raise Refused(_("Choose the question that this letter is for."))
    return int(given)


def _formal(
    request: HttpRequest,
    page: cases.CasePage,
    *,
    title: str,
    why_not: str,
    version: Callable[[], TemplateVersion],
    button: str,
) -> HttpResponse:
    text, trouble = "", why_not
    if not why_not:
        chosen = version()
        who = composing.recipient(by=acting(request), case=page.case.pk, version=chosen)
        try:
            text = plain(composing.filled(chosen, who.values, who.facts, ""))
        except Refused as refused:
            trouble = str(refused)
    context = {"page": page, "case": page.case, "title": title, "trouble": trouble, "text": text, "button_word": button}
    return render(request, "outreach/formal.html", context)
