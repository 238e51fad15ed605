"""The acts of intake on a real database: receipts, duplicates, reading, repeating, and who may do it."""

import stat
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from aanbel.accounts.models import Role
from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.audit.models import Event
from aanbel.audit.verbs import Verb
from aanbel.intake import queries, services
from aanbel.intake.core.profiles import Profile
from aanbel.intake.models import Agreement, Delivery, Finding, Signal
from aanbel.intake.services import AlreadyReceived, Incoming
from aanbel.intake.services import checking as checking_module
from aanbel.intake.services import reading as reading_module
from aanbel.intake.services import report as report_module
from aanbel.intake.tests.factories import agreement, delivery, file, partner
from aanbel.intake.tests.files import csv_of, xlsx_of
from aanbel.kernel.errors import Missing, NotAllowed, Refused

pytestmark = pytest.mark.django_db


def signals() -> list[tuple[str, int]]:
    """(reference, cents) of all signals that may be seen now."""
    return list(Signal.objects.order_by("reference").values_list("reference", "amount"))


def test_a_file_becomes_signals(by: Acting, tmp_path: Path) -> None:
    """A good file: a receipt, its rows as signals with partner, period and row, an event for each act."""
    agreement(by)
    received = delivery(by, tmp_path, csv_of({}, {"bedrag": "10"}), received_at=datetime(2026, 10, 5, tzinfo=UTC))
    assert (received.status, received.period, received.size > 0) == ("received", date(2026, 10, 1), True)
    assert not Signal.objects.exists()
    report = services.read_delivery(by=by, delivery=received.pk)
    assert (report.accepted, report.refused, report.warnings, report.errors) == (2, 0, 0, ())
    assert signals() == [("K1", 41235), ("K2", 1000)]
    first = Signal.objects.get(reference="K1")
    assert (first.row, first.period, first.kind, first.partner.slug) == (2, date(2026, 10, 1), "energie", "lichtstroom")
    assert (first.birth_date, first.bsn, first.warm_handover) == (date(1987, 3, 14), "123456782", True)
    received.refresh_from_db()
    assert (received.status, received.accepted, received.profile) == ("read", 2, "canonical")
    verbs = Event.objects.order_by("id").values_list("verb", flat=True)
    assert [verb for verb in verbs if verb.startswith("delivery")] == [Verb.DELIVERY_RECEIVED, Verb.DELIVERY_READ]


def test_the_file_is_kept_for_us_alone(by: Acting, tmp_path: Path) -> None:
    """The delivered file is stored under its hash, readable by the installation only, byte for byte."""
    agreement(by)
    received = delivery(by, tmp_path)
    assert received.stored_at.read_text() == csv_of({})
    assert stat.S_IMODE(received.stored_at.stat().st_mode) == 0o600
    assert received.stored_at.parent.name == "9901"


def test_the_same_file_twice(by: Acting, tmp_path: Path) -> None:
    """The same bytes from the same partner are refused, with the earlier receipt; another partner may send them."""
    agreement(by)
    first = delivery(by, tmp_path)
    with pytest.raises(AlreadyReceived) as refused:
        delivery(by, tmp_path, filename="ander-naampje.csv")
    assert refused.value.delivery == first
    agreement(by, "stadswarmte")
    assert delivery(by, tmp_path, partner="stadswarmte").pk != first.pk
    assert Delivery.objects.count() == 2


def test_the_same_signal_again(by: Acting, tmp_path: Path) -> None:
    """A reference that was received before is not doubled: a warning with the day, and the first signal stays."""
    agreement(by)
    first = delivery(by, tmp_path, csv_of({}), received_at=datetime(2026, 9, 2, tzinfo=UTC))
    services.read_delivery(by=by, delivery=first.pk)
    second = delivery(by, tmp_path, csv_of({"bedrag": "999"}, {}), received_at=datetime(2026, 10, 2, tzinfo=UTC))
    report = services.read_delivery(by=by, delivery=second.pk)
    assert signals() == [("K1", 41235), ("K2", 41235)]
    assert (report.accepted, report.warnings) == (2, 1)
    assert [(found.row, found.code, found.params) for found in report.errors] == [
        (2, "already_known", {"day": "02-09-2026"})
    ]


