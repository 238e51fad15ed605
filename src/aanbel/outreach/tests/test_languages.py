"""The texts in other languages: whole in each, on paper in its script, and released only after somebody read them."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from aanbel.audit.acting import Acting
from aanbel.intake.models import Kind as SignalKind
from aanbel.outreach.core.plain_language import check
from aanbel.outreach.core.shipped_templates import UNREAD, Shipped, shipped
from aanbel.outreach.models import TemplateVersion
from aanbel.outreach.models.templates import TEXT_LANGUAGES
from aanbel.outreach.queries.composing import GREETINGS, INVITES, QR_WORDS, preview
from aanbel.outreach.queries.templates import judge
from aanbel.outreach.services import release_version
from aanbel.outreach.tests import writing
from aanbel.outreach.wording.senders import SENDERS

TRANSLATED = [text for text in shipped() if text.language in UNREAD]
LANGUAGES = {code for code, _name in TEXT_LANGUAGES}


@pytest.fixture
def anna(by: Acting, user_as: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Acting:
    """Who coordinates, with a phone number."""
    monkeypatch.setattr(settings, "MEDIA_ROOT", tmp_path / "letters")
    writing.house(by)
    return writing.worker(by, user_as("coordinator"))


def test_every_language_a_text_may_have_is_whole() -> None:
    """The words around a text are of its language too, and so is every kind of company."""
    for words in (INVITES, GREETINGS, QR_WORDS, SENDERS):
        assert set(words) == LANGUAGES
    assert all(set(SignalKind.values) < set(words) for words in SENDERS.values())
    for slug in ("brief_hulp", "kaart_aan_de_deur"):
        assert {text.language for text in shipped() if text.slug == slug} == LANGUAGES


@pytest.mark.parametrize("text", TRANSLATED, ids=lambda text: f"{text.slug}.{text.language}")
def test_a_translation_breaks_no_rule_of_the_house(text: Shipped) -> None:
    """It can be filled, says where the data came from and how to call, and no Dutch word of debt is in it."""
    judged = judge(kind=text.kind, body=text.body, subject=text.subject, language=text.language)
    assert judged.releasable, judged.errors
    assert "{{telefoon}}" in text.body
    assert ("{{herkomst}}" in text.body) is (text.slug == "brief_hulp")
    assert check(text.body, text.kind, subject=text.subject).words > 20


@pytest.mark.parametrize("language", sorted(UNREAD))
def test_a_translation_waits_for_a_reader_and_then_prints(anna: Acting, language: str) -> None:
    """A draft until it is released by a person; for a real household it is a whole PDF/UA in its own script."""
    draft = TemplateVersion.objects.get(template__slug="brief_hulp", language=language)
    assert draft.draft
    released = release_version(by=anna, draft=draft.pk)
    case = writing.household(anna)
    reader = PdfReader(BytesIO(preview(by=anna, version=released, case=case.pk)))
    assert reader.trailer["/Root"]["/Lang"].lower().startswith(language)
    assert len(reader.pages) == 1
    if language != "ar":  # its letters are joined on paper, and read back as other ones
        assert SENDERS[language]["huur"] in " ".join(reader.pages[0].extract_text().split())


def test_the_page_says_that_nobody_read_it_yet(anna: Acting, client_as: Callable[..., Client]) -> None:
    """Until it was rewritten by somebody, or released."""
    draft = TemplateVersion.objects.get(template__slug="brief_hulp", language="pl")
    address = reverse("outreach:text", args=["brief_hulp"])
    told = "moedertaalspreker"
    client = client_as("coordinator")
    assert told in client.get(address, {"versie": draft.pk}).content.decode()
    assert told not in client.get(address).content.decode()
