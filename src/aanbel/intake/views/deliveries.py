"""What came in: the grid of supply, one delivery with its report, the receipt, the rows to mend."""

from datetime import date, timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRefresh

from aanbel.accounts.permissions import acting, can_coordinate, check_can_coordinate, check_can_see_deliveries, needs
from aanbel.audit import services as audit
from aanbel.audit.acting import Acting
from aanbel.audit.verbs import Verb
from aanbel.intake import queries, services
from aanbel.intake.forms import REQUIRED, ColumnsForm
from aanbel.intake.models import Delivery
from aanbel.intake.queries.errors_workbook import MOST_ROWS, errors_workbook
from aanbel.intake.wording import outcome, shape_name
from aanbel.jobs import JobName, defer
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing, Refused

PATIENCE = timedelta(minutes=2)
"""After this long a file that is still not read gets a button to try once more."""
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _month(text: str) -> date | None:
    try:
        return date.fromisoformat(f"{text}-01") if text else None
    except ValueError:
        return None


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 18 else 0


@require_GET
@needs(check_can_see_deliveries)
def deliveries(request: HttpRequest) -> HttpResponse:
    """Did every partner deliver, and what came in last."""
    by = acting(request)
    partner, period = request.GET.get("partner", ""), _month(request.GET.get("month", ""))
    page = queries.deliveries(by, partner=partner, period=period, after=_number(request.GET.get("after", "")))
    asked = request.GET.copy()
    asked["after"] = str(page.later)
    newest = request.GET.copy()
    newest.pop("after", None)
    context = {
        "supply": queries.supply_overview(by),
        "page": page,
        "earlier": f"?{newest.urlencode()}" if "after" in request.GET else "",
        "later": f"?{asked.urlencode()}" if page.later else "",
        "filtered": bool(partner or period),
        "may_upload": can_coordinate(by),
    }
    return render(request, "intake/deliveries.html", context)


@require_GET
@needs(check_can_see_deliveries)
def delivery(request: HttpRequest, pk: int) -> HttpResponse:
    """One delivery: what became of it, and what to do about it."""
    by = acting(request)
    return render(request, "intake/delivery.html", _report(by, queries.delivery(by, pk)))


def _report(by: Acting, found: Delivery) -> dict[str, object]:
    groups = queries.finding_groups(by, found)
    fatal = found.status == Delivery.Status.REFUSED
    waits = found.status == Delivery.Status.RECEIVED
    known = sum(group.count for group in groups if group.code == "already_known")
    return {
        "delivery": found,
        "waits": waits,
        "stuck": waits and clock.now() - found.received_at > PATIENCE,
        "shape": shape_name(found.profile) if found.profile else "",
        "fatal": fatal,
        "words": outcome(
            accepted=found.accepted, refused=found.refused, fatal=fatal, known=known, below=can_coordinate(by)
        ),
        "groups": groups,
        "workbook_cut_at": MOST_ROWS if sum(group.count for group in groups) > MOST_ROWS else 0,
        "unknown_columns": any(group.code == "columns_missing" for group in groups),
        "may_upload": can_coordinate(by),
    }


@require_GET
@needs(check_can_see_deliveries)
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """Is it read yet? The page asks every second; when it is, it shows the report."""
    found = queries.delivery(acting(request), pk)
    if found.status != Delivery.Status.RECEIVED:
        return HttpResponseClientRefresh() if request.htmx else redirect("intake:delivery", pk)  # type: ignore[attr-defined]
    return render(request, "intake/delivery.html#reading", _report(acting(request), found))


@require_GET
@needs(check_can_coordinate)
def errors(request: HttpRequest, pk: int) -> HttpResponse:
    """The rows to mend, as a workbook. They hold what the creditor wrote, so only who delivers may take them out."""
    by = acting(request)
    found = queries.delivery(by, pk)
    if not found.stored_at.exists():
        raise Missing(_("The delivered file is not kept any more."))
    answer = HttpResponse(errors_workbook(by, found), content_type=WORKBOOK)
    audit.record(by=by, verb=Verb.ROWS_EXPORTED, filename=found.filename)
    name = _("to mend - %(partner)s %(month)s.xlsx") % {
        "partner": found.partner.slug,
        "month": f"{found.period:%Y-%m}",
    }
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@require_GET
@needs(check_can_see_deliveries)
def receipt(request: HttpRequest, pk: int) -> HttpResponse:
    """A date-stamped proof for the partner of what it delivered and what was taken in (DOMAIN §1.4)."""
    return render(request, "intake/receipt.html", {"delivery": queries.delivery(acting(request), pk)})


@require_POST
@needs(check_can_coordinate)
def again(request: HttpRequest, pk: int) -> HttpResponse:
    """Try a refused file once more, or one whose reading was cut off; reading twice does no harm."""
    by = acting(request)
    if queries.delivery(by, pk).status != Delivery.Status.RECEIVED:
        services.read_again(by=by, delivery=pk)
    defer(JobName.READ_DELIVERY, municipality=by.municipality, delivery=pk)
    return redirect("intake:delivery", pk)


@require_http_methods(["GET", "POST"])
@needs(check_can_coordinate)
def columns(request: HttpRequest, pk: int) -> HttpResponse:
    """Say which of their headers is what; kept with the agreement, so it needs saying once."""
    by = acting(request)
    found = queries.delivery(by, pk)
    seen = queries.preview(by, found)
    form = ColumnsForm(request.POST or None, headers=seen.headers, guess=seen.guess)
    if request.method == "POST" and form.is_valid():
        details = {
            "format": seen.format,
            "sheet": seen.sheet,
            "records": seen.records,
            "amount_in": "cent" if form.cleaned_data["cents"] else "euro",
        }
        try:
            services.learn_shape(by=by, delivery=pk, columns=form.chosen(), details=details)
        except Refused as no:
            form.add_error(None, str(no))
        else:
            defer(JobName.READ_DELIVERY, municipality=by.municipality, delivery=pk)
            messages.success(request, _("Kept with the agreement. The next file of this partner is read by itself."))
            return redirect("intake:delivery", pk)
    fields = [(form[f"header-{place}"], values) for place, (_header, values) in enumerate(seen.samples())]
    context = {"delivery": found, "form": form, "fields": fields, "required": REQUIRED}
    return render(request, "intake/columns.html", context, status=422 if form.errors else 200)