def test_reading_twice_changes_nothing(by: Acting, tmp_path: Path) -> None:
    """A delivery that was read is only reported again."""
    agreement(by)
    received = delivery(by, tmp_path, csv_of({}, {"bedrag": "x"}))
    once = services.read_delivery(by=by, delivery=received.pk)
    assert services.read_delivery(by=by, delivery=received.pk) == once
    assert (Signal.objects.count(), Finding.objects.count()) == (1, 1)


@pytest.mark.parametrize("statement", ["TAKE_IN", "NOTE_FINDINGS", "SETTLE", "RECORD"])
def test_a_crash_between_any_two_steps(
    by: Acting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, statement: str
) -> None:
    """Killed before any statement and started again, the end state is that of a run without a crash."""
    agreement(by)
    received = delivery(by, tmp_path, csv_of({}, {"bedrag": "x"}, {"bsn": "123456789"}))
    with monkeypatch.context() as broken:
        broken.setattr(reading_module, statement, "select 1 / 0")
        with pytest.raises(DatabaseError), transaction.atomic():
            services.read_delivery(by=by, delivery=received.pk)
    assert (Signal.objects.count(), Finding.objects.count()) == (0, 0)
    assert Delivery.objects.get().status == "received"
    services.read_delivery(by=by, delivery=received.pk)
    read = Delivery.objects.get()
    assert (read.status, read.accepted, read.refused, read.warnings) == ("read", 2, 1, 1)
    assert (Signal.objects.count(), Finding.objects.count()) == (2, 2)


def test_a_file_that_cannot_be_read(by: Acting, tmp_path: Path) -> None:
    """The receipt stays, nothing is taken in, and the reason is kept."""
    agreement(by)
    received = delivery(by, tmp_path, b"PK\x03\x04half")
    report = services.read_delivery(by=by, delivery=received.pk)
    assert (report.fatal, report.accepted, [found.code for found in report.errors]) == (True, 0, ["workbook_damaged"])
    assert Delivery.objects.get().status == "refused"


def test_reading_again_with_the_shape_of_the_partner(by: Acting, tmp_path: Path) -> None:
    """A file with unknown headers is read after the agreement learned them, without delivering it again."""
    terms = agreement(by)
    received = delivery(by, tmp_path, "X1;X2;X3;X4\nK1;1234AB;12;10,50\n")
    assert services.read_delivery(by=by, delivery=received.pk).fatal
    own = Profile("own", "any", {"reference": ("X1",), "postcode": ("X2",), "house_number": ("X3",), "amount": ("X4",)})
    services.agree(by=by, partner="lichtstroom", starts_on=terms.starts_on, mapping=own.as_json())
    services.read_again(by=by, delivery=received.pk)
    report = services.read_delivery(by=by, delivery=received.pk)
    assert (report.fatal, report.accepted, report.profile) == (False, 1, "own")
    with pytest.raises(Refused):
        services.read_again(by=by, delivery=received.pk)


def test_no_agreement_no_delivery(by: Acting, tmp_path: Path) -> None:
    """Without an agreement on the day of delivery nothing is received, and the sentence says what to do."""
    partner(by)
    with pytest.raises(Refused, match="Partners"):
        delivery(by, tmp_path)
    agreement(by, starts_on=date(2026, 1, 1), ends_on=date(2026, 3, 31))
    with pytest.raises(Refused):
        delivery(by, tmp_path, received_at=datetime(2026, 4, 1, 12, tzinfo=UTC))
    assert delivery(by, tmp_path, received_at=datetime(2026, 3, 31, 12, tzinfo=UTC)).pk
    with pytest.raises(Missing):
        delivery(by, tmp_path, partner="nobody")


AGREEMENTS = [
    ("2026-01-01", None, True),
    ("2025-01-01", None, False),
    ("2025-01-01", "2025-12-31", True),
    ("2027-01-01", None, False),
    ("2026-06-01", "2026-05-01", False),
]


