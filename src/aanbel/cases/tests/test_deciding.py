"""Deciding about signals in a real database, and the SQL held to the plain rules."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.audit.models import Event
from aanbel.cases import services
from aanbel.cases.core.decisions import Code, Facts, Reason, Verdict, decide
from aanbel.cases.core.kinds import kinds, look_ahead_to, look_back_from
from aanbel.cases.models import Case, Decision, Outcome
from aanbel.cases.tests import factories as make
from aanbel.kernel.clock import month_after

MARCH = make.MARCH


def run(by: Acting, until: date | None = None) -> services.DecisionCounts:
    """The step of the month."""
    return services.decide_signals(by=by, until=until)


def decision_of(signal: Any) -> Decision:
    """What was decided about a signal."""
    return Decision.objects.get(signal=signal)


def test_a_signal_opens_a_case_at_its_address(by: Acting) -> None:
    """One signal: one decision, one case, one event, and the match period is the month."""
    signal = make.signal(by)
    counts = run(by)
    assert (counts.rows, counts.opened, counts.joined, counts.decisions) == (1, 1, 0, {"taken_up": 1})
    case = Case.objects.get()
    assert (case.period, case.period_end, case.status) == (MARCH, date(2026, 3, 31), "open")
    assert decision_of(signal).case == case
    assert [(event.verb, event.data) for event in Event.objects.filter(case_id=case.pk)] == [
        ("case_opened", {"signals": 1})
    ]


def test_two_people_at_one_address_are_one_case(by: Acting) -> None:
    """The address is the door; who lives behind it are residents of their own."""
    home = make.address(by)
    make.signal(by, at=home)
    make.signal(by, at=home, by_partner=make.partner("lichtstroom", kind="energie"))
    counts = run(by)
    assert (counts.opened, counts.multiple, counts.consecutive) == (1, 1, 0)
    assert Case.objects.get().decisions.count() == 2


def test_a_new_signal_joins_the_open_case(by: Acting) -> None:
    """Next month's signal at the address makes the case consecutive; it does not open a second one."""
    home = make.address(by)
    make.signal(by, at=home)
    run(by)
    make.signal(by, at=home, period=month_after(MARCH), crisis=True)
    counts = run(by)
    assert (counts.opened, counts.joined, counts.consecutive) == (0, 1, 1)
    case = Case.objects.get()
    assert (case.multiple, case.consecutive, case.crisis) == (False, True, True)
    assert (case.period, case.period_end) == (MARCH, date(2026, 4, 30))


def test_after_closing_a_new_signal_opens_a_new_case(by: Acting) -> None:
    """A closed case stays closed."""
    first = make.case(by)
    services.close_case(by=by, case=first.pk, outcome=Outcome.PAID)
    make.signal(by, at=first.address, period=month_after(MARCH))
    assert run(by).opened == 1
    assert Case.objects.open().get() != first


def test_signals_of_later_months_wait_for_their_month(by: Acting) -> None:
    """`until` is the last match period that is decided."""
    make.signal(by)
    make.signal(by, period=month_after(MARCH))
    assert run(by, until=MARCH).rows == 1
    assert run(by).rows == 1


def test_a_repetition_is_recorded_and_a_higher_amount_is_taken_up(by: Acting) -> None:
    """Same partner and resident: not higher is a repetition, higher is taken up, after six months it is new."""
    who = make.resident(by, make.address(by))
    amounts = [(0, 20_000), (1, 20_000), (2, 25_000), (3, 21_000), (9, 100)]
    signals = [make.signal(by, of=who, period=month_after(MARCH, n), amount=cents) for n, cents in amounts]
    run(by)
    found = [(d.code, d.reason) for d in map(decision_of, signals)]
    assert found == [
        ("taken_up", "regular"),
        ("repeated", "not_higher"),
        ("taken_up", "higher"),
        ("repeated", "not_higher"),
        ("taken_up", "regular"),
    ]
    assert decision_of(signals[3]).params == {"amount": 21_000, "earlier": 25_000}


