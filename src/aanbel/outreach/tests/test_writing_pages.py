"""The pages of texts, messages and batches, as people see them."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from aanbel.accounts.models import User
from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.audit.models import Reading
from aanbel.cases.models import Case, ContactAttempt
from aanbel.outreach.models import Batch, Message, TemplateVersion
from aanbel.outreach.services import draft_batch, write_batch
from aanbel.outreach.tests import writing

SYSTEM = Acting.system(9901)


@pytest.fixture
def case(klokkendam: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Case:
    """A household to write to, with a phone number."""
    monkeypatch.setattr(settings, "MEDIA_ROOT", tmp_path / "letters")
    with on_behalf_of(SYSTEM):
        writing.house(SYSTEM)
        return writing.household(SYSTEM, phone="+31612345678")


def url(name: str, *args: object) -> str:
    """The address of a page."""
    return reverse(f"outreach:{name}", args=args)


def version(slug: str) -> TemplateVersion:
    """The version in use."""
    with on_behalf_of(SYSTEM):
        return writing.text(SYSTEM, slug)


def test_a_letter_is_looked_at_and_then_written(case: Case, client_as: Callable[..., Client]) -> None:
    """Choose, see, one button; on the page afterwards with its version and the PDF."""
    client, letter = client_as("worker"), version("brief_hulp")
    assert "Nu schrijven" in client.get(url("messages", case.pk)).content.decode()
    seen = client.get(url("compose", case.pk), {"tekst": letter.pk}).content.decode()
    assert "uw verhuurder" in seen and "M. de Boer" in seen
    reference = re.findall(r'name="reference" value="([^"]+)"', seen)[0]
    for _twice in range(2):
        answer = client.post(url("compose", case.pk), {"tekst": letter.pk, "reference": reference, "naar": ""})
        assert answer.status_code == 302
    with on_behalf_of(SYSTEM):
        message = Message.objects.get()
        assert ContactAttempt.objects.count() == 1
    assert "Open als pdf" in client.get(url("messages", case.pk)).content.decode()
    pdf = client.get(url("message_pdf", message.pk))
    assert b"".join(pdf.streaming_content).startswith(b"%PDF")  # type: ignore[attr-defined]


def test_who_only_reads_gets_a_copy_without_a_working_code(case: Case, client_as: Callable[..., Client]) -> None:
    """A team lead cannot answer in the resident's name."""
    client_as("worker").post(url("compose", case.pk), {"tekst": version("kaart_hulp").pk})
    with on_behalf_of(SYSTEM):
        message = Message.objects.get()
    copy = client_as("team_lead").get(url("message_pdf", message.pk))
    assert "kopie" in copy["Content-Disposition"]


def test_looking_at_messages_is_written_down(case: Case, client_as: Callable[..., Client]) -> None:
    """They are part of the case."""
    client_as("worker").get(url("messages", case.pk))
    with on_behalf_of(SYSTEM):
        assert Reading.objects.filter(case_id=case.pk, purpose="messages").count() == 1


def test_what_a_text_message_said_can_be_read_back(case: Case, client_as: Callable[..., Client]) -> None:
    """On the page of messages, with where it went; its code is covered, for only the resident answers."""
    client = client_as("worker")
    client.post(url("compose", case.pk), {"tekst": version("sms_hulp").pk, "naar": ""})
    page = client.get(url("messages", case.pk)).content.decode()
    assert "Wat er in" in page
    assert "+31612345678" in page
    assert "gratis" in page
    assert "•••" in page


def test_a_text_is_checked_kept_and_released(case: Case, client_as: Callable[..., Client]) -> None:
    """Advice while typing; a draft is kept whatever it says; released only without errors."""
    client = client_as("coordinator")
    bad = {"subject": "Uw schuld", "body": "U heeft een betalingsachterstand."}
    advice = client.post(url("check_text", "kaart_hulp"), bad).content.decode()
    assert "verwijt" in advice and "gratis" in advice
    assert client.post(url("edit_text", "kaart_hulp"), bad).status_code == 302
    with on_behalf_of(SYSTEM):
        draft = TemplateVersion.objects.get(released_at__isnull=True, language="nl")
    refused = client.post(url("release_text", draft.pk))
    assert "Nog niet vrijgegeven" in refused.content.decode() and refused.status_code >= 400
    body = "**Bel Anna: {{telefoon}}.** Gratis. U bent niet de enige. Liever niet? Dan komen wij niet terug."
    good = {"subject": "Hallo", "body": body}
    client.post(url("edit_text", "kaart_hulp"), good)
    assert client.post(url("release_text", draft.pk)).status_code == 302
    with on_behalf_of(SYSTEM):
        assert writing.text(SYSTEM, "kaart_hulp").number == 2


