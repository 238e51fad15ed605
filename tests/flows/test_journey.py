"""From creditors' files to a ranked list: every signal decided, every door one case, whatever is cut off on the way."""

from datetime import date
from pathlib import Path

import pytest
from django.db import connection, transaction

from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.audit.models import Event
from aanbel.cases import services as cases
from aanbel.cases.models import Case, Decision
from aanbel.demo.build import Files
from aanbel.demo.simulator import simulate
from aanbel.demo.simulator.creditors import CREDITORS
from aanbel.flows import run_month as month
from aanbel.flows.read_delivery import read_delivery, take_in
from aanbel.intake import services as intake
from aanbel.intake.models import Delivery, Signal
from aanbel.kernel import clock
from aanbel.people import services as people
from aanbel.people.models import Link
from aanbel.worklist import services as worklist
from aanbel.worklist.models import Placing

STATE = """
select s.partner_id, s.reference, l.method, l.weight, a.postcode, a.house_number, a.house_letter, a.house_addition,
       d.code, d.reason, c.period, c.multiple, c.consecutive, p.score, p.tray,
       first_value(s.reference) over (partition by l.resident_id order by s.reference) as who
from intake_signal s
left join people_link l on l.signal_id = s.id
left join people_address a on a.id = l.address_id
left join cases_decision d on d.signal_id = s.id
left join cases_case c on c.id = d.case_id
left join worklist_placing p on p.case_id = c.id
order by s.partner_id, s.reference
"""


class Cut(Exception):
    """The power goes out."""


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three months of creditors' files for one small town."""
    folder = tmp_path_factory.mktemp("town")
    simulate(folder, inhabitants=12_000, months=3, seed=3)
    return folder


@pytest.fixture
def klokkendam_with_partners(klokkendam):
    by = Acting.system(9901)
    with on_behalf_of(by):
        for creditor in CREDITORS:
            intake.register_partner(by=by, slug=creditor.slug, name=creditor.name, kind=creditor.kind)
            profile = "" if creditor.profile == "canonical" else creditor.profile
            intake.agree(
                by=by, partner=creditor.slug, starts_on=date(2020, 1, 1), profile=profile, minimum_amount=7_500
            )
    return by


def deliver(by: Acting, folder: Path, period: date | None = None) -> None:
    """Receives and reads the files of one month, or of all."""
    world = Files(folder)
    with on_behalf_of(by):
        for one in [period] if period else world.periods:
            intake.receive_deliveries(by=by, files=world.of(one))
    with on_behalf_of(by):
        intake.read_deliveries(by=by)


def state() -> list[tuple[object, ...]]:
    with on_behalf_of(Acting.system(9901)), connection.cursor() as cursor:
        cursor.execute(STATE)
        return cursor.fetchall()


def test_the_month_leaves_nothing_undone(klokkendam_with_partners, files):
    """Every accepted signal has a person and a decision, every door at most one open case, every open case a place."""
    by = klokkendam_with_partners
    deliver(by, files)
    done = month.run_month(by=by)
    with on_behalf_of(by):
        signals = Signal.objects.count()
        assert signals == sum(Delivery.objects.values_list("accepted", flat=True)) > 20
        assert Link.objects.count() == Decision.objects.count() == signals == sum(done.decisions.values())
        open_cases = Case.objects.filter(closed_on=None)
        assert open_cases.count() == open_cases.values("address").distinct().count() == done.ranked
        assert Placing.objects.count() == done.ranked
        assert done.decisions["taken_up"] == Decision.objects.exclude(case=None).count()
    before = state()
    with on_behalf_of(by):  # what weighed the links can be looked up by their moment
        assert Event.objects.get(verb="month_run").data == {"period": f"{clock.today():%Y-%m}", "model": 1}
    again = month.run_month(by=by)
    assert (again.links_certain, again.cases_opened, again.cases_joined, again.decisions) == (0, 0, 0, {})
    assert state() == before


def test_a_month_decides_up_to_the_period_that_was_asked_for(klokkendam_with_partners, files):
    """`aanbel month --period`: what came in for a later month waits; the next run decides it."""
    by = klokkendam_with_partners
    deliver(by, files)
    first, *later = Files(files).periods
    month.run_month(by=by, until=first)
    with on_behalf_of(by):
        decided = Signal.objects.filter(pk__in=Decision.objects.values("signal_id"))
        assert set(decided.values_list("period", flat=True)) == {first}
        assert decided.count() == Signal.objects.filter(period=first).count()
    month.run_month(by=by, until=later[-1])
    with on_behalf_of(by):
        assert Decision.objects.count() == Signal.objects.count()


