"""Referring with the resident's yes: what moves, to whom, when it shuts, and what is left in the timeline."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.urls import reverse

from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.audit.models import Event, Reading
from aanbel.cases import queries, services
from aanbel.cases.core.consent import How, Purpose
from aanbel.cases.core.referral import ACTS, Act, Link, Share, Stage, Wish, after, is_silent, link
from aanbel.cases.core.refusals import RefusalKind, RefusalSource
from aanbel.cases.models import Case, Consent, Referral
from aanbel.cases.tests import factories as make
from aanbel.directory.models import Service, ServiceKind
from aanbel.directory.services import Entry, keep_entry
from aanbel.kernel.errors import Missing, NotAllowed, Refused

NOW = datetime(2026, 3, 9, 9, 0, tzinfo=UTC)
SYSTEM = Acting.system(9901)
COACH = Entry(
    name="Thuis in Geld",
    kind=ServiceKind.BUDGET_COACH,
    organization="Thuis in Geld",
    description="Kijkt samen met u naar uw geld.",
    referral_email="coach@thuisingeld.example",
)


@pytest.fixture(autouse=True)
def monday() -> Any:
    """Every test begins on a Monday morning."""
    with time_machine.travel(NOW, tick=False) as time:
        yield time


@pytest.fixture
def place(klokkendam: Any) -> Service:
    """A budget coach to refer to."""
    with on_behalf_of(SYSTEM):
        return keep_entry(by=SYSTEM, service=None, entry=COACH)


@pytest.fixture
def case(klokkendam: Any) -> Case:
    """A case at Molenweg 12 of M. de Boer, who has a telephone."""
    with on_behalf_of(SYSTEM):
        home = make.address(SYSTEM, number=12)
        return make.case(SYSTEM, at=home, phone="+31612345678")


def say_yes(case: Case, whom: str = "Thuis in Geld") -> Consent:
    """The resident agrees that we tell them."""
    return services.record_consent(by=SYSTEM, case=case.pk, purpose=Purpose.SHARE, how=How.SPOKEN, with_whom=whom)


def refer(case: Case, place: Service, fields: tuple[Share, ...] = (Share.NAME, Share.PHONE)) -> Referral:
    """A referral of the first resident of the case."""
    page = queries.case_page(by=SYSTEM, case_id=case.pk)
    return services.refer(
        by=SYSTEM,
        case=case.pk,
        destination=place.pk,
        question="Wilt u helpen met een overzicht?",
        wish=Wish.CALLED,
        fields=fields,
        resident=page.people[0].resident.pk,
        address=lambda token: f"https://klokkendam.example/v/9901/{token}",
    )


def path_mailed() -> str:
    """The path of the link in the last mail."""
    found = re.search(r"https://klokkendam\.example(/v/9901/\S+)", str(mail.outbox[-1].body))
    assert found
    return found[1]


# -- the rules -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("act", Act)
def test_an_answer_stands_and_thinking_it_over_is_said_once(stage: Stage, act: Act) -> None:
    """Every act that the table does not name is refused."""
    assert (after(stage, act) is not None) == ((stage, act) in ACTS)
    assert after(Stage.CONSIDERED, Act.CONSIDER) is None
    assert after(Stage.ACCEPTED, Act.DECLINE) is None


@pytest.mark.parametrize(
    ("stage", "wrong", "hours_left", "shown"),
    [
        (Stage.ASKED, 0, 1, Link.OPENS),
        (Stage.ASKED, 4, 1, Link.OPENS),
        (Stage.ASKED, 5, 1, Link.LOCKED),
        (Stage.ASKED, 0, 0, Link.PAST),
        (Stage.CONSIDERED, 0, 1, Link.OPENS),
        (Stage.ACCEPTED, 0, 1, Link.ANSWERED),
        (Stage.DECLINED, 0, 1, Link.ANSWERED),
        (Stage.WITHDRAWN, 0, 1, Link.WITHDRAWN),
    ],
)
def test_a_link_opens_only_while_an_answer_is_waited_for(
    stage: Stage, wrong: int, hours_left: int, shown: Link
) -> None:
    """Answered, withdrawn, five wrong codes or past its last day: nothing is shown."""
    expires = NOW + timedelta(hours=hours_left)
    assert link(stage=stage, wrong_codes=wrong, expires_at=expires, now=NOW) is shown


@pytest.mark.parametrize(
    ("stage", "due", "silent"),
    [
        (Stage.ASKED, date(2026, 3, 8), True),
        (Stage.ASKED, date(2026, 3, 9), False),
        (Stage.CONSIDERED, date(2026, 3, 8), True),
        (Stage.ACCEPTED, date(2026, 3, 8), False),
    ],
)
def test_who_does_not_answer_in_time_is_chased(stage: Stage, due: date, silent: bool) -> None:
    """From the day after the last one, and only while an answer is waited for."""
    assert is_silent(stage=stage, due_on=due, today=date(2026, 3, 9)) is silent


# -- with the resident's yes -----------------------------------------------------------------------------------------


def test_without_a_yes_for_exactly_this_party_nothing_moves(by: Acting, case: Case, place: Service) -> None:
    """No yes, a yes for another, or a yes taken back: refused, no row and no mail."""
    with pytest.raises(Refused, match="Thuis in Geld"):
        refer(case, place)
    say_yes(case, "Humanitas")
    with pytest.raises(Refused):
        refer(case, place)
    services.withdraw_consent(by=SYSTEM, consent=say_yes(case).pk)
    with pytest.raises(Refused):
        refer(case, place)
    assert not Referral.objects.exists()
    assert mail.outbox == []


def test_a_no_stops_referring_and_shuts_the_link(by: Acting, case: Case, place: Service) -> None:
    """No is no, here too: the link shows nothing from that moment, and no new one is sent."""
    say_yes(case)
    referral = refer(case, place)
    services.refuse(by=SYSTEM, case=case.pk, kind=RefusalKind.NO_CONTACT, source=RefusalSource.PHONE)
    referral.refresh_from_db()
    assert queries.link_of(referral) is Link.WITHDRAWN
    with pytest.raises(Refused):
        services.mail_again(by=SYSTEM, referral=referral.pk, address=str)


def test_only_what_was_ticked_goes_along(by: Acting, case: Case, place: Service) -> None:
    """Fewest fields; the mail itself names nobody and no street."""
    say_yes(case)
    referral = refer(case, place, fields=(Share.NAME,))
    assert list(referral.shared) == ["name"]
    body = f"{mail.outbox[0].subject} {mail.outbox[0].body}"
    assert "Boer" not in body
    assert "Molenweg" not in body
    assert queries.receiver_code(referral) not in body
    assert referral.due_on == date(2026, 3, 16)


def test_the_timeline_says_that_not_what(by: Acting, case: Case, place: Service) -> None:
    """Who was asked stands in the events, the question and the data do not."""
    say_yes(case)
    refer(case, place)
    told = [str(event.data) for event in Event.objects.filter(case_id=case.pk)]
    assert any("Thuis in Geld" in words for words in told)
    assert not any("overzicht" in words or "Boer" in words for words in told)


def test_asking_twice_is_refused(by: Acting, case: Case, place: Service) -> None:
    """The form posted twice makes one referral and one mail."""
    say_yes(case)
    refer(case, place)
    with pytest.raises(Refused):
        refer(case, place)
    assert len(mail.outbox) == 1


def test_a_mail_server_that_is_down_loses_nothing(
    by: Acting, case: Case, place: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The referral is kept, marked as not mailed; sending again sends once."""
    say_yes(case)
    with monkeypatch.context() as down:
        down.setattr("django.core.mail.EmailMessage.send", _refuse)
        referral = refer(case, place)
    assert referral.mailed_at is None
    again = services.mail_again(by=SYSTEM, referral=referral.pk, address=lambda token: f"https://x.example/{token}")
    assert again.mailed_at is not None
    assert len(mail.outbox) == 1


