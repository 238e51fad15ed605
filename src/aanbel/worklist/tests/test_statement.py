"""The rules in Python and the rules in SQL give every case the same score, points and tray."""

import json
from dataclasses import asdict
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aanbel.worklist.core import shipped
from aanbel.worklist.core.conditions import AgeGroup, Flag, Measure
from aanbel.worklist.core.facts import KINDS, Facts
from aanbel.worklist.core.folding import fold, fold_sql
from aanbel.worklist.core.placing import place
from aanbel.worklist.core.scheme import AgeRule, FlagRule, KindRule, Scheme, StepRule, from_json, to_json
from aanbel.worklist.core.statement import placed_sql
from aanbel.worklist.core.trays import Test, Tray, Trays

days = st.dates(date(2026, 1, 1), date(2027, 12, 31))
births = st.none() | st.dates(date(1930, 1, 1), date(2012, 12, 31))
kinds = st.sampled_from(KINDS)
points = st.integers(-100, 100)
letters = st.one_of(
    st.characters(min_codepoint=0x41, max_codepoint=0x24F, categories=["Lu", "Ll", "Nd"]),
    st.characters(min_codepoint=0x1E00, max_codepoint=0x1EFF, categories=["Lu", "Ll"]),
    st.characters(min_codepoint=0x410, max_codepoint=0x44F),
    st.sampled_from("ij IJĳĲ-'’ \u00a0./9"),
)

facts = st.builds(
    Facts,
    opened_on=days,
    amounts=st.dictionaries(kinds, st.integers(1, 500_000), min_size=1, max_size=3),
    partners=st.integers(1, 5),
    times=st.integers(1, 7),
    multiple=st.booleans(),
    crisis=st.booleans(),
    warm_handover=st.booleans(),
    supply_ends_on=st.none() | days,
    youngest_born=births,
    eldest_born=births,
    children=st.none() | st.booleans(),
    phone=st.booleans(),
    attempts=st.integers(0, 9),
    reached=st.booleans(),
)
groups = st.builds(
    lambda low, span, kind: AgeGroup(low, low + span, kind), st.integers(0, 90), st.integers(0, 30), st.just("") | kinds
)


@st.composite
def step_rules(draw: Any, id_: str) -> StepRule:
    measure = draw(st.sampled_from(Measure))
    top = 400_000 if measure is Measure.AMOUNT else 60
    bounds = sorted(draw(st.sets(st.integers(0, top), min_size=1, max_size=4)), reverse=measure is Measure.SUPPLY)
    kind = draw(st.just("") | kinds) if measure is Measure.AMOUNT else ""
    return StepRule(id=id_, measure=measure, steps=tuple((bound, draw(points)) for bound in bounds), kind=kind)


@st.composite
def schemes(draw: Any) -> Scheme:
    rules = []
    for number in range(draw(st.integers(1, 8))):
        id_ = f"r{number}"
        shape = draw(st.sampled_from(["flag", "kind", "steps", "age"]))
        if shape == "flag":
            rules.append(FlagRule(id=id_, flag=draw(st.sampled_from(Flag)), points=draw(points)))
        elif shape == "kind":
            table = draw(st.dictionaries(kinds, points, min_size=1))
            rules.append(KindRule(id=id_, points=tuple(table.items())))
        elif shape == "age":
            rules.append(AgeRule(id=id_, group=draw(groups), points=draw(points)))
        else:
            rules.append(draw(step_rules(id_)))
    return Scheme(tuple(rules))


tests = st.one_of(
    st.builds(Test, flag=st.sampled_from(Flag), unless=st.booleans()),
    st.builds(Test, age=groups, unless=st.booleans()),
    st.builds(
        Test,
        measure=st.sampled_from([measure for measure in Measure if measure is not Measure.AMOUNT]),
        at_least=st.integers(0, 30),
        unless=st.booleans(),
    ),
    st.builds(
        Test,
        measure=st.just(Measure.AMOUNT),
        at_least=st.integers(0, 300_000),
        kind=st.just("") | kinds,
        unless=st.booleans(),
    ),
)