ACTS = {
    "link": (people, "link_signals"),
    "decide": (cases, "decide_signals"),
    "rank": (worklist, "rank_cases"),
}


@pytest.mark.parametrize("done", [False, True], ids=["before", "within"])
@pytest.mark.parametrize("act", ACTS)
def test_cut_anywhere_and_started_again_the_end_is_the_same(klokkendam_with_partners, files, monkeypatch, act, done):
    """The power may go out between two acts or within one: what that one wrote is undone, and the next run does it."""
    by = klokkendam_with_partners
    deliver(by, files)
    uncut = state_after(by)
    room, name = ACTS[act]
    whole = getattr(room, name)

    def half(**arguments: object) -> None:
        if done:
            whole(**arguments)
        raise Cut

    with monkeypatch.context() as power, pytest.raises(Cut):
        power.setattr(room, name, half)
        month.run_month(by=by)
    month.run_month(by=by)
    assert state() == uncut


def state_after(by: Acting) -> list[tuple[object, ...]]:
    """Where a run that nothing cuts off would end; the database is left as it was."""
    with transaction.atomic():
        month.run_month(by=by)
        found = state()
        transaction.set_rollback(True)
    assert all(row[2] and row[8] for row in found)
    return found


def test_an_upload_cut_off_after_its_reading_still_reaches_the_list(klokkendam_with_partners, files, monkeypatch):
    """The job of an upload is started again after a crash: what was read is not read twice, and the month is run."""
    by = klokkendam_with_partners
    file = next(iter(sorted((files / "9901").iterdir())))
    with on_behalf_of(by):
        receipt = intake.receive_delivery(by=by, partner=file.name.split("-")[0], path=file)

    def cut(**_arguments: object) -> None:
        raise Cut

    with monkeypatch.context() as power, pytest.raises(Cut):
        power.setattr("aanbel.flows.read_delivery.run_month", cut)
        read_delivery(by=by, delivery=receipt.pk)
    with on_behalf_of(by):
        read = Signal.objects.count()
    done = read_delivery(by=by, delivery=receipt.pk)
    with on_behalf_of(by):
        assert Signal.objects.count() == Decision.objects.count() == read > 0
    assert done.ranked == done.cases_opened > 0


def test_month_by_month_ends_where_all_at_once_ends_for_who_is_who(klokkendam_with_partners, files):
    """Linking is incremental: the residents found in three runs of one month are those found in one run of three."""
    by = klokkendam_with_partners
    for period in Files(files).periods:
        deliver(by, files, period)
        month.run_month(by=by)
    step_by_step = [(row[0], row[1], row[15]) for row in state()]
    with on_behalf_of(by), connection.cursor() as cursor:
        cursor.execute("delete from worklist_searchterm")
        cursor.execute("delete from worklist_placing")
        cursor.execute("delete from cases_decision")
        cursor.execute("delete from cases_case")
        cursor.execute("delete from people_question")
        cursor.execute("delete from people_link")
        cursor.execute("delete from people_resident")
    month.run_month(by=by)
    at_once = [(row[0], row[1], row[15]) for row in state()]
    different = sum(a != b for a, b in zip(step_by_step, at_once, strict=True))
    assert different <= len(at_once) * 0.02


def test_an_uploaded_file_reaches_the_list_by_itself(klokkendam_with_partners, files):
    """The journey of an upload: receipt, then everything else in one job."""
    by = klokkendam_with_partners
    file = next(file for file in sorted((files / "9901").iterdir()) if file.suffix == ".json")
    with on_behalf_of(by):
        receipt = intake.receive_delivery(by=by, partner=file.name.split("-")[0], path=file)
    done = read_delivery(by=by, delivery=receipt.pk)
    assert done.ranked == done.cases_opened > 0


def test_the_same_file_is_taken_in_once(klokkendam_with_partners, files):
    """A file offered twice is a duplicate; one whose reading was cut off is read the second time."""
    by = klokkendam_with_partners
    file = next(iter(sorted((files / "9901").iterdir())))
    partner = file.name.split("-")[0]
    with on_behalf_of(by):
        intake.receive_delivery(by=by, partner=partner, path=file)
    first = take_in(by=by, partner=partner, path=file)
    second = take_in(by=by, partner=partner, path=file)
    assert (first.duplicate, second.duplicate) == (False, True)
    with on_behalf_of(by):
        assert Signal.objects.count() == first.accepted
