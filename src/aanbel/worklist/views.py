"""Pages of the worklist: today, the list, the trays, why a case is where it is. The scheme has its own file."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from aanbel.accounts.models import Role
from aanbel.accounts.permissions import acting, needs
from aanbel.audit import services as audit
from aanbel.audit.verbs import Verb
from aanbel.cases import services as cases
from aanbel.kernel import clock
from aanbel.ui.components.words import number
from aanbel.ui.parts import partial
from aanbel.worklist import queries, services
from aanbel.worklist.core.filters import After, Filters
from aanbel.worklist.forms.filtering import FilterForm
from aanbel.worklist.permissions import can_set_priorities, can_work_cases, check_can_see_cases, check_can_work_cases
from aanbel.worklist.queries.listing import COUNTED, LONGEST_EXPORT
from aanbel.worklist.queries.piles import counted
from aanbel.worklist.queries.rows import rows_of
from aanbel.worklist.scheme_views import activate, other_trays, scheme, scheme_version, what_if
from aanbel.worklist.spreadsheet import as_xlsx

__all__ = [
    "activate",
    "assign",
    "export",
    "other_trays",
    "reasons",
    "scheme",
    "scheme_version",
    "search",
    "today",
    "trays",
    "what_if",
    "worklist",
]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@needs(check_can_see_cases)
@require_GET
def today(request: HttpRequest) -> HttpResponse:
    """What waits for me."""
    waits = queries.today(by=acting(request))
    due = _if_there("outreach:due_today")
    shown = ",".join(str(pk) for pk in waits.cases)
    parts = {"answers_url": _if_there("outreach:answers_today"), "due_url": due and f"{due}?zonder={shown}"}
    parts["desk_url"] = _if_there("desk:asked_today") if acting(request).has_role(Role.WORKER) else ""
    parts["visits_url"] = _if_there("visits:visits_today") if can_work_cases(acting(request)) else ""
    context = {"today": waits, "groups": _groups(waits), "day": clock.today(), **parts}
    return render(request, "worklist/today.html", context)


@needs(check_can_see_cases)
@require_GET
def worklist(request: HttpRequest) -> HttpResponse:
    """The list, narrowed by what stands in the address."""
    by, filters = acting(request), Filters.read(request.GET)
    after = After.read(request.GET.get("after", ""))
    page = queries.page(by=by, filters=filters, after=after)
    query, form = filters.as_query(), FilterForm(filters, by=by)
    return render(
        request,
        "worklist/list.html",
        {
            "page": page,
            "form": form,
            "active": [(form.word_of(*one), f"?{filters.without(one[0]).as_query()}") for one in filters.items()],
            "total": "" if page.total is None else counted(page.total, COUNTED),
            "cut_at": number(LONGEST_EXPORT) if (page.total or 0) > COUNTED else "",
            "places": f"{page.rows[0].rank}–{page.rows[-1].rank}" if page.rows else "",
            "following": f"?{_joined(query, f'after={page.following}')}" if page.following else "",
            "earlier": f"?{query}" if after else "",
            "export_url": f"{reverse('worklist:export')}?{query}",
            "here": request.get_full_path(),
            **_of_rows(can_work_cases(by), may_lay_back=by.user_id if filters.assigned == "me" else None),
        },
    )


@needs(check_can_see_cases)
@require_GET
def search(request: HttpRequest) -> HttpResponse:
    """Search from the top of any page: straight to the case when there is one, else the list narrowed to it."""
    filters = Filters.read({"q": request.GET.get("q", "")})
    if filters.q:
        hits = queries.page(by=acting(request), filters=filters, size=2)
        if len(hits.rows) == 1 and not hits.meant:
            return redirect("cases:case", hits.rows[0].case_id)
    return redirect(f"{reverse('worklist:list')}?{filters.as_query()}")


@needs(check_can_see_cases)
@require_GET
def export(request: HttpRequest) -> HttpResponse:
    """The list as a spreadsheet, in its order and with its filters."""
    by = acting(request)
    page = queries.page(by=by, filters=Filters.read(request.GET), size=LONGEST_EXPORT, reasons=None)
    audit.record(by=by, verb=Verb.LIST_EXPORTED, rows=len(page.rows))
    answer = HttpResponse(as_xlsx(page.rows, goes_on=page.following is not None), content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="werklijst-{clock.today():%Y-%m-%d}.xlsx"'
    return answer


@needs(check_can_work_cases)
@require_POST
def assign(request: HttpRequest) -> HttpResponse:
    """Takes a case, or lays it back; the list stays where it was."""
    by, back = acting(request), _number(request.POST.get("back", ""))
    case = back or _number(request.POST.get("case", ""))
    if back:
        cases.lay_back_case(by=by, case=case)
    else:
        cases.take_case(by=by, case=case)
    services.refresh_case(by=by, case=case)
    if partial(request):
        row = rows_of([case], clock.today(), by=by, shown=_number(request.POST.get("rank", "")) - 1)
        return render(request, "worklist/list.html#row", {"row": row[0], **_of_rows(True, may_lay_back=by.user_id)})
    messages.success(request, _("The case is nobody's again.") if back else _("The case is yours."))
    following = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(following, {request.get_host()}, require_https=request.is_secure())
    return redirect(following if safe else reverse("worklist:list"))


@needs(check_can_see_cases)
@require_GET
def trays(request: HttpRequest) -> HttpResponse:
    """The trays side by side, each with the act it asks for."""
    by = acting(request)
    return render(
        request, "worklist/trays.html", {"piles": queries.piles(by=by), "can_set_priorities": can_set_priorities(by)}
    )


@needs(check_can_see_cases)
@require_GET
def reasons(request: HttpRequest, case: int) -> HttpResponse:
    """A part of the case page: why now, and what would change its place."""
    explanation = queries.why(by=acting(request), case_id=case)
    return render(request, "worklist/reasons.html", {"why": explanation})


def _of_rows(can_work: bool, *, may_lay_back: int | None = None) -> dict[str, object]:
    """What every row says alike, looked up once for the page; `may_lay_back` is whose cases have that button."""
    words = {
        "place": _("Place"),
        "address": _("Address and why"),
        "partners": _("Partners"),
        "amount": _("Amount"),
        "tried": _("Tried"),
        "tray": _("Tray"),
        "of": _("Of"),
        "assign": _("Assign to me"),
        "back": _("Lay back"),
    }
    return {
        "words": words,
        "can_work": can_work,
        "may_lay_back": may_lay_back,
        "assign_url": reverse("worklist:assign"),
    }


def _groups(waits: queries.Today) -> list[dict[str, object]]:
    """The groups of the day that hold something: title, tone, how its acts look, and whether all else stands below."""
    groups: list[tuple[str, list[queries.Line], str, str]] = [
        (_("First"), waits.first, "danger", "primary"),
        (_("Appointments"), waits.appointments, "warning", "primary"),
        (_("Call back"), waits.call_back, "warning", "primary"),
        (_("Waits for me"), waits.waiting, "", "secondary"),
        (_("Newly assigned"), waits.new, "", "secondary"),
        (_("Top of the worklist, still nobody's"), waits.top, "", "secondary"),
    ]
    names = ("title", "lines", "tone", "kind")
    shown = [dict(zip(names, group, strict=True)) for group in groups if group[1]]
    return [{**group, "before_all": group["lines"] is waits.first} for group in shown]


def _if_there(name: str) -> str:
    """The address of a part that a floor upstairs serves, or nothing while it is not built."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def _joined(*parts: str) -> str:
    return "&".join(part for part in parts if part)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else 0
