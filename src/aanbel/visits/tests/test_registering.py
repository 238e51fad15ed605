"""What was told of a door: kept once, one visit from two phones, never lost and never against a no."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
import time_machine
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aanbel.audit.acting import Acting
from aanbel.audit.models import Event
from aanbel.audit.verbs import Verb
from aanbel.cases import queries as case_queries
from aanbel.cases import services as case_services
from aanbel.cases.models import Case, ContactAttempt, ContactKind, DayPart, Refusal, RefusalKind, RefusalSource
from aanbel.cases.models import Outcome as EndResult
from aanbel.kernel.errors import Missing, NotAllowed, Refused
from aanbel.visits import queries, services
from aanbel.visits.core.facts import Told, counted_time, kept_as, visit_of
from aanbel.visits.models import Alarm, Registration, Round, Stop, VisitNeed
from aanbel.visits.services import Budget, Outcome, VisitFacts
from aanbel.visits.services.needs import ask_visit
from aanbel.visits.tests.rounds import MONDAY, acting, at, round_for, told

KINDS = list(Outcome)


@pytest.fixture(autouse=True)
def _half_past_one() -> Iterator[None]:
    """It is Monday, half past one, and the round is over."""
    with time_machine.travel(at(13, 30), tick=False):
        yield


@pytest.fixture
def karim(user_as: Callable[..., Any]) -> Any:
    return user_as("visitor", email="karim@klokkendam.example")


@pytest.fixture
def anna(user_as: Callable[..., Any]) -> Any:
    return user_as("visitor", email="anna@klokkendam.example")


@pytest.fixture
def stop(by: Acting, karim: Any, anna: Any) -> Stop:
    """A door on the round of Karim and Anna."""
    return round_for(by, karim, anna).stops.get()


# -- the rules, without a database ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("device", "received", "counted"),
    [
        (at(10, 5), at(10, 6), at(10, 5)),  # as it should be
        (at(10, 5), at(18), at(10, 5)),  # told hours later, without network
        (at(10, 5, day=MONDAY + timedelta(days=1)), at(10, 6), at(10, 5)),  # the clock is a day ahead
        (at(10, 5, day=MONDAY - timedelta(days=1)), at(10, 6), at(10, 5)),  # or a day behind
        (at(11, 30), at(10, 6), at(10, 6)),  # it runs ahead: nobody was there after telling it
        (at(23, 50, day=MONDAY - timedelta(days=40)), at(10, 6), at(10, 6)),  # it tells nonsense
        (at(10, 5), at(9, day=MONDAY + timedelta(days=1)), at(10, 5)),  # told the next morning
    ],
)
def test_the_hour_of_the_phone_counts_on_the_day_of_the_round(device: Any, received: Any, counted: Any) -> None:
    """A phone may be a day off: its time of day counts, on the day of the round, never after we heard of it."""
    assert counted_time(device=device, received=received, day=MONDAY) == counted


def _one(number: int, outcome: Outcome, minute: int = 0, **more: Any) -> Told:
    return Told(UUID(int=number), outcome, at(10, minute), **more)


@pytest.mark.parametrize(
    ("told_first", "told_second", "counted"),
    [
        (_one(1, Outcome.NOT_HOME, 0), _one(2, Outcome.NOT_HOME, 5), 1),  # the earliest
        (_one(1, Outcome.NOT_HOME, 5), _one(2, Outcome.NOT_HOME, 0), 2),
        (_one(1, Outcome.NOT_HOME, 0), _one(2, Outcome.SPOKEN, 5), 2),  # who spoke with the resident, did
        (_one(1, Outcome.MOVED, 0), _one(2, Outcome.REFUSED, 5), 2),
        (_one(1, Outcome.SPOKEN, 5), _one(2, Outcome.ELSEWHERE, 0), 2),
        (_one(2, Outcome.SPOKEN, 0), _one(1, Outcome.SPOKEN, 0), 1),  # at the same minute: always the same one
        (_one(1, Outcome.SPOKEN, 0, stopped=True), _one(2, Outcome.NOT_HOME, 5), 2),  # what came late gives way
    ],
)
def test_of_two_tellings_one_counts(told_first: Told, told_second: Told, counted: int) -> None:
    """The earliest in which somebody was met, else the earliest; the other is kept as the second."""
    visit = visit_of([told_first, told_second])
    assert visit.counted.id == UUID(int=counted)
    kept = {kept_as(one, visit).value for one in (told_first, told_second)}
    assert kept == {"counted", "after_stop" if told_first.stopped else "second"}


tellings = st.lists(
    st.builds(
        Told,
        id=st.uuids(),
        outcome=st.sampled_from(KINDS),
        counted_at=st.integers(0, 30).map(lambda minute: at(10, minute)),
        stopped=st.booleans(),
        agreed=st.sampled_from([(), ("bel maandag",), ("post openen", "bel maandag")]),
        help_accepted=st.booleans(),
        card_left=st.booleans(),
    ),
    min_size=1,
    max_size=5,
    unique_by=lambda one: one.id,
)


@given(tellings, st.randoms(use_true_random=False))
def test_a_visit_is_the_same_in_every_order(told: list[Told], random: Any) -> None:
    """What follows from tellings is decided by what they say, never by which came in first."""
    shuffled = random.sample(told, len(told))
    assert visit_of(told) == visit_of(shuffled)


# -- one registration ----------------------------------------------------------------------------------------------


def test_not_home_with_a_card_is_two_actions(stop: Stop, karim: Any) -> None:
    """Ringing and leaving a card are each a contact attempt (DDAS); the code stays with the registration."""
    kept = services.register_visit(by=acting(karim), facts=told(stop, card_left=True, card_code="k7f-3qx-9tb"))
    attempts = ContactAttempt.objects.filter(case=stop.case_id).order_by("kind")
    assert [(one.kind, one.reached, one.day_part) for one in attempts] == [
        ("card", False, "morning"),
        ("visit", False, "morning"),
    ]
    assert (kept.kept_as, kept.card_code) == ("counted", "K7F-3QX-9TB")
    stop.refresh_from_db()
    stop.round.refresh_from_db()
    assert (stop.state, stop.round.state) == (Stop.State.VISITED, Round.State.UNDER_WAY)


def test_a_yes_at_the_door_starts_the_clock(stop: Stop, karim: Any) -> None:
    """Who accepts help at the door has asked for it: four weeks run (art. 4 Wgs), and only what was agreed is kept."""
    facts = told(stop, Outcome.SPOKEN, agreed=("Bel donderdag",), help_accepted=True, language="Pools")
    services.register_visit(by=acting(karim), facts=facts)
    case = Case.objects.get(pk=stop.case_id)
    assert (case.agreed, case.help_asked_on, case.status) == ("Bel donderdag", MONDAY, "help_offered")


@pytest.mark.parametrize(("may_keep", "left"), [(True, {"income": 1, "fixed": 2, "living": 3}), (False, None)])
def test_a_budget_is_kept_only_with_a_yes(stop: Stop, karim: Any, may_keep: bool, left: Any) -> None:
    """More than what was agreed is written down only after the resident's yes (AVG art. 6; Wgs art. 8b)."""
    facts = told(stop, Outcome.SPOKEN, budget=Budget(1, 2, 3), may_keep=may_keep)
    assert services.register_visit(by=acting(karim), facts=facts).facts.get("budget") == left


