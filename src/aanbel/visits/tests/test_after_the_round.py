"""Safety while on the road, looking back afterwards, and what the team learns."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.conf import settings
from django.core import mail
from django.db import connection
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from aanbel.audit.acting import Acting
from aanbel.cases import services as case_services
from aanbel.cases.models import ContactKind, DayPart, Reminder
from aanbel.kernel.errors import NotAllowed, Refused
from aanbel.visits import permissions, queries, services
from aanbel.visits.core import chance, debrief
from aanbel.visits.core.next_attempt import NextAttempt, Why, next_attempt
from aanbel.visits.core.safety import Breach, Seen, Sign, breaches, whereabouts
from aanbel.visits.models import AddressMark, Alarm, CheckIn, Outing, Round, RoundDebrief, Stop, VisitNeed
from aanbel.visits.services import Outcome, SafetyFact
from aanbel.visits.tests.rounds import MONDAY, acting, at, round_for, told

MORNING, AFTERNOON, EVENING = chance.DayPart
A_WEEK_OF_EVENINGS = chance.Chances({(0, EVENING): chance.Tally(40, 30), (0, MORNING): chance.Tally(40, 4)})


@pytest.fixture(autouse=True)
def _quarter_past_ten() -> Iterator[None]:
    """It is Monday, a quarter past ten; the round is under way."""
    with time_machine.travel(at(10, 15), tick=False):
        yield


@pytest.fixture
def karim(user_as: Callable[..., Any]) -> Any:
    return user_as("visitor", email="karim@klokkendam.example")


@pytest.fixture
def coordinator(user_as: Callable[..., Any]) -> Acting:
    return acting(user_as("coordinator"))


@pytest.fixture
def stop(by: Acting, karim: Any) -> Stop:
    return round_for(by, karim).stops.get()


def sign(kind: Sign, stop: Stop | None, **more: Any) -> SafetyFact:
    return SafetyFact(**{"id": uuid4(), "sign": kind, "stop": stop.pk if stop else None, "at": at(10)} | more)


# -- rules -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tried", "flagged", "part", "why"),
    [
        ([], False, AFTERNOON, Why.NOT_TRIED),  # of two untried parts by day the more promising
        ([AFTERNOON], False, MORNING, Why.NOT_TRIED),
        ([MORNING, AFTERNOON], False, EVENING, Why.EVENING_ONCE),
        ([MORNING, AFTERNOON], True, AFTERNOON, Why.TRIED_LEAST),  # a flagged door never in the evening
        ([MORNING, AFTERNOON, EVENING], False, AFTERNOON, Why.TRIED_LEAST),  # the evening once
        ([AFTERNOON, AFTERNOON, MORNING], True, MORNING, Why.TRIED_LEAST),
    ],
)
def test_the_next_visit_is_on_another_part_of_the_day(
    tried: list[chance.DayPart], flagged: bool, part: chance.DayPart, why: Why
) -> None:
    """What was not tried goes first, the evening once and never at a flagged door."""
    found = next_attempt(tried, A_WEEK_OF_EVENINGS, flagged=flagged)
    assert found is not None
    assert (found.part, found.why) == (part, why)


def test_after_four_visits_it_is_time_for_another_way() -> None:
    """Who did not open four times is not rung a fifth time."""
    assert next_attempt([MORNING] * 4, chance.Chances()) is None


@given(st.dictionaries(st.tuples(st.integers(0, 6), st.sampled_from(list(chance.DayPart))), st.integers(0, 400)))
def test_a_chance_lies_between_what_was_seen_and_what_was_known(met_of: dict[Any, int]) -> None:
    """A smoothed chance is never 0 or 1, and with many visits it comes near one's own share."""
    chances = chance.Chances({moment: chance.Tally(400, met) for moment, met in met_of.items()})
    for moment, met in met_of.items():
        found = chances.at(*moment)
        assert 0 < found < 1
        assert abs(found - met / 400) < 0.05


@pytest.mark.parametrize(
    ("unsafe", "no_visits", "visitors", "hour", "wrong"),
    [
        (False, False, 1, 20, []),
        (True, False, 2, 14, []),
        (True, False, 1, 14, [Breach.ALONE]),
        (True, False, 2, 18, [Breach.EVENING]),
        (True, True, 1, 19, [Breach.NO_VISITS, Breach.ALONE, Breach.EVENING]),
        (False, True, 2, 10, [Breach.NO_VISITS]),
    ],
)
def test_a_flagged_door_is_never_visited_alone_nor_in_the_evening(
    unsafe: bool, no_visits: bool, visitors: int, hour: int, wrong: list[Breach]
) -> None:
    """Where there was aggression two go, by day; where no visit may be nobody goes (Arbocatalogus Gemeenten)."""
    assert breaches(unsafe=unsafe, no_visits=no_visits, visitors=visitors, at=at(hour)) == wrong


