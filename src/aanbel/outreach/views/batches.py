"""Batches for the print house: drafting, the proof, releasing, how far it is, the files."""

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from aanbel.accounts.permissions import acting, needs
from aanbel.kernel.errors import Missing
from aanbel.outreach import services
from aanbel.outreach.core.template_kinds import Kind
from aanbel.outreach.forms.writing import BatchForm
from aanbel.outreach.models import Batch
from aanbel.outreach.permissions import can_coordinate, check_can_coordinate, check_can_work_cases
from aanbel.outreach.queries import batches, templates
from aanbel.outreach.queries.selection import cases_to_write_to
from aanbel.outreach.queries.trays import tray_names
from aanbel.outreach.services.manifest import bundle
from aanbel.outreach.views.texts import pdf
from aanbel.ui.parts import partial

SHOWN = 50


@needs(check_can_work_cases)
def new_batch(request: HttpRequest) -> HttpResponse:
    """For whom, with which text."""
    by = acting(request)
    versions = templates.writable(by=by, kinds=frozenset({Kind.LETTER, Kind.CARD}))
    form = BatchForm(request.POST or None, versions=versions, trays=tray_names(by=by))
    if request.method == "POST" and form.is_valid():
        given, version = form.cleaned_data, form.version()
        chosen = cases_to_write_to(by=by, tray=given["werkbak"], untouched_days=given["dagen"], most=given["hoogstens"])
        made = services.draft_batch(
            by=by,
            template=version.template.slug,
            language=version.language,
            cases=chosen,
            visit_on=given["bezoek"],
            per_sheet=given["per_vel"],
        )
        return redirect("outreach:batch", made.pk)
    status = 422 if request.method == "POST" else 200
    return render(request, "outreach/new_batch.html", {"form": form}, status=status)


@require_GET
@needs(check_can_work_cases)
def batch(request: HttpRequest, batch_id: int) -> HttpResponse:
    """One batch: who gets it, who not and why, and the one act that comes next."""
    by = acting(request)
    found = batches.batch(by=by, pk=batch_id)
    context = {
        "batch": found,
        "counted": batches.batch_rows(found),
        "lines": _lines(found, "planned" if found.state == Batch.State.DRAFT else "written"),
        "left_out": _lines(found, "left_out"),
        "parts": list(found.parts.all()),
        "may_release": can_coordinate(by),
        "cards": found.version.template.what is Kind.CARD,
    }
    return render(request, "outreach/batch.html#progress" if partial(request) else "outreach/batch.html", context)


def _lines(found: Batch, state: str) -> list[object]:
    rows = found.messages.filter(state=state).select_related("case__address").order_by("sequence")
    return list(rows[:SHOWN])


@require_GET
@needs(check_can_work_cases)
def proof(request: HttpRequest, batch_id: int) -> HttpResponse:
    """The first few as they will be printed."""
    by = acting(request)
    return pdf(batches.proof(by=by, one=batches.batch(by=by, pk=batch_id)), f"partij-{batch_id}-proef.pdf")


@require_POST
@needs(check_can_work_cases)
def take_out(request: HttpRequest, batch_id: int) -> HttpResponse:
    """One household less."""
    given = request.POST.get("message", "")
    if not given.isdecimal():
        raise Missing(_("This household was left out already."))
    services.take_out(by=acting(request), batch=batch_id, message=int(given))
    messages.success(request, _("Taken out of this batch."))
    return redirect("outreach:batch", batch_id)


@require_POST
@needs(check_can_coordinate)
def release(request: HttpRequest, batch_id: int) -> HttpResponse:
    """The machine may start to write."""
    services.release_batch(by=acting(request), batch=batch_id)
    messages.success(request, _("Released. The files are being made; you may leave this page."))
    return redirect("outreach:batch", batch_id)


@require_POST
@needs(check_can_work_cases)
def withdraw(request: HttpRequest, batch_id: int) -> HttpResponse:
    """Take the draft back."""
    services.withdraw_batch(by=acting(request), batch=batch_id)
    messages.success(request, _("Withdrawn. Nothing was printed."))
    return redirect("outreach:texts")


@require_POST
@needs(check_can_coordinate)
def hand_over(request: HttpRequest, batch_id: int) -> HttpResponse:
    """The print house has it."""
    services.hand_over_batch(by=acting(request), batch=batch_id)
    messages.success(request, _("Noted: the print house has the files."))
    return redirect("outreach:batch", batch_id)


@require_GET
@needs(check_can_coordinate)
def files(request: HttpRequest, batch_id: int) -> HttpResponseBase:
    """All parts with the manifest, in one zip."""
    found = batches.batch(by=acting(request), pk=batch_id)
    if found.state not in {Batch.State.WRITTEN, Batch.State.HANDED_OVER}:
        raise Missing(_("The files are not ready yet."))
    response = FileResponse(bundle(found).open("rb"), as_attachment=True, filename=f"partij-{batch_id}.zip")
    response["Cache-Control"] = "no-store"
    return response