def _refuse(*_args: Any, **_more: Any) -> int:
    raise ConnectionRefusedError


def test_a_visit_to_another_case_does_not_refer_its_people(by: Acting, case: Case, place: Service) -> None:
    """Somebody who does not belong to the case cannot be named."""
    say_yes(case)
    stranger = make.resident(SYSTEM, make.address(SYSTEM))
    with pytest.raises(Refused):
        services.refer(
            by=SYSTEM, case=case.pk, destination=place.pk, question="?", wish=Wish.CALLED, fields=(),
            resident=stranger.pk, address=str,
        )  # fmt: skip


# -- by the link -----------------------------------------------------------------------------------------------------


@pytest.fixture
def referral(case: Case, place: Service) -> Referral:
    """A referral that was mailed."""
    with on_behalf_of(SYSTEM):
        say_yes(case)
        return refer(case, place)


def code_of(referral: Referral) -> str:
    return queries.receiver_code(referral)


def opened(client: Client, referral: Referral) -> tuple[str, str]:
    """The page after the right code, with the proof in its form."""
    text = client.post(path_mailed(), {"code": code_of(referral)}).content.decode()
    found = re.search(r'name="proof" value="([^"]+)"', text)
    return text, found[1] if found else ""


def stage_of(referral: Referral) -> str:
    with on_behalf_of(SYSTEM):
        return Referral.objects.get(pk=referral.pk).stage


