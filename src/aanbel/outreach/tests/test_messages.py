"""Writing to one household: asked at the moment itself, whole or not at all, once, with what it was made of."""

import uuid
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from aanbel.accounts.models import Municipality
from aanbel.audit.acting import Acting
from aanbel.audit.models import Event
from aanbel.cases import services as cases
from aanbel.cases.models import (
    Case,
    ContactAttempt,
    How,
    Purpose,
    RefusalKind,
    RefusalSource,
    Request,
    Seizer,
)
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing, NotAllowed, Refused
from aanbel.outreach.models import Message, ReplyCode
from aanbel.outreach.queries.composing import copy_of, text_of
from aanbel.outreach.services import write_decision, write_message, write_to_creditor
from aanbel.outreach.services.messages import paper_of
from aanbel.outreach.tests import writing


@pytest.fixture(autouse=True)
def own_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Letters go to a folder of the test."""
    monkeypatch.setattr(settings, "MEDIA_ROOT", tmp_path / "letters")


@pytest.fixture
def anna(by: Acting, user_as: Callable[..., Any]) -> Acting:
    """A worker with texts to write with."""
    writing.house(by)
    return writing.worker(by, user_as("worker"))


def test_a_letter_is_printed_and_counts_as_an_attempt(anna: Acting) -> None:
    """One act: the PDF, the message with its version, the code, the attempt, the events."""
    case = writing.household(anna)
    written = write_message(by=anna, case=case.pk, version=writing.text(anna, "brief_hulp"))
    assert paper_of(written).read_bytes().startswith(b"%PDF")
    assert written.version.template.slug == "brief_hulp" and written.to[0] == "M. de Boer"
    assert [one.kind for one in ContactAttempt.objects.filter(case=case)] == ["letter"]
    assert ReplyCode.objects.filter(case=case, purpose="letter").count() == 1
    assert Event.objects.filter(case_id=case.pk, verb="message_printed").count() == 1


def test_what_is_kept_holds_no_code_and_no_more_than_the_text_says(anna: Acting) -> None:
    """Who reads the database cannot answer in the resident's name."""
    case = writing.household(anna)
    written = write_message(by=anna, case=case.pk, version=writing.text(anna, "brief_hulp"))
    assert not {"code", "webadres", "geboortejaar", "bezoekdag"} & set(written.values)
    assert written.values["herkomst"] == "uw verhuurder"
    assert "•••" not in text_of(written) and copy_of(written).startswith(b"%PDF")


def test_a_form_sent_twice_makes_one_letter(anna: Acting) -> None:
    """The form carries the reference of the message it makes."""
    case, reference = writing.household(anna), uuid.uuid4()
    version = writing.text(anna, "kaart_aan_de_deur")
    first = write_message(by=anna, case=case.pk, version=version, reference=reference)
    again = write_message(by=anna, case=case.pk, version=version, reference=reference)
    assert first == again and ContactAttempt.objects.filter(case=case).count() == 1


@pytest.mark.parametrize("slug", ["brief_hulp", "kaart_hulp", "sms_hulp", "mail_hulp"])
@pytest.mark.parametrize("kind", list(RefusalKind))
def test_no_is_no_for_every_kind_of_message(anna: Acting, slug: str, kind: RefusalKind) -> None:
    """Whoever said no, in whatever way, gets nothing; the sentence says why."""
    case = writing.household(anna, phone="+31612345678", email="m@example.org")
    cases.refuse(by=anna, case=case.pk, kind=kind, source=RefusalSource.PHONE)
    with pytest.raises(Refused):
        write_message(by=anna, case=case.pk, version=writing.text(anna, slug))
    assert not Message.objects.exists() and not ContactAttempt.objects.exists() and not ReplyCode.objects.exists()


def test_nothing_is_half_written(anna: Acting, user_as: Callable[..., Any]) -> None:
    """No phone number anywhere: no letter, no code, no attempt, and a sentence with what is missing."""
    Municipality.objects.filter(code=anna.municipality).update(phone="")
    nobody = Acting((anna.municipality,), user_as("visitor").pk, "Visitor", frozenset({"visitor"}))
    case = writing.household(anna)
    with pytest.raises(Refused, match=r"telefoon|phone"):
        write_message(by=nobody, case=case.pk, version=writing.text(anna, "brief_hulp"))
    assert not Message.objects.exists() and not ReplyCode.objects.exists()


