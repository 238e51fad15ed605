"""Codes on cards and letters: what they look like, what they open, and what they never open."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.cases.tests import factories as make
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing, NotAllowed
from aanbel.outreach.core.reply_codes import ALPHABET, LENGTH, as_meant, grouped, new_code
from aanbel.outreach.models import ReplyCode
from aanbel.outreach.queries import desks, door_of
from aanbel.outreach.services import issue_code, issue_codes, revoke_codes


@given(st.text(alphabet=ALPHABET, min_size=LENGTH, max_size=LENGTH), st.sampled_from(["{}", " {} ", "{}."]))
def test_a_code_is_read_however_it_is_typed(code: str, around: str) -> None:
    """Groups, dashes, spaces and small letters make no difference."""
    assert as_meant(around.format(grouped(code).lower())) == code
    assert as_meant(around.format(" ".join(code))) == code


@pytest.mark.parametrize(("typed", "meant"), [("oil000000", "011000000"), ("OIL-OOO-OOO", "011000000")])
def test_look_alikes_are_read_as_what_was_printed(typed: str, meant: str) -> None:
    """O is zero, I and L are one."""
    assert as_meant(typed) == meant


@given(st.text())
def test_anything_else_is_no_code(text: str) -> None:
    """Whatever somebody types is either a code or nothing; it never fails."""
    meant = as_meant(text)
    assert meant == "" or (len(meant) == LENGTH and set(meant) <= set(ALPHABET))


def test_no_code_spells_a_word() -> None:
    """No vowels, and no sign that is read as another one."""
    assert not set(ALPHABET) & set("AEIOUL")
    assert len({new_code() for _time in range(500)}) == 500


def test_a_code_is_on_paper_only(by: Acting) -> None:
    """The database holds a keyed hash: reading it opens no page."""
    code = issue_code(by=by, case=make.case(by).pk, purpose="card")
    with connection.cursor() as cursor:
        cursor.execute("select r::text from outreach_replycode r")
        (row,) = cursor.fetchone()
    assert code not in row and as_meant(code) not in row


def test_ten_thousand_codes_take_as_many_statements_as_ten(by: Acting, django_assert_max_num_queries: Any) -> None:
    """Codes for a batch are made set-based, one for each household."""
    cases = [make.case(by).pk for _case in range(3)]
    with django_assert_max_num_queries(4):
        codes = issue_codes(by=by, cases=cases, purpose="letter")
    assert sorted(codes) == sorted(cases)
    assert len(set(codes.values())) == 3


def test_a_code_opens_exactly_its_own_household(klokkendam: Any, zilverdijk: Any) -> None:
    """Also when the other household is in another municipality, and before a municipality is known."""
    codes = {}
    for municipality in (9901, 9902):
        with on_behalf_of(Acting.system(municipality)) as by:
            case = make.case(by).pk
            codes[issue_code(by=by, case=case, purpose="card")] = (municipality, case)
    for code, (municipality, case) in codes.items():
        door = door_of(code)
        assert door is not None
        assert (door.municipality.code, door.case_id) == (municipality, case)


def test_showing_a_code_reads_one_row_and_nothing_else(klokkendam: Any) -> None:
    """Row security stays shut for a stranger: of all codes only the one shown, of cases and answers none."""
    with on_behalf_of(Acting.system(9901)) as by:
        cases = [make.case(by).pk for _case in range(2)]
        code = issue_codes(by=by, cases=cases, purpose="card")[cases[0]]
    assert ReplyCode.objects.count() == 0
    with on_behalf_of(Acting(municipalities=())):
        assert door_of(code) is not None
        assert ReplyCode.objects.count() == 0  # the setting is gone again
        with connection.cursor() as cursor:
            cursor.execute("select count(*) from cases_case")
            assert cursor.fetchone() == (0,)


def test_a_connection_that_served_somebody_before_serves_a_stranger(klokkendam: Any) -> None:
    """After its transaction the setting of municipalities is an empty text, which is no list: it must not fail."""
    with connection.cursor() as cursor:
        cursor.execute("select set_config('aanbel.municipalities', '', true)")
        assert door_of("000-000-000") is None
        cursor.execute("select set_config('aanbel.municipalities', '', true)")
        assert [desk.municipality.code for desk in desks()] == [9901]


@pytest.mark.parametrize("wrong", ["", "K7F-3QX-9T", "000-000-000", "' or 1=1 --", "K7F3QX9TB" * 90])
def test_a_wrong_code_opens_nothing(by: Acting, wrong: str) -> None:
    """No row, no failure."""
    issue_code(by=by, case=make.case(by).pk, purpose="card")
    assert door_of(wrong) is None


def test_a_code_ends_by_itself_and_can_be_made_void(klokkendam: Any) -> None:
    """After sixty days, or when a worker says so: then it opens as little as a code that never was."""
    with on_behalf_of(Acting.system(9901)) as by:
        case = make.case(by).pk
        old, void = (issue_code(by=by, case=case, purpose="card") for _code in range(2))
    with time_machine.travel(clock.now() + timedelta(days=59)):
        assert door_of(old) is not None
    with time_machine.travel(clock.now() + timedelta(days=61)):
        assert door_of(old) is None
    with on_behalf_of(Acting.system(9901)) as by:
        assert revoke_codes(by=by, case=case) == 2
    assert door_of(void) is None


def test_codes_are_given_out_by_who_works_on_cases_and_for_cases_here(by: Acting) -> None:
    """A volunteer may not; and a case that is not of this municipality is not there."""
    case = make.case(by).pk
    with pytest.raises(NotAllowed):
        issue_code(by=Acting((9901,), roles=frozenset({"volunteer"})), case=case, purpose="card")
    with pytest.raises(Missing):
        issue_codes(by=by, cases=[case, 999_999], purpose="card")
