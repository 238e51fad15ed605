"""Referring: filling in, looking at exactly what goes along, sending; and what follows."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from aanbel.accounts.permissions import acting, needs
from aanbel.audit import services as audit
from aanbel.cases import queries, services
from aanbel.cases.core.consent import Purpose
from aanbel.cases.forms.referral import JointTalkForm, ReferralForm
from aanbel.cases.models import Referral
from aanbel.cases.permissions import (
    check_can_work_cases,
)
from aanbel.cases.views.help import to_help
from aanbel.cases.wording.referral import SHARES, WISHES
from aanbel.directory import queries as directory
from aanbel.directory.queries import ServiceSummary
from aanbel.kernel.errors import Missing, Refused


@needs(check_can_work_cases)
def refer(request: HttpRequest, case: int) -> HttpResponse:
    """Three looks at one form: filling in, seeing what goes along, sending. Before the last nothing is kept."""
    by = acting(request)
    page = queries.case_page(by=by, case_id=case)
    audit.record_reading(by=by, case_id=case, purpose="form")
    form = ReferralForm(request.POST or None, page=page, destinations=directory.referable(by=by))
    step = request.POST.get("step", "")
    context = {"page": page, "case": page.case, "form": form}
    if request.method != "POST" or step == "change" or not form.is_valid():
        wrong = request.method == "POST" and step != "change"
        return render(request, "cases/refer.html", context, status=422 if wrong else 200)
    given = form.cleaned_data
    to = directory.services_by_id(by=by, ids=[given["destination"]])[given["destination"]]
    if not given["said_yes"] and not queries.may_share(by=by, case=case, with_whom=to.party):
        words = _("First ask the resident: may we tell %(name)s? Nothing was shared.") % {"name": to.party}
        form.add_error("said_yes", words)
        return render(request, "cases/refer.html", context, status=422)
    if step == "send":
        try:
            referral = _send(request, case, to, form)
        except Refused as no:
            form.add_error(None, str(no))
            return render(request, "cases/refer.html", context, status=422)
        _tell(request, referral)
        return to_help(case)
    person = next((one for one in page.people if one.resident.pk == given["resident"]), None)
    shared = queries.what_is_shared(page, person, given["shares"])
    return render(
        request,
        "cases/refer_preview.html",
        {**context, "to": to, "shared": named(shared), "wish": WISHES[given["wish"]], "question": given["question"]},
    )


@require_POST
@needs(check_can_work_cases)
def mail_again(request: HttpRequest, referral: int) -> HttpResponse:
    """A new link, with a new code."""
    found = services.mail_again(by=acting(request), referral=referral, address=_address(request))
    _tell(request, found)
    return to_help(found.case_id)


@require_POST
@needs(check_can_work_cases)
def withdraw(request: HttpRequest, referral: int) -> HttpResponse:
    """Take the question back."""
    found = services.withdraw_referral(by=acting(request), referral=referral)
    messages.success(request, _("Withdrawn. The link shows nothing any more."))
    return to_help(found.case_id)


@needs(check_can_work_cases)
def joint_talk(request: HttpRequest, referral: int) -> HttpResponse:
    """The warm hand-over took place."""
    by = acting(request)
    found = Referral.objects.filter(municipality_id=by.municipality, pk=referral).select_related("destination").first()
    if found is None:
        raise Missing(_("This referral does not exist here (any more)."))
    page = queries.case_page(by=by, case_id=found.case_id)
    form = JointTalkForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.register_joint_talk(by=by, referral=referral, on=form.cleaned_data["on"])
        messages.success(request, _("Registered: the resident is in good hands."))
        return to_help(found.case_id)
    context = {
        "page": page,
        "case": page.case,
        "form": form,
        "title": _("Talk together with %(name)s") % {"name": found.destination.name},
        "submit": _("Save"),
    }
    return render(request, "cases/form_of_help.html", context, status=422 if request.method == "POST" else 200)


def named(shared: dict[str, str]) -> list[tuple[str, str]]:
    """What goes along, each line with its name."""
    return [(str(SHARES[share]), shared[share.value]) for share in SHARES if share.value in shared]


def _send(request: HttpRequest, case: int, to: ServiceSummary, form: ReferralForm) -> Referral:
    """The yes, when it was said now, and the referral under it."""
    by, given = acting(request), form.cleaned_data
    if given["said_yes"]:
        services.record_consent(
            by=by, case=case, purpose=Purpose.SHARE, with_whom=to.party, how=given["how"], resident=given["resident"]
        )
    return services.refer(
        by=by,
        case=case,
        destination=to.id,
        question=given["question"],
        wish=given["wish"],
        fields=given["shares"],
        resident=given["resident"],
        address=_address(request),
    )


def _address(request: HttpRequest) -> services.Address:
    """The whole address behind a link, on the host where the worker is."""
    by = acting(request)

    def of(token: str) -> str:
        return request.build_absolute_uri(reverse("cases:receive", args=[by.municipality, token]))

    return of


def _tell(request: HttpRequest, referral: Referral) -> None:
    """Whether the mail left, and what to do now."""
    name = referral.destination.name
    if referral.mailed_at is None:
        messages.warning(
            request,
            _("The referral is kept, but the mail server did not take the mail. Send the link again later.")
        )  # fmt: skip
        return
    messages.success(
        request,
        _("The link is on its way to %(name)s. Call them and tell the code; do not mail it.") % {"name": name},
    )
