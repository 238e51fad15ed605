"""Batches: who is in, who is left out and why, and the same end whatever is cut off in between."""

import csv
import json
import zipfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from pypdf import PdfReader

from aanbel.audit.acting import Acting
from aanbel.cases import services as cases
from aanbel.cases.models import Case, ContactAttempt, RefusalKind, RefusalSource
from aanbel.cases.tests import factories as make
from aanbel.kernel.errors import Missing, NotAllowed, Refused
from aanbel.outreach.models import Batch, Message, ReplyCode
from aanbel.outreach.queries.batches import batch_rows, folder_of, proof
from aanbel.outreach.services import (
    batch_writing,
    draft_batch,
    hand_over_batch,
    release_batch,
    take_out,
    withdraw_batch,
    write_batch,
)
from aanbel.outreach.services.manifest import bundle
from aanbel.outreach.tests import writing
from aanbel.people.models import Resident

SYSTEM = Acting.system(9901)


@pytest.fixture
def anna(by: Acting, user_as: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Acting:
    """A coordinator; parts of two letters, so that a small batch has several."""
    monkeypatch.setattr(settings, "MEDIA_ROOT", tmp_path / "letters")
    monkeypatch.setattr(batch_writing, "IN_A_PART", 2)
    writing.house(by)
    return writing.worker(by, user_as("coordinator"))


def drafted(anna: Acting, count: int = 5, template: str = "brief_hulp", **more: Any) -> Batch:
    """A batch for so many households."""
    numbers = [writing.household(anna).pk for _ in range(count)]
    return draft_batch(by=anna, template=template, cases=numbers, **more)


def written(anna: Acting, batch: Batch) -> Batch:
    """Released and written to the end."""
    release_batch(by=anna, batch=batch.pk)
    write_batch(by=SYSTEM, batch=batch.pk)
    batch.refresh_from_db()
    return batch


def test_a_batch_is_written_in_parts_and_every_letter_once(anna: Acting) -> None:
    """Five letters, three files; one attempt, one code, one place each."""
    batch = written(anna, drafted(anna))
    assert batch.state == Batch.State.WRITTEN
    assert [one.messages for one in batch.parts.all()] == [2, 2, 1]
    assert ContactAttempt.objects.count() == ReplyCode.objects.count() == 5
    places = list(batch.messages.order_by("sequence").values_list("part", "page", "pages"))
    assert places == [(1, 1, 1), (1, 2, 1), (2, 1, 1), (2, 2, 1), (3, 1, 1)]
    for part in batch.parts.all():
        assert len(PdfReader(folder_of(batch) / part.file).pages) == part.pages


def test_who_gets_nothing_is_in_the_draft_with_the_reason(anna: Acting) -> None:
    """A no, a closed case, nobody left at the door, no street."""
    said_no, closed, gone, no_street, fine = (writing.household(anna) for _ in range(5))
    cases.refuse(by=anna, case=said_no.pk, kind=RefusalKind.NO_CONTACT, source=RefusalSource.PHONE)
    Case.objects.filter(pk=closed.pk).update(closed_on=date(2026, 3, 20), status="closed")
    Resident.objects.filter(address=gone.address).update(registration="moved_out")
    type(no_street.address).objects.filter(pk=no_street.address_id).update(street="")
    all_five = [one.pk for one in (said_no, closed, gone, no_street, fine)]
    batch = draft_batch(by=anna, template="brief_hulp", cases=all_five)
    why = dict(batch.messages.values_list("case_id", "why"))
    assert why == {
        said_no.pk: "refusal", closed.pk: "closed", gone.pk: "gone", no_street.pk: "no_address", fine.pk: "",
    }  # fmt: skip
    assert batch_rows(batch).going == 1


def test_a_no_after_release_is_left_out_and_the_manifest_says_so(anna: Acting) -> None:
    """The rule is asked of each household when its part is written."""
    batch = drafted(anna, 3)
    release_batch(by=anna, batch=batch.pk)
    late = batch.messages.order_by("sequence")[1]
    cases.refuse(by=anna, case=late.case_id, kind=RefusalKind.OBJECTION, source=RefusalSource.PHONE)
    write_batch(by=SYSTEM, batch=batch.pk)
    batch.refresh_from_db()
    assert batch_rows(batch).written == 2 and batch_rows(batch).left_out == 1
    assert not ContactAttempt.objects.filter(case=late.case_id).exists()
    told = json.loads(zipfile.ZipFile(bundle(batch)).read("manifest.json"))
    assert told["left_out"] == [{"sequence": late.sequence, "why": "refusal"}] and told["letters"] == 2


@contextmanager
def two_presses(_letters: int) -> Iterator[ThreadPoolExecutor]:
    """As for a large batch, in threads."""
    with ThreadPoolExecutor(2) as executor:
        yield executor


@pytest.mark.parametrize("place", ["put_on_press", "mark_written", "keep_manifest", "issue_codes"])
@pytest.mark.parametrize("at", [1, 2, 3])
@pytest.mark.parametrize("together", [1, 2], ids=["one by one", "two presses"])
def test_cut_off_anywhere_it_ends_the_same(
    anna: Acting, monkeypatch: pytest.MonkeyPatch, place: str, at: int, together: int
) -> None:
    """The machine stops in part `at`; run again, no letter is missing and none is there twice."""
    if together == 2:
        monkeypatch.setattr(batch_writing, "presses", two_presses)
    batch = drafted(anna)
    release_batch(by=anna, batch=batch.pk)
    home = batch_writing.composing if place == "put_on_press" else batch_writing
    whole, calls = getattr(home, place), []

    def cut_off(*given: Any, **named: Any) -> Any:
        calls.append(1)
        if len(calls) == at:
            raise KeyboardInterrupt
        return whole(*given, **named)

    monkeypatch.setattr(home, place, cut_off)
    with pytest.raises(KeyboardInterrupt):
        write_batch(by=SYSTEM, batch=batch.pk)
    assert batch_rows(batch).written == 2 * ((at - 1) // together * together) == ContactAttempt.objects.count()
    write_batch(by=SYSTEM, batch=batch.pk)
    write_batch(by=SYSTEM, batch=batch.pk)
    batch.refresh_from_db()
    assert batch.state == Batch.State.WRITTEN
    assert [one.messages for one in batch.parts.all()] == [2, 2, 1]
    assert ContactAttempt.objects.count() == ReplyCode.objects.count() == 5
    files = zipfile.ZipFile(bundle(batch))
    lines = list(csv.DictReader(files.read("manifest.csv").decode().splitlines()))
    assert [line["sequence"] for line in lines] == ["1", "2", "3", "4", "5"]
    assert len({line["code"] for line in lines}) == 5


def test_the_zip_holds_what_the_manifest_says(anna: Acting) -> None:
    """Every file with its checksum; no name, no address."""
    files = zipfile.ZipFile(bundle(written(anna, drafted(anna, 3))))
    told = json.loads(files.read("manifest.json"))
    import hashlib

    for one in told["files"]:
        content = files.read(one["file"])
        assert hashlib.sha256(content).hexdigest() == one["sha256"] and len(content) == one["bytes"]
        assert len(PdfReader(BytesIO(content)).pages) == one["pages"]
    plain = files.read("manifest.csv").decode() + files.read("manifest.json").decode()
    assert "Boer" not in plain and "Molenweg" not in plain


def test_cards_come_on_sheets(anna: Acting) -> None:
    """A card has no address on it, and its own code."""
    batch = written(anna, drafted(anna, 4, template="kaart_hulp"))
    assert [one.pages for one in batch.parts.all()] == [1, 1]
    assert set(batch.messages.values_list("state", flat=True)) == {"written"}
    assert [one.kind for one in ContactAttempt.objects.all()] == ["card"] * 4
    assert all(not one.to for one in Message.objects.all())


def test_nothing_is_written_before_a_person_released_it(anna: Acting) -> None:
    """A draft stays a draft, a withdrawn batch stays away."""
    batch = drafted(anna, 1)
    write_batch(by=SYSTEM, batch=batch.pk)
    assert batch_rows(batch).written == 0
    withdraw_batch(by=anna, batch=batch.pk)
    with pytest.raises(Refused):
        release_batch(by=anna, batch=batch.pk)


def test_a_worker_drafts_and_a_coordinator_releases(anna: Acting) -> None:
    """Four eyes, where there are two people."""
    worker = Acting((9901,), anna.user_id, "Anna", frozenset({"worker"}))
    batch = draft_batch(by=worker, template="brief_hulp", cases=[writing.household(anna).pk])
    with pytest.raises(NotAllowed):
        release_batch(by=worker, batch=batch.pk)


def test_a_household_can_be_taken_out_before_release(anna: Acting) -> None:
    """And it cannot be taken out twice."""
    batch = drafted(anna, 2)
    message = batch.messages.first()
    assert message is not None
    take_out(by=anna, batch=batch.pk, message=message.pk)
    with pytest.raises(Missing):
        take_out(by=anna, batch=batch.pk, message=message.pk)
    assert batch_rows(batch).going == 1


def test_an_empty_batch_is_not_made(anna: Acting) -> None:
    """Nor one with a text message in it."""
    with pytest.raises(Refused):
        draft_batch(by=anna, template="brief_hulp", cases=[])
    with pytest.raises(Refused):
        draft_batch(by=anna, template="sms_hulp", cases=[writing.household(anna).pk])


def test_the_proof_shows_the_first_and_opens_nothing(anna: Acting) -> None:
    """A PDF without a code being given out."""
    batch = drafted(anna, 5)
    assert len(PdfReader(BytesIO(proof(by=anna, one=batch))).pages) == 3
    assert not ReplyCode.objects.exists()


def test_a_batch_keeps_the_version_it_was_drafted_with(anna: Acting) -> None:
    """A new version released in between changes nothing in it."""
    batch = drafted(anna, 1)
    batch.version.template.versions.filter(pk=batch.version_id).update(replaced_at=batch.drafted_at)
    assert written(anna, batch).messages.get().version_id == batch.version_id


def test_handing_over_is_noted_once(anna: Acting) -> None:
    """After that the batch is done."""
    batch = written(anna, drafted(anna, 1))
    hand_over_batch(by=anna, batch=batch.pk)
    with pytest.raises(Refused):
        hand_over_batch(by=anna, batch=batch.pk)


def test_hostile_names_do_no_harm(anna: Acting) -> None:
    """Formulas, marks and control characters in a name are printed as text, or cleaned away."""
    for name in ('=1+1 "x"', "#panic()", "<b>De\x07 Boer</b>", "\u202eReob"):
        home = make.address(anna)
        make.signal(anna, of=make.resident(anna, home, surname=name.replace("\x00", "")))
    cases.decide_signals(by=SYSTEM)
    batch = draft_batch(by=anna, template="brief_hulp", cases=Case.objects.values_list("pk", flat=True))
    assert batch_rows(written(anna, batch)).written == 4


def test_all_is_asked_in_as_many_queries_for_many_as_for_few(anna: Acting, django_assert_max_num_queries: Any) -> None:
    """A draft of twelve takes no more questions than one of two."""
    numbers = [writing.household(anna).pk for _ in range(12)]
    with django_assert_max_num_queries(24):
        draft_batch(by=anna, template="brief_hulp", cases=numbers)
