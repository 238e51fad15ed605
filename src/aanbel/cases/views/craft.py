"""The Team pages: joint visits, debriefs, feedback and intervision."""

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from aanbel.accounts import queries as accounts
from aanbel.accounts.models import User
from aanbel.accounts.permissions import acting, needs
from aanbel.audit.acting import Acting
from aanbel.cases import queries, services
from aanbel.cases.core.craft import MINUTES
from aanbel.cases.forms.craft import DebriefForm, FeedbackForm, JointVisitForm, LearnedForm, MeetingForm, QuestionForm
from aanbel.cases.permissions import can_lead_the_team, check_is_of_the_team
from aanbel.cases.wording.craft import STATIONS
from aanbel.kernel import clock
from aanbel.kernel.errors import Refused


@needs(check_is_of_the_team)
def team(request: HttpRequest) -> HttpResponse:
    """The work together: what is asked of me first, then the rest."""
    by = acting(request)
    context = {
        "page": queries.team_page(by=by),
        "discussions": queries.discussions_for_me(by=by),
        "today": clock.today(),
    }
    return render(request, "cases/team.html", context)


@needs(check_is_of_the_team)
def debrief(request: HttpRequest) -> HttpResponse:
    """Ask a colleague to talk over a hard talk."""
    by = acting(request)
    form = DebriefForm(request.POST or None, colleagues=_others(by))
    return _filled_in(
        request,
        form,
        title=_("After a hard talk"),
        lead=_("Ask a colleague. You talk within two working days; you can remove this text at any time."),
        submit=_("Ask"),
        act=lambda given: services.ask_debrief(by=by, **given),
        done=_("Asked. Your colleague sees it on the Team page. Call if it cannot wait."),
    )


@require_POST
@needs(check_is_of_the_team)
def debrief_held(request: HttpRequest, debrief: int) -> HttpResponse:
    """The two spoke."""
    services.hold_debrief(by=acting(request), debrief=debrief)
    messages.success(request, _("Good that you spoke."))
    return redirect("cases:team")


@require_POST
@needs(check_is_of_the_team)
def debrief_removed(request: HttpRequest, debrief: int) -> HttpResponse:
    """The writer takes it back."""
    services.remove_debrief(by=acting(request), debrief=debrief)
    messages.success(request, _("Removed. Nothing of it is kept."))
    return redirect("cases:team")


@needs(check_is_of_the_team)
def feedback(request: HttpRequest) -> HttpResponse:
    """Give a colleague feedback on one talk."""
    by = acting(request)
    form = FeedbackForm(request.POST or None, colleagues=_others(by))
    return _filled_in(
        request,
        form,
        title=_("Feedback on a talk"),
        lead=_("About one talk, not about a person. Only you and your colleague read it."),
        submit=_("Give"),
        act=lambda given: services.give_feedback(by=by, **given),
        done=_("Given. Only you two can read it."),
    )


@needs(check_is_of_the_team)
def joint_visit(request: HttpRequest) -> HttpResponse:
    """Plan to go along with a mentor."""
    by = acting(request)
    team = accounts.team(by=by, on=clock.today())
    workers = [one.user for one in team if can_lead_the_team(by) or one.user.pk == by.user_id]
    form = JointVisitForm(request.POST or None, workers=workers, mentors=[one.user for one in team if one.is_mentor])
    return _filled_in(
        request,
        form,
        title=_("A visit together with a mentor"),
        lead=_("Looking along is how one learns this work. No resident is named here."),
        submit=_("Plan"),
        act=lambda given: services.plan_joint_visit(by=by, **given),
        done=_("Planned. Both of you see it on the Team page."),
    )


@require_POST
@needs(check_is_of_the_team)
def joint_visit_held(request: HttpRequest, visit: int) -> HttpResponse:
    """It took place."""
    services.hold_joint_visit(by=acting(request), visit=visit)
    messages.success(request, _("Noted. Talk it over while you still remember it."))
    return redirect("cases:team")


@needs(check_is_of_the_team)
def intervision(request: HttpRequest) -> HttpResponse:
    """Plan an hour of intervision."""
    by = acting(request)
    form = MeetingForm(request.POST or None)
    return _filled_in(
        request,
        form,
        title=_("Plan intervision"),
        lead=_("One hour, one question, by the incident method. You lead this meeting."),
        submit=_("Plan"),
        act=lambda given: services.plan_intervision(by=by, at=form.moment(), place=given["place"]),
        done=_("Planned."),
    )


@needs(check_is_of_the_team)
def question(request: HttpRequest) -> HttpResponse:
    """Put a question on the list."""
    by = acting(request)
    form = QuestionForm(request.POST or None, meetings=queries.team_page(by=by).ahead)
    return _filled_in(
        request,
        form,
        title=_("A question for intervision"),
        lead=_("About your own acting, in a situation that nobody can recognise."),
        submit=_("Put on the list"),
        act=lambda given: services.bring_question(by=by, **given),
        done=_("It stands on the list."),
    )


@require_POST
@needs(check_is_of_the_team)
def question_scheduled(request: HttpRequest, question: int) -> HttpResponse:
    """On the agenda of a meeting, or back on the list."""
    chosen = request.POST.get("meeting", "")
    services.schedule_question(
        by=acting(request), question=question, meeting=int(chosen) if chosen.isdecimal() else None
    )
    messages.success(request, _("The agenda is changed."))
    return redirect("cases:team")


@needs(check_is_of_the_team)
def question_concluded(request: HttpRequest, question: int) -> HttpResponse:
    """What the group takes along; the stations of the method stand beside it."""
    by = acting(request)
    form = LearnedForm(request.POST or None)
    stations = [(*STATIONS[station], minutes) for station, minutes in MINUTES.items()]
    return _filled_in(
        request,
        form,
        title=_("Intervision by the incident method"),
        lead=_("One question is one hour. Listen first; advice comes last."),
        submit=_("Save"),
        act=lambda given: services.conclude_question(by=by, question=question, **given),
        done=_("Saved."),
        stations=stations,
    )


def _others(by: Acting) -> list[User]:
    """My colleagues of the team, by name."""
    return [one for one in accounts.team_members(by=by) if one.pk != by.user_id]


def _filled_in(
    request: HttpRequest,
    form: Form,
    *,
    title: str,
    lead: str,
    submit: str,
    act: Callable[[dict[str, Any]], object],
    done: str,
    stations: Sequence[tuple[object, ...]] = (),
) -> HttpResponse:
    """A short form of the team: do what it asks and go back, or show it with what is wrong."""
    if request.method == "POST" and form.is_valid():
        try:
            act(form.cleaned_data)
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, done)
            return redirect("cases:team")
    context = {"form": form, "title": title, "lead": lead, "submit": submit, "stations": stations}
    return render(request, "cases/team_form.html", context, status=422 if request.method == "POST" else 200)
