"""The rules of the walk-in as tables: urgency, the queue, what can be done with a question, sharing, the slip."""

from datetime import UTC, date, datetime, timedelta
from itertools import permutations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aanbel.desk.core.asking import ACTS, AT_THE_DESK, Act, Doubt, State, after, can_undo, doubt_about
from aanbel.desk.core.queue import Ticket, expected_wait, in_order, minutes_each
from aanbel.desk.core.sharing import (
    ANSWERS,
    HOLDS,
    Answer,
    Lack,
    Line,
    Reach,
    Stage,
    is_asked,
    is_silent,
    lack_of,
    shared_lines,
    told_again,
    told_to_the_desk,
)
from aanbel.desk.core.sharing import after as after_answer
from aanbel.desk.core.slip import LONGEST_TEXT, NEVER, as_mobile, as_text, fit_for_a_slip
from aanbel.desk.core.tiles import ICONS, Tile
from aanbel.desk.core.urgency import ASKED, Told, Urgency, Why, clock_of
from aanbel.kernel.working_days import add_working_days, working_days_between

MONDAY = date(2026, 11, 23)
FRIDAY, NEXT_MONDAY, THURSDAY = date(2026, 11, 27), date(2026, 11, 30), date(2026, 11, 26)
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("tile", "told", "urgency", "why", "due"),
    [
        # nothing said: nothing runs, except when it is about the house
        (Tile.LETTER, Told(), Urgency.CALM, Why.NONE, None),
        (Tile.OTHER, Told(), Urgency.CALM, Why.NONE, None),
        (Tile.EVICTION, Told(), Urgency.SOON, Why.HOME, THURSDAY),
        # a person is threatened: three working days by law, whatever the picture
        (Tile.SHUT_OFF, Told(off=True), Urgency.THREAT, Why.OFF, THURSDAY),
        (Tile.LETTER, Told(off=True), Urgency.THREAT, Why.OFF, THURSDAY),
        (Tile.DEBT, Told(leave=True), Urgency.THREAT, Why.LEAVE, THURSDAY),
        (Tile.EVICTION, Told(leave=True, date_on=date(2026, 11, 24)), Urgency.THREAT, Why.LEAVE, date(2026, 11, 24)),
        (Tile.EVICTION, Told(date_on=date(2026, 12, 24)), Urgency.THREAT, Why.LEAVE, THURSDAY),
        # the day of eviction was yesterday: today
        (Tile.EVICTION, Told(leave=True, date_on=date(2026, 11, 22)), Urgency.THREAT, Why.LEAVE, MONDAY),
        # the end of supply is a threat within five working days, not while it is far away (SZW, 1 November 2023)
        (Tile.SHUT_OFF, Told(date_on=NEXT_MONDAY), Urgency.THREAT, Why.SUPPLY_ENDS, THURSDAY),
        (Tile.SHUT_OFF, Told(date_on=date(2026, 12, 24)), Urgency.CALM, Why.NONE, date(2026, 12, 24)),
        # any other date: soon within five working days, also when it has passed
        (Tile.REFUSED, Told(date_on=FRIDAY), Urgency.SOON, Why.DATE_NEAR, FRIDAY),
        (Tile.FORM, Told(date_on=date(2026, 11, 20)), Urgency.SOON, Why.DATE_PAST, MONDAY),
        (Tile.BENEFIT, Told(date_on=date(2026, 12, 24)), Urgency.CALM, Why.NONE, date(2026, 12, 24)),
    ],
)
def test_what_a_few_plain_answers_say_of_the_urgency(
    tile: Tile, told: Told, urgency: Urgency, why: Why, due: date | None
) -> None:
    """Red is for what threatens a person, and every clock has its reason."""
    found = clock_of(tile, told, today=MONDAY, add=add_working_days, between=working_days_between)
    assert (found.urgency, found.why, found.due_on) == (urgency, why, due)


def test_every_picture_has_its_icon_and_asks_at_most_three_things() -> None:
    """Eight pictures; a question more is a minute more for everybody who waits."""
    assert set(ICONS) == set(Tile) == set(ASKED)
    assert all(1 <= len(asked) <= 3 for asked in ASKED.values())


def test_a_threat_goes_first_then_what_is_soon_then_who_came_first() -> None:
    """The same queue, in whatever order the rows come."""
    tickets = [
        Ticket(1, Urgency.CALM, NOON),
        Ticket(2, Urgency.CALM, NOON + timedelta(minutes=1)),
        Ticket(3, Urgency.SOON, NOON + timedelta(minutes=2)),
        Ticket(4, Urgency.THREAT, NOON + timedelta(minutes=9)),
    ]
    for mixed in permutations(tickets):
        assert [one.number for one in in_order(mixed)] == [4, 3, 1, 2]