def test_a_no_stops_every_approach_at_once(by: Acting, stop: Stop, karim: Any) -> None:
    """No is no from the moment it is told: not even the next door of another plan rings here."""
    services.register_visit(by=acting(karim), facts=told(stop, Outcome.REFUSED))
    assert not case_queries.permit(case=Case.objects.get(pk=stop.case_id)).free
    assert queries.may_still_visit(
        by=by, stop=round_for(by, karim, households=[stop.case], day=MONDAY + timedelta(1)).stops.get()
    )


def test_an_unsafe_door_is_left_and_the_coordinator_is_told(by: Acting, stop: Stop, karim: Any) -> None:
    """Who goes away from an unsafe door raises one alarm, and nobody else goes to that door."""
    later = round_for(by, karim, households=[stop.case], day=MONDAY + timedelta(days=1)).stops.get()
    for _phone in range(2):
        services.register_visit(by=acting(karim), facts=told(stop, Outcome.UNSAFE))
    assert Alarm.objects.get().kind == Alarm.Kind.UNSAFE
    later.refresh_from_db()
    assert later.state == Stop.State.CANCELLED


@pytest.mark.parametrize(("outcome", "left"), [(Outcome.NOT_HOME, 1), (Outcome.SPOKEN, 0), (Outcome.MOVED, 0)])
def test_what_was_asked_of_a_visit_is_done_with(
    by: Acting, stop: Stop, karim: Any, outcome: Outcome, left: int
) -> None:
    """A visit that was made is asked for no more; when nobody opened, another day stays asked."""
    with time_machine.travel(at(9), tick=False):
        ask_visit(by=by, case=stop.case_id)
    services.register_visit(by=acting(karim), facts=told(stop, outcome))
    waiting = VisitNeed.objects.filter(case=stop.case_id)
    assert [one.not_before for one in waiting] == [MONDAY + timedelta(days=1)] * left


