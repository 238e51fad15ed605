"""The rules one by one, as tables that a policy officer can read. The day is always Monday 23 November 2026."""

import doctest
import importlib
import pkgutil
from datetime import date
from typing import Any

import pytest

from aanbel.worklist import core
from aanbel.worklist.core import shipped
from aanbel.worklist.core.conditions import Measure
from aanbel.worklist.core.facts import Facts
from aanbel.worklist.core.filters import After, Filters
from aanbel.worklist.core.placing import place, what_would_change
from aanbel.worklist.core.scheme import Flag, FlagRule, Scheme, StepRule, Unsound, points_of, with_points
from aanbel.worklist.core.sentences import sentence_of
from aanbel.worklist.core.trays import from_json, to_json

TODAY = date(2026, 11, 23)


def facts(**known: Any) -> Facts:
    """A case of today with one small arrear of a kind that gives few points."""
    return Facts(**{"opened_on": TODAY, "amounts": {"overige": 100}, **known})


def points(rule: str, one: Facts) -> int:
    """What one rule of the shipped scheme gives."""
    number = [each.id for each in shipped.SCHEME.rules].index(rule)
    return place(one, shipped.SCHEME, TODAY).points[number]


@pytest.mark.parametrize("module", [m.name for m in pkgutil.iter_modules(core.__path__)])
def test_examples_hold(module: str) -> None:
    """The examples in the core's docstrings are true."""
    assert doctest.testmod(importlib.import_module(f"aanbel.worklist.core.{module}")).failed == 0


@pytest.mark.parametrize(
    ("rule", "known", "expected"),
    [
        # a threat to home or supply weighs most
        ("crisis", {"crisis": True}, 60),
        ("crisis", {}, 0),
        ("end_of_supply", {}, 0),
        ("end_of_supply", {"supply_ends_on": date(2026, 12, 22)}, 0),  # 21 working days
        ("end_of_supply", {"supply_ends_on": date(2026, 12, 21)}, 20),
        ("end_of_supply", {"supply_ends_on": date(2026, 12, 7)}, 30),
        ("end_of_supply", {"supply_ends_on": date(2026, 12, 1)}, 40),
        ("end_of_supply", {"supply_ends_on": date(2026, 11, 26)}, 50),
        ("end_of_supply", {"supply_ends_on": date(2026, 11, 20)}, 50),  # it may have been cut off already
        ("warm_handover", {"warm_handover": True}, 15),
        # several partners, several months
        ("partners", {"partners": 1}, 0),
        ("partners", {"partners": 2}, 20),
        ("partners", {"partners": 3}, 30),
        ("partners", {"partners": 9}, 35),
        ("multiple", {"multiple": True}, 5),
        ("repeats", {"times": 1}, 0),
        ("repeats", {"times": 2}, 5),
        ("repeats", {"times": 3}, 10),
        # the kind that weighs most counts once
        ("kind", {"amounts": {"zorg": 100}}, 6),
        ("kind", {"amounts": {"zorg": 100, "huur": 100}}, 12),
        # € 100 rent is a leftover, € 100 water several months
        ("amount_huur", {"amounts": {"huur": 10_000}}, 0),
        ("amount_water", {"amounts": {"water": 10_000}}, 5),
        ("amount_huur", {"amounts": {"huur": 75_000}}, 8),
        ("amount_huur", {"amounts": {"water": 75_000}}, 0),
        ("amount", {"amounts": {"huur": 60_000, "water": 40_000}}, 4),
        # who lives there
        ("children", {"children": True}, 10),
        ("children", {"children": None}, 0),
        ("young_adult_health", {"amounts": {"zorg": 100}, "youngest_born": date(2004, 1, 1)}, 12),
        ("young_adult_health", {"amounts": {"huur": 100}, "youngest_born": date(2004, 1, 1)}, 0),
        ("young_adult_health", {"amounts": {"zorg": 100}, "youngest_born": date(2000, 11, 23)}, 0),  # 26 today
        ("young_adult_health", {"amounts": {"zorg": 100}, "youngest_born": date(2000, 11, 24)}, 12),
        ("youth", {"youngest_born": date(2008, 11, 24)}, 0),  # 18 tomorrow
        ("elderly", {"eldest_born": date(1959, 11, 23)}, 4),
        ("elderly", {}, 0),
        # what we did, and how long it lies here
        ("attempts", {"attempts": 2}, 0),
        ("attempts", {"attempts": 3}, -5),
        ("attempts", {"attempts": 8}, -30),
        ("waiting", {"opened_on": date(2026, 11, 17)}, 0),
        ("waiting", {"opened_on": date(2026, 11, 16)}, 2),
        ("waiting", {"opened_on": date(2026, 9, 1)}, 15),
    ],
)
def test_points_of_the_shipped_scheme(rule: str, known: dict[str, Any], expected: int) -> None:
    """What each rule gives, at and just before each bound."""
    assert points(rule, facts(**known)) == expected