def test_before_the_code_the_page_shows_only_that_there_is_a_question(referral: Referral, client: Client) -> None:
    """A found or forwarded link tells nothing: no name, no street, no question."""
    response = client.get(path_mailed())
    text = response.content.decode()
    assert response.status_code == 200
    assert "Boer" not in text
    assert "Molenweg" not in text
    assert "overzicht" not in text
    assert "no-store" in response.headers["Cache-Control"]
    assert response.headers["Referrer-Policy"] == "same-origin"  # the link is told to nobody else
    with on_behalf_of(SYSTEM):
        assert not Reading.objects.exists()


def test_the_code_shows_what_was_allowed_and_the_reading_is_written_down(referral: Referral, client: Client) -> None:
    """Name and telephone, the question, nothing of the address; read by the destination."""
    text, proof = opened(client, referral)
    assert "M. de Boer" in text
    assert "overzicht" in text
    assert "Molenweg" not in text
    assert proof
    with on_behalf_of(SYSTEM):
        assert Reading.objects.get().user_name == "Thuis in Geld"


def test_five_wrong_codes_lock_the_link_for_good(referral: Referral, client: Client) -> None:
    """Also with the right code afterwards; a new link opens again, and has another code."""
    old, right = path_mailed(), code_of(referral)
    wrong = "0000" if right != "0000" else "0001"
    answers = [client.post(old, {"code": wrong}).status_code for _ in range(5)]
    assert answers == [422, 422, 422, 422, 200]
    assert "M. de Boer" not in client.post(old, {"code": right}).content.decode()
    with on_behalf_of(SYSTEM):
        assert Event.objects.filter(verb="referral_locked").count() == 1
        again = services.mail_again(
            by=SYSTEM, referral=referral.pk, address=lambda token: f"https://klokkendam.example/v/9901/{token}"
        )
    assert client.get(old).status_code == 404
    assert "M. de Boer" in opened(client, again)[0]


@pytest.mark.parametrize(("act", "stage"), [("accept", "accepted"), ("decline", "declined")])
def test_after_the_answer_nothing_is_shown_and_nothing_shared_is_kept(
    referral: Referral, client: Client, act: str, stage: str
) -> None:
    """The link says thank you, the data are emptied, and answering again changes nothing."""
    _text, proof = opened(client, referral)
    given = {"proof": proof, "act": act, "who": "Els", "words": "Ik bel dinsdag"}
    assert "Bedankt" in client.post(path_mailed(), given).content.decode()
    assert "M. de Boer" not in client.get(path_mailed()).content.decode()
    client.post(path_mailed(), {**given, "act": "decline", "words": "Toch niet"})
    with on_behalf_of(SYSTEM):
        found = Referral.objects.get()
    assert (found.stage, found.shared, found.answered_by, found.words) == (stage, {}, "Els", "Ik bel dinsdag")


def test_declining_needs_a_reason(referral: Referral, client: Client) -> None:
    """Without one the question comes back, with what was filled in."""
    _text, proof = opened(client, referral)
    response = client.post(path_mailed(), {"proof": proof, "act": "decline", "who": "Els"})
    assert response.status_code == 422
    assert 'value="Els"' in response.content.decode()
    assert stage_of(referral) == "asked"