@given(
    st.lists(
        st.builds(Seen, st.sampled_from(list(Sign)), st.integers(0, 40).map(lambda m: at(10, m)), st.integers(1, 2))
    ),
    st.randoms(use_true_random=False),
)
def test_where_somebody_is_does_not_depend_on_the_order_of_signs(signs: list[Seen], random: Any) -> None:
    """Signs come late and in any order; where somebody is follows from their own times."""
    assert whereabouts(signs) == whereabouts(random.sample(signs, len(signs)))


@pytest.mark.parametrize(
    ("found", "again", "acts"),
    [
        (debrief.Found(None), None, ["tell"]),
        (debrief.Found(Outcome.NOT_HOME), True, ["plan_again"]),
        (debrief.Found(Outcome.NOT_HOME, waits=True), None, ["look", "another_way"]),
        (debrief.Found(Outcome.SPOKEN, help_accepted=True, next_step=True, referral=True), True,
         ["talk_plan", "remind", "refer"]),
        (debrief.Found(Outcome.REFUSED), True, ["close"]),
        (debrief.Found(Outcome.MOVED), True, ["check_register"]),
        (debrief.Found(Outcome.UNSAFE), True, ["mark_unsafe", "talk_it_over"]),
        (debrief.Found(Outcome.UNSAFE, marked=True), True, ["talk_it_over"]),
        (debrief.Found(Outcome.ELSEWHERE), True, ["plan_elsewhere"]),
    ],
)  # fmt: skip
def test_every_outcome_has_its_next_act(found: debrief.Found, again: Any, acts: list[str]) -> None:
    """After the round each door has a next act; nobody is visited again after a no."""
    next_time = NextAttempt(MORNING, Why.NOT_TRIED, 0.3) if again else None
    assert [one.value for one in debrief.proposals(found, next_time)] == acts


@pytest.mark.parametrize(
    ("role", "register", "watch", "debrief_", "figures"),
    [
        ("coordinator", True, True, True, True),
        ("visitor", False, False, False, True),
        ("worker", False, False, False, True),
        ("team_lead", False, False, False, True),
        ("privacy_officer", False, False, False, False),
        ("volunteer", False, False, False, False),
    ],
)
def test_who_may_see_and_tell_what(role: str, register: bool, watch: bool, debrief_: bool, figures: bool) -> None:
    """A round of others is told of and talked over by its visitors and the coordinator; only the latter sees who is
    where."""
    other = Acting((9901,), user_id=7, roles=frozenset({role}))
    assert permissions.can_register(other, [1]) is register
    assert permissions.can_watch_over(other) is watch
    assert permissions.can_debrief(other, [1]) is debrief_
    assert permissions.can_see_figures(other) is figures
    assert permissions.can_register(other, [7]) and permissions.can_debrief(other, [7])


# -- on the road -----------------------------------------------------------------------------------------------------


def test_nothing_of_a_place_remains_after_the_duty(by: Acting, stop: Stop, karim: Any) -> None:
    """The last point lives on the outing and nowhere else, and is gone when the visitor is back."""
    services.check_in(by=acting(karim), fact=sign(Sign.ARRIVED, stop, lon=5.0123, lat=52.0456))
    assert (Outing.objects.get().lon, Outing.objects.get().lat) == (5.0123, 52.0456)
    services.close_duty(by=acting(karim))
    with connection.cursor() as cursor:
        for table in ("visits_outing", "visits_checkin", "visits_alarm", "audit_event", "procrastinate_jobs"):
            cursor.execute(f"select count(*) from {table} t where t::text ~ '5[.]0123|52[.]0456'")
            assert cursor.fetchone() == (0,), table


def test_who_goes_out_again_is_watched_again(by: Acting, stop: Stop, karim: Any) -> None:
    """A sign of before coming home changes nothing, however late it comes in; one of after it starts a new outing."""
    services.check_in(by=acting(karim), fact=sign(Sign.ARRIVED, stop))
    services.close_duty(by=acting(karim))
    with time_machine.travel(at(11), tick=False):
        services.check_in(by=acting(karim), fact=sign(Sign.LEFT, stop, at=at(10, 10), lon=5.0, lat=52.0))
        assert Outing.objects.get().ended_at
        services.check_in(by=acting(karim), fact=sign(Sign.ARRIVED, stop, at=at(10, 55)))
        assert Outing.objects.get().ended_at is None


