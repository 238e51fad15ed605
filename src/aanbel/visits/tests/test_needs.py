"""What a visit needs and why a household gets none, as tables a policy officer can read; the drawing; the wishes."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from aanbel.visits.core.drawing import APART, Leg, draw
from aanbel.visits.core.hours import DECENT, minute_of, moment
from aanbel.visits.core.needs import (
    ANYONE,
    LONGER,
    MINUTES,
    Asked,
    Known,
    NotOffered,
    need_of,
    not_offered,
    windows,
)
from aanbel.visits.core.wishes import Wish, as_json, from_json, together

MONDAY = date(2026, 3, 9)
CHANCES = {"morning": 0.2, "afternoon": 0.3, "evening": 0.4}


@pytest.mark.parametrize(
    ("asked", "known", "reason"),
    [
        (Asked(), Known(), None),
        (Asked(required=True), Known(refused=True), NotOffered.REFUSED),
        (Asked(required=True), Known(closed=True), NotOffered.CLOSED),
        (Asked(), Known(no_visits=True), NotOffered.NO_VISITS),
        (Asked(), Known(in_a_round=True), NotOffered.IN_A_ROUND),
        (Asked(), Known(on_map=False), NotOffered.NO_PLACE),
        (Asked(not_before=date(2026, 3, 10)), Known(), NotOffered.TOO_EARLY),
        (Asked(), Known(letter_on=date(2026, 3, 6)), NotOffered.TOO_EARLY),
        (Asked(), Known(letter_on=date(2026, 3, 5)), None),
        (Asked(agreed=(600, 660), agreed_on=MONDAY), Known(letter_on=date(2026, 3, 6)), None),
        (Asked(by_resident=True), Known(letter_on=date(2026, 3, 6)), None),
        (Asked(agreed=(600, 660), agreed_on=date(2026, 3, 10)), Known(), NotOffered.OTHER_DAY),
        (Asked(day_parts=("evening",)), Known(unsafe=True), NotOffered.NO_MOMENT),
        (Asked(), Known(refused=True, closed=True, on_map=False), NotOffered.REFUSED),
    ],
)
def test_who_is_not_visited_on_a_day_and_why(asked: Asked, known: Known, reason: NotOffered | None) -> None:
    """A no goes before every wish; a letter is given two working days; nobody rings at an unsafe door at night."""
    assert not_offered(asked, known, day=MONDAY) == reason


@pytest.mark.parametrize(
    ("asked", "known", "duo", "minutes", "skills"),
    [
        (Asked(), Known(), False, MINUTES, set()),
        (Asked(announced=True), Known(), False, LONGER, set()),
        (Asked(by_resident=True), Known(), False, LONGER, set()),
        (Asked(minutes=30), Known(), False, 30, set()),
        (Asked(), Known(crisis=True), True, MINUTES, set()),
        (Asked(duo=False), Known(crisis=True), False, MINUTES, set()),
        (Asked(duo=False), Known(unsafe=True), True, MINUTES, {"safety"}),
        (Asked(), Known(entrepreneur=True), False, MINUTES, {"entrepreneurs"}),
        (Asked(skill=ANYONE), Known(entrepreneur=True), False, MINUTES, set()),
        (Asked(skill="young", language="Pools"), Known(), False, MINUTES, {"young", "language:pools"}),
    ],
)
def test_what_a_visit_needs(asked: Asked, known: Known, duo: bool, minutes: int, skills: set[str]) -> None:
    """What was asked, else what the facts say; an unsafe door takes two whatever was asked."""
    need = need_of(asked, known, chances=CHANCES)
    assert (need.duo, need.minutes, need.skills) == (duo, minutes, skills)


def test_a_day_part_that_was_tried_yields_less_than_another() -> None:
    """Twice nobody in the evening: the afternoon is worth more now, though fewer people are at home then."""
    fresh = need_of(Asked(), Known(score=40), chances=CHANCES)
    tried = need_of(Asked(), Known(score=40, tried={"evening": 2}), chances=CHANCES)
    assert fresh.prizes == (800, 1200, 1600)
    assert tried.prizes == (800, 1200, 400)


@given(parts=some.sets(some.sampled_from(sorted(CHANCES))), unsafe=some.booleans())
def test_nobody_rings_at_an_indecent_hour(parts: set[str], unsafe: bool) -> None:
    """Whatever is asked: between eight and nine, and before the evening where it is not safe."""
    for _name, (opens, closes) in windows(Asked(day_parts=tuple(parts)), Known(unsafe=unsafe)):
        assert DECENT[0] <= opens <= closes <= (18 * 60 if unsafe else DECENT[1])


@given(
    some.builds(
        Asked,
        announced=some.booleans(),
        duo=some.none() | some.booleans(),
        required=some.booleans(),
        day_parts=some.lists(some.sampled_from(sorted(CHANCES)), unique=True).map(tuple),
        agreed=some.none() | some.tuples(some.integers(480, 700), some.integers(700, 1260)),
        agreed_on=some.none() | some.dates(),
        minutes=some.none() | some.integers(5, 180),
        language=some.text(max_size=10),
        not_before=some.none() | some.dates(),
        by_resident=some.booleans(),
    )
)
def test_a_wish_is_kept_as_it_was_asked(asked: Asked) -> None:
    """A plan that is made again is made from the same wishes; a wish laid over itself is itself."""
    wish = Wish(7, asked)
    assert from_json(as_json(wish)) == wish
    assert together(wish, wish) == wish


def test_what_a_person_asks_goes_before_the_approach() -> None:
    """And what the person left open stays as the approach has it."""
    said = together(Wish(7, Asked(duo=True, minutes=20)), Wish(7, Asked(minutes=60)))
    assert said == Wish(7, replace(Asked(), duo=True, minutes=60))


@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25), MONDAY])
def test_half_past_nine_is_half_past_nine_on_the_day_the_clock_changes(day: date) -> None:
    """Minutes after midnight are those of the clock on the wall."""
    assert moment(day, 570).hour == 9
    assert minute_of(moment(day, 570)) == 570


@given(
    some.lists(some.tuples(some.floats(5.0, 5.02), some.floats(52.0, 52.02)), min_size=1, max_size=25),
)
def test_every_door_is_on_the_drawing_once_and_inside_it(doors: list[tuple[float, float]]) -> None:
    """However near each other they lie."""
    leg = Leg("1", (5.01, 52.01), (5.01, 52.01), tuple((n, door, "Dorp") for n, door in enumerate(doors, 1)))
    drawing = draw([leg])
    assert drawing is not None
    signs = drawing.lines[0].signs
    assert [sign.label for sign in signs] == [str(n) for n in range(1, len(doors) + 1)]
    assert all(0 <= sign.x <= drawing.width and 0 <= sign.y <= drawing.height for sign in signs)


def test_two_doors_on_one_spot_can_both_be_read() -> None:
    """Their signs are pushed apart."""
    spot = (5.01, 52.01)
    drawing = draw([Leg("1", (5.0, 52.0), (5.0, 52.0), ((1, spot, ""), (2, spot, "")))])
    assert drawing is not None
    one, two = drawing.lines[0].signs
    assert abs(one.x - two.x) + abs(one.y - two.y) >= APART - 2
