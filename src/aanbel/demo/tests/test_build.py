"""The demo goes through the services: what is simulated is read, linked, decided and worked on, once."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps

from aanbel.accounts import queries as accounts
from aanbel.accounts.models import Role
from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.cases.models import Case, ContactAttempt, Decision
from aanbel.demo import build
from aanbel.demo.simulator.creditors import CREDITORS
from aanbel.demo.simulator.places import KLOKKENDAM, ZILVERDIJK
from aanbel.intake import services as intake
from aanbel.intake.models import Delivery, Signal
from aanbel.kernel import clock
from aanbel.people import services as people

TOWNS = (replace(KLOKKENDAM, inhabitants=3_000), replace(ZILVERDIJK, inhabitants=2_000))
EVERYWHERE = Acting.system(9901, 9902)


def _silent(step: str, done: int = 0, total: int = 0) -> None:
    """Nobody is watching."""


def _build() -> build.DemoReport:
    return build.build_demo(_silent, towns=TOWNS, months=3)


def test_every_simulated_file_is_read_as_the_manifest_says(klokkendam: Any, village: Path) -> None:
    """Twelve creditors in their own shapes: each good row is accepted, each spoiled one refused."""
    by = Acting.system(9901)
    with on_behalf_of(by):
        for creditor in CREDITORS:
            intake.register_partner(by=by, slug=creditor.slug, name=creditor.name, kind=creditor.kind)
            profile = "" if creditor.profile == "canonical" else creditor.profile
            intake.agree(by=by, partner=creditor.slug, starts_on=date(2020, 1, 1), profile=profile)
        files = build.Files(village)
        intake.receive_deliveries(by=by, files=[file for period in files.periods for file in files.of(period)])
        intake.read_deliveries(by=by)
        read = {
            delivery.filename: (delivery.profile, delivery.accepted, delivery.accepted + delivery.refused)
            for delivery in Delivery.objects.all()
        }
    for file in files.listed:
        counted = (file["profile"], int(file["accepted"]), int(file["rows"]))
        assert read[Path(file["file"]).name] == counted, file["file"]


def test_the_engine_finds_the_true_persons(village: Path) -> None:
    """On a month of slips the product's linking is nearly always right, and finds nearly all."""
    measured = people.evaluate_linkage(path=village / "labelled.csv", truth="persoon")
    assert measured.precision >= 0.99
    assert measured.recall >= 0.96
    assert measured.recall_with_doubtful >= measured.recall


@pytest.mark.slow
@pytest.mark.django_db
def test_a_finished_demo() -> None:
    """It has a past and a person for every role, and a second build leaves it alone, to the last attempt."""
    first = _build()
    assert first.deliveries and first.cases_open == first.ranked
    with on_behalf_of(EVERYWHERE):
        _check_that_history_lies_in_the_past()
        attempts = ContactAttempt.objects.count()
    _check_that_every_role_is_there()
    assert _build() == first
    with on_behalf_of(EVERYWHERE):
        assert ContactAttempt.objects.count() == attempts
    _check_that_every_act_knows_what_it_did()


def _check_that_every_act_knows_what_it_did() -> None:
    """A build that was killed just before its end does each of its acts again, and adds no row to any table."""
    before = _rows()
    (Path(build.settings.AANBEL_HOME) / "demo" / "finished").unlink()
    _build()
    assert _rows() == before


def _rows() -> dict[str, int]:
    """How many rows each table of ours holds."""
    with on_behalf_of(EVERYWHERE):
        return {
            model._meta.db_table: model._default_manager.count()
            for model in apps.get_models()
            if model.__module__.startswith("aanbel.")
        }


def _check_that_history_lies_in_the_past() -> None:
    """Cases were opened and closed when they would have been, and the oldest month is mostly done."""
    oldest = Case.objects.order_by("opened_on").first()
    assert oldest is not None and oldest.opened_on < clock.month_of(clock.today())
    assert not Case.objects.filter(closed_on__gt=clock.today()).exists()
    assert not ContactAttempt.objects.filter(on__gt=clock.today()).exists()
    first_month = Case.objects.filter(period=oldest.period)
    assert first_month.exclude(closed_on=None).count() > first_month.count() / 2


def _check_that_every_role_is_there() -> None:
    roles: dict[int, set[str]] = {}
    for person in accounts.one_person_per_role():
        for membership in person.user.memberships.all():
            roles.setdefault(membership.municipality_id, set()).add(membership.role)
    assert roles[9901] == roles[9902] == set(Role.values)


@pytest.mark.slow
@pytest.mark.django_db
def test_a_build_that_was_cut_off_is_completed_without_doubling(monkeypatch: pytest.MonkeyPatch) -> None:
    """Killed in the work of the second month and started again: every file once, every signal one decision."""
    seen: list[date] = []
    work_through = build.work_through

    def cut_off(**the_rest: Any) -> None:
        seen.append(the_rest["month"].period)
        if len(set(seen)) == 2:
            raise KeyboardInterrupt
        work_through(**the_rest)

    monkeypatch.setattr(build, "work_through", cut_off)
    with pytest.raises(KeyboardInterrupt):
        _build()
    monkeypatch.setattr(build, "work_through", work_through)
    report = _build()
    folder = Path(build.settings.AANBEL_HOME) / "demo"
    listed = build.Files(folder).listed
    assert report.deliveries == len(listed)
    assert report.signals_accepted == sum(int(file["accepted"]) for file in listed)
    with on_behalf_of(EVERYWHERE):
        assert Decision.objects.count() == Signal.objects.count() == report.signals_accepted
        assert not Delivery.objects.exclude(status=Delivery.Status.READ).exists()
        months = ContactAttempt.objects.dates("on", "month")
        assert set(months) <= set(build.Files(folder).periods)