@pytest.mark.parametrize(("slug", "needs"), [("sms_hulp", "phone"), ("mail_hulp", "email")])
def test_without_a_number_or_address_one_is_told_what_to_do(anna: Acting, slug: str, needs: str) -> None:
    """A letter or card instead."""
    with pytest.raises(Refused, match=r"brief|letter"):
        write_message(by=anna, case=writing.household(anna).pk, version=writing.text(anna, slug))


def test_an_older_version_cannot_be_written_with(anna: Acting) -> None:
    """Only the version in use."""
    version = writing.text(anna, "brief_hulp")
    version.released_at = None
    with pytest.raises(Refused):
        write_message(by=anna, case=writing.household(anna).pk, version=version)


def test_a_closed_case_gets_nothing(anna: Acting) -> None:
    """It is over."""
    case = writing.household(anna)
    Case.objects.filter(pk=case.pk).update(closed_on=date(2026, 3, 20), status="closed")
    with pytest.raises(Refused):
        write_message(by=anna, case=case.pk, version=writing.text(anna, "brief_hulp"))


def test_who_may_not_work_cases_writes_nothing(anna: Acting) -> None:
    """A team lead reads."""
    lead = Acting((anna.municipality,), 1, "Lead", frozenset({"team_lead"}))
    with pytest.raises(NotAllowed):
        write_message(by=lead, case=writing.household(anna).pk, version=writing.text(anna, "brief_hulp"))


@pytest.mark.parametrize(
    ("talked", "waived", "decided", "closed", "asked"),
    [
        (True, False, False, False, True),
        (False, False, False, False, False),
        (True, True, False, False, False),
        (True, False, True, False, False),
        (True, False, False, True, False),
    ],
)
def test_a_decision_is_written_only_where_the_law_asks_one(
    anna: Acting, talked: bool, waived: bool, decided: bool, closed: bool, asked: bool
) -> None:
    """Art. 4a Wgs: after the first conversation, unless further help was waived in it."""
    day = date(2026, 3, 20)
    case = writing.household(anna)
    Case.objects.filter(pk=case.pk).update(
        status="help_offered",
        agreed="Samen de post openen.",
        first_conversation_on=day if talked else None,
        waived_on=day if waived else None,
        formal_decision_on=day if decided else None,
        closed_on=day if closed else None,
    )
    if not asked:
        with pytest.raises(Refused):
            write_decision(by=anna, case=case.pk)
        return
    written = write_decision(by=anna, case=case.pk)
    case.refresh_from_db()
    assert case.formal_decision_on is not None
    assert "Samen de post openen." in text_of(written) and "zes weken" in text_of(written)


def test_a_case_of_another_municipality_is_not_there(anna: Acting) -> None:
    """Not even to say that it exists."""
    with pytest.raises(Missing):
        write_message(by=anna, case=999_999, version=writing.text(anna, "brief_hulp"))


@pytest.mark.parametrize(("reference", "shown"), [("2026/12345", True), ("", False)])
def test_a_letter_to_a_creditor_names_its_reference_when_we_know_it(anna: Acting, reference: str, shown: bool) -> None:
    """The creditor finds the file at once; without it the line falls away, and no empty line is left."""
    case = writing.household(anna)
    cases.record_consent(by=anna, case=case.pk, purpose=Purpose.SHARE, how=How.PAPER, with_whom="CJIB")
    asked = cases.ask_seizer(
        by=anna,
        case=case.pk,
        seizer=Seizer.CJIB,
        request=Request.PAUSE,
        authorised_on=clock.today(),
        reference=reference,
    )
    letter = text_of(write_to_creditor(by=anna, seizure=asked.pk))
    assert (f"Uw kenmerk: {reference}" in letter) is shown
    assert ("Uw kenmerk" in letter) is shown
