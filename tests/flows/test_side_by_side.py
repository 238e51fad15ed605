"""Many municipalities are done side by side: the same outcome, each share whole or not at all, and stopped at once."""

import os
import signal
import threading
import time
from datetime import date, datetime
from pathlib import Path

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from aanbel.accounts import services as accounts
from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.demo.build import Files
from aanbel.demo.simulator import simulate
from aanbel.demo.simulator.creditors import CREDITORS
from aanbel.flows import side_by_side as division
from aanbel.flows.read_delivery import read_waiting, receive_all
from aanbel.flows.run_month import MonthRun, run_month
from aanbel.flows.side_by_side import WORTH_A_SHARE, in_shares, side_by_side
from aanbel.intake import services as intake
from aanbel.kernel import clock
from tests.flows.test_journey import STATE

TOWNS = (9901, 9902, 9903)


@pytest.fixture(autouse=True)
def two_cores(monkeypatch):
    monkeypatch.setattr(os, "cpu_count", lambda: 2)


@given(st.dictionaries(st.integers(1, 999), st.integers(0, 10 * WORTH_A_SHARE), min_size=1, max_size=30))
def test_everybody_is_in_one_share_and_the_shares_are_about_equal(load):
    """No municipality is forgotten or done twice, and no share is heavier than another by more than its lightest."""
    shares = in_shares(Acting.system(*load), load)
    assert sorted(code for share in shares for code in share.municipalities) == sorted(load)
    sums = [sum(load[code] for code in share.municipalities) for share in shares]
    heaviest = max(shares, key=lambda share: sum(load[code] for code in share.municipalities))
    assert max(sums) - min(sums) <= min((load[code] for code in heaviest.municipalities if load[code]), default=0)


