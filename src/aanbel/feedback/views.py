"""Telling creditors: the pages. What may be told, what is new, the files, and what was told about a case."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from aanbel.accounts.permissions import acting, check_can_see_cases, needs
from aanbel.feedback import queries, services
from aanbel.feedback.forms import SharingForm, SubscriberForm
from aanbel.feedback.models import Word
from aanbel.feedback.permissions import can_tell, check_can_see_feedback, check_can_tell
from aanbel.feedback.wording import WORDS
from aanbel.kernel.errors import Refused

TYPES = {"csv": "text/csv; charset=utf-8", "json": "application/json"}


@require_GET
@needs(check_can_see_feedback)
def overview(request: HttpRequest) -> HttpResponse:
    """All partners: what each may be told, and what is new for it."""
    by = acting(request)
    context = {"lines": queries.partner_lines(by=by), "may_tell": can_tell(by)}
    return render(request, "feedback/overview.html", context)


@require_GET
@needs(check_can_see_feedback)
def partner(request: HttpRequest, slug: str) -> HttpResponse:
    """One partner: what may be told, the reports, its computers."""
    by = acting(request)
    found = queries.partner(slug)
    line = queries.partner_line(by=by, partner=found)
    context = {
        "partner": found,
        "line": line,
        "waiting": [(WORDS[word], count) for word, count in line.waiting.items()],
        "versions": queries.versions(by=by, partner=found),
        "reports": queries.reports(by=by, partner=found),
        "subscribers": queries.subscribers(by=by, partner=found),
        "may_tell": can_tell(by),
        "token_address": request.build_absolute_uri(reverse("api:token")),
        "reports_address": request.build_absolute_uri(reverse("api:reports")),
    }
    return render(request, "feedback/partner.html", context)


@require_http_methods(["GET", "POST"])
@needs(check_can_tell)
def sharing(request: HttpRequest, slug: str) -> HttpResponse:
    """Decide what a partner may be told."""
    by = acting(request)
    found = queries.partner(slug)
    now = queries.partner_line(by=by, partner=found).sharing
    form = SharingForm(request.POST or None, initial={"words": now.words, "basis": now.basis} if now else None)
    if request.method == "POST" and form.is_valid():
        try:
            services.set_sharing(by=by, partner=slug, words=form.chosen(), basis=form.cleaned_data["basis"])
        except Refused as no:
            form.add_error("basis", str(no))
        else:
            messages.success(request, _("Noted. It holds for everything that was not told yet."))
            return redirect("feedback:partner", slug)
    status = 422 if request.method == "POST" else 200
    return render(request, "feedback/sharing.html", {"form": form, "partner": found}, status=status)


@require_POST
@needs(check_can_tell)
def tell(request: HttpRequest, slug: str) -> HttpResponse:
    """Put together what is new for this partner."""
    made = services.make_report(by=acting(request), partner=slug)
    if made is None:
        messages.info(request, _("There is nothing new for this partner: everything was told before."))
    else:
        told = ngettext(
            "Report %(number)s is ready, with %(count)s line.",
            "Report %(number)s is ready, with %(count)s lines.",
            made.rows,
        )
        messages.success(request, told % {"number": made.number, "count": made.rows})
    return redirect("feedback:partner", slug)


@require_GET
@needs(check_can_tell)
def report_file(request: HttpRequest, slug: str, number: int, shape: str) -> HttpResponse:
    """The file to give to the partner. That it was fetched is written down."""
    by = acting(request)
    report = queries.report_numbered(by=by, partner=queries.partner(slug), number=number)
    lines = queries.report_lines(by=by, report=report)
    services.note_fetched(by=by, report=report)
    content = queries.as_csv(lines) if shape == "csv" else queries.as_json(report, lines)
    name = f"terugkoppeling-{report.municipality_id:04d}-{slug}-{number}.{shape}"
    return HttpResponse(
        content, content_type=TYPES[shape], headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


@require_http_methods(["GET", "POST"])
@needs(check_can_tell)
def subscriber(request: HttpRequest, slug: str) -> HttpResponse:
    """Let a computer of the partner fetch its reports."""
    form = SubscriberForm(request.POST or None)
    found = queries.partner(slug)
    if request.method == "POST" and form.is_valid():
        try:
            made = services.admit_subscriber(
                by=acting(request), partner=slug, public_key=form.cleaned_data["public_key"]
            )
        except Refused as no:
            form.add_error("public_key", str(no))
        else:
            messages.success(request, _("Added. Its client_id is %(name)s.") % {"name": made.client_id})
            return redirect("feedback:partner", slug)
    status = 422 if request.method == "POST" else 200
    return render(request, "feedback/subscriber.html", {"form": form, "partner": found}, status=status)


@require_POST
@needs(check_can_tell)
def withdraw(request: HttpRequest, subscriber: int) -> HttpResponse:
    """Shut the door for one computer."""
    shut = services.withdraw_subscriber(by=acting(request), subscriber=subscriber)
    messages.success(request, _("Access withdrawn. It can no longer fetch anything."))
    return redirect("feedback:partner", shut.partner.slug)


@require_GET
@needs(check_can_see_cases)
def of_case(request: HttpRequest, case: int) -> HttpResponse:
    """A part of the case page: what creditors were told about its signals."""
    told = [(one, WORDS[Word(one.word)]) for one in queries.told_about_case(by=acting(request), case=case)]
    return render(request, "feedback/of_case.html", {"told": told})