@pytest.mark.parametrize(
    ("ahead", "helpers", "helping", "minutes"),
    [(0, 1, 0, 0), (0, 2, 1, 0), (0, 1, 1, 10), (1, 1, 1, 25), (3, 2, 2, 30), (3, 0, 0, 45)],
)
def test_the_wait_is_told_in_steps_of_five_minutes(ahead: int, helpers: int, helping: int, minutes: int) -> None:
    """A desk without a rota counts as one helper: somebody is standing there."""
    assert expected_wait(ahead=ahead, helpers=helpers, helping=helping, each=15) == minutes


def test_one_long_talk_says_nothing_of_the_next() -> None:
    """The median of today, and a usual quarter of an hour before there is one."""
    assert minutes_each([timedelta(minutes=5)]) == 15
    assert minutes_each([timedelta(minutes=count) for count in (5, 6, 120)]) == 6


def test_only_these_acts_are_possible() -> None:
    """Everything that is not in the table is refused; what ended is not begun again but undone."""
    for state, act in product(State, Act):
        assert after(state, act) == ACTS.get((state, act))
    assert all(after(state, Act.BEGIN) is None for state in State if state is not State.WAITING)
    assert {state for state, _act in ACTS} == {State.WAITING, State.HELPING, State.HANDED_OVER}
    assert {State.WAITING, State.HELPING} == AT_THE_DESK


@pytest.mark.parametrize(
    ("state", "minutes", "can"),
    [(State.DONE, 9, True), (State.LEFT, 10, True), (State.DONE, 11, False), (State.HANDED_OVER, 1, False)],
)
def test_ten_minutes_to_undo(state: State, minutes: int, can: bool) -> None:
    """Done and left were tapped; a hand-over is taken back in its own way."""
    assert can_undo(state, ended_at=NOON, now=NOON + timedelta(minutes=minutes)) is can


@pytest.mark.parametrize(
    ("typed", "doubt"),
    [
        ("", None), ("Fatma", None), ("İbrahim", None), ("محمد", None), ("Jan-Willem", None), ("D'Angelo", None),
        ("Anne Marie", Doubt.WORDS), ("Jan Bakker", Doubt.WORDS), ("J.Bakker", Doubt.WORDS),
        ("Bakker,Jan", Doubt.WORDS), ("J. de Vries", Doubt.WORDS), ("mevrouw Bakker", Doubt.WORDS),
        ("Fatma 0612345678", Doubt.DIGITS), ("٠٦١٢٣٤٥٦٧٨", Doubt.DIGITS), ("999990408", Doubt.DIGITS),
        ("Molenweg 12", Doubt.DIGITS), ("fatma@post.example", Doubt.MAIL), ("F" * 41, Doubt.LONG),
    ],
)  # fmt: skip
def test_no_more_than_a_first_name(typed: str, doubt: Doubt | None) -> None:
    """A surname, a number, an address or a BSN is not kept, whoever types it."""
    assert doubt_about(typed) is doubt


def test_an_answer_is_given_once_and_taking_back_goes_until_it_is_done() -> None:
    """What is done stays done; what was taken back cannot be taken on."""
    for stage, answer in product(Stage, Answer):
        assert after_answer(stage, answer) == ANSWERS.get((stage, answer))
    assert all(after_answer(stage, Answer.WITHDRAW) is Stage.WITHDRAWN for stage in HOLDS)
    assert not [
        answer for answer in Answer if after_answer(Stage.DONE, answer) or after_answer(Stage.WITHDRAWN, answer)
    ]


@settings(deadline=None)
@given(
    st.dictionaries(st.sampled_from([line.value for line in Line]), st.text(max_size=400)),
    st.frozensets(st.sampled_from(Line)),
)
def test_nothing_is_shared_that_was_not_chosen(told: dict[str, str], chosen: frozenset[Line]) -> None:
    """Whatever is typed: only chosen lines, never empty, each as typed or its beginning."""
    shared = shared_lines(told, chosen)
    assert set(shared) <= {line.value for line in chosen}
    assert all(words and " ".join(told[line].split()).startswith(words) for line, words in shared.items())