@pytest.mark.parametrize(
    ("load", "shares"),
    [
        ({1: 10 * WORTH_A_SHARE}, 1),
        ({1: WORTH_A_SHARE // 2, 2: WORTH_A_SHARE}, 1),
        ({1: WORTH_A_SHARE, 2: WORTH_A_SHARE}, 2),
        ({1: 9 * WORTH_A_SHARE, 2: WORTH_A_SHARE, 3: WORTH_A_SHARE}, 2),
        ({}, 1),
    ],
)
def test_only_what_is_much_is_divided_and_never_finer_than_there_are_cores(load, shares):
    """One municipality is one share, little work is one share, and two cores do no more than two."""
    assert len(in_shares(Acting.system(*(load or (1, 2))), load)) == shares


def test_an_act_keeps_the_actor_and_sees_its_own_share_only(own_database):
    """Each share acts as the same person at the same moment, in a connection that shows its municipalities alone."""
    shares = [Acting((8001,), 7, "Sanne", frozenset({"coordinator"})), Acting((8002,), 7, "Sanne")]

    def who(*, by):
        with connection.cursor() as cursor:
            cursor.execute("select current_setting('aanbel.municipalities'), pg_backend_pid()")
            return by, clock.today(), *cursor.fetchone()

    with clock.standing_at(datetime(2020, 2, 29, 12, tzinfo=clock.AMSTERDAM)):
        (first, today, one, line), (second, too, other, another) = side_by_side(shares, who)
    assert [first, second] == shares
    assert today == too == date(2020, 2, 29)
    assert (one, other) == ("{8001}", "{8002}")
    assert line != another


def test_side_by_side_gives_what_one_after_another_gives(own_database, files, monkeypatch):
    """Divided or not, every signal gets the same person, door, decision and place; and a second run changes nothing."""
    monkeypatch.setattr(division, "WORTH_A_SHARE", 1)
    by = registered(files)
    divided = lived_through(by, files), state()
    assert run_month(by=by).steps[0].rows == 0
    assert state() == divided[1]
    emptied(by)
    monkeypatch.setattr(division, "WORTH_A_SHARE", 10**12)
    whole = lived_through(by, files), state()
    assert counted(divided[0]) == counted(whole[0])
    assert divided[1] == whole[1]


def test_what_one_share_did_stays_when_another_fails(own_database):
    """A share that fails undoes its own work and says so; the other's stands, and only the rest is left to do."""

    def register(*, by):
        accounts.register_municipality(code=by.municipality, name=f"Dorp {by.municipality}")
        if by.municipality == 8002:
            raise RuntimeError("the power goes out")

    with pytest.raises(RuntimeError, match="the power goes out"):
        side_by_side([Acting.system(8001), Acting.system(8002)], register)
    with connection.cursor() as cursor:
        cursor.execute("select code from accounts_municipality")
        assert cursor.fetchall() == [(8001,)]


@pytest.mark.parametrize("busy", ["with PostgreSQL", "with Python"])
def test_stopped_at_once_by_ctrl_c_and_nothing_is_kept(own_database, busy):
    """Ctrl-C stops every share, also in the midst of a long statement, and what they did is undone."""
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a run in the background was started deaf to it
    both_busy = threading.Barrier(3)

    def work(*, by):
        accounts.register_municipality(code=by.municipality, name=f"Dorp {by.municipality}")
        both_busy.wait()
        if busy == "with PostgreSQL":
            with connection.cursor() as cursor:
                cursor.execute("select pg_sleep(60)")
        for _moment in range(6000):
            time.sleep(0.01)

    def press() -> None:
        both_busy.wait()
        time.sleep(0.2)
        os.kill(os.getpid(), 2)

    threading.Thread(target=press).start()
    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        side_by_side([Acting.system(8001), Acting.system(8002)], work)
    assert time.monotonic() - began < 10
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from accounts_municipality")
        assert cursor.fetchone() == (0,)


@pytest.fixture(scope="session")
def files(tmp_path_factory) -> Path:
    """Two months of creditors' files for three small towns."""
    folder = tmp_path_factory.mktemp("towns")
    simulate(folder, municipalities=len(TOWNS), months=2, signals=600, seed=4)
    return folder


def registered(files: Path) -> Acting:
    by = Acting.system(*TOWNS)
    for code in TOWNS:
        accounts.register_municipality(code=code, name=f"Dorp {code}")
    with on_behalf_of(by):
        for creditor in CREDITORS:
            intake.register_partner(by=by, slug=creditor.slug, name=creditor.name, kind=creditor.kind)
    for code in TOWNS:
        with on_behalf_of(Acting.system(code)) as one:
            for creditor in CREDITORS:
                profile = "" if creditor.profile == "canonical" else creditor.profile
                intake.agree(by=one, partner=creditor.slug, starts_on=date(2020, 1, 1), profile=profile)
    return by


def lived_through(by: Acting, files: Path) -> MonthRun:
    world = Files(files)
    stranger = intake.Incoming(9904, "baksteen", next(files.glob("*/*.xlsx")))
    receipts = receive_all(by=by, files=[stranger, *(file for period in world.periods for file in world.of(period))])
    assert sum(len(share.received) for share in receipts) == len(world.listed)
    assert [file for share in receipts for file, _no in share.refused] == [stranger]
    assert read_waiting(by=by) >= 600
    return run_month(by=by)


def counted(run: MonthRun) -> tuple[object, ...]:
    steps = [(step.name, step.rows) for step in run.steps]
    return steps, run.links_certain, run.links_doubtful, run.cases_opened, run.cases_joined, run.decisions, run.ranked


def state() -> list[tuple[object, ...]]:
    with on_behalf_of(Acting.system(*TOWNS)), connection.cursor() as cursor:
        cursor.execute(STATE.replace("order by s.partner", "order by s.municipality_id, s.partner"))
        return cursor.fetchall()


def emptied(by: Acting) -> None:
    tables = (
        "worklist_searchterm worklist_placing cases_decision cases_case people_question people_link people_resident"
        " intake_finding intake_signal intake_delivery"
    )
    with on_behalf_of(by), connection.cursor() as cursor:
        for table in tables.split():
            cursor.execute(f"delete from {table}")
