"""The next act: a truth table a policy officer can read, and what must hold in any order of events."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aanbel.cases import models as ddas
from aanbel.kernel.working_days import add_working_days, is_working_day
from aanbel.outreach.core.approach import (
    SPOKEN,
    Approach,
    Audience,
    CaseFacts,
    DayPart,
    Kind,
    Sequence,
    Step,
    Unsound,
)
from aanbel.outreach.core.next_act import next_act
from aanbel.outreach.core.shipped_approaches import APPROACH
from aanbel.outreach.core.situation import Act, Answer, Attempt, Situation, Stop, Stopped, Why, Wish

MONDAY = date(2026, 11, 23)
TUESDAY, WEDNESDAY, FRIDAY = MONDAY + timedelta(1), MONDAY + timedelta(2), MONDAY + timedelta(4)
NEXT_MONDAY = MONDAY + timedelta(7)
CALLS = Sequence(
    slug="calls",
    name="Calls",
    purpose="",
    audience=Audience(),
    steps=(
        Step(kind=Kind.PHONE),
        Step(kind=Kind.CARD, days=3),
        Step(kind=Kind.PHONE, days=2),
        Step(kind=Kind.VISIT, announce=3, days=2),
    ),
    maximum=5,
)


def at(*attempts: Attempt, **more: object) -> Situation:
    return Situation(opened_on=MONDAY, attempts=attempts, **more)  # type: ignore[arg-type]


def tried(kind: Kind, on: date, part: DayPart = DayPart.MORNING, *, reached: bool = False) -> Attempt:
    return Attempt(kind.value, on, part.value, reached)


CALL = tried(Kind.PHONE, MONDAY)
CARD = tried(Kind.CARD, MONDAY + timedelta(3))
CALL_2 = tried(Kind.PHONE, NEXT_MONDAY, DayPart.AFTERNOON)
LETTER = tried(Kind.LETTER, NEXT_MONDAY + timedelta(2))


@pytest.mark.parametrize(
    ("situation", "kind", "starts", "why"),
    [
        pytest.param(at(), Kind.PHONE, MONDAY, Why.FIRST, id="a new case begins with the first step"),
        pytest.param(at(CALL), Kind.CARD, MONDAY + timedelta(3), Why.NEXT, id="then the next one, after its days"),
        pytest.param(at(CARD), Kind.PHONE, NEXT_MONDAY, Why.NEXT, id="a card that went first counts as the card"),
        pytest.param(at(CALL, CARD), Kind.PHONE, NEXT_MONDAY, Why.OTHER_DAY_PART, id="a weekend is waited for"),
        pytest.param(
            at(CALL, CARD, CALL_2), Kind.LETTER, NEXT_MONDAY + timedelta(2), Why.ANNOUNCES, id="a letter announces"
        ),
        pytest.param(
            at(CALL, CARD, CALL_2, LETTER),
            Kind.VISIT,
            add_working_days(LETTER.on, 3),
            Why.ANNOUNCED,
            id="the visit leaves time to say no",
        ),
        pytest.param(at(phone=False), Kind.CARD, MONDAY + timedelta(3), Why.FIRST, id="no number, no call"),
        pytest.param(at(set_aside=(Kind.PHONE,)), Kind.CARD, MONDAY + timedelta(3), Why.FIRST, id="skipped: the next"),
        pytest.param(at(not_before=FRIDAY), Kind.PHONE, FRIDAY, Why.FIRST, id="put off: not before that day"),
        pytest.param(
            at(CALL, answer=Answer(Wish.CALL, MONDAY, DayPart.MORNING)),
            Kind.PHONE,
            TUESDAY,
            Why.ASKED_CALL,
            id="call me in the morning: the next morning",
        ),
        pytest.param(
            at(CALL, answer=Answer(Wish.OFFICE, MONDAY, meet_on=FRIDAY)),
            Kind.OFFICE,
            FRIDAY,
            Why.ASKED_OFFICE,
            id="a moment that was chosen is that day",
        ),
        pytest.param(
            at(CALL, answer=Answer(Wish.VISIT, MONDAY)), Kind.VISIT, TUESDAY, Why.ASKED_VISIT, id="come by: we come"
        ),
        pytest.param(
            at(CALL, answer=Answer(Wish.QUESTION, MONDAY)), Kind.PHONE, TUESDAY, Why.QUESTION, id="a question"
        ),
        pytest.param(
            at(answer=Answer(Wish.QUESTION, MONDAY), phone=False),
            Kind.LETTER,
            TUESDAY,
            Why.QUESTION,
            id="a question without a number is answered on paper",
        ),
        pytest.param(
            at(tried(Kind.PHONE, MONDAY, reached=True), agreed=True, call_back_on=WEDNESDAY),
            Kind.PHONE,
            WEDNESDAY,
            Why.CALL_BACK,
            id="promised is promised",
        ),
    ],
)
def test_what_is_next(situation: Situation, kind: Kind, starts: date, why: Why) -> None:
    """The first step that was not done, on its day; what the resident asked for goes before it."""
    act = next_act(CALLS, situation, MONDAY)
    assert isinstance(act, Act)
    assert (act.kind, act.starts, act.why) == (kind, starts, why)


REACHED = tried(Kind.PHONE, MONDAY, reached=True)


@pytest.mark.parametrize(
    ("situation", "because"),
    [
        pytest.param(at(closed=True), Stop.CLOSED, id="closed"),
        pytest.param(at(refused=True), Stop.REFUSED, id="refused"),
        pytest.param(at(refused=True, call_back_on=MONDAY), Stop.REFUSED, id="a no undoes a promised call"),
        pytest.param(at(answer=Answer(Wish.NO, MONDAY)), Stop.REFUSED, id="no on the card"),
        pytest.param(at(answer=Answer(Wish.OBJECTION, MONDAY)), Stop.OBJECTION, id="do not use my data, on the card"),
        pytest.param(at(answer=Answer(Wish.ARRANGED, MONDAY)), Stop.ARRANGED, id="paid or arranged"),
        pytest.param(at(answer=Answer(Wish.NOT_HERE, MONDAY)), Stop.NOT_HERE, id="somebody else lives here"),
        pytest.param(at(REACHED), Stop.CONTACT, id="contact"),
        pytest.param(at(REACHED, agreed=True), Stop.AGREED, id="something was agreed"),
        pytest.param(at(CALL, CALL, CALL, CALL, CALL), Stop.MAXIMUM, id="enough is enough"),
        pytest.param(at(CALL, CALL, CALL, CALL), Stop.MAXIMUM, id="no letter announces a visit that may not follow"),
        pytest.param(
            at(CALL, CARD, CALL_2, LETTER, tried(Kind.VISIT, NEXT_MONDAY + timedelta(7))),
            Stop.TRIED,
            id="all was tried",
        ),
    ],
)
def test_what_stops_it(situation: Situation, because: Stop) -> None:
    """No is no; contact, payment and closing end it as well, at once."""
    if because is Stop.MAXIMUM and len(situation.attempts) == 4:
        situation = replace(situation, set_aside=(Kind.CARD,))
    stopped = next_act(CALLS, situation, MONDAY)
    assert isinstance(stopped, Stopped)
    assert stopped.because is because


OLDER = APPROACH.named("older")
LET_IN = tried(Kind.VISIT, MONDAY, DayPart.AFTERNOON, reached=True)


@pytest.mark.parametrize(
    ("situation", "again"),
    [
        pytest.param(at(LET_IN), True, id="let in, nothing agreed, no no: once more"),
        pytest.param(at(LET_IN, refused=True), False, id="a no is a no"),
        pytest.param(at(LET_IN, agreed=True), False, id="agreed: the talk goes on by itself"),
        pytest.param(at(LET_IN, tried(Kind.VISIT, FRIDAY, reached=True)), False, id="twice is enough"),
        pytest.param(at(LET_IN, tried(Kind.VISIT, FRIDAY)), False, id="once more was done, nobody in"),
        pytest.param(at(tried(Kind.PHONE, MONDAY, reached=True)), False, id="on the phone nobody was let in"),
    ],
)
def test_the_second_visit(situation: Situation, again: bool) -> None:
    """Older people let you in and then say no to help (NVVK 2022): one second visit, and only without a no."""
    assert OLDER is not None
    found = next_act(OLDER, situation, MONDAY)
    if again:
        assert isinstance(found, Act)
        assert (found.kind, found.why, found.day_part) == (Kind.VISIT, Why.RETURN, DayPart.AFTERNOON)
        assert found.starts >= MONDAY + timedelta(days=OLDER.return_visit)
    else:
        assert isinstance(found, Stopped)


def test_before_supply_stops() -> None:
    """A visit after the light went out comes too late: the act is due on the last working day before."""
    act = next_act(CALLS, at(supply_ends_on=FRIDAY), MONDAY)
    assert isinstance(act, Act)
    assert act.before == MONDAY + timedelta(3)


def test_a_letter_of_long_ago_announces_nothing() -> None:
    """Who comes weeks after the day in the letter comes unexpected: a new letter goes first."""
    situation = at(CALL, CARD, CALL_2, LETTER)
    found = next_act(replace(CALLS, maximum=8), situation, add_working_days(LETTER.on, 14))
    assert isinstance(found, Act)
    assert (found.kind, found.why) == (Kind.LETTER, Why.ANNOUNCES)
    assert next_act(CALLS, situation, add_working_days(LETTER.on, 13)) != found


def test_codes_are_those_of_the_exchange_model() -> None:
    """A step is registered as a contact attempt under the same word."""
    assert {kind.value for kind in Kind} < {kind.value for kind in ddas.ContactKind}
    assert [part.value for part in DayPart] == [part.value for part in ddas.DayPart]


# -- whatever happens ---------------------------------------------------------------------------------------------

steps = st.builds(
    Step,
    kind=st.sampled_from(Kind),
    days=st.integers(0, 10),
    within=st.integers(0, 5),
    day_part=st.none() | st.sampled_from(DayPart),
).flatmap(
    lambda step: st.integers(0, 5).map(lambda days: replace(step, announce=days if step.kind is Kind.VISIT else 0))
)


@st.composite
def sequences(draw: st.DrawFn) -> Sequence:
    """Any sequence a municipality can make."""
    made = tuple(draw(st.lists(steps, min_size=1, max_size=8)))
    return Sequence(
        slug="any",
        name="Any",
        purpose="",
        audience=Audience(),
        steps=made,
        minimum_days=draw(st.integers(0, 7)),
        maximum=draw(st.integers(1, 8)),
        evening=draw(st.booleans()) and any(step.kind in SPOKEN for step in made),
        return_visit=draw(st.sampled_from([0, 0, 7])),
    )


@given(sequences(), st.booleans(), st.booleans(), st.data())
@settings(max_examples=300, deadline=None)
def test_following_it_to_the_end(sequence: Sequence, phone: bool, email: bool, data: st.DataObject) -> None:
    """Who does each act on a day it may be done never calls too soon, never too often, never after a stop, and once
    in the evening when asked; and it always ends."""
    situation, today = at(phone=phone, email=email), MONDAY
    for _turn in range(30):
        found = next_act(sequence, situation, today)
        assert found == next_act(sequence, situation, today), "the same case, the same act"
        if isinstance(found, Stopped):
            break
        assert is_working_day(found.starts)
        assert found.starts <= found.before
        assert len(situation.attempts) < sequence.maximum
        if situation.attempts:
            assert (found.starts - situation.attempts[-1].on).days >= sequence.minimum_days
        today = (
            add_working_days(found.starts, data.draw(st.integers(0, 3))) if data.draw(st.booleans()) else found.starts
        )
        part = found.day_part or DayPart.MORNING
        reached = data.draw(st.integers(0, 9)) == 0
        situation = replace(situation, attempts=(*situation.attempts, tried(found.kind, today, part, reached=reached)))
    assert isinstance(found, Stopped)
    unreached = not any(one.reached for one in situation.attempts)
    spoken = [one for one in situation.attempts if one.kind in SPOKEN]
    if sequence.evening and unreached and spoken:
        assert DayPart.EVENING in {one.day_part for one in spoken}


stops = st.sampled_from(
    [
        {"closed": True},
        {"refused": True},
        {"answer": Answer(Wish.NO, MONDAY)},
        {"answer": Answer(Wish.OBJECTION, MONDAY)},
    ]
)


@given(sequences(), stops, st.lists(st.sampled_from([CALL, CARD, CALL_2, LETTER, REACHED, LET_IN]), max_size=6))
def test_nothing_follows_a_no(sequence: Sequence, stop: dict[str, object], attempts: list[Attempt]) -> None:
    """Whatever was tried and whatever the steps are: after a no, an objection or closing there is no act."""
    situation = at(*sorted(attempts, key=lambda one: one.on), call_back_on=TUESDAY, **stop)
    assert isinstance(next_act(sequence, situation, MONDAY), Stopped)


@pytest.mark.parametrize(
    ("facts", "slug"),
    [
        (CaseFacts(tray="crisis", eldest_born=date(1940, 1, 1)), "crisis"),
        (CaseFacts(tray="end_of_supply", youngest_born=date(2004, 1, 1)), "end_of_supply"),
        (CaseFacts(tray="last_try", youngest_born=date(2004, 1, 1)), "last_try"),
        (CaseFacts(tray="letter", youngest_born=date(2004, 1, 1)), "youth"),
        (CaseFacts(tray="visit", amounts={"energie": 150_000}), "energy"),
        (CaseFacts(tray="visit", amounts={"energie": 149_999}), "several"),
        (CaseFacts(tray="call", eldest_born=date(1950, 1, 1)), "older"),
        (CaseFacts(tray="letter"), "small"),
        (CaseFacts(tray="write"), "no_phone"),
        (CaseFacts(tray="call"), "everyone"),
        (CaseFacts(tray="our_own_tray"), "everyone"),
    ],
)
def test_whose_approach_it_is(facts: CaseFacts, slug: str) -> None:
    """What threatens goes before who it is; who it is before how much; and nobody is left without an approach."""
    assert APPROACH.of(facts, MONDAY).slug == slug


def test_only_a_person_says_that_somebody_runs_a_business() -> None:
    """The register and the signals do not say it, so no other fact leads to that approach."""
    entrepreneur = APPROACH.named("entrepreneur")
    assert entrepreneur is not None
    told = CaseFacts(partners=9, amounts={"belastingdienst": 900_000})
    assert not entrepreneur.audience.holds(told, MONDAY)
    assert APPROACH.of(replace(told, entrepreneur=True), MONDAY).slug == "entrepreneur"


def test_an_approach_for_everyone_before_the_last_hides_the_rest_and_is_refused() -> None:
    """Whoever adds one says for whom it is."""
    first, *others = APPROACH.sequences
    with pytest.raises(Unsound):
        Approach((replace(first, audience=Audience()), *others))
