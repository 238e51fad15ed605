"""Rota, times, volunteers and themes through their services, on a real database."""

from datetime import datetime, time, timedelta

import pytest

from aanbel.accounts import queries as accounts
from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.audit.models import Event
from aanbel.desk import queries, services
from aanbel.desk.core.roles import HelpRole
from aanbel.desk.core.rota import Trouble, monday_of
from aanbel.desk.core.volunteering import Stage
from aanbel.desk.models import Desk, DeskMember, Duty, Theme
from aanbel.desk.services import Dates
from aanbel.directory.models import Location, Schedule
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing, NotAllowed, Refused

MORNING = {"starts": time(9), "ends": time(12)}


@pytest.fixture
def desk(by) -> Desk:
    """A desk that is open every day from nine until noon."""
    place = Location.objects.create(municipality_id=9901, name="Buurthuis", walk_in=True)
    Schedule.objects.create(
        municipality_id=9901, location=place, freq="WEEKLY", byday="MO,TU,WE,TH,FR,SA,SU", opens_at=time(9),
        closes_at=time(12),
    )  # fmt: skip
    return services.keep_desk(by=by, name="Werkplaats", location=place.pk, wait_norm=15)


@pytest.fixture
def monday():
    """The next Monday: all of its week is still to come."""
    return monday_of(clock.today()) + timedelta(days=7)


def ready(by: Acting, user) -> None:
    """A volunteer of whom certificate and agreement are known."""
    services.welcome_volunteer(by=by, user=user.pk)
    today = clock.today()
    services.note_dates(by=by, user=user.pk, dates=Dates(vog_on=today, agreement_on=today))


def plan(by: Acting, desk: Desk, user, on, role=HelpRole.VOLUNTEER, **more) -> Duty:
    return services.plan_duty(by=by, desk=desk.pk, user=user.pk, on=on, role=role, **{**MORNING, **more})


def test_a_beginner_is_not_planned_alone_and_is_beside_a_colleague(by, desk, monday, user_as) -> None:
    """Without a certificate and agreement: first somebody beside them. A coach who is rung is not beside them."""
    fresh, coach = user_as("volunteer"), user_as("professional")
    with pytest.raises(Refused, match="VOG"):
        plan(by, desk, fresh, monday)
    rung = plan(by, desk, coach, monday, HelpRole.BUDGET_COACH, phone="088 000 0001")
    with pytest.raises(Refused, match="VOG"):
        plan(by, desk, fresh, monday)
    services.drop_duty(by=by, duty=rung.pk)
    plan(by, desk, coach, monday, HelpRole.BUDGET_COACH, room="kamer 2")
    assert plan(by, desk, fresh, monday).state == Duty.State.PLANNED


def test_ill_leaves_a_gap_and_a_colleague_fills_it(by, desk, monday, user_as) -> None:
    """The gap is shown; who is free and fit is offered; who stands in is in reach, who is ill is not."""
    coach, other = user_as("professional"), user_as("professional", email="b@klokkendam.example")
    truus = user_as("volunteer")
    ready(by, truus)
    plan(by, desk, truus, monday)
    duty = plan(by, desk, coach, monday, HelpRole.BUDGET_COACH, room="kamer 2")
    assert queries.rota_week(by=by, desk=desk, day=monday).days[0].gaps == []
    services.report_ill(by=accounts.acting_as(coach, 9901), duty=duty.pk)
    services.report_ill(by=by, duty=duty.pk)  # said twice
    (gap,) = queries.rota_week(by=by, desk=desk, day=monday).days[0].gaps
    assert (gap.trouble, gap.span) == (Trouble.NO_PROFESSIONAL, (540, 720))
    assert [one.pk for one in queries.can_stand_in(by=by, duty=duty)] == [other.pk]
    services.stand_in(by=by, duty=duty.pk, user=other.pk)
    at = datetime.combine(monday, time(10), clock.AMSTERDAM)
    assert [who.user_id for who in queries.on_duty(by=by, desk=desk.pk, at=at)] == [other.pk, truus.pk]
    with pytest.raises(Refused, match="collega"):
        services.report_well(by=by, duty=duty.pk)
    assert Event.objects.filter(verb="duty_ill").count() == 1


