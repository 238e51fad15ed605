"""The value types that everything rests on."""

import doctest
import importlib
import pkgutil
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

import aanbel
from aanbel.kernel import working_days
from aanbel.kernel.identity import PostalAddress, is_bsn, masked_bsn
from aanbel.kernel.money import euros

DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))
MODULES = [
    name
    for _finder, name, _package in pkgutil.walk_packages(aanbel.__path__, "aanbel.")
    if (".core" in name or ".kernel" in name) and ".tests" not in name
]


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings_are_true(name):
    """What a docstring shows is what happens."""
    outcome = doctest.testmod(importlib.import_module(name))
    assert outcome.failed == 0


@given(DAYS, st.integers(1, 60))
def test_adding_working_days_and_counting_them_agree(start, count):
    """The n-th working day after a day lies n working days after it, and is one."""
    end = working_days.add_working_days(start, count)
    assert working_days.is_working_day(end)
    assert working_days.working_days_between(start, end) == count
    assert working_days.working_days_between(end, start) == -count


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 4, 3), False),  # Good Friday
        (date(2026, 4, 6), False),  # Easter Monday
        (date(2026, 4, 27), False),  # King's Day
        (date(2026, 5, 5), False),  # Liberation Day
        (date(2026, 5, 14), False),  # Ascension Day
        (date(2026, 5, 25), False),  # Whit Monday
        (date(2026, 12, 25), False),
        (date(2026, 11, 21), False),  # a Saturday
        (date(2026, 11, 23), True),
    ],
)
def test_dutch_holidays_are_no_working_days(day, works):
    """Clocks of the law count the days on which an office can act (Algemene termijnenwet)."""
    assert working_days.is_working_day(day) is works


@given(st.integers(-(10**9), 10**9))
def test_an_amount_on_screen_is_the_amount(cents):
    """Writing euros loses nothing."""
    text = euros(cents).replace("€\u00a0", "").replace(".", "").replace(",", ".")
    assert round(float(text) * 100) == cents


def test_a_bsn_is_never_shown_whole():
    """A screen shows three digits, enough to compare and too few to use."""
    assert masked_bsn("999990408") == "••••••408"
    assert "99999" not in masked_bsn("999990408")
    assert is_bsn("999990408")
    assert not is_bsn("12345678")


@given(st.integers(1, 9999), st.sampled_from(["", "A"]), st.sampled_from(["", "2", "hs", "bis"]))
def test_an_address_reads_as_on_an_envelope(number, letter, addition):
    """Number, letter and addition stay together and in order."""
    line = PostalAddress("9901AB", number, letter, addition, "Molenweg").line
    assert line == f"Molenweg {number}{letter}" + (f"-{addition}" if addition else "")
    assert line.index(str(number)) > 0


def test_month_names_are_stable():
    """A match period is named by its first day."""
    from aanbel.kernel.clock import month_after, month_of

    day = date(2026, 1, 31)
    assert month_of(day) == date(2026, 1, 1)
    assert month_after(month_of(day), 1) == date(2026, 2, 1)
    assert month_after(date(2026, 1, 1), -1) == date(2025, 12, 1)
    assert month_of(day + timedelta(days=1)) == date(2026, 2, 1)
