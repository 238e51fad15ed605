"""Looking back on a round together, and what the visits of the team teach."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from aanbel.accounts.permissions import acting, needs
from aanbel.audit import services as audit
from aanbel.cases.models import DayPart
from aanbel.kernel.errors import Refused
from aanbel.visits import queries, services
from aanbel.visits.forms.door import RoundForm
from aanbel.visits.models import RoundDebrief, Stop
from aanbel.visits.permissions import check_can_see_figures, check_can_see_rounds
from aanbel.visits.queries.debrief import debrief_page
from aanbel.visits.views.debrief_shown import doors_shown, figures_shown


@needs(check_can_see_rounds)
def debrief(request: HttpRequest, number: int) -> HttpResponse:
    """Per door what was found and what next; then two questions about the round."""
    by = acting(request)
    page = debrief_page(by=by, number=number)
    kept = page.kept
    initial = {"pace": kept.pace, "together": kept.together, "words": kept.words} if kept else None
    form = RoundForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        services.conclude_debrief(
            by=by,
            round=number,
            pace=RoundDebrief.Pace(given["pace"]),
            together=given["together"],
            words=given["words"],
        )
        messages.success(request, _("Thank you. The next plan learns from it."))
        return redirect("visits:debrief", number)
    audit.record_reading(by=by, subject=f"round:{number}", purpose="debrief")
    context = {"debrief": page, "round": page.page.round, "doors": doors_shown(page), "form": form}
    return render(request, "visits/debrief.html", context, status=422 if request.method == "POST" else 200)


@require_POST
@needs(check_can_see_rounds)
def act(request: HttpRequest, stop: int) -> HttpResponse:
    """One tap for one door: go again, be reminded, or flag the door."""
    by, what = acting(request), request.POST.get("what", "")
    if what in set(DayPart):
        services.plan_again(by=by, stop=stop, part=DayPart(what))
        messages.success(request, _("Asked for: the next plan takes this door along."))
    elif what == "remind":
        reminder = services.remind_of_agreement(by=by, stop=stop)
        messages.success(request, _("You are reminded on %(day)s.") % {"day": reminder.on.strftime("%d-%m")})
    elif what == "mark":
        services.mark_unsafe(by=by, stop=stop)
        messages.success(request, _("Flagged for half a year: only with two, and by day."))
    else:
        raise Refused(_("This cannot be done here. Open the case."))
    return redirect("visits:debrief", Stop.objects.get(municipality_id=by.municipality, pk=stop).round_id)


@require_GET
@needs(check_can_see_figures)
def figures(request: HttpRequest) -> HttpResponse:
    """How many were met, when, and what it teaches; small numbers are hidden."""
    mine = request.GET.get("van") == "mij"
    found = queries.figures(by=acting(request), mine=mine)
    return render(request, "visits/figures.html", {"figures": found, **figures_shown(found)})
