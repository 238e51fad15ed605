"""Thinking along without knowing who it is about."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.audit.models import Reading
from aanbel.cases import queries, services
from aanbel.cases.core.anonymous import Known, Trace, softened
from aanbel.cases.models import AgreedStep, Case, Discussion, PlanStep
from aanbel.cases.tests import factories as make
from aanbel.kernel.errors import NotAllowed, Refused

SYSTEM = Acting.system(9901)
WORDS = {trace: f"[{trace.value}]" for trace in Trace}
KNOWN = Known(names=("Boer", "de Boer", "M. de Boer", "İnce-van 't Hoff"), places=("Molenweg", "Klokkendam"))


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Mevrouw De Boer belt niet terug", "Mevrouw [name] belt niet terug"),
        ("M. de Boer en meneer Boer", "[name] en meneer [name]"),
        ("de boerderij brandde af", "de boerderij brandde af"),
        ("İnce-van 't Hoff werkt", "[name] werkt"),
        ("Woont op Molenweg 12-hs bis", "Woont op [address] bis"),
        ("Woont op Molenweg 12A", "Woont op [address]"),
        ("in Klokkendam geboren", "in [address] geboren"),
        ("9901 AB of 9901AB", "[postcode] of [postcode]"),
        ("bel 06-12345678 of +31 6 1234 5678", "bel [phone] of [phone]"),
        ("mail m.boer@example.org", "mail [email]"),
        ("geboren 4-5-1987, of 1987-05-04", "geboren [date], of [date]"),
        ("BSN 999990408", "BSN [number]"),
        ("rekening NL91ABNA0417164300", "rekening [number]"),
        ("al 3 maanden, € 1.250 achter", "al 3 maanden, € 1.250 achter"),
        ("in 2026 werd het 12 graden", "in 2026 werd het 12 graden"),
    ],
)
def test_what_tells_who_it_is_about_is_taken_out_and_the_rest_stays(text: str, left: str) -> None:
    """Names and streets as known, the rest by shape; amounts, months and ordinary words stay."""
    assert softened(text, KNOWN, words=WORDS).text == left


@given(before=st.text(max_size=20), after=st.text(max_size=20), name=st.sampled_from(KNOWN.names))
def test_no_known_name_is_left_standing_between_spaces(before: str, after: str, name: str) -> None:
    """Whatever stands around it; and what was taken out is told."""
    done = softened(f"{before} {name} {after}", Known(names=(name,)), words=WORDS)
    assert f" {name} " not in done.text
    assert done.removed


@given(st.text(max_size=80))
def test_softening_twice_changes_nothing_more(text: str) -> None:
    """A text that was looked at stays as it is."""
    once = softened(text, KNOWN, words=WORDS).text
    assert softened(once, KNOWN, words=WORDS).text == once


@pytest.fixture
def case(klokkendam: Any) -> Case:
    """M. de Boer at Molenweg 12."""
    with on_behalf_of(SYSTEM):
        return make.case(SYSTEM, at=make.address(SYSTEM, number=12), phone="+31612345678", amount=84_000)


def acting(user: Any, *roles: str) -> Acting:
    return Acting((9901,), user.pk, user.name, frozenset(roles))


@pytest.fixture
def asked(case: Case, user_as: Callable[..., Any]) -> Discussion:
    """Asked by a worker of a budget coach and a visitor."""
    worker, coach, visitor = user_as("worker"), user_as("professional"), user_as("visitor")
    with on_behalf_of(SYSTEM):
        return services.ask_colleagues(
            by=acting(worker, "worker"),
            case=case.pk,
            question="Hoe krijg ik contact?",
            text="Een huishouden met een signaal.",
            participants=[coach.pk, visitor.pk],
        )


def test_the_text_that_is_proposed_names_nobody(by: Acting, case: Case) -> None:
    """Age group, rounded amount, tries: no name, street, number or day of birth."""
    case.agreed = "Mevrouw de Boer belt maandag"
    case.save()
    text = queries.facts_without_names(queries.case_page(by=by, case_id=case.pk))
    for hidden in ("Boer", "Molenweg", "0612345678", "+31", "1987", "840"):
        assert hidden not in text
    assert "€ 800" in text


def test_a_name_in_the_text_is_refused_until_somebody_looked(
    by: Acting, case: Case, user_as: Callable[..., Any]
) -> None:
    """Also in the question; “I looked” lets an ordinary word through."""
    worker, coach = user_as("worker"), user_as("professional")

    def ask(**more: Any) -> Discussion:
        return services.ask_colleagues(
            by=acting(worker, "worker"), case=case.pk, participants=[coach.pk],
            **{"question": "Hoe nu?", "text": "Situatie", **more},
        )  # fmt: skip

    for wrong in ({"text": "Mevrouw De Boer"}, {"question": "Wie kent de Boer?"}, {"text": "Molenweg 12"}):
        with pytest.raises(Refused):
            ask(**wrong)
    assert ask(text="Op de boer op", looked_at=True).participants.count() == 1


@pytest.mark.parametrize("participants", ["nobody", "only me", "a stranger"])
def test_somebody_else_of_this_municipality_is_asked(
    by: Acting, case: Case, user_as: Callable[..., Any], zilverdijk: Any, participants: str
) -> None:
    """A discussion with oneself, or with another municipality, is none."""
    worker = user_as("worker")
    stranger = user_as("worker", municipality=9902, email="z@zilverdijk.example")
    chosen = {"nobody": [], "only me": [worker.pk], "a stranger": [stranger.pk]}[participants]
    with pytest.raises(Refused):
        services.ask_colleagues(by=acting(worker, "worker"), case=case.pk, question="?", text="…", participants=chosen)


@pytest.mark.parametrize(
    ("role", "email", "status"),
    [
        ("professional", "professional@klokkendam.example", 200),  # was asked
        ("visitor", "visitor@klokkendam.example", 200),  # was asked, and works on cases
        ("team_lead", "lead@klokkendam.example", 200),
        ("volunteer", "volunteer@klokkendam.example", 403),
        ("professional", "other@klokkendam.example", 403),  # was not asked
        ("administrator", "admin@klokkendam.example", 403),
    ],
)
def test_who_was_asked_or_may_see_cases_reads_it(
    asked: Discussion, client_as: Callable[..., Client], role: str, email: str, status: int
) -> None:
    """The same for the print."""
    client = client_as(role, email=email)
    for name in ("discussion", "discussion_print"):
        assert client.get(reverse(f"cases:{name}", args=[asked.pk])).status_code == status


def test_who_has_no_role_on_the_case_sees_no_way_to_it(asked: Discussion, client_as: Callable[..., Client]) -> None:
    """The page of a budget coach has the text, a place for a view, and no link to the case; reading is logged."""
    coach = client_as("professional")
    text = coach.get(reverse("cases:discussion", args=[asked.pk])).content.decode()
    assert "Een huishouden met een signaal." in text
    assert f"/zaken/{asked.case_id}" not in text
    with on_behalf_of(SYSTEM):
        assert Reading.objects.get().purpose == "case discussion"
    coach.post(reverse("cases:give_view", args=[asked.pk]), {"view": "Ga samen met het wijkteam langs."})
    worker = client_as("worker")
    assert "wijkteam" in worker.get(reverse("cases:discussion", args=[asked.pk])).content.decode()
    assert worker.post(reverse("cases:give_view", args=[asked.pk]), {"view": "x"}).status_code == 403


def test_an_agreed_step_enters_the_plan_only_by_who_works_on_the_case(
    asked: Discussion, client_as: Callable[..., Client]
) -> None:
    """Colleagues agree, the resident decides: the worker puts it in the plan, once."""
    coach, worker = client_as("professional"), client_as("worker")
    given = {"what": "Samen naar het wijkteam", "who": "service", "by_whom": "Wijkteam", "due_on": "2026-12-01"}
    assert coach.post(reverse("cases:note_agreement", args=[asked.pk]), {**given, "by_whom": ""}).status_code == 422
    coach.post(reverse("cases:note_agreement", args=[asked.pk]), given)
    with on_behalf_of(SYSTEM):
        step = AgreedStep.objects.get()
        assert not PlanStep.objects.exists()
    address = reverse("cases:put_in_plan", args=[step.pk])
    assert coach.post(address).status_code == 403
    assert worker.post(address).status_code == 302
    assert worker.post(address).status_code == 409
    with on_behalf_of(SYSTEM):
        planned = PlanStep.objects.get()
    assert (planned.what, planned.who, planned.service) == ("Samen naar het wijkteam", "service", "Wijkteam")


def test_a_closed_discussion_stays_readable_and_takes_nothing_more(
    asked: Discussion, client_as: Callable[..., Client]
) -> None:
    """Closed with one sentence; a view that comes too late is refused with a sentence."""
    worker, coach = client_as("worker"), client_as("professional")
    assert worker.post(reverse("cases:close_discussion", args=[asked.pk]), {}).status_code == 422
    worker.post(reverse("cases:close_discussion", args=[asked.pk]), {"concluded": "We gaan samen."})
    assert "We gaan samen." in coach.get(reverse("cases:discussion", args=[asked.pk])).content.decode()
    assert coach.post(reverse("cases:give_view", args=[asked.pk]), {"view": "Te laat"}).status_code == 409


def test_the_page_shows_what_was_left_out_and_names_what_still_stands(
    case: Case, user_as: Callable[..., Any], client_as: Callable[..., Client]
) -> None:
    """The worker checks: the list beside the text, and a sentence with what was found."""
    coach, client = user_as("professional"), client_as("worker")
    address = reverse("cases:ask_colleagues", args=[case.pk])
    shown = client.get(address).content.decode()
    assert "M. de Boer" in shown
    assert "M. de Boer" not in shown.partition("<textarea")[2].partition("left-out")[0]
    given = {"question": "Hoe nu?", "text": "Mevrouw de Boer is bang", "participants": [coach.pk]}
    wrong = client.post(address, given)
    assert wrong.status_code == 422
    assert "<li>de Boer</li>" in wrong.content.decode()
    sent = [client.post(address, {**given, "text": "Zij is bang"}).headers["Location"] for _ in range(2)]
    assert sent[0] == sent[1], "the form sent twice is one question"


def test_nobody_who_was_not_asked_gives_a_view(by: Acting, asked: Discussion, user_as: Callable[..., Any]) -> None:
    """The service says so too."""
    other = user_as("worker", email="other@klokkendam.example")
    with pytest.raises(NotAllowed):
        services.give_view(by=acting(other, "worker"), discussion=asked.pk, view="x")


@pytest.mark.parametrize(
    ("email", "listed"), [("professional@klokkendam.example", True), ("x@klokkendam.example", False)]
)
def test_who_has_no_part_in_cases_finds_the_question_in_the_menu(
    asked: Discussion, client_as: Callable[..., Client], email: str, listed: bool
) -> None:
    """A list of what was asked of them, and of nothing else."""
    text = client_as("professional", email=email).get(reverse("cases:discussions")).content.decode()
    assert ("Hoe krijg ik contact?" in text) is listed