@pytest.mark.parametrize(
    ("known", "tray"),
    [
        ({"crisis": True, "supply_ends_on": TODAY}, "crisis"),
        ({"supply_ends_on": date(2027, 1, 10), "warm_handover": True}, "end_of_supply"),
        ({"warm_handover": True, "partners": 3}, "handover"),
        ({"attempts": 5}, "last_try"),
        ({"attempts": 5, "reached": True, "phone": True, "amounts": {"huur": 20_000}}, "call"),
        ({"youngest_born": date(2004, 1, 1), "partners": 2}, "youth"),
        ({"partners": 2}, "visit"),
        ({"times": 3}, "visit"),
        ({"amounts": {"huur": 75_000}}, "visit"),
        ({"amounts": {"water": 75_000}, "phone": True}, "call"),
        ({"amounts": {"water": 14_999}, "phone": True}, "letter"),
        ({"amounts": {"water": 15_000}}, "write"),
    ],
)
def test_trays_of_the_shipped_set(known: dict[str, Any], tray: str) -> None:
    """The first tray that fits, so that the most urgent act wins."""
    assert shipped.TRAYS.of(facts(**known), TODAY).slug == tray


@pytest.mark.parametrize(
    ("ends", "text"),
    [
        (date(2026, 12, 1), "supply stops on %(date)s, in %(number)s working days"),
        (date(2026, 11, 24), "supply stops on %(date)s, within one working day"),
        (TODAY, "supply stops today (%(date)s)"),
        (date(2026, 11, 20), "supply was to stop on %(date)s"),
    ],
)
def test_the_sentence_of_an_end_of_supply(ends: date, text: str) -> None:
    """Before, on and after the day itself the sentence says what is true."""
    rule = StepRule(id="supply", measure=Measure.SUPPLY, steps=((20, 20),))
    assert sentence_of(rule, facts(supply_ends_on=ends), TODAY).text == text


def test_an_own_sentence_wins() -> None:
    """A municipality may say it in its own words, with the same figures."""
    rule = FlagRule(id="crisis", flag=Flag.CRISIS, points=1, sentence="Direct bellen")
    assert sentence_of(rule, facts(crisis=True), TODAY).own


def test_reasons_add_up() -> None:
    """No point without a reason: the reasons together are the score, the heaviest first."""
    one = place(facts(crisis=True, partners=3, attempts=5), shipped.SCHEME, TODAY)
    assert sum(reason.points for reason in one.reasons) == one.score == sum(one.points)
    assert [abs(reason.points) for reason in one.reasons] == sorted((abs(r.points) for r in one.reasons), reverse=True)


@pytest.mark.parametrize(
    ("known", "rule", "then"),
    [
        ({"partners": 1}, "partners", {"partners": 2}),
        ({"times": 2}, "repeats", {"times": 3}),
        ({"crisis": True}, "crisis", {"crisis": False}),
        ({}, "children", {"children": True}),
        ({"attempts": 4}, "attempts", {"attempts": 5}),
        ({"amounts": {"huur": 20_000}}, "amount_huur", {"amounts": {"huur": 25_000}}),
    ],
)
def test_what_would_change_comes_true(known: dict[str, Any], rule: str, then: dict[str, Any]) -> None:
    """When the fact changes as told, that rule gives exactly so many points more or less."""
    before, after = facts(**known), facts(**{**known, **then})
    told = next(change for change in what_would_change(before, shipped.SCHEME, TODAY) if change.rule == rule)
    assert points(rule, after) - points(rule, before) == told.difference


@pytest.mark.parametrize("known", [{}, {"supply_ends_on": date(2026, 12, 29)}, {"opened_on": date(2026, 11, 20)}])
def test_a_day_that_is_told_comes_true(known: dict[str, Any]) -> None:
    """Where only time has to pass, the day named is the first on which the points are given."""
    from datetime import timedelta

    one = facts(**known)
    for change in what_would_change(one, shipped.SCHEME, TODAY):
        if change.on:
            rule = [each.id for each in shipped.SCHEME.rules].index(change.rule)
            now, eve, then = (
                place(one, shipped.SCHEME, day).points[rule] for day in (TODAY, change.on - timedelta(1), change.on)
            )
            assert eve == now and then - now == change.difference


def test_the_shipped_trays_survive_storing() -> None:
    """What is read back is what was stored."""
    assert from_json(to_json(shipped.TRAYS)) == shipped.TRAYS


def test_points_are_changed_in_place() -> None:
    """A what-if changes the points of a rule and nothing else about it."""
    for rule in shipped.SCHEME.rules:
        other = with_points(rule, tuple(n + 1 for n in points_of(rule)))
        assert points_of(other) == tuple(n + 1 for n in points_of(rule))
        assert with_points(other, points_of(rule)) == rule


def test_a_scheme_without_rules_is_unsound() -> None:
    """An empty scheme would put everybody equal."""
    with pytest.raises(Unsound):
        Scheme(())


def test_filters_survive_the_address() -> None:
    """What a person filtered on is in the address and comes back from it, in any script."""
    filters = Filters(q="İnönü & 12", kind="huur", amount_from=100, assigned="me")
    from urllib.parse import parse_qsl

    assert Filters.read(dict(parse_qsl(filters.as_query()))) == filters


@pytest.mark.parametrize("text", ["", "1.2.3", "a.b.c.d", "1.20260231.5.6", "1.99999999999999999999.1.1", "1..2.3"])
def test_a_broken_place_in_the_list_is_no_place(text: str) -> None:
    """An address that was cut off starts the list from the top instead of failing."""
    assert After.read(text) is None