def test_thinking_it_over_gives_five_working_days_and_keeps_the_link(referral: Referral, client: Client) -> None:
    """From then on it is yes or no."""
    _text, proof = opened(client, referral)
    client.post(path_mailed(), {"proof": proof, "act": "consider", "who": "Els"})
    text, proof = opened(client, referral)
    assert "M. de Boer" in text
    assert 'value="consider"' not in text
    client.post(path_mailed(), {"proof": proof, "act": "consider", "who": "Els"})
    assert stage_of(referral) == "considered"


@pytest.mark.parametrize("proof", ["", "made-up", "WzEsIng iXQ:1:2"])
def test_an_answer_without_the_code_changes_nothing(referral: Referral, client: Client, proof: str) -> None:
    """The proof is signed, for this link, for half an hour."""
    client.post(path_mailed(), {"proof": proof, "act": "accept", "who": "Els"})
    assert stage_of(referral) == "asked"


def test_the_proof_ends_after_half_an_hour(referral: Referral, client: Client, monday: Any) -> None:
    """A page left open on a desk cannot be answered by who comes along; the code is asked again."""
    _text, proof = opened(client, referral)
    monday.shift(timedelta(minutes=31))
    client.post(path_mailed(), {"proof": proof, "act": "accept", "who": "Els"})
    assert stage_of(referral) == "asked"


@pytest.mark.parametrize("ends", ["withdrawn by us", "yes taken back", "time has passed"])
def test_a_link_that_ended_shows_nothing_also_with_the_code(
    referral: Referral, client: Client, monday: Any, ends: str
) -> None:
    """Withdrawing works at once, whoever withdraws."""
    right = code_of(referral)
    with on_behalf_of(SYSTEM):
        if ends == "withdrawn by us":
            services.withdraw_referral(by=SYSTEM, referral=referral.pk)
        elif ends == "yes taken back":
            services.withdraw_consent(by=SYSTEM, consent=referral.consent_id)
    if ends == "time has passed":
        monday.shift(timedelta(days=22))
    for answer in (client.get(path_mailed()), client.post(path_mailed(), {"code": right})):
        assert "M. de Boer" not in answer.content.decode()


@pytest.mark.parametrize("path", ["/v/9901/made-up", "/v/9902/made-up", "/v/99999999999/made-up"])
def test_a_link_that_was_never_made_is_not_there(klokkendam: Any, client: Client, path: str) -> None:
    """Also in a municipality that does not exist."""
    assert client.get(path).status_code == 404


def test_a_link_of_one_municipality_opens_nothing_in_another(
    referral: Referral, zilverdijk: Any, client: Client
) -> None:
    """The database shows the row to its own municipality only."""
    assert client.get(path_mailed().replace("9901", "9902")).status_code == 404


# -- on the worker's pages -------------------------------------------------------------------------------------------


def filled_in(case: Case, place: Service, **more: str) -> dict[str, Any]:
    with on_behalf_of(SYSTEM):
        resident = queries.case_page(by=SYSTEM, case_id=case.pk).people[0].resident.pk
    return {
        "destination": place.pk,
        "resident": resident,
        "question": "Wilt u helpen?",
        "shares": ["name", "phone"],
        "wish": "called",
        "how": "spoken",
        **more,
    }


def test_one_looks_before_anything_is_sent(case: Case, place: Service, client_as: Callable[..., Client]) -> None:
    """Looking keeps nothing; changing goes back with what was filled in; sending sends exactly what was seen."""
    client, address = client_as("worker"), reverse("cases:refer", args=[case.pk])
    assert client.post(address, filled_in(case, place, step="look")).status_code == 422
    seen = client.post(address, filled_in(case, place, step="look", said_yes="on"))
    assert "M. de Boer" in seen.content.decode()
    goes_along = re.search(r'id="goes-along".*?</section>', seen.content.decode(), re.S)
    assert goes_along and "Molenweg 12" not in goes_along[0]
    assert mail.outbox == []
    back = client.post(address, filled_in(case, place, step="change", said_yes="on"))
    assert "Wilt u helpen?" in back.content.decode()
    sent = client.post(address, filled_in(case, place, step="send", said_yes="on"), follow=True)
    with on_behalf_of(SYSTEM):
        made = Referral.objects.select_related("consent").get()
    assert (made.consent.with_whom, made.consent.how) == ("Thuis in Geld", "spoken")
    assert queries.receiver_code(made) in sent.content.decode()


