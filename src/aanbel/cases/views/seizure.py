"""Asking seizing creditors, and their answers."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from aanbel.accounts.permissions import acting, needs
from aanbel.audit import services as audit
from aanbel.cases import queries, services
from aanbel.cases.core.consent import Purpose
from aanbel.cases.forms.seizure import ReplyForm, SeizureForm
from aanbel.cases.models import SeizureRequest
from aanbel.cases.permissions import check_can_work_cases
from aanbel.cases.views.help import to_help
from aanbel.kernel.errors import Missing, Refused


@needs(check_can_work_cases)
def ask(request: HttpRequest, case: int) -> HttpResponse:
    """Write down what we ask, under a signed authorisation and a yes."""
    by = acting(request)
    page = queries.case_page(by=by, case_id=case)
    audit.record_reading(by=by, case_id=case, purpose="form")
    form = SeizureForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        whom = queries.whom(given["seizer"], given["name"])
        if not given["said_yes"] and not queries.may_share(by=by, case=case, with_whom=whom):
            words = _("First ask the resident: may we tell %(name)s? Nothing was shared.") % {"name": whom}
            form.add_error("said_yes", words)
        else:
            try:
                if given["said_yes"]:
                    services.record_consent(by=by, case=case, purpose=Purpose.SHARE, with_whom=whom, how=given["how"])
                services.ask_seizer(
                    by=by,
                    case=case,
                    seizer=given["seizer"],
                    request=given["request"],
                    authorised_on=given["authorised_on"],
                    name=given["name"],
                    reference=given["reference"],
                )
            except Refused as no:
                form.add_error(None, str(no))
            else:
                messages.success(request, _("Written down. Now send the letter; we remind you when no answer comes."))
                return to_help(case)
    context = {
        "page": page,
        "case": page.case,
        "form": form,
        "title": _("Ask a seizing creditor"),
        "submit": _("Write down that we ask this"),
    }
    return render(request, "cases/form_of_help.html", context, status=422 if request.method == "POST" else 200)


@require_POST
@needs(check_can_work_cases)
def chase(request: HttpRequest, seizure: int) -> HttpResponse:
    """We asked again."""
    found = services.chase_seizer(by=acting(request), request=seizure)
    messages.success(request, _("Noted that you asked again. We remind you in ten working days."))
    return to_help(found.case_id)


@needs(check_can_work_cases)
def reply(request: HttpRequest, seizure: int) -> HttpResponse:
    """The answer came."""
    by = acting(request)
    found = SeizureRequest.objects.filter(municipality_id=by.municipality, pk=seizure).first()
    if found is None:
        raise Missing(_("This question to a creditor does not exist here (any more)."))
    page = queries.case_page(by=by, case_id=found.case_id)
    form = ReplyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.note_reply(by=by, request=seizure, **form.cleaned_data)
        messages.success(request, _("Noted."))
        return to_help(found.case_id)
    line = queries.SeizureLine(found)
    context = {
        "page": page,
        "case": page.case,
        "form": form,
        "title": _("Answer of %(name)s: %(what)s") % {"name": line.whom, "what": line.what.lower()},
        "submit": _("Save"),
    }
    return render(request, "cases/form_of_help.html", context, status=422 if request.method == "POST" else 200)
