"""Referring: filling in, looking at exactly what goes along, sending; and what follows."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from aanbel.accounts.permissions import acting, needs
from aanbel.audit import services as audit
from aanbel.cases import queries, services
from aanbel.cases.core.consent import Purpose
from aanbel.cases.forms.referral import DestinationForm, JointTalkForm, ReferralForm
from aanbel.cases.models import Destination, Referral
from aanbel.cases.permissions import (
    can_keep_destinations,
    check_can_keep_destinations,
    check_can_work_cases,
)
from aanbel.cases.views.help import to_help
from aanbel.cases.wording.referral import SHARES, WISHES
from aanbel.kernel.errors import Missing, Refused


@needs(check_can_work_cases)
def refer(request: HttpRequest, case: int) -> HttpResponse:
    """Three looks at one form: filling in, seeing what goes along, sending. Before the last nothing is kept."""
    by = acting(request)
    page = queries.case_page(by=by, case_id=case)
    audit.record_reading(by=by, case_id=case, purpose="form")
    form = ReferralForm(request.POST or None, page=page, destinations=queries.destinations(by=by))
    step = request.POST.get("step", "")
    context = {"page": page, "case": page.case, "form": form, "may_keep": can_keep_destinations(by)}
    if request.method != "POST" or step == "change" or not form.is_valid():
        wrong = request.method == "POST" and step != "change"
        return render(request, "cases/refer.html", context, status=422 if wrong else 200)
    given = form.cleaned_data
    to = queries.destinations(by=by).filter(pk=given["destination"]).first()
    if to is None:
        raise Missing(_("This place to refer to does not exist here (any more)."))
    if not given["said_yes"] and not queries.may_share(by=by, case=case, with_whom=to.name):
        words = _("First ask the resident: may we tell %(name)s? Nothing was shared.") % {"name": to.name}
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


@needs(check_can_work_cases)
def destinations(request: HttpRequest) -> HttpResponse:
    """Where we refer to."""
    by = acting(request)
    context = {"destinations": queries.destinations(by=by, in_use=False), "may_keep": can_keep_destinations(by)}
    return render(request, "cases/destinations.html", context)


@needs(check_can_keep_destinations)
def destination(request: HttpRequest, destination: int | None = None) -> HttpResponse:
    """Add a place to refer to, or change one."""
    by = acting(request)
    known = queries.destinations(by=by, in_use=False).filter(pk=destination).first() if destination else None
    if destination and known is None:
        raise Missing(_("This place to refer to does not exist here (any more)."))
    form = DestinationForm(request.POST or None, initial=_as_filled_in(known) if known else None)
    if request.method == "POST" and form.is_valid():
        try:
            services.keep_destination(by=by, destination=destination, **form.cleaned_data)
        except Refused as no:
            form.add_error("name", str(no))
        else:
            messages.success(request, _("Saved."))
            return redirect("cases:destinations")
    context = {"form": form, "known": known}
    return render(request, "cases/destination.html", context, status=422 if request.method == "POST" else 200)


def named(shared: dict[str, str]) -> list[tuple[str, str]]:
    """What goes along, each line with its name."""
    return [(str(SHARES[share]), shared[share.value]) for share in SHARES if share.value in shared]


def _send(request: HttpRequest, case: int, to: Destination, form: ReferralForm) -> Referral:
    """The yes, when it was said now, and the referral under it."""
    by, given = acting(request), form.cleaned_data
    if given["said_yes"]:
        services.record_consent(
            by=by, case=case, purpose=Purpose.SHARE, with_whom=to.name, how=given["how"], resident=given["resident"]
        )
    return services.refer(
        by=by,
        case=case,
        destination=to.pk,
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


def _as_filled_in(known: Destination) -> dict[str, object]:
    return {
        "name": known.name,
        "kind": known.kind,
        "does": known.does,
        "email": known.email,
        "phone": known.phone,
        "in_use": known.in_use,
    }
