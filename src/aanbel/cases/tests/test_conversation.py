"""A talk: nothing beyond the signal without a yes, in the rule, the service, the page and the database itself."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.audit.models import Event
from aanbel.cases import queries, services
from aanbel.cases.core.attempts import ContactKind
from aanbel.cases.core.consent import Given, How, Purpose, stands
from aanbel.cases.core.guide import Audience, Station, guide, likely_audience
from aanbel.cases.models import Case, Consent, Fact, PlanStep, SignalCheck
from aanbel.cases.tests import factories as make
from aanbel.cases.wording.consent import QUESTIONS, question
from aanbel.kernel.errors import Missing, NotAllowed, Refused

SYSTEM = Acting.system(9901)
STORY = "Verloor zijn werk in januari"


@pytest.fixture
def case(by: Acting) -> Case:
    """A case with one signal, nobody spoken to yet."""
    return make.case(by)


def yes(by: Acting, case: Case) -> Consent:
    return services.record_consent(by=by, case=case.pk, purpose=Purpose.FACTS, how=How.SPOKEN)


@pytest.mark.parametrize(
    ("given", "purpose", "whom", "stands_now"),
    [
        ([], Purpose.FACTS, "", False),
        ([Given(Purpose.FACTS, "", date(2026, 3, 1))], Purpose.FACTS, "", True),
        ([Given(Purpose.FACTS, "", date(2026, 3, 1), date(2026, 3, 2))], Purpose.FACTS, "", False),
        ([Given(Purpose.FACTS, "", date(2026, 3, 1))], Purpose.SHARE, "Humanitas", False),
        ([Given(Purpose.SHARE, "Humanitas", date(2026, 3, 1))], Purpose.SHARE, " humanitas", True),
        ([Given(Purpose.SHARE, "Humanitas", date(2026, 3, 1))], Purpose.SHARE, "Budgetcoach", False),
        ([Given(Purpose.SHARE, "Humanitas", date(2026, 3, 1))], Purpose.FACTS, "", False),
    ],
)
def test_a_yes_is_for_one_purpose_and_one_party(
    given: list[Given], purpose: Purpose, whom: str, stands_now: bool
) -> None:
    """A yes to write down is no yes to share; a yes to share with one is none for another; withdrawn is gone."""
    assert stands(given, purpose=purpose, with_whom=whom) is stands_now


def test_every_version_of_the_question_stays_readable() -> None:
    """What was asked then can be shown now, with the name of the other in it."""
    assert {version.rpartition("-")[0] for version in QUESTIONS} == {purpose.value for purpose in Purpose}
    assert "Humanitas" in question("share-1", "Humanitas")


def test_without_a_yes_nothing_is_written_down(by: Acting, case: Case) -> None:
    """The service refuses, with a sentence that says what to do."""
    with pytest.raises(Refused):
        services.note_facts(by=by, case=case.pk, facts={Fact.Kind.STORY: STORY})
    assert not Fact.objects.exists()


def test_the_database_refuses_a_fact_without_a_consent(by: Acting, case: Case) -> None:
    """Even a programmer who forgets the service cannot keep one."""
    row = {"municipality_id": 9901, "case": case, "kind": "story", "text": STORY, "noted_on": date(2026, 3, 1)}
    with pytest.raises(IntegrityError), transaction.atomic():
        Fact.objects.create(**row)


def test_the_database_wants_a_name_for_sharing(by: Acting, case: Case) -> None:
    """Sharing with nobody in particular is no consent."""
    with pytest.raises(IntegrityError), transaction.atomic():
        Consent.objects.create(
            municipality_id=9901, case=case, purpose="share", words="share-1", how="spoken", given_on=date(2026, 3, 1)
        )
    with pytest.raises(Refused):
        services.record_consent(by=by, case=case.pk, purpose=Purpose.SHARE, how=How.SPOKEN, with_whom="  ")


def test_a_fact_stands_on_its_consent_and_an_empty_text_takes_it_away(by: Acting, case: Case) -> None:
    """Written, changed, emptied."""
    consent = yes(by, case)
    services.note_facts(by=by, case=case.pk, facts={Fact.Kind.STORY: STORY, Fact.Kind.HEALTH: ""})
    services.note_facts(by=by, case=case.pk, facts={Fact.Kind.STORY: f"{STORY}."})
    assert list(Fact.objects.values_list("consent", "kind", "text")) == [(consent.pk, "story", f"{STORY}.")]
    services.note_facts(by=by, case=case.pk, facts={Fact.Kind.STORY: " "})
    assert not Fact.objects.exists()


def test_a_withdrawn_yes_shuts_at_once_and_can_then_be_erased(by: Acting, case: Case) -> None:
    """Hidden the moment it is withdrawn; erased only after that, and provably."""
    consent = yes(by, case)
    services.note_facts(by=by, case=case.pk, facts={Fact.Kind.STORY: STORY})
    with pytest.raises(Refused):
        services.erase_under(by=by, consent=consent.pk)
    services.withdraw_consent(by=by, consent=consent.pk)
    page = queries.talk_page(by=by, case_id=case.pk)
    assert (page.consent, page.facts, page.given[0][2]) == (None, {}, 1)
    with pytest.raises(Refused):
        services.note_facts(by=by, case=case.pk, facts={Fact.Kind.STORY: STORY})
    assert services.erase_under(by=by, consent=consent.pk) == 1
    assert not Fact.objects.exists()


def test_what_was_told_never_stands_in_the_timeline(by: Acting, case: Case) -> None:
    """Events cannot be erased, so they may not repeat what was said."""
    yes(by, case)
    services.note_facts(by=by, case=case.pk, facts={Fact.Kind.STORY: STORY})
    assert STORY not in str(list(Event.objects.values_list("data", "subject")))


def test_the_same_yes_twice_is_one_yes(by: Acting, case: Case) -> None:
    """A form posted twice keeps one consent; after withdrawing, a new yes is a new one."""
    first = yes(by, case)
    assert yes(by, case) == first
    services.withdraw_consent(by=by, consent=first.pk)
    assert yes(by, case) != first


def test_no_consent_of_another_municipality_is_there(by: Acting, case: Case, zilverdijk: Any) -> None:
    """Unknown, not forbidden."""
    consent = yes(by, case)
    with on_behalf_of(Acting.system(9902)) as stranger, pytest.raises(Missing):
        services.withdraw_consent(by=stranger, consent=consent.pk)


def test_what_the_resident_says_of_a_signal_needs_no_yes(by: Acting, case: Case) -> None:
    """It is part of handling the signal; the newest answer counts; a signal of another case is not there."""
    signal = case.decisions.get().signal_id
    services.note_check(by=by, case=case.pk, signal=signal, answer=SignalCheck.Answer.UNSURE)
    services.note_check(by=by, case=case.pk, signal=signal, answer=SignalCheck.Answer.WRONG)
    assert SignalCheck.objects.get().answer == "wrong"
    with pytest.raises(Missing):
        services.note_check(by=by, case=make.case(by).pk, signal=signal, answer=SignalCheck.Answer.RIGHT)


def test_a_talk_at_the_door_registers_the_contact_the_agreement_and_the_step(by: Acting, case: Case) -> None:
    """One form on the porch: contact, what was agreed, its clock, and the first step of the plan."""
    services.conclude_talk(
        by=by,
        case=case.pk,
        agreed="Belt maandag de huisarts",
        spoken=ContactKind.VISIT,
        who=PlanStep.Who.RESIDENT,
        help_accepted=True,
    )
    case.refresh_from_db()
    assert (case.status, case.agreed, case.help_asked_on is not None) == (
        "help_offered",
        "Belt maandag de huisarts",
        True,
    )
    assert case.attempts.get().kind == "visit"
    assert case.steps.get().who == "resident"


@pytest.mark.parametrize(
    ("ages", "audience"),
    [
        ([], Audience.ANYONE),
        ([26], Audience.YOUNG),
        ([27], Audience.ANYONE),
        ([66], Audience.ANYONE),
        ([67, 80], Audience.OLDER),
        ([25, 50], Audience.ANYONE),
    ],
)
def test_the_guide_proposes_an_audience_from_the_ages(ages: list[int], audience: Audience) -> None:
    """Young until 27, older from the pension age, and only when everyone at the door is."""
    assert likely_audience(ages) is audience


@pytest.mark.parametrize("audience", list(Audience))
def test_every_audience_gets_all_stations(audience: Audience) -> None:
    """What is special comes on top; nothing of the talk is left out."""
    assert [leg.station for leg in guide(audience)] == list(Station)
    general = {leg.station: leg.lines for leg in guide(Audience.ANYONE)}
    assert all(set(general[leg.station].say) <= set(leg.lines.say) for leg in guide(audience))


# -- the page -------------------------------------------------------------------------------------------------------


@pytest.fixture
def open_case(klokkendam: Any) -> Case:
    """A case as the pages find it."""
    with on_behalf_of(SYSTEM):
        return make.case(SYSTEM)


def shown(client: Client, case: Case, **query: str) -> str:
    response = client.get(reverse("cases:conversation", args=[case.pk]), query)
    assert response.status_code == 200
    return response.content.decode()


def test_before_a_yes_the_form_does_not_exist(open_case: Case, client_as: Callable[..., Client]) -> None:
    """No field for a story or health on the page; after the yes there is; withdrawn it is gone again."""
    client = client_as("worker")
    assert 'name="health"' not in shown(client, open_case)
    refused = client.post(reverse("cases:facts", args=[open_case.pk]), {"story": STORY})
    assert refused.status_code >= 400
    client.post(reverse("cases:consent", args=[open_case.pk]), {"purpose": "facts", "how": "spoken", "resident": ""})
    assert 'name="health"' in shown(client, open_case)
    client.post(reverse("cases:facts", args=[open_case.pk]), {"story": STORY})
    assert STORY in shown(client, open_case)
    with on_behalf_of(SYSTEM):
        consent = Consent.objects.get()
    client.post(reverse("cases:withdraw", args=[consent.pk]))
    after = shown(client, open_case)
    assert 'name="health"' not in after
    assert STORY not in after
    client.post(reverse("cases:erase", args=[open_case.pk, consent.pk]))
    with on_behalf_of(SYSTEM):
        assert not Fact.objects.exists()


def test_the_privacy_officer_ends_a_consent_and_writes_none(open_case: Case, client_as: Callable[..., Client]) -> None:
    """A resident may write to who guards their privacy: taking back is as easy as giving (AVG art. 7 lid 3)."""
    with on_behalf_of(SYSTEM):
        consent = yes(SYSTEM, open_case)
        services.note_facts(by=SYSTEM, case=open_case.pk, facts={Fact.Kind.STORY: STORY})
    withdraw, erase = (
        reverse("cases:withdraw", args=[consent.pk]),
        reverse("cases:erase", args=[open_case.pk, consent.pk]),
    )
    assert client_as("team_lead").post(withdraw).status_code == 403
    officer = client_as("privacy_officer")
    assert withdraw in shown(officer, open_case)
    given = {"purpose": "facts", "how": "spoken", "resident": ""}
    assert officer.post(reverse("cases:consent", args=[open_case.pk]), given).status_code == 403
    officer.post(withdraw)
    assert erase in shown(officer, open_case)
    officer.post(erase)
    with on_behalf_of(SYSTEM):
        assert not Fact.objects.exists()
        assert Consent.objects.get().withdrawn_on is not None


def test_two_who_write_at_once_lose_nothing(open_case: Case, client_as: Callable[..., Client]) -> None:
    """The second sees the other's text and still has their own; sent again, it is kept."""
    client = client_as("worker")
    address = reverse("cases:facts", args=[open_case.pk])
    client.post(reverse("cases:consent", args=[open_case.pk]), {"purpose": "facts", "how": "spoken", "resident": ""})
    (seen,) = re.findall(r'name="seen" value="(\w+)"', shown(client, open_case))
    client.post(address, {"wish": "Eerst de huur", "seen": seen})
    late = client.post(address, {"story": STORY, "seen": seen})
    text = late.content.decode()
    assert late.status_code == 422
    assert "collega wijzigde" in text
    assert STORY in text
    assert "Eerst de huur" in text
    (seen,) = re.findall(r'name="seen" value="(\w+)"', text)
    assert client.post(address, {"story": STORY, "wish": "Eerst de huur", "seen": seen}).status_code == 302