def test_the_check_button_works_without_script(case: Case, client_as: Callable[..., Client]) -> None:
    """The page comes back with what was typed and the advice; nothing is kept."""
    answer = client_as("coordinator").post(url("edit_text", "kaart_hulp"), {"body": "Derhalve", "check": "1"})
    assert answer.status_code == 200 and "kantoorwoord" in answer.content.decode()
    with on_behalf_of(SYSTEM):
        assert not TemplateVersion.objects.filter(released_at__isnull=True, language="nl").exists()


def test_html_in_a_text_is_shown_as_text(case: Case, client_as: Callable[..., Client]) -> None:
    """Nothing of what somebody typed is ever run."""
    client = client_as("coordinator")
    client.post(url("edit_text", "brief_hulp"), {"subject": "<i>", "body": "<script>alert(1)</script>"})
    assert "<script>alert" not in client.get(url("text", "brief_hulp")).content.decode()
    assert "<script>alert" not in client.get(url("edit_text", "brief_hulp")).content.decode()


def test_a_batch_from_draft_to_zip(case: Case, client_as: Callable[..., Client], django_user_model: type[User]) -> None:
    """Draft, proof, release, files; each step is one button."""
    client = client_as("coordinator")
    with on_behalf_of(SYSTEM):
        user = django_user_model.objects.get(email="coordinator@klokkendam.example")
        by = Acting((9901,), user.pk, user.name, frozenset({"coordinator"}))
        batch = draft_batch(by=by, template="brief_hulp", cases=[case.pk])
    page = client.get(url("batch", batch.pk)).content.decode()
    assert "Vrijgeven voor druk" in page and "Molenweg" in page
    assert client.get(url("proof", batch.pk))["Content-Type"] == "application/pdf"
    assert client.get(url("batch_files", batch.pk)).status_code == 404
    client.post(url("release_batch", batch.pk))
    assert "twee keer" in client.get(url("batch", batch.pk)).content.decode()
    write_batch(by=SYSTEM, batch=batch.pk)
    files = client.get(url("batch_files", batch.pk))
    assert b"".join(files.streaming_content).startswith(b"PK")  # type: ignore[attr-defined]
    client.post(url("hand_over_batch", batch.pk))
    with on_behalf_of(SYSTEM):
        assert Batch.objects.get().state == Batch.State.HANDED_OVER


@pytest.mark.parametrize(
    ("name", "slug", "who"),
    [
        ("texts", "", ("worker", "coordinator")),
        ("new_text", "", ("coordinator",)),
        ("edit_text", "brief_hulp", ("coordinator",)),
        ("new_batch", "", ("worker", "coordinator")),
    ],
)
def test_who_may_open_what(
    case: Case, client_as: Callable[..., Client], name: str, slug: str, who: tuple[str, ...]
) -> None:
    """A worker writes to residents; a coordinator writes the texts."""
    for role in ("worker", "coordinator", "volunteer"):
        status = client_as(role).get(url(name, *([slug] if slug else []))).status_code
        assert status == (200 if role in who else 403)


def test_the_decision_page_says_why_there_is_none(case: Case, client_as: Callable[..., Client]) -> None:
    """Not a greyed-out button, but the law in a sentence."""
    page = client_as("worker").get(url("decision_letter", case.pk)).content.decode()
    assert "eerste gesprek" in page and "Maak het besluit" not in page


def test_a_creditor_letter_needs_a_question(case: Case, client_as: Callable[..., Client]) -> None:
    """First asked in the case, then written."""
    page = client_as("worker").get(url("creditor_letter", case.pk)).content.decode()
    assert "nog niets aan een schuldeiser gevraagd" in page
