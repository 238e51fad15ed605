"""The talk with a resident: the guide, the checks, the consents, what was told, and one next step."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from aanbel.accounts.permissions import acting, needs
from aanbel.audit import services as audit
from aanbel.cases import queries, services
from aanbel.cases.core.consent import CURRENT_WORDS, Purpose, mark_of
from aanbel.cases.core.guide import TOPICS, Audience, Station
from aanbel.cases.forms.conversation import ConclusionForm, ConsentForm, FactsForm, ShareForm
from aanbel.cases.models import SignalCheck
from aanbel.cases.permissions import (
    can_end_consent,
    can_work_cases,
    check_can_end_consent,
    check_can_read_talk,
    check_can_work_cases,
)
from aanbel.cases.wording.consent import question
from aanbel.cases.wording.conversation import AUDIENCES
from aanbel.kernel.errors import Refused


@needs(check_can_read_talk)
def conversation(request: HttpRequest, case: int) -> HttpResponse:
    """The guide with everything that belongs to a talk; posted, it is the end of the talk."""
    by = acting(request)
    asked = request.GET.get("voor", "")
    page = queries.talk_page(by=by, case_id=case, audience=Audience(asked) if asked in set(Audience) else None)
    form = ConclusionForm(
        request.POST or None, initial={"agreed": page.case.agreed}, in_contact=page.page.may_note_a_talk
    )
    if request.method == "POST" and form.is_valid():
        services.conclude_talk(by=by, case=case, **form.cleaned_data)
        messages.success(request, _("Noted. Only what you agreed was kept."))
        return redirect("cases:conversation", case)
    audit.record_reading(by=by, case_id=case, purpose="conversation")
    return _shown(request, page, form)


@require_POST
@needs(check_can_work_cases)
def check(request: HttpRequest, case: int) -> HttpResponse:
    """What the resident says of one signal: `answer` is signal:answer, from one of three buttons."""
    signal, _colon, answer = request.POST.get("answer", "").partition(":")
    if signal.isdecimal() and answer in SignalCheck.Answer.values:
        services.note_check(by=acting(request), case=case, signal=int(signal), answer=SignalCheck.Answer(answer))
    return _back(case, Station.CHECK)


@require_POST
@needs(check_can_work_cases)
def consent(request: HttpRequest, case: int) -> HttpResponse:
    """A yes."""
    by = acting(request)
    people = queries.case_page(by=by, case_id=case).people
    sharing = request.POST.get("purpose") == Purpose.SHARE
    form = (ShareForm if sharing else ConsentForm)(request.POST, people=people)
    if form.is_valid():
        services.record_consent(by=by, case=case, **form.cleaned_data)
        messages.success(request, _("The yes was written down. It can be taken back at any time."))
    else:
        messages.error(request, _("Not kept yet: say with whom, and how the resident said yes."))
    return _back(case, Station.HELP if sharing else Station.CONSENT)


@require_POST
@needs(check_can_end_consent)
def withdraw(request: HttpRequest, consent: int) -> HttpResponse:
    """The yes is taken back: one click."""
    found = services.withdraw_consent(by=acting(request), consent=consent)
    messages.success(request, _("Withdrawn. What was kept under it is no longer shown; erase it below."))
    return _back(found.case_id, Station.CONSENT)


@require_POST
@needs(check_can_end_consent)
def erase(request: HttpRequest, case: int, consent: int) -> HttpResponse:
    """What was kept under a withdrawn yes is destroyed."""
    services.erase_under(by=acting(request), consent=consent)
    messages.success(request, _("Erased. It cannot be brought back."))
    return _back(case, Station.CONSENT)


@require_POST
@needs(check_can_work_cases)
def facts(request: HttpRequest, case: int) -> HttpResponse:
    """What the resident told, under the consent that stands; without one there is nothing to post to."""
    by = acting(request)
    form = FactsForm(request.POST, consent=queries.consent_needed(by=by, case=case, purpose=Purpose.FACTS))
    if form.is_valid():
        try:
            services.note_facts(by=by, case=case, facts=form.facts(), seen=form.cleaned_data["seen"] or None)
        except Refused as no:
            form.add_error(None, str(no))
    if form.is_valid():
        messages.success(request, _("Written down, with consent."))
        return _back(case, Station.CONSENT)
    page = queries.talk_page(by=by, case_id=case)
    again = request.POST.copy()
    again["seen"] = mark_of(page.facts)
    form.data = again
    return _shown(request, page, ConclusionForm(in_contact=page.page.may_note_a_talk), told=form)


def _shown(
    request: HttpRequest, page: queries.TalkPage, form: ConclusionForm, *, told: FactsForm | None = None
) -> HttpResponse:
    """The page, with the station open where one was; `told` is what could not be kept, as it was typed."""
    open_at = Station.NEXT_STEP.value if form.is_bound else request.GET.get("stap", Station.WHO_AND_WHY.value)
    if told is not None:
        open_at = Station.CONSENT.value
    elif page.consent is not None:
        told = FactsForm(initial={**page.facts, "seen": mark_of(page.facts)}, consent=page.consent)
    people = page.page.people
    context = {
        "talk": page,
        "page": page.page,
        "case": page.case,
        "open_at": open_at,
        "may_work": can_work_cases(page.page.by),
        "may_end_consent": can_end_consent(page.page.by),
        "audiences": [(one.value, words, one is page.audience) for one, words in AUDIENCES.items()],
        "answers": SignalCheck.Answer.choices,
        "topics": TOPICS,
        "question": question(CURRENT_WORDS[Purpose.FACTS]),
        "consent_form": ConsentForm(people=people, initial={"purpose": Purpose.FACTS.value}, auto_id="facts_%s"),
        "share_form": ShareForm(people=people, initial={"purpose": Purpose.SHARE.value}, auto_id="share_%s"),
        "facts_form": told,
        "form": form,
    }
    wrong = form.is_bound or (told is not None and told.is_bound)
    return render(request, "cases/conversation.html", context, status=422 if wrong else 200)


def _back(case: int, station: Station) -> HttpResponseRedirect:
    """To the same station of the talk."""
    return redirect(f"{reverse('cases:conversation', args=[case])}?stap={station}#{station}")