# -- twice, from two phones, late ----------------------------------------------------------------------------------


def test_who_moved_is_looked_up_by_a_person(by: Acting, stop: Stop, karim: Any) -> None:
    """What a neighbour says closes nothing: it waits until somebody looked it up (a human decides)."""
    kept = services.register_visit(by=acting(karim), facts=told(stop, Outcome.MOVED))
    assert [visit.first for visit in queries.waiting_for_a_look(by=by)] == [kept]
    assert Case.objects.get(pk=stop.case_id).closed_on is None
    services.look_at(by=acting(karim), registration=kept.pk)
    assert queries.waiting_for_a_look(by=by) == []


def test_sent_twice_is_kept_once(stop: Stop, karim: Any) -> None:
    """A phone that is not sure sends again: one row, one attempt, the same answer."""
    facts = told(stop)
    first, again = (services.register_visit(by=acting(karim), facts=facts) for _time in range(2))
    assert first == again
    assert ContactAttempt.objects.filter(case=stop.case_id).count() == 1


def test_two_phones_are_one_visit_and_the_other_telling_is_kept(by: Acting, stop: Stop, karim: Any, anna: Any) -> None:
    """One contact attempt from two phones; what they told differently stands side by side for a person."""
    services.register_visit(by=acting(karim), facts=told(stop, Outcome.NOT_HOME, at=at(10, 2)))
    services.register_visit(by=acting(anna), facts=told(stop, Outcome.SPOKEN, at=at(10, 6), language="Pools"))
    (attempt,) = ContactAttempt.objects.filter(case=stop.case_id, undone_at__isnull=True)
    assert attempt.reached
    (visit,) = queries.waiting_for_a_look(by=by)
    assert [(one.outcome, one.kept_as) for one in visit.told] == [("spoken", "counted"), ("not_home", "second")]
    assert visit.differs == ["outcome", "language"]
    services.look_at(by=acting(anna), registration=visit.first.pk)
    assert queries.waiting_for_a_look(by=by) == []


def _closed(case: Case, by: Acting) -> None:
    case_services.register_attempt(
        by=by, case=case.pk, kind=ContactKind.PHONE, day_part=DayPart.MORNING, reached=False, on=MONDAY
    )
    case_services.close_case(by=by, case=case.pk, outcome=EndResult.NO_CONTACT)


def _refused(case: Case, by: Acting) -> None:
    case_services.refuse(by=by, case=case.pk, kind=RefusalKind.NO_CONTACT, source=RefusalSource.REPLY)


@pytest.mark.parametrize(("meanwhile", "visits"), [(_closed, 0), (_refused, 1)])
def test_what_comes_after_a_stop_is_kept_and_put_to_a_person(
    by: Acting, stop: Stop, karim: Any, meanwhile: Callable[[Case, Acting], None], visits: int
) -> None:
    """Closed, or a no given while the phone had no network: the telling is kept, flagged, and changes nothing itself.

    That somebody rang is still counted after a no, since it happened; a closed case takes nothing.
    """
    meanwhile(stop.case, by)
    kept = services.register_visit(by=acting(karim), facts=told(stop, Outcome.SPOKEN, help_accepted=True))
    assert kept.kept_as == Registration.KeptAs.AFTER_STOP
    assert kept.stopped_by
    assert Case.objects.get(pk=stop.case_id).help_asked_on is None
    assert ContactAttempt.objects.filter(case=stop.case_id, kind="visit").count() == visits
    assert [visit.first for visit in queries.waiting_for_a_look(by=by)] == [kept]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_order_and_repetition_leaves_the_same_case(by: Acting, karim: Any, anna: Any, data: Any) -> None:
    """Two phones, any order, any repetition, taken back or not: the same facts leave the same case behind."""
    facts = data.draw(
        st.lists(
            st.tuples(
                st.sampled_from([karim, anna]),
                st.builds(
                    dict,
                    id=st.uuids(),
                    outcome=st.sampled_from(KINDS),
                    at=st.integers(0, 20).map(lambda minute: at(10, minute)),
                    agreed=st.sampled_from([(), ("bel maandag",)]),
                    help_accepted=st.sampled_from([None, True, False]),
                    card_left=st.booleans(),
                ),
            ),
            min_size=1,
            max_size=3,
            unique_by=lambda one: one[1]["id"],
        )
    )
    taken_back = data.draw(st.lists(st.sampled_from(facts), max_size=2, unique_by=lambda one: one[1]["id"]))
    withdraws = [(user, {"about": told["id"]}) for user, told in taken_back]
    sendings = [data.draw(st.permutations(facts + facts[:1] + withdraws + withdraws[:1])) for _time in range(2)]
    ends = [_sent(by, karim, anna, sent) for sent in sendings]
    assert ends[0] == ends[1]