def test_a_signal_that_waits_for_a_match_is_taken_up_when_one_comes(by: Acting) -> None:
    """Recorded as 'other reason' at first; a signal from another partner in the next month ends the wait."""
    picky = make.partner("picky")
    make.agreement(by, picky, needs_match=True)
    home = make.address(by)
    waiting = make.signal(by, at=home, by_partner=picky)
    assert run(by).decisions == {"other": 1}
    assert decision_of(waiting).reason == "waits_for_match"
    make.signal(by, at=home, period=month_after(MARCH))
    assert run(by).decisions == {"taken_up": 2}
    assert decision_of(waiting).reason == "matched_later"
    assert Case.objects.get().decisions.count() == 2


def test_a_signal_that_is_dropped_itself_is_still_a_match(by: Acting) -> None:
    """Another signal at the address ends the wait, also one below the minimum amount."""
    picky = make.partner("picky")
    make.agreement(by, picky, needs_match=True, minimum_amount=7_500)
    waiting = make.signal(by, by_partner=picky)
    make.signal(by, at=waiting.link.address, by_partner=picky, period=month_after(MARCH), amount=100)
    assert run(by).decisions == {"taken_up": 1, "unjustified": 1}
    assert Case.objects.get().consecutive


def test_a_wait_ends_with_the_six_months(by: Acting) -> None:
    """A signal seven months later is no match for one that waited."""
    picky = make.partner("picky")
    make.agreement(by, picky, needs_match=True)
    waiting = make.signal(by, by_partner=picky)
    make.signal(by, at=waiting.link.address, period=month_after(MARCH, 7))
    run(by)
    assert decision_of(waiting).code == "other"


def test_what_only_waits_makes_no_repetition(by: Acting) -> None:
    """Of someone's two signals at two addresses, one waits: the other is not its repetition but waits as well."""
    picky = make.partner("picky")
    make.agreement(by, picky, needs_match=True)
    who = make.resident(by, make.address(by))
    make.signal(by, of=who, by_partner=picky)
    make.signal(by, of=who, at=make.address(by), by_partner=picky)
    assert run(by).decisions == {"other": 2}


def test_the_end_of_supply_gets_its_own_date(by: Acting) -> None:
    """Twenty working days after the notice when the file has none (Good Friday, Easter and King's Day between)."""
    energy = make.partner("lichtstroom", kind="energie")
    make.signal(by, by_partner=energy, end_of_supply=True, amount=1)
    run(by)
    assert Case.objects.get().supply_ends_on == date(2026, 4, 14)


def test_deciding_again_changes_nothing(by: Acting) -> None:
    """A rerun finds nothing to do."""
    make.signal(by)
    run(by)
    before = list(Case.objects.values()), list(Decision.objects.values()), Event.objects.count()
    assert run(by).rows == 0
    assert (list(Case.objects.values()), list(Decision.objects.values()), Event.objects.count()) == before


def test_a_crash_halfway_leaves_nothing_and_the_rerun_does_all(by: Acting, monkeypatch: Any) -> None:
    """Cases, decisions and events come together or not at all."""
    make.signal(by)
    make.signal(by, period=month_after(MARCH))
    with monkeypatch.context() as broken:
        broken.setattr("aanbel.cases.services.statements.EVENTS", "select 1/0")
        with pytest.raises(Exception, match="division by zero"), transaction.atomic():
            run(by)
    assert (Case.objects.count(), Decision.objects.count(), Event.objects.count()) == (0, 0, 0)
    assert run(by).opened == 2


def test_two_open_cases_at_one_address_are_impossible(by: Acting) -> None:
    """The database refuses it, whatever the code does."""
    case = make.case(by)
    case.pk = None
    with pytest.raises(IntegrityError, match="one_open_case_per_address"), transaction.atomic():
        case.save(force_insert=True)


def test_municipalities_are_decided_together_and_never_mixed(by: Acting, zilverdijk: Any) -> None:
    """One run for two municipalities; each sees its own."""
    other = Acting.system(9902)
    make.signal(by)
    with on_behalf_of(other):
        make.signal(other)
    both = Acting.system(9901, 9902)
    with on_behalf_of(both):
        assert run(both).opened == 2
    assert Case.objects.get().municipality_id == 9901
    with on_behalf_of(other):
        assert Case.objects.get().municipality_id == 9902


