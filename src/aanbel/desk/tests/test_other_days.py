"""What goes on after the day of the question: appointments, taking back, a no that comes late; and words that stay."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from aanbel.audit.acting import Acting
from aanbel.desk import services
from aanbel.desk.core.asking import Result
from aanbel.desk.core.roles import HelpRole
from aanbel.desk.core.sharing import Reach
from aanbel.desk.core.tiles import Tile
from aanbel.desk.models import HandOver
from aanbel.desk.queries.appointments import appointments_of
from aanbel.desk.queries.handover import asked_of_me, hand_over_page, of_desk
from aanbel.desk.queries.slip import slip_of
from aanbel.desk.tests import walk_ins as make
from aanbel.gateways import notify
from aanbel.kernel import clock
from aanbel.kernel.errors import NotAllowed, Refused

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 23, 11, tzinfo=UTC)
TOMORROW, THURSDAY = NOON + timedelta(days=1), NOON + timedelta(days=3)


@pytest.fixture
def at(by: Acting) -> Any:
    """A desk at noon on a Monday, with a flowchart."""
    with clock.standing_at(NOON):
        make.chart(by)
        yield make.desk(by)


@pytest.fixture
def truus(by: Acting, at: Any, user_as: Callable[..., Any]) -> Acting:
    """A volunteer of this desk, who sees the questions of today."""
    return make.member(by, at, user_as("volunteer"))


@pytest.fixture
def defne(by: Acting, at: Any, user_as: Callable[..., Any]) -> Acting:
    """A budget coach, who is on the rota."""
    return make.on_rota(by, at, user_as("professional"))


def test_an_appointment_is_moved_and_called_off_on_any_day(truus: Acting, at: Any) -> None:
    """Who rings up the day before is helped by whoever is there; tapped twice it is moved once."""
    made = services.make_appointment(by=truus, question=make.question(truus, at, Tile.FORM).pk, at=THURSDAY)
    with clock.standing_at(TOMORROW):
        later = [
            services.move_appointment(by=truus, appointment=made.pk, at=THURSDAY + timedelta(hours=1))
            for _twice in range(2)
        ]
        assert {one.pk for one in later} == {line.appointment.pk for line in appointments_of(by=truus, desk=at.pk)}
        services.call_off_appointment(by=truus, appointment=later[0].pk)
        assert appointments_of(by=truus, desk=at.pk) == []
        with pytest.raises(Refused):
            services.move_appointment(by=truus, appointment=later[0].pk, at=THURSDAY)


def test_who_did_not_come_may_still_walk_in(truus: Acting, by: Acting, at: Any) -> None:
    """After the whole time it is said so, and "is here" still works; another desk cannot touch it."""
    made = services.make_appointment(by=truus, question=make.question(truus, at).pk, at=THURSDAY)
    with clock.standing_at(THURSDAY + timedelta(minutes=20)):
        assert not appointments_of(by=truus, desk=at.pk)[0].did_not_come
    with clock.standing_at(THURSDAY + timedelta(minutes=31)):
        assert appointments_of(by=truus, desk=at.pk)[0].did_not_come
        services.arrive(by=truus, appointment=made.pk)
        with pytest.raises(Refused):
            services.call_off_appointment(by=truus, appointment=made.pk)
    elsewhere = make.question(by, make.desk(by, "Inloop Havenwijk"))
    foreign = services.make_appointment(by=by, question=elsewhere.pk, at=THURSDAY)
    with pytest.raises(NotAllowed):
        services.move_appointment(by=truus, appointment=foreign.pk, at=TOMORROW)


def test_with_the_slip_a_yes_is_taken_back_on_any_day(truus: Acting, at: Any) -> None:
    """As easy as it was given: the volunteer of today empties what was shared on a Monday they cannot see."""
    asked = make.begun(truus, at)
    made = make.hand_over(truus, asked)
    with clock.standing_at(NOON + timedelta(days=12)):
        (line,) = of_desk(by=truus, desk=at.pk)
        assert line.can_be_taken_back
        assert services.withdraw_hand_over(by=truus, hand_over=made.pk).shared == {}
        with pytest.raises(NotAllowed):
            services.put_back(by=truus, question=asked.pk)
    asked.refresh_from_db()
    assert asked.state == "handed_over"  # that day is over; nothing reopens


@pytest.mark.parametrize(("reach", "tells"), [(Reach.CALLED, True), (Reach.COMES, False)])
def test_a_late_no_is_told_by_who_has_the_number(
    truus: Acting, defne: Acting, at: Any, reach: Reach, tells: bool
) -> None:
    """The resident went home and the desk keeps no number. Then all that was shared is gone."""
    made = make.hand_over(truus, make.begun(truus, at), reach=reach)
    with clock.standing_at(TOMORROW):
        services.decline_hand_over(by=defne, hand_over=made.pk, why="Ben vol", instead="Donderdag is er plek")
        assert [line.hand_over.pk for line in asked_of_me(by=defne)] == ([made.pk] if tells else [])
        assert of_desk(by=truus, desk=at.pk)[0].back
        who = defne if tells else truus
        assert services.settle_hand_over(by=who, hand_over=made.pk).shared == {}
        assert asked_of_me(by=defne) == [] and not of_desk(by=truus, desk=at.pk)[0].back


def test_who_is_helped_otherwise_knows_of_the_no(truus: Acting, defne: Acting, at: Any) -> None:
    """Done at the desk after it came back: nothing of what was shared stays behind. Going away is not being told."""
    for end, left in ((lambda n: services.finish(by=truus, question=n, how=Result.TOGETHER), {}),
                      (lambda n: services.leave(by=truus, question=n), make.TOLD)):  # fmt: skip
        asked = make.begun(truus, at)
        made = make.hand_over(truus, asked)
        services.decline_hand_over(by=defne, hand_over=made.pk, why="Ben vol", instead="Donderdag")
        end(asked.pk)
        assert HandOver.objects.get(pk=made.pk).shared == left


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("Betaalt nu in zes keer", True),
        ("Fatma betaalt nu in zes keer", False),
        ("Gebeld op 06-12345678, komt goed", False),
        ("BSN 999990408 doorgegeven aan de bank", False),
    ],
)
def test_what_the_desk_reads_and_keeps_is_about_nobody(
    truus: Acting, defne: Acting, at: Any, words: str, kept: bool
) -> None:
    """How it went stays when what was shared is gone: a name in it is refused, and nothing is lost."""
    made = make.hand_over(truus, make.begun(truus, at))
    services.accept_hand_over(by=defne, hand_over=made.pk)
    if kept:
        assert services.tell_back(by=defne, hand_over=made.pk, outcome=words).outcome == words
    else:
        with pytest.raises(Refused):
            services.tell_back(by=defne, hand_over=made.pk, outcome=words)
        assert hand_over_page(by=defne, number=made.pk).shared


def test_a_colleague_s_number_is_another_way_and_the_resident_s_is_not(truus: Acting, defne: Acting, at: Any) -> None:
    """The desk may ring a colleague; the number that was shared goes no further."""
    made = make.hand_over(truus, make.begun(truus, at))
    with pytest.raises(Refused):
        services.decline_hand_over(by=defne, hand_over=made.pk, why="Vol", instead="Bel zelf 06 1234 5678")
    told = services.decline_hand_over(by=defne, hand_over=made.pk, why="Vol", instead="Bel Karim, 06 0000 0001")
    assert told.answer == "Vol → Bel Karim, 06 0000 0001"


def test_a_slip_to_a_corrected_number_is_sent_and_what_was_agreed_is_in_it(
    truus: Acting, at: Any, monkeypatch: Any
) -> None:
    """A wrong digit is mended; a long answer of the flowchart never drives the appointment out of the message."""
    asked = make.begun(truus, at)
    services.make_appointment(by=truus, question=asked.pk, at=THURSDAY, role=HelpRole.BUDGET_COACH)
    monkeypatch.setattr(notify._fake, "taken", [])
    for number in ("06 1234 5678", "+31612345678", "06 1234 5679"):
        services.send_slip(by=truus, question=asked.pk, number=number)
    assert len(notify._fake.taken) == 2
    asked.refresh_from_db()
    monkeypatch.setattr("aanbel.desk.queries.slip._told", lambda *_given: ["Lang. " * 50])
    text = slip_of(by=truus, question=asked).text
    assert "26 november" in text and "Lang." not in text
