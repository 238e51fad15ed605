"""The door: a file, or rows pasted from a spreadsheet, checked or delivered."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from aanbel.accounts.permissions import acting, check_can_coordinate, needs
from aanbel.audit.acting import Acting
from aanbel.intake import queries, services
from aanbel.intake.core.columns import COLUMNS
from aanbel.intake.forms import UploadForm
from aanbel.intake.models import Partner
from aanbel.intake.services import AlreadyReceived
from aanbel.intake.wording import again, outcome
from aanbel.jobs import JobName, defer
from aanbel.kernel.errors import Refused


@require_http_methods(["GET", "POST"])
@needs(check_can_coordinate)
def upload(request: HttpRequest) -> HttpResponse:
    """Deliver a file, or only check it."""
    by = acting(request)
    partners = Partner.objects.filter(agreement__municipality_id=by.municipality).distinct()
    initial = {"partner": request.GET.get("partner", "")}
    form = UploadForm(request.POST or None, request.FILES or None, partners=partners, initial=initial)
    context: dict[str, object] = {"form": form, "report": None, "groups": [], "words": ""}
    if request.method == "POST" and form.is_valid():
        answer = _answered(by, request, form)
        if isinstance(answer, HttpResponse):
            return answer
        context |= answer
    return render(request, "intake/upload.html", context, status=422 if form.errors else 200)


def _answered(by: Acting, request: HttpRequest, form: UploadForm) -> HttpResponse | dict[str, object]:
    """The delivery's own page, or what a check found, or a form with the reason why not."""
    partner: Partner = form.cleaned_data["partner"]
    try:
        with _at_the_door(form) as (path, name):
            if "check" in request.POST:
                report = services.dry_run(by=by, partner=partner.slug, path=path)
                words = outcome(
                    accepted=report.accepted,
                    refused=report.refused,
                    fatal=report.fatal,
                    known=report.known,
                    checked=True,
                )
                words = f"{again(checked=True)} {words}" if report.duplicate else words
                return {"report": report, "groups": queries.grouped(report.sorts), "words": words}
            received = services.receive_delivery(by=by, partner=partner.slug, path=path, filename=name)
    except AlreadyReceived as earlier:
        messages.warning(request, str(earlier))
        return redirect("intake:delivery", earlier.delivery.pk)
    except Refused as no:
        form.add_error("file", str(no))
        return {}
    defer(JobName.READ_DELIVERY, municipality=by.municipality, delivery=received.pk)
    return redirect("intake:delivery", received.pk)


@contextmanager
def _at_the_door(form: UploadForm) -> Iterator[tuple[Path, str]]:
    """The upload or the pasted rows as a file, removed again when it was received."""
    file: UploadedFile[Any] | None = form.cleaned_data["file"]
    if file is not None:
        path, name = services.kept_from(file.chunks()), file.name or ""
    else:
        path, name = services.kept_from([_with_header(form.cleaned_data["pasted"]).encode()]), _("pasted rows.csv")
    try:
        yield path, name
    finally:
        path.unlink(missing_ok=True)


def _with_header(pasted: str) -> str:
    """Rows pasted without a header are in the order of the canonical file, when they have as many fields."""
    first = pasted.lstrip("\r\n").split("\n", 1)[0].rstrip("\r").split("\t")
    headers = [column.header for column in COLUMNS]
    if len(first) in (len(headers), len(headers) - 1) and first[0].strip().lower() != headers[0]:
        return "\t".join(headers[: len(first)]) + "\n" + pasted.lstrip("\r\n")
    return pasted