def test_nobody_is_at_two_desks_at_once_nor_does_work_of_another_role(by, desk, monday, user_as) -> None:
    """Overlap is refused, also at another desk; a volunteer is no budget coach; a visitor stands on no rota."""
    coach, visitor = user_as("professional"), user_as("visitor")
    elsewhere = services.keep_desk(by=by, name="Andere", wait_norm=10)
    plan(by, desk, coach, monday, HelpRole.BUDGET_COACH)
    with pytest.raises(Refused, match="al op een rooster"):
        plan(by, elsewhere, coach, monday, HelpRole.BUDGET_COACH, starts=time(11), ends=time(14))
    plan(by, elsewhere, coach, monday, HelpRole.BUDGET_COACH, starts=time(12), ends=time(14))
    with pytest.raises(Refused, match="rol"):
        plan(by, desk, visitor, monday, HelpRole.LEGAL_ADVISER)


def test_a_week_is_copied_but_for_who_is_elsewhere(by, desk, monday, user_as) -> None:
    """What stands in the other week stays; who is on another rota then is told, not doubled."""
    coach, other = user_as("professional"), user_as("professional", email="b@klokkendam.example")
    plan(by, desk, coach, monday, HelpRole.BUDGET_COACH, room="1")
    plan(by, desk, other, monday + timedelta(days=1), HelpRole.GENERALIST, room="1")
    elsewhere = services.keep_desk(by=by, name="Andere", wait_norm=10)
    plan(by, elsewhere, coach, monday + timedelta(days=7), HelpRole.BUDGET_COACH, room="1")
    copied, left = services.copy_week(by=by, desk=desk.pk, week=monday, to=monday + timedelta(days=7))
    assert [one.user_id for one in copied] == [other.pk]
    assert [one.user_id for one in left] == [coach.pk]
    assert queries.roles_on_duty(by=by, days=30) == {"budget_coach", "generalist"}


def test_a_copied_week_leaves_no_beginner_alone(by, desk, monday, user_as) -> None:
    """The rule of planning holds for copying too: beside a colleague it is copied, without one it is told."""
    fresh, truus = user_as("volunteer"), user_as("volunteer", email="truus@klokkendam.example")
    ready(by, truus)
    plan(by, desk, truus, monday)
    plan(by, desk, fresh, monday)
    to = monday + timedelta(days=7)
    elsewhere = services.keep_desk(by=by, name="Andere", wait_norm=10)
    busy = plan(by, elsewhere, truus, to)
    copied, left = services.copy_week(by=by, desk=desk.pk, week=monday, to=to)
    assert (copied, {one.user_id for one in left}) == ([], {truus.pk, fresh.pk})
    assert not Duty.objects.filter(desk=desk, on=to).exists()
    services.drop_duty(by=by, duty=busy.pk)
    copied, left = services.copy_week(by=by, desk=desk.pk, week=monday, to=to)
    assert ({one.user_id for one in copied}, left) == ({truus.pk, fresh.pk}, [])


def test_two_exchange_their_days(by, desk, monday, user_as) -> None:
    """Each takes the hours and the work of the other."""
    one, two = user_as("professional"), user_as("professional", email="b@klokkendam.example")
    first = plan(by, desk, one, monday, HelpRole.BUDGET_COACH, room="1")
    second = plan(by, desk, two, monday, HelpRole.LEGAL_ADVISER, room="1")
    services.exchange(by=by, one=first.pk, other=second.pk)
    found = {duty.role: duty.user_id for duty in Duty.objects.filter(state=Duty.State.PLANNED)}
    assert found == {"budget_coach": two.pk, "legal_adviser": one.pk}


def test_a_time_is_opened_once_and_not_in_the_past(by, desk, monday, user_as) -> None:
    """Half hours on two weeks; opening them again adds nothing; a volunteer opens none."""
    coach = user_as("professional")
    me = accounts.acting_as(coach, 9901)
    given = {"desk": desk.pk, "user": coach.pk, "role": HelpRole.BUDGET_COACH, "starts": time(13), "minutes": 30}
    opened = services.open_slots(by=me, first=monday, until=time(14), weeks=2, **given)
    assert len(opened) == 4
    assert len(queries.free_slots(by=me, desk=desk.pk)) == 4
    with pytest.raises(Refused, match="staan al open"):
        services.open_slots(by=me, first=monday, until=time(14), weeks=2, **given)
    with pytest.raises(NotAllowed):
        services.open_slots(
            by=accounts.acting_as(user_as("volunteer"), 9901), first=monday, until=time(15), weeks=1, **given
        )
    services.close_slot(by=me, slot=opened[0].pk)
    assert len(queries.free_slots(by=me, desk=desk.pk)) == 3