@pytest.mark.parametrize(("starts", "ends", "allowed"), AGREEMENTS)
def test_agreements_never_overlap(by: Acting, starts: str, ends: str | None, allowed: bool) -> None:
    """One agreement per partner per day; the same start changes the terms of the one there is."""
    agreement(by, starts_on=date(2026, 1, 1), minimum_amount=5000)
    terms = {"starts_on": date.fromisoformat(starts), "ends_on": date.fromisoformat(ends) if ends else None}
    if allowed:
        services.agree(by=by, partner="lichtstroom", **terms)
        assert Agreement.objects.count() == (1 if starts == "2026-01-01" else 2)
    else:
        with pytest.raises(Refused):
            services.agree(by=by, partner="lichtstroom", **terms)


def test_a_signal_is_never_edited(by: Acting, tmp_path: Path) -> None:
    """The database itself refuses a change of a signal."""
    agreement(by)
    services.read_delivery(by=by, delivery=delivery(by, tmp_path).pk)
    with pytest.raises(DatabaseError), transaction.atomic():
        Signal.objects.update(amount=1)


def test_another_municipality_sees_nothing(by: Acting, zilverdijk: Any, tmp_path: Path) -> None:
    """Zilverdijk sees no delivery, finding or signal of Klokkendam, cannot read them, and may receive the same file."""
    agreement(by)
    received = delivery(by, tmp_path, csv_of({}, {"bedrag": "x"}))
    services.read_delivery(by=by, delivery=received.pk)
    with on_behalf_of(Acting.system(9902)) as there:
        assert [model.objects.count() for model in (Agreement, Delivery, Finding, Signal)] == [0, 0, 0, 0]
        with pytest.raises(Missing):
            services.read_delivery(by=there, delivery=received.pk)
        agreement(there)
        own = delivery(there, tmp_path, csv_of({}, {"bedrag": "x"}))
        services.read_delivery(by=there, delivery=own.pk)
        assert Signal.objects.count() == 1


def test_many_files_of_many_municipalities(klokkendam: Any, zilverdijk: Any, tmp_path: Path) -> None:
    """In one pass: each row lands with its own municipality, partner and delivery, as it would file by file."""
    codes = (9901, 9902)
    for code in codes:
        with on_behalf_of(Acting.system(code)) as one:
            agreement(one)
            agreement(one, "klokwonen", kind="huur", profile="klokwonen")
    rows = [["kenmerk", "postcode", "huisnummer", "bedrag"], ["H1", "1234AB", 1, 50]]
    with on_behalf_of(Acting.system(*codes)) as both:
        files = [
            Incoming(
                code, slug, file(tmp_path, content, f"{code}-{slug}"), received_at=datetime(2026, 10, 5, tzinfo=UTC)
            )
            for code in codes
            for slug, content in (("lichtstroom", csv_of({}, {"bedrag": "x"})), ("klokwonen", xlsx_of(rows)))
        ]
        receipts = services.receive_deliveries(by=both, files=[*files, files[0]])
        assert (len(receipts.received), len(receipts.duplicates), receipts.refused) == (4, 1, ())
        assert services.read_deliveries(by=both) == 6
        assert services.read_deliveries(by=both) == 0
        counted = Signal.objects.order_by("municipality", "kind").values_list("municipality", "kind", "reference")
        assert list(counted) == [
            (9901, "energie", "K1"), (9901, "huur", "H1"), (9902, "energie", "K1"), (9902, "huur", "H1"),
        ]  # fmt: skip


def test_a_dry_run_keeps_nothing(by: Acting, tmp_path: Path) -> None:
    """The same report as a delivery would give, with no row and no file left behind."""
    agreement(by)
    content = csv_of({}, {"bedrag": "x"}, {"bsn": "123456789"})
    tried = services.dry_run(by=by, partner="lichtstroom", path=file(tmp_path, content))
    assert (Delivery.objects.count(), Signal.objects.count(), tried.delivery) == (0, 0, None)
    real = services.read_delivery(by=by, delivery=delivery(by, tmp_path, content).pk)
    assert (tried.accepted, tried.refused, tried.errors) == (real.accepted, real.refused, real.errors)