def test_the_number_of_statements_does_not_grow_with_the_signals(by: Acting) -> None:
    """Set-based: three signals take as many statements as one."""
    make.signal(by)
    with CaptureQueriesContext(connection) as one:
        run(by)
    for _ in range(3):
        make.signal(by)
    with CaptureQueriesContext(connection) as three:
        run(by)
    assert len(one) == len(three)


# -- the oracle: SQL against the plain rules ----------------------------------------------------------------------

ROW = st.fixed_dictionaries(
    {
        "month": st.sampled_from([0, 0, 1, 6, 7]),
        "home": st.sampled_from([0, 0, 1]),
        "resident": st.sampled_from([0, 0, 1]),
        "partner": st.sampled_from([0, 0, 1]),
        "amount": st.sampled_from([7_500, 20_000, 30_000, 5_000]),
        "days": st.sampled_from([None, None, 30, 100, 29, 101]),
        "kind": st.sampled_from(["zorg", "huur"]),
        "crisis": st.sampled_from([False, False, False, False, True]),
        "end_of_supply": st.sampled_from([False, False, False, False, True]),
    }
)
TURNED = {18: date(2008, 3, 15), 17: date(2008, 3, 16), 26: date(1999, 3, 16), 27: date(1999, 3, 15)}
NOES = [(0, "person"), (0, "door"), (-1, "person"), (-1, "door"), (None, "person")]
"""A no that stands until so many days from now (None: an objection), of the person or of the door they live at."""
PERSON = st.fixed_dictionaries(
    {
        "birth_date": st.sampled_from([date(1970, 1, 1), None, *TURNED.values()]),
        "registration": st.sampled_from(["unknown", "resident", "unknown", "unknown", "moved_out", "deceased"]),
        "known_to_debt_help": st.sampled_from([False, False, False, False, False, True]),
        "no": st.sampled_from([*[None] * 6, *NOES]),
    }
)


def oracle(rows: list[dict[str, Any]], needs_match: Sequence[bool]) -> list[Verdict]:
    """The verdicts by the pure function alone: month by month, in order of arrival, with waiting signals revived."""
    verdicts: list[Verdict | None] = [None] * len(rows)
    for period in sorted({row["period"] for row in rows}):
        batch = [n for n, row in enumerate(rows) if row["period"] == period]
        for n in batch:
            row = rows[n]
            here = [r for r in rows if r["home"] == row["home"]]
            earlier = [
                rows[m]["amount"]
                for m, verdict in enumerate(verdicts)
                if verdict is not None
                and verdict.code is Code.TAKEN_UP
                and (rows[m]["resident"], rows[m]["partner"]) == (row["resident"], row["partner"])
                and look_back_from(period) <= rows[m]["period"] <= period
            ]
            verdicts[n] = decide(
                Facts(
                    kind=row["kind"],
                    amount=row["amount"],
                    crisis=row["crisis"],
                    end_of_supply=row["end_of_supply"],
                    days=row["days"],
                    age=row["age"],
                    registration=row["registration"],
                    known_to_debt_help=row["known_to_debt_help"],
                    refused=row["refused"],
                    minimum_amount=7_500,
                    minimum_days=30,
                    maximum_days=100,
                    needs_match=needs_match[row["partner"]],
                    signals_in_period=sum(r["period"] == period for r in here),
                    signals_before=sum(look_back_from(period) <= r["period"] < period for r in here),
                    highest_taken_up=max(earlier, default=None),
                )
            )
        for n, verdict in enumerate(verdicts):
            waits = verdict is not None and verdict.reason == "waits_for_match"
            match = any(rows[m]["home"] == rows[n]["home"] for m in batch if m != n)
            if (
                waits
                and match
                and not rows[n]["refused"]
                and look_back_from(period) <= rows[n]["period"] <= look_ahead_to(period)
            ):
                verdicts[n] = Verdict(Code.TAKEN_UP, Reason.MATCHED_LATER)
    return [verdict for verdict in verdicts if verdict is not None]


LONE = {
    **{"month": 0, "home": 0, "resident": 0, "partner": 0, "amount": 20_000, "days": None},
    **{"kind": "zorg", "crisis": False, "end_of_supply": False},
}
"""A single health-insurance signal: chance alone finds the birthdays at the bounds too seldom."""
ALIVE = {"registration": "unknown", "known_to_debt_help": False, "no": None}