def test_of_a_certificate_only_the_date_and_who_saw_it_are_kept(by, desk, user_as) -> None:
    """Who stops belongs to no desk any more; a day that is still to come is not written down."""
    truus, marijke = user_as("volunteer"), user_as("coordinator")
    services.join_desk(by=by, desk=desk.pk, user=truus.pk)
    services.welcome_volunteer(by=by, user=truus.pk)
    today = clock.today()
    found = services.note_dates(by=accounts.acting_as(marijke, 9901), user=truus.pk, dates=Dates(vog_on=today))
    assert (found.vog_on, found.vog_seen_by) == (today, marijke.name)
    with pytest.raises(Refused, match="moet nog komen"):
        services.note_dates(by=by, user=truus.pk, dates=Dates(vog_on=today + timedelta(days=1)))
    services.move_volunteer(by=by, user=truus.pk, stage=Stage.STOPPED)
    assert not DeskMember.objects.filter(user=truus).exists()
    with pytest.raises(NotAllowed):
        queries.volunteer_page(by=accounts.acting_as(user_as("professional"), 9901), user=truus.pk)


@pytest.mark.parametrize(
    ("words", "sure", "kept"),
    [
        ("De brief van het waterbedrijf zegt niet wat je moet doen", False, True),
        ("Mevrouw Jansen kwam er weer mee", False, False),
        ("Mevrouw Jansen kwam er weer mee", True, True),  # a person looked; it may be the name of a shop
        ("Bel haar op 06 12345678", True, False),
        ("   ", False, False),
    ],
)
def test_a_remark_is_about_nobody(by, words, sure, kept) -> None:
    """What may be somebody is asked about; what surely is somebody's is refused, also with a tick."""
    theme = services.hear_theme(by=by, sentence="Brieven zijn moeilijk")
    if kept:
        assert services.remark_on_theme(by=by, theme=theme.pk, words=words, sure=sure).words == words
    else:
        with pytest.raises(Refused):
            services.remark_on_theme(by=by, theme=theme.pk, words=words, sure=sure)


def test_a_theme_goes_to_the_municipality_and_comes_back(by, user_as) -> None:
    """Put by the coordinator, answered by the team lead, read by a volunteer; the same subject is heard once."""
    marijke, rob, truus = (
        accounts.acting_as(user_as(role), 9901) for role in ("coordinator", "team_lead", "volunteer")
    )
    theme = services.hear_theme(by=marijke, sentence="Brieven zijn moeilijk", tile="letter", sender="water")
    assert services.hear_theme(by=marijke, sentence="Anders gezegd", tile="letter", sender="water") == theme
    with pytest.raises(Refused, match="Gehoord"):
        services.answer_theme(by=rob, theme=theme.pk, answer="Nee", changed=False)
    with pytest.raises(NotAllowed):
        services.put_theme(by=truus, theme=theme.pk, asks="Schrijf het opnieuw")
    services.put_theme(by=marijke, theme=theme.pk, asks="Schrijf het opnieuw")
    services.look_into_theme(by=rob, theme=theme.pk)
    with pytest.raises(NotAllowed):
        services.answer_theme(by=marijke, theme=theme.pk, answer="Gedaan", changed=True)
    services.answer_theme(by=rob, theme=theme.pk, answer="De brief is herschreven", changed=True)
    (read,) = queries.themes(by=truus)
    assert (read.stage, read.answer, read.changed) == ("answered", "De brief is herschreven", True)


def test_another_municipality_sees_none_of_it(by, desk, zilverdijk) -> None:
    """Its coordinator finds neither the desk nor the theme."""
    theme = services.hear_theme(by=by, sentence="Brieven zijn moeilijk")
    with on_behalf_of(Acting.system(9902)) as other:
        assert queries.desks(by=other) == []
        with pytest.raises(Missing):
            queries.theme(by=other, number=theme.pk)
        with pytest.raises(Missing):
            services.join_desk(by=other, desk=desk.pk, user=1)
    assert Theme.objects.count() == 1
