"""What workers achieve in the demo, against the monitor's figures and the rules of a case."""

from random import Random

import pytest

from aanbel.cases.models import ContactKind, Outcome
from aanbel.demo import outcomes


def _many(closes: float = 1.0, spoken_before: bool = False) -> list[outcomes.Course]:
    chance = Random(1)
    return [
        outcomes.course(chance, weight=number / 4000, closes=closes, spoken_before=spoken_before)
        for number in range(4000)
    ]


def _reached(courses: list[outcomes.Course]) -> float:
    return sum(any(attempt.reached for attempt in course.attempts) for course in courses) / len(courses)


@pytest.mark.parametrize(
    ("channel", "share"), [(ContactKind.LETTER, 0.06), (ContactKind.PHONE, 0.59), (ContactKind.VISIT, 0.46)]
)
def test_reach_per_channel(channel: ContactKind, share: float) -> None:
    """Divosa 2022–2023: only in writing 6 %, by telephone 59 %, at the door 46 %."""
    assert _reached([course for course in _many() if course.attempts[0].kind == channel]) == pytest.approx(
        share, abs=0.04
    )


def test_one_in_five_is_reached_and_a_third_accepts() -> None:
    """Divosa 2023: one in five meldingen reached; 2024: one in three of those accepts help."""
    courses = _many()
    reached = [course for course in courses if any(attempt.reached for attempt in course.attempts)]
    assert _reached(courses) == pytest.approx(0.2, abs=0.03)
    assert sum(course.accepted for course in reached) / len(reached) == pytest.approx(1 / 3, abs=0.05)


@pytest.mark.parametrize("spoken_before", [False, True])
def test_an_outcome_never_contradicts_the_attempts(spoken_before: bool) -> None:
    """'No contact' only when nobody was ever spoken to; help only when somebody was."""
    for course in _many(spoken_before=spoken_before):
        reached = any(attempt.reached for attempt in course.attempts)
        assert (course.outcome is Outcome.NO_CONTACT) == (not reached and not spoken_before)
        assert (course.outcome is Outcome.NO_RESPONSE) == (not reached and spoken_before)
        assert reached or not course.accepted


def test_attempts_go_forward_in_time_and_stop_at_contact() -> None:
    """Only the last attempt can have reached somebody, and none comes before an earlier one."""
    for course in _many():
        moments = [attempt.moment for attempt in course.attempts]
        assert moments == sorted(moments)
        assert not any(attempt.reached for attempt in course.attempts[:-1])