def test_amounts_are_behind_a_tap(open_case: Case, client_as: Callable[..., Client]) -> None:
    """Others may read along: the only amount on the page lies in a closed fold."""
    text = shown(client_as("worker"), open_case)
    before, _fold, _rest = text.partition("200,00")
    assert text.count("200,00") == 1
    assert before.rfind("<details") > before.rfind("</details>")
    assert before[before.rfind("<details") :].startswith('<details class="ui-fold">')


def test_the_audience_changes_what_one_may_say(open_case: Case, client_as: Callable[..., Client]) -> None:
    """To who asks about their data one says at once where they came from."""
    client = client_as("worker")
    assert "leverancier moet" in shown(client, open_case, voor="assertive")
    assert "leverancier moet" not in shown(client, open_case, voor="nonsense")


def test_a_talk_is_concluded_from_the_page(open_case: Case, client_as: Callable[..., Client]) -> None:
    """Who, what and when; a service without a name comes back with a sentence."""
    client = client_as("visitor")
    address = reverse("cases:conversation", args=[open_case.pk])
    given = {"agreed": "Samen bellen", "spoken": "visit", "who": "service", "service": ""}
    assert client.post(address, given).status_code == 422
    assert client.post(address, {**given, "service": "Budgetcoach"}).status_code == 302
    with on_behalf_of(SYSTEM):
        assert PlanStep.objects.get().service == "Budgetcoach"


@pytest.mark.parametrize(
    ("role", "status"),
    [("worker", 200), ("visitor", 200), ("privacy_officer", 200), ("team_lead", 403), ("volunteer", 403)],
)
def test_who_may_read_what_residents_told(
    open_case: Case, client_as: Callable[..., Client], role: str, status: int
) -> None:
    """Who speaks with them, and who answers for their privacy."""
    assert client_as(role).get(reverse("cases:conversation", args=[open_case.pk])).status_code == status


def test_a_volunteer_cannot_write_a_yes(by: Acting, case: Case) -> None:
    """Writing is for who works the case."""
    volunteer = Acting((9901,), 5, "V", frozenset({"volunteer"}))
    with pytest.raises(NotAllowed):
        services.record_consent(by=volunteer, case=case.pk, purpose=Purpose.FACTS, how=How.SPOKEN)
