"""Contact with the resident, what was agreed in it, and the dates that start a clock."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from aanbel.accounts.permissions import acting, needs
from aanbel.cases import queries, services
from aanbel.cases.core.clocks import Moment
from aanbel.cases.forms.case import AttemptForm, TalkForm
from aanbel.cases.forms.moments import MomentForm
from aanbel.cases.permissions import check_can_work_cases
from aanbel.cases.views.showing import case_form, to_case, up_to_date


@require_POST
@needs(check_can_work_cases)
@up_to_date
def attempt(request: HttpRequest, case: int) -> HttpResponse:
    """Register an attempt: `what` from one of the quick buttons (kind:yes, kind:no or kind:stop), or the whole form."""
    kind, _colon, came = request.POST.get("what", "").partition(":")
    given = {"kind": kind, "reached": "no" if came == "no" else "yes"} if kind else request.POST
    form = AttemptForm(given)
    if not form.is_valid():
        messages.error(request, " ".join(str(error) for errors in form.errors.values() for error in errors))
        return to_case(case)
    by, origin, how = acting(request), _origin(request), form.contact_kind()
    on, part = form.moment()
    if came == "stop":
        services.register_no(by=by, case=case, kind=how, day_part=part, on=on, origin=origin)
        messages.success(request, _("Written down. Nobody calls, visits or writes from now on. You can undo it."))
        return to_case(case)
    reached = form.cleaned_data["reached"]
    services.register_attempt(by=by, case=case, kind=how, day_part=part, reached=reached, on=on, origin=origin)
    messages.success(request, _("Registered. You can undo this for ten minutes."))
    return to_case(case)


def _origin(request: HttpRequest) -> UUID | None:
    """The number this form was given when it was shown, so that two clicks are one registration."""
    try:
        return UUID(request.POST.get("origin", ""))
    except ValueError:
        return None


@require_POST
@needs(check_can_work_cases)
def undo(request: HttpRequest, attempt: int) -> HttpResponse:
    """Take a registration back."""
    undone = services.undo_attempt(by=acting(request), attempt=attempt)
    messages.success(request, _("Undone. The contact no longer counts."))
    return to_case(undone.case_id)


@needs(check_can_work_cases)
@up_to_date
def talk(request: HttpRequest, case: int) -> HttpResponse:
    """Write down what was agreed."""
    page = queries.case_page(by=acting(request), case_id=case)
    form = TalkForm(request.POST or None, initial={"agreed": page.case.agreed})
    if request.method == "POST" and form.is_valid():
        services.note_talk(by=acting(request), case=case, **form.cleaned_data)
        messages.success(request, _("Noted."))
        return to_case(case)
    return case_form(request, page, form, title=_("What was agreed"), submit=_("Save"))


@needs(check_can_work_cases)
@up_to_date
def moment(request: HttpRequest, case: int) -> HttpResponse:
    """Put another day to a date that started or stopped a clock."""
    page = queries.case_page(by=acting(request), case_id=case)
    asked = request.GET.get("datum", "")
    now = {one.moment.value: one.day for one in page.noted_moments}
    first = asked if asked in set(Moment) else next(iter(now), "")
    form = MomentForm(request.POST or None, initial={"moment": first, "day": now.get(first)})
    if request.method == "POST" and form.is_valid():
        services.correct_moment(by=acting(request), case=case, **form.cleaned_data)
        messages.success(request, _("Changed. The earlier day stays in the timeline."))
        return to_case(case)
    return case_form(request, page, form, title=_("Change a date"), submit=_("Change"))