def _sent(by: Acting, karim: Any, anna: Any, sent: list[tuple[Any, dict[str, Any]]]) -> dict[str, Any]:
    """What a fresh case looks like after these sendings; then all is taken back."""
    with transaction.atomic():
        stop = round_for(by, karim, anna).stops.get()
        for user, facts in sent:
            if "about" in facts:
                services.withdraw_registration(by=acting(user), id=uuid4(), at=at(10, 30), **facts)
            else:
                services.register_visit(by=acting(user), facts=VisitFacts(stop=stop.pk, **facts))
        found = _end_state(stop)
        transaction.set_rollback(True)
    return found


def _end_state(stop: Stop) -> dict[str, Any]:
    case = Case.objects.get(pk=stop.case_id)
    attempts = case.attempts.filter(undone_at__isnull=True)
    return {
        "kept": sorted((one.pk, one.kept_as) for one in Registration.objects.filter(case=case)),
        "attempts": sorted((one.kind, one.day_part, one.reached) for one in attempts),
        "said no": Refusal.objects.standing(MONDAY).filter(case=case).count(),
        "case": (case.status, case.agreed, case.help_asked_on),
        "alarm": Alarm.objects.filter(stop=stop).count(),
        "door": Stop.objects.get(pk=stop.pk).state,
    }


# -- taken back ----------------------------------------------------------------------------------------------------


def _take_back(user: Any, about: UUID, minutes: int = 5, *, by_phone: int | None = None) -> Registration | None:
    """Taken back so many minutes later; the phone tells the hour that its clock shows."""
    with time_machine.travel(at(13, 30) + timedelta(minutes=minutes), tick=False):
        told_at = at(13, 30) + timedelta(minutes=minutes if by_phone is None else by_phone)
        return services.withdraw_registration(by=acting(user), id=uuid4(), about=about, at=told_at)


def test_taken_back_a_visit_leaves_nothing_behind_but_the_row(stop: Stop, karim: Any) -> None:
    """A slip of the thumb for ten minutes: the contact, the yes and the visit are undone, what was asked is asked."""
    with time_machine.travel(at(9), tick=False):
        ask_visit(by=acting(karim), case=stop.case_id)
    before = Case.objects.filter(pk=stop.case_id).values().get()
    facts = told(stop, Outcome.SPOKEN, agreed=("Bel donderdag",), help_accepted=True)
    services.register_visit(by=acting(karim), facts=facts)
    for _time in range(2):
        kept = _take_back(karim, facts.id)
    assert kept and (kept.kept_as, kept.withdrawn_at) == ("withdrawn", at(13, 35))
    assert Case.objects.filter(pk=stop.case_id).values().get() == before
    assert not ContactAttempt.objects.filter(case=stop.case_id, undone_at__isnull=True).exists()
    stop.refresh_from_db()
    assert (stop.state, VisitNeed.objects.count()) == (Stop.State.PLANNED, 1)
    assert Event.objects.filter(verb=Verb.VISIT_TAKEN_BACK, case_id=stop.case_id).count() == 1


