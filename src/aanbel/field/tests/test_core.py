"""Reading what phones send, and the halves of keys: no database."""

import json
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aanbel.field.core.reading import LAST, MOST_BYTES, Sending, Unread, read_fact, read_sending
from aanbel.field.core.sealing import device_secret, new_salt
from aanbel.field.core.shapes import MOST_FACTS, Outcome, VisitFact
from aanbel.field.core.typescript import declarations
from aanbel.visits.services import Outcome as Rule

AT = "2026-03-09T10:05:00+01:00"
VISIT = {"id": "0195799a-1111-7abc-8def-0123456789ab", "kind": "visit", "stop": 7, "at": AT, "outcome": "spoken"}
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=10,
)


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({}, None),
        ({"words": "Komt vrijdag terug"}, None),
        ({"words": "x" * 601}, Unread.STRANGE),
        ({"outcome": "happy"}, Unread.STRANGE),
        ({"kind": "photo"}, Unread.STRANGE),
        ({"stop": "seven"}, Unread.STRANGE),
        ({"stop": 0}, Unread.STRANGE),
        ({"stop": 2**60}, Unread.STRANGE),
        ({"at": "2026-03-09T10:05:00"}, Unread.STRANGE),
        ({"at": "1969-12-31T00:00:00Z"}, Unread.STRANGE),
        ({"at": "1970-01-01T00:00:00Z"}, None),
        ({"photo": "data:"}, Unread.STRANGE),
        ({"agreed": ["a"] * 13}, Unread.STRANGE),
        ({"budget": {"income": -1, "fixed": 0, "living": 0}}, Unread.STRANGE),
        ({"budget": {"income": 170_000, "fixed": 90_000, "living": 60_000}}, None),
        ({"id": "12"}, Unread.NO_ID),
        ({"id": None}, Unread.NO_ID),
    ],
)
def test_a_fact_is_understood_or_says_why_not(changed, why):
    """Unknown kinds, fields nobody agreed on and impossible values are refused; an empty battery's 1970 is not."""
    assert read_fact(VISIT | changed).why is why


def test_a_note_with_signs_that_no_database_keeps_is_kept_without_them():
    """A registration is not lost over one odd character."""
    read = read_fact(VISIT | {"words": "Belt\0 terug \ud800"})
    assert isinstance(read.fact, VisitFact) and read.fact.words == "Belt terug "


@pytest.mark.parametrize(
    ("body", "what"),
    [
        (b"", Unread.NOT_JSON),
        (b'{"device": "', Unread.NOT_JSON),
        (b"[" * 5_000, Unread.NOT_JSON),
        (b" " * (MOST_BYTES + 1), Unread.TOO_BIG),
        (b"[]", Unread.NO_OUTBOX),
        (b'{"device": "me", "facts": []}', Unread.NO_OUTBOX),
    ],
)
def test_a_damaged_sending_says_what_is_wrong(body, what):
    """Half a sending, or something else altogether, keeps nothing and breaks nothing."""
    assert read_sending(body) is what


def test_a_sending_holds_at_most_a_hundred_facts():
    """More come in a next one."""
    device = str(uuid4())
    sizes = {
        size: read_sending(json.dumps({"device": device, "sent_at": AT, "facts": [{}] * size}).encode())
        for size in (MOST_FACTS, MOST_FACTS + 1)
    }
    assert isinstance(sizes[MOST_FACTS], Sending) and sizes[MOST_FACTS + 1] is Unread.NO_OUTBOX


@settings(deadline=None)
@given(ANYTHING)
def test_whatever_stands_where_a_fact_should_is_read_without_harm(told):
    """No phone, and nobody who plays one, can make reading fail."""
    read = read_fact(told)
    assert (read.fact is None) == (read.why is not None)
    assert read.name.isascii() and len(read.body) <= 8_000


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(["words", "language", "next_step", "card_code"]), st.text(max_size=40)))
def test_the_same_fact_has_the_same_mark_whatever_the_order_of_its_fields(told):
    """Sent again by another version of the app, it is still the same fact."""
    fact = VISIT | told
    assert read_fact(fact).digest == read_fact(dict(reversed(fact.items()))).digest


def test_where_somebody_was_leaves_no_trace():
    """Neither in what is kept of a refused sign, nor in its mark (AVG art. 5)."""
    sign = {"id": str(uuid4()), "kind": "sos", "at": AT}
    here, there = (read_fact(sign | {"lon": lon, "lat": 52.1}) for lon in (5.1, 5.2))
    assert here.digest == there.digest and "5.1" not in here.body and here.fact.lon == 5.1


def test_being_done_comes_after_everything_else():
    """A round is not over before its last door is told."""
    assert read_fact({"id": str(uuid4()), "kind": "off_duty", "at": AT}).about == LAST > read_fact(VISIT).about


def test_a_phone_gets_the_same_half_again_and_another_phone_another():
    """So that what waits on it can be opened after signing in anew; without its salt nobody can make it."""
    salt = new_salt()
    assert device_secret("house", salt) == device_secret("house", salt)
    assert device_secret("house", salt) != device_secret("house", new_salt())
    assert device_secret("house", salt) != device_secret("other", salt)


def test_the_outcomes_are_those_of_the_visits():
    """The phone and the rule speak of the same six."""
    assert {one.value for one in Outcome} == {one.value for one in Rule}


def test_every_shape_has_its_type_for_the_phone():
    """A field that may be left out is marked so for the compiler."""
    told = declarations()
    assert "export type Fact = VisitFact | WithdrawFact | CheckFact | SosFact | SafeFact | OffDutyFact;" in told
    assert "  words?: string;" in told and "  outcome: Outcome;" in told


def test_a_number_of_a_fact_may_be_written_in_capitals():
    """An id is a number, not a text."""
    assert read_fact(VISIT | {"id": VISIT["id"].upper()}).number == UUID(VISIT["id"])