def test_a_dry_run_tells_what_came_in_before(by: Acting, tmp_path: Path) -> None:
    """References that are here already, and the very file itself, are told before anybody delivers them again."""
    agreement(by)
    services.read_delivery(by=by, delivery=delivery(by, tmp_path, csv_of({}, {})).pk)
    tried = services.dry_run(by=by, partner="lichtstroom", path=file(tmp_path, csv_of({}, {}, {}, {"bedrag": "x"})))
    assert (tried.accepted, tried.known, tried.warnings, tried.duplicate) == (3, 2, 2, False)
    assert [(one.row, one.code) for one in tried.errors] == [
        (2, "already_known"),
        (3, "already_known"),
        (5, "amount_unreadable"),
    ]
    assert services.dry_run(by=by, partner="lichtstroom", path=file(tmp_path, csv_of({}, {}))).duplicate


def test_a_dry_run_asks_for_the_agreement_of_today(by: Acting, tmp_path: Path) -> None:
    """What delivering would refuse for want of an agreement, checking refuses in the same words."""
    agreement(by, ends_on=date(2020, 12, 31))
    with pytest.raises(Refused) as tried:
        services.dry_run(by=by, partner="lichtstroom", path=file(tmp_path))
    with pytest.raises(Refused) as delivered:
        services.receive_delivery(by=by, partner="lichtstroom", path=file(tmp_path))
    assert str(tried.value) == str(delivered.value)


def test_so_many_errors_are_counted_and_not_all_carried(
    by: Acting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file in which every row is wrong: the report counts all findings and holds only the first."""
    agreement(by)
    for module in (report_module, checking_module):
        monkeypatch.setattr(module, "MOST_FINDINGS", 3)
    content = csv_of(*[{"bedrag": "x", "bsn": "1"}] * 20)
    tried = services.dry_run(by=by, partner="lichtstroom", path=file(tmp_path, content))
    real = services.read_delivery(by=by, delivery=delivery(by, tmp_path, content).pk)
    for report in (tried, real):
        assert (report.refused, report.findings, len(report.errors)) == (20, 40, 3)
        assert report.as_json()["findings"] == 40
    sorts = {sort.code: (sort.count, sort.rows) for sort in tried.sorts}
    assert sorts == dict.fromkeys(("amount_unreadable", "bsn_invalid"), (20, tuple(range(2, 14))))
    kept = queries.finding_groups(by, Delivery.objects.get())
    assert {group.code: (group.count, group.rows) for group in kept} == sorts


def test_the_report_for_machines(by: Acting, tmp_path: Path) -> None:
    """`--json` holds what the issue promises."""
    agreement(by)
    report = services.dry_run(by=by, partner="lichtstroom", path=file(tmp_path, csv_of({"bedrag": "-1"})))
    answer = report.as_json()
    assert {"delivery", "accepted", "refused", "warnings", "errors", "duplicate"} <= set(answer)
    (error,) = answer["errors"]
    assert (error["row"], error["column"], error["grade"], error["code"]) == (
        2,
        "bedrag",
        "error",
        "amount_not_positive",
    )
    assert "-1" in error["message"]


@pytest.mark.parametrize("role", Role.values)
def test_who_may_deliver(by: Acting, tmp_path: Path, role: str) -> None:
    """Only a coordinator or administrator receives, reads and agrees."""
    agreement(by)
    person = Acting((9901,), 1, "Anna", frozenset({role}))
    allowed = role in (Role.COORDINATOR, Role.ADMINISTRATOR)
    for act in (
        lambda: services.receive_delivery(by=person, partner="lichtstroom", path=file(tmp_path)),
        lambda: services.dry_run(by=person, partner="lichtstroom", path=file(tmp_path)),
        lambda: services.read_deliveries(by=person),
        lambda: services.agree(by=person, partner="lichtstroom", starts_on=date(2020, 1, 1)),
        lambda: services.register_partner(by=person, slug="x", name="X", kind="huur"),
    ):
        if allowed:
            act()
        else:
            with pytest.raises(NotAllowed):
                act()