def test_a_no_that_was_a_slip_is_taken_back_and_a_colleagues_no_stands(stop: Stop, karim: Any, anna: Any) -> None:
    """The no goes with the contact in which it was said; told by two, it stands until both took it back."""
    mine, hers = told(stop, Outcome.REFUSED), told(stop, Outcome.REFUSED, at=at(10, 9))
    for user, facts in ((karim, mine), (anna, hers)):
        services.register_visit(by=acting(user), facts=facts)
    _take_back(karim, mine.id)
    assert not case_queries.permit(case=Case.objects.get(pk=stop.case_id)).free
    _take_back(anna, hers.id)
    assert case_queries.permit(case=Case.objects.get(pk=stop.case_id)).free


def test_an_alarm_is_not_taken_back_by_a_phone(stop: Stop, karim: Any) -> None:
    """Whether a colleague is safe is for people to find out."""
    facts = told(stop, Outcome.UNSAFE)
    services.register_visit(by=acting(karim), facts=facts)
    _take_back(karim, facts.id)
    assert Alarm.objects.get().ended_at is None


@pytest.mark.parametrize(
    ("minutes", "by_phone", "refused"),
    [
        (10, None, False),
        (11, None, True),
        (180, 9, False),  # taken back in time, told hours later for want of a network
        (180, 11, True),
        (5, 90, False),  # its clock runs ahead: it cannot have been later than now
    ],
)
def test_it_can_be_taken_back_for_ten_minutes(
    stop: Stop, karim: Any, minutes: int, by_phone: int | None, refused: bool
) -> None:
    """After ten minutes it is history and stays; a bad line or clock takes nobody's ten minutes away."""
    facts = told(stop)
    services.register_visit(by=acting(karim), facts=facts)
    if refused:
        with pytest.raises(Refused, match="tien minuten"):
            _take_back(karim, facts.id, minutes, by_phone=by_phone)
    else:
        assert _take_back(karim, facts.id, minutes, by_phone=by_phone)


def test_only_who_told_it_takes_it_back(stop: Stop, karim: Any, anna: Any) -> None:
    """Not the mate, also not before it came in."""
    facts = told(stop)
    assert _take_back(anna, facts.id) is None
    services.register_visit(by=acting(karim), facts=facts)
    with pytest.raises(NotAllowed):
        _take_back(anna, facts.id)
    assert Registration.objects.get().kept_as == "counted"


# -- forged, another's, not here -----------------------------------------------------------------------------------


def test_an_id_that_was_used_for_something_else_is_refused(stop: Stop, karim: Any) -> None:
    """The same id with other contents is no repetition: it is refused, written down, and nothing changes."""
    facts = told(stop)
    services.register_visit(by=acting(karim), facts=facts)
    with pytest.raises(Refused, match="andere inhoud"):
        services.register_visit(by=acting(karim), facts=told(stop, Outcome.SPOKEN, id=facts.id))
    assert Registration.objects.get().outcome == "not_home"
    assert Event.objects.filter(verb=Verb.VISIT_REFUSED, subject=str(facts.id)).count() == 1


@pytest.mark.parametrize(
    ("roles", "refused"),
    [(("visitor",), NotAllowed), (("worker",), NotAllowed), (("coordinator",), None), (("team_lead",), NotAllowed)],
)
def test_only_who_goes_on_the_round_tells_of_it(
    stop: Stop, user_as: Callable[..., Any], roles: tuple[str, ...], refused: type[Exception] | None
) -> None:
    """Another visitor's round is not ours to tell of; a coordinator may, in a colleague's name."""
    other = acting(user_as(*roles))
    if refused is None:
        assert services.register_visit(by=other, facts=told(stop)).kept_as == "counted"
        return
    with pytest.raises(refused):
        services.register_visit(by=other, facts=told(stop))
    assert Event.objects.filter(verb=Verb.VISIT_REFUSED).count() == 1


def test_a_door_that_is_in_no_round_here_is_refused(stop: Stop, karim: Any) -> None:
    """A forged door gets a sentence and no row."""
    with pytest.raises(Missing):
        services.register_visit(by=acting(karim), facts=told(Stop(pk=stop.pk + 99, day=MONDAY)))
    assert Registration.objects.count() == 0


def test_a_round_of_a_later_day_is_not_told_of_yet(by: Acting, karim: Any) -> None:
    """What has not happened cannot be registered."""
    tomorrow = round_for(by, karim, day=MONDAY + timedelta(days=1)).stops.get()
    with pytest.raises(Refused, match="latere dag"):
        services.register_visit(by=acting(karim), facts=told(tomorrow, id=uuid4()))