def test_at_night_everybody_is_home(by: Acting, stop: Stop, karim: Any) -> None:
    """Who forgot to say that they are back is off duty by night, without a place."""
    services.check_in(by=acting(karim), fact=sign(Sign.ARRIVED, stop, lon=5.0, lat=52.0))
    assert services.end_outings(by=by, before=MONDAY) == 0
    assert services.end_outings(by=by, before=MONDAY + timedelta(days=1)) == 1
    outing = Outing.objects.get()
    assert outing.ended_at and outing.lon is None and outing.point_at is None


@pytest.mark.parametrize(
    ("signs", "now", "alarms"),
    [
        ([Sign.ARRIVED], at(10, 34), 0),  # twenty minutes were planned, and a quarter of an hour is given
        ([Sign.ARRIVED], at(10, 36), 1),
        ([Sign.ARRIVED, Sign.LEFT], at(10, 36), 0),
        ([Sign.ARRIVED, Sign.LEFT], at(13, 1), 1),  # an hour after the round nobody said to be back
    ],
)
def test_who_stays_too_long_raises_one_alarm(
    by: Acting, stop: Stop, karim: Any, coordinator: Acting, signs: list[Sign], now: Any, alarms: int
) -> None:
    """Later than expected, and a quarter of an hour: the coordinators are told, once, without a name or an address."""
    for minute, kind in enumerate(signs):
        services.check_in(by=acting(karim), fact=sign(kind, stop, at=at(10, minute * 20)))
    with time_machine.travel(now, tick=False):
        for _watch in range(2):
            services.watch_visitor(by=by, user=karim.pk, day=MONDAY)
        assert len(queries.overdue(by=coordinator)) == alarms
        for alarm in Alarm.objects.all():
            services.tell_of_alarm(by=by, alarm=alarm.pk)
            services.tell_of_alarm(by=by, alarm=alarm.pk)
    assert len(mail.outbox) == alarms
    assert all(karim.name not in one.body and "Molenweg" not in one.body for one in mail.outbox)


def test_a_call_for_help_is_never_refused(by: Acting, stop: Stop, user_as: Callable[..., Any]) -> None:
    """Also from a door that is not in one's own round, or from no door at all; sent twice it is one alarm."""
    other = acting(user_as("visitor"))
    fact = sign(Sign.SOS, stop)
    for sent in (fact, fact, sign(Sign.SOS, None)):
        services.check_in(by=other, fact=sent)
    assert list(Alarm.objects.order_by("pk").values_list("kind", "stop")) == [("sos", None), ("sos", None)]


def test_another_visitor_does_not_check_in_at_my_door(by: Acting, stop: Stop, user_as: Callable[..., Any]) -> None:
    """Coming and going is told by who is there."""
    with pytest.raises(NotAllowed):
        services.check_in(by=acting(user_as("visitor")), fact=sign(Sign.ARRIVED, stop))
    assert CheckIn.objects.count() == 0


def test_an_alarm_ends_with_a_word_of_the_coordinator(stop: Stop, karim: Any, coordinator: Acting) -> None:
    """A sign “safe” from the phone does not end a call for help: somebody may hold that phone."""
    services.raise_sos(by=acting(karim), id=uuid4(), at=at(10, 5), stop=stop.pk)
    services.check_in(by=acting(karim), fact=sign(Sign.SAFE, stop, at=at(10, 6)))
    (alarm,) = queries.running_alarms(by=coordinator)
    with pytest.raises(Refused, match="hoe het afliep"):
        services.end_alarm(by=coordinator, alarm=alarm.pk, how=" ")
    services.end_alarm(by=coordinator, alarm=alarm.pk, how="gebeld, alles goed")
    assert queries.running_alarms(by=coordinator) == []


# -- afterwards ------------------------------------------------------------------------------------------------------


def test_one_tap_asks_for_another_visit(by: Acting, stop: Stop, karim: Any) -> None:
    """Nobody at home: the next visit is asked for another part of the day, in the language that was heard."""
    services.register_visit(by=acting(karim), facts=told(stop, language="Pools"))
    services.plan_again(by=acting(karim), stop=stop.pk, part=DayPart.EVENING)
    need = VisitNeed.objects.get(case=stop.case_id)
    assert (need.day_parts, need.language, need.not_before) == (["evening"], "Pools", MONDAY + timedelta(days=1))


def test_a_next_step_becomes_a_reminder_and_an_unsafe_door_a_flag(stop: Stop, karim: Any) -> None:
    """What was agreed stands on the day of who agreed it; a flag ends by itself."""
    services.register_visit(by=acting(karim), facts=told(stop, Outcome.SPOKEN, next_step="Bellen over de post"))
    services.remind_of_agreement(by=acting(karim), stop=stop.pk)
    assert Reminder.objects.get().words == "Bellen over de post"
    services.mark_unsafe(by=acting(karim), stop=stop.pk)
    assert AddressMark.objects.get(address=stop.address_id).until == MONDAY + timedelta(days=183)