def at_age(age: int) -> Any:
    """The lone signal of somebody who turns this age, where a match is wished for."""
    person = {**ALIVE, "birth_date": TURNED[age]}
    return example(rows=[dict(LONE)], persons=(person, person), needs_match=(True, True))


@at_age(17)
@at_age(18)
@at_age(26)
@at_age(27)
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(ROW, min_size=1, max_size=8),
    persons=st.tuples(PERSON, PERSON),
    needs_match=st.tuples(st.booleans(), st.booleans()),
)
def test_the_sql_decides_as_the_plain_rules_do(
    by: Acting,
    rows: list[dict[str, Any]],
    persons: tuple[dict[str, Any], ...],
    needs_match: tuple[bool, ...],
) -> None:
    """For any signals: the same code, reason and figures from a million-row statement as from the readable rule."""
    with transaction.atomic():
        signals = [make.signal(by, **columns) for columns in prepared(by, rows, persons, needs_match)]
        run(by)
        decided = Decision.objects.in_bulk()
        decisions = [decided[signal.pk] for signal in signals]
        assert [(d.code, d.reason, d.params) for d in decisions] == [
            (verdict.code, verdict.reason, verdict.params) for verdict in oracle(rows, needs_match)
        ]
        check_cases(rows, decisions)
        transaction.set_rollback(True)


def prepared(
    by: Acting, rows: list[dict[str, Any]], persons: tuple[dict[str, Any], ...], needs_match: tuple[bool, ...]
) -> Iterator[dict[str, Any]]:
    """The columns of each signal; the rows get the facts that the oracle looks at."""
    partners = [make.partner(f"partner-{n}") for n, _wish in enumerate(needs_match)]
    for partner, wish in zip(partners, needs_match, strict=True):
        make.agreement(by, partner, minimum_amount=7_500, minimum_days=30, maximum_days=100, needs_match=wish)
    homes = [make.address(by, number=n + 1) for n in range(2)]
    residents = [
        make.resident(by, homes[n], **{name: value for name, value in known.items() if name != "no"})
        for n, known in enumerate(persons)
    ]
    for who, known in zip(residents, persons, strict=True):
        if known["no"]:
            days, whose = known["no"]
            make.refusal(by, at=who.address, of=who if whose == "person" else None, days=days)
    for row in rows:
        row["period"] = month_after(MARCH, row["month"])
        row |= persons[row["resident"]]
        row["refused"] = stands(persons[row["resident"]]["no"], "person") or stands(persons[row["home"]]["no"], "door")
        day, born = row["period"].replace(day=15), row["birth_date"]
        row["age"] = born and day.year - born.year - ((day.month, day.day) < (born.month, born.day))
        yield {
            "of": residents[row["resident"]],
            "at": homes[row["home"]],
            "by_partner": partners[row["partner"]],
            "arrears_since": None if row["days"] is None else day - timedelta(days=row["days"]),
            **{name: row[name] for name in ("period", "kind", "amount", "crisis", "end_of_supply")},
        }


def stands(no: tuple[int | None, str] | None, whose: str) -> bool:
    """Whether this no is of such a one and has not ended."""
    return no is not None and no[1] == whose and (no[0] is None or no[0] >= 0)


def check_cases(rows: list[dict[str, Any]], decisions: list[Decision]) -> None:
    """One open case at each address where something was taken up; its marks follow the definitions."""
    taken_up = {row["home"] for row, d in zip(rows, decisions, strict=True) if d.code == "taken_up"}
    cases = list(Case.objects.order_by("pk"))
    assert len(cases) == len(taken_up)
    for case in cases:
        home = next(row["home"] for row, d in zip(rows, decisions, strict=True) if d.case_id == case.pk)
        months = {row["period"] for row, d in zip(rows, decisions, strict=True) if d.case_id == case.pk}
        here = [row["period"] for row in rows if row["home"] == home]
        marks = [
            kinds(
                signals_in_period=here.count(month),
                signals_before=sum(look_back_from(month) <= other < month for other in here),
            )
            for month in months | {m for m in here if m > min(months)}
        ]
        assert not case.multiple or any(mark.multiple for mark in marks)
        assert not case.consecutive or any(mark.consecutive for mark in marks)