def test_the_warm_hand_over_is_registered(referral: Referral, client: Client, client_as: Callable[..., Client]) -> None:
    """After a yes, on the day it was held; not before."""
    worker, address = client_as("worker"), reverse("cases:joint_talk", args=[referral.pk])
    assert worker.post(address, {"on": "2026-03-09"}).status_code == 409
    _text, proof = opened(client, referral)
    client.post(path_mailed(), {"proof": proof, "act": "accept", "who": "Els", "words": "Dinsdag"})
    assert worker.post(address, {"on": "2026-03-10"}).status_code == 422
    worker.post(address, {"on": "2026-03-09"})
    assert "samen" in worker.get(reverse("cases:help", args=[referral.case_id])).content.decode()


def test_a_late_answer_waits_for_who_asked_or_has_the_case(
    referral: Referral, user_as: Callable[..., Any], monday: Any
) -> None:
    """Nobody's case: who asked chases. Somebody's case: they do."""
    user = user_as("worker")
    worker = Acting((9901,), user.pk, user.name, frozenset({"worker"}))
    with on_behalf_of(SYSTEM):
        Referral.objects.update(asked_by_id=user.pk)
        assert queries.referrals_waiting(by=worker) == []
    monday.shift(timedelta(days=8))
    with on_behalf_of(SYSTEM):
        (line,) = queries.referrals_waiting(by=worker)
        assert (line.silent, line.days_old) == (True, 8)
        Case.objects.update(assigned_to_id=user_as("visitor").pk)
        assert queries.referrals_waiting(by=worker) == []


@pytest.mark.parametrize(
    ("role", "name", "status"),
    [
        ("worker", "help", 200),
        ("privacy_officer", "help", 200),
        ("team_lead", "help", 200),
        ("volunteer", "help", 403),
        ("professional", "help", 403),
        ("administrator", "help", 403),
        ("visitor", "refer", 200),
        ("team_lead", "refer", 403),
        ("privacy_officer", "refer", 403),
        ("worker", "ask_seizer", 200),
        ("team_lead", "ask_seizer", 403),
    ],
)
def test_who_may_refer(case: Case, client_as: Callable[..., Client], role: str, name: str, status: int) -> None:
    """Referring is for who works on the case."""
    assert client_as(role).get(reverse(f"cases:{name}", args=[case.pk])).status_code == status


@pytest.mark.parametrize("change", [{"status": "temporarily closed"}, {"referral_email": ""}])
def test_what_is_shut_or_wants_no_referrals_is_not_referred_to(
    case: Case, place: Service, change: dict[str, Any]
) -> None:
    """An entry that closes, or takes its address for referrals away, cannot be referred to, also with a yes."""
    with on_behalf_of(SYSTEM):
        keep_entry(by=SYSTEM, service=place.pk, entry=replace(COACH, **change))
        say_yes(case)
        with pytest.raises(Refused):
            refer(case, place)


def test_a_yes_is_for_one_party(case: Case, place: Service) -> None:
    """A second help of the same name, of somebody else, was not said yes to."""
    with on_behalf_of(SYSTEM):
        other = keep_entry(by=SYSTEM, service=None, entry=replace(COACH, organization="Een ander"))
        say_yes(case)
        with pytest.raises(Refused):
            refer(case, other)
        assert refer(case, place).destination_id == place.pk


def test_another_municipality_cannot_touch_a_referral(referral: Referral, zilverdijk: Any) -> None:
    """Not there, for every act."""
    other = Acting.system(9902)
    with on_behalf_of(other), pytest.raises(Missing):
        services.withdraw_referral(by=other, referral=referral.pk)


def test_a_role_that_only_reads_cannot_refer(by: Acting, case: Case, place: Service) -> None:
    """The service says no too, not only the page."""
    lead = Acting((9901,), 1, "Rob", frozenset({"team_lead"}))
    with pytest.raises(NotAllowed):
        services.withdraw_referral(by=lead, referral=1)