def test_pages_of_a_round_from_telling_to_looking_back(by: Acting, karim: Any, coordinator: Acting) -> None:
    """A visitor tells of a visit at the desk, looks back, and asks for another one with one tap."""
    found = round_for(by, karim, doors=2)
    first, second = found.stops.all()
    client = Client()
    client.force_login(karim, backend=settings.AUTHENTICATION_BACKENDS[0])
    page = client.get(f"/rondes/adres/{first.pk}/registreren")
    assert page.status_code == 200
    told_at_desk = {"id": str(uuid4()), "outcome": "not_home", "at": "10:05", "card_code": "K7F-3QX-9TB"}
    answer = client.post(f"/rondes/adres/{first.pk}/registreren", told_at_desk, follow=True)
    assert answer.redirect_chain == [(f"/rondes/{found.pk}/nabespreking", 302)]
    assert client.post(f"/rondes/adres/{first.pk}/registreren", told_at_desk | {"outcome": ""}).status_code == 422
    assert client.post(f"/rondes/adres/{second.pk}/vervolg", {"what": "afternoon"}).status_code == 302
    assert client.post(f"/rondes/{found.pk}/nabespreking", {"pace": "right", "together": "well"}).status_code == 302
    found.refresh_from_db()
    assert found.state == Round.State.DONE
    assert RoundDebrief.objects.get().pace == "right"
    assert client.get("/rondes/veilig").status_code == 403
    assert client.get("/vandaag/onderweg").status_code == 200


def test_the_page_of_who_is_where_polls_and_tells_no_street(
    by: Acting, stop: Stop, karim: Any, client_as: Callable[..., Client]
) -> None:
    """The coordinator sees who is out and at which door of the list; the part that asks again is the list alone."""
    services.check_in(by=acting(karim), fact=sign(Sign.ARRIVED, stop, lon=5.0, lat=52.0))
    services.raise_sos(by=acting(karim), id=uuid4(), at=at(10, 5))
    client = client_as("coordinator")
    page = client.get("/rondes/veilig").content.decode()
    assert "Visitor" in page
    assert "Molenweg" not in page
    part = client.get("/rondes/veilig", headers={"HX-Request": "true"}).content.decode()
    assert "<h1" not in part and "data-polling" in part
    assert "Kijk wie het is" in part  # an alarm that this reader's page did not show yet
    (alarm,) = Alarm.objects.all()
    client.post(f"/rondes/veilig/alarm/{alarm.pk}", {f"a{alarm.pk}-how": "gebeld"})
    assert not Alarm.objects.filter(ended_at=None).exists()


def test_figures_hide_small_numbers_and_teach_when_there_are_enough(
    by: Acting, stop: Stop, client_as: Callable[..., Client]
) -> None:
    """Four visits show nothing; forty that differ teach which part of the day is better."""
    client = client_as("team_lead")
    for number in range(40):
        part, reached = (DayPart.EVENING, number % 4 != 0) if number % 2 else (DayPart.MORNING, number % 3 == 0)
        case_services.register_attempt(
            by=by, case=stop.case_id, kind=ContactKind.VISIT, day_part=part, reached=reached, on=MONDAY
        )
        if number == 3:
            assert "visit-strip" not in client.get("/rondes/cijfers").content.decode()
    found = queries.figures(by=by)
    assert found.lesson is not None
    assert (found.lesson.better, found.lesson.worse) == (chance.DayPart.EVENING, chance.DayPart.MORNING)
    assert "visit-strip" in client.get("/rondes/cijfers").content.decode()
    assert queries.day_part_figures(by=by).at(0, chance.DayPart.EVENING) > 0.6


def test_pages_ask_as_much_of_the_database_for_many_doors_as_for_one(
    by: Acting, karim: Any, client_as: Callable[..., Client], sql_of: Callable[..., str]
) -> None:
    """Looking back on eight doors, and watching over who is out, cost as many statements as for one door."""
    client = client_as("coordinator")
    one, eight = round_for(by, karim), round_for(by, karim, doors=8)
    for found in (one, eight):
        for stop in found.stops.all():
            services.register_visit(by=acting(karim), facts=told(stop))
    client.get(f"/rondes/{one.pk}/nabespreking")
    asked = [sql_of(client.get, f"/rondes/{found.pk}/nabespreking").count("\n") for found in (one, eight)]
    assert asked[0] == asked[1]