@pytest.mark.parametrize(
    ("shared", "reach", "lack"),
    [
        ({}, Reach.COMES, Lack.NO_QUESTION),
        ({"question": "x"}, Reach.COMES, None),
        ({"question": "x"}, Reach.CALLED, Lack.NO_PHONE),
        ({"question": "x", "phone": "geen"}, Reach.CALLED, Lack.NO_PHONE),
        ({"question": "x", "phone": "06 1234 5678"}, Reach.CALLED, None),
        ({"question": "x", "phone": "06 1234 5678"}, Reach.MAILED, Lack.NO_EMAIL),
        ({"question": "Brief over 999990408"}, Reach.COMES, Lack.BSN),
        ({"question": "x", "name": "Fatma, bsn 999990408"}, Reach.COMES, Lack.BSN),
    ],
)
def test_who_takes_it_on_knows_what_it_is_and_how_to_find_somebody(
    shared: dict[str, str], reach: Reach, lack: Lack | None
) -> None:
    """Who comes back to the desk needs to leave neither name nor number."""
    assert lack_of(shared, reach) is lack


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Betaalt nu in zes keer", ""),
        ("Mevrouw heeft nu overzicht, van de week bel ik weer", ""),
        ("YILMAZ betaalt nu in zes keer", "Yilmaz"),
        ("Bereikt op 06-12345678", "06 1234 5678"),
        ("Mail gestuurd naar Fatma.Y@post.example", "fatma.y@post.example"),
        ("Gaat morgen langs op Molenweg 12", "Molenweg 12, 9901 AB"),
        ("Woont niet op molenweg 121", ""),
    ],
)
def test_what_was_shared_is_not_told_again(words: str, told: str) -> None:
    """In what the desk reads of how it went: neither name, nor number, nor address, however it is written."""
    shared = {
        "name": "Mevrouw Fatma van Yilmaz", "phone": "06 1234 5678", "email": "fatma.y@post.example",
        "address": "Molenweg 12, 9901 AB", "question": "Kan niet betalen",
    }  # fmt: skip
    assert told_again(words, shared) == told


@pytest.mark.parametrize(
    ("to_user", "my_roles", "does_anybody", "asked"),
    [
        (3, frozenset(), True, True),
        (4, frozenset({"budget_coach"}), True, False),
        (None, frozenset({"budget_coach"}), True, True),
        (None, frozenset({"generalist"}), True, False),
        (None, frozenset(), False, True),
    ],
)
def test_what_was_shared_is_read_by_who_was_asked(
    to_user: int | None, my_roles: frozenset[str], does_anybody: bool, asked: bool
) -> None:
    """I am number 3, and it was asked of a budget coach."""
    found = is_asked(to_user=to_user, to_role="budget_coach", me=3, my_roles=my_roles, does_anybody=does_anybody)
    assert found is asked


@pytest.mark.parametrize("tell_back", [True, False])
def test_how_it_went_is_told_only_when_the_resident_allowed_it(tell_back: bool) -> None:
    """That it arrived and who has it is always told: the desk handed it over."""
    done = told_to_the_desk(Stage.DONE, by="Defne", answer="I call", outcome="Geregeld", tell_back=tell_back)
    taken = told_to_the_desk(Stage.ACCEPTED, by="Defne", answer="I call", outcome="", tell_back=tell_back)
    assert done.words == ("Geregeld" if tell_back else "")
    assert (taken.by, taken.words) == ("Defne", "I call")


def test_silence_is_seen_only_while_nobody_answered() -> None:
    """Late is late after the hour, not on it."""
    late = NOON + timedelta(seconds=1)
    assert is_silent(Stage.ASKED, due_at=NOON, now=late) and not is_silent(Stage.ASKED, due_at=NOON, now=NOON)
    assert not is_silent(Stage.ACCEPTED, due_at=NOON, now=late)


@settings(deadline=None)
@given(st.lists(st.text("abc", min_size=1, max_size=200), max_size=8))
def test_a_text_message_holds_whole_lines_only(lines: list[str]) -> None:
    """Never half a sentence, never longer than two text messages, and in the order of the slip."""
    text = as_text(lines)
    assert len(text) <= LONGEST_TEXT
    kept = iter(lines)
    assert all(any(word in line.split() for line in kept) for word in text.split())


def test_no_slip_says_why_somebody_was_there() -> None:
    """It lies on the kitchen table."""
    assert all(not fit_for_a_slip(f"De {word}hulp belt u.") for word in NEVER)


@pytest.mark.parametrize(
    ("number", "mobile"),
    [("0612345678", True), ("06-12 34 56 78", True), ("0031612345678", True), ("061234567", False), ("112", False)],
)
def test_a_text_message_goes_to_a_mobile_number(number: str, mobile: bool) -> None:
    """However it is written; an emergency number is none."""
    assert bool(as_mobile(number)) is mobile