@st.composite
def tray_sets(draw: Any) -> Trays:
    whens = draw(
        st.lists(
            st.lists(st.lists(tests, min_size=1, max_size=2).map(tuple), min_size=1, max_size=2).map(tuple), max_size=4
        )
    )
    piles = [Tray(slug=f"t{n}", name="T", action="A", when=when) for n, when in enumerate(whens)]
    return Trays((*piles, Tray(slug="rest", name="Rest", action="A")))


COLUMNS = ", ".join(
    [
        "opened_on date, amount bigint, partners int, times int, multiple bool, crisis bool, warm_handover bool",
        "supply_ends_on date, youngest_born date, eldest_born date, children bool, phone bool, attempts int",
        "reached bool, n int",
        *(f"amount_{kind} bigint" for kind in KINDS),
    ]
)


def in_the_database(cases: list[Facts], scheme: Scheme, trays: Trays, today: date) -> list[tuple[int, list[int], str]]:
    """The score, points and tray of each of these facts, worked out by one statement."""
    rows = [
        {
            **{k: v for k, v in asdict(one).items() if k != "amounts"},
            **{f"amount_{kind}": amount for kind, amount in one.amounts.items()},
            "amount": one.amount,
            "n": n,
        }
        for n, one in enumerate(cases)
    ]
    table = f"(select * from jsonb_to_recordset(%s::jsonb) as t({COLUMNS}))"
    with connection.cursor() as cursor:
        cursor.execute(
            placed_sql(table, scheme, trays, today, keep="f.n") + " order by n", [json.dumps(rows, default=str)]
        )
        return [(score, given, tray) for _, score, given, tray in cursor.fetchall()]


@pytest.mark.django_db
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(facts, min_size=1, max_size=25), schemes(), tray_sets(), days)
def test_the_statement_says_what_the_rules_say(cases: list[Facts], scheme: Scheme, trays: Trays, today: date) -> None:
    """For any scheme, any trays and any facts, on any day, the database and plain Python agree."""
    expected = [(p.score, list(p.points), trays.of(f, today).slug) for f in cases for p in [place(f, scheme, today)]]
    assert in_the_database(cases, scheme, trays, today) == expected


@pytest.mark.django_db
@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(facts, min_size=1, max_size=60), days)
def test_the_shipped_scheme_agrees_too(cases: list[Facts], today: date) -> None:
    """The scheme and trays every municipality starts with are weighed alike on both sides."""
    expected = [
        (p.score, list(p.points), shipped.TRAYS.of(f, today).slug)
        for f in cases
        for p in [place(f, shipped.SCHEME, today)]
    ]
    assert in_the_database(cases, shipped.SCHEME, shipped.TRAYS, today) == expected


@given(schemes())
def test_a_scheme_survives_storing(scheme: Scheme) -> None:
    """What is read back is what was stored."""
    assert from_json(json.loads(json.dumps(to_json(scheme)))) == scheme


@pytest.mark.django_db
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.text(letters, max_size=30), min_size=1))
def test_words_are_folded_alike(words: list[str]) -> None:
    """A word typed and a word stored become the same, or a search would miss what is there."""
    with connection.cursor() as cursor:
        cursor.execute(f"select {fold_sql('w')} from unnest(%s::text[]) with ordinality t(w, n) order by n", [words])
        assert [row[0] for row in cursor.fetchall()] == [fold(word) for word in words]


def test_the_day_of_a_birthday() -> None:
    """Someone is of an age on the birthday itself, not the day before."""
    today = date(2026, 11, 23)
    turns_18 = Facts(opened_on=today, youngest_born=date(2008, 11, 23))
    assert AgeGroup(18, 25).holds(turns_18, today)
    assert not AgeGroup(18, 25).holds(turns_18, today - timedelta(days=1))
