"""The walk-in desks of the demo: three in Klokkendam and one in Zilverdijk, with their volunteers, professionals, rota
and times for appointments. The weeks are arranged but for a few gaps; today somebody is always there.
"""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from aanbel.accounts import queries as accounts
from aanbel.accounts.models import Role, User
from aanbel.accounts.services import invite_user
from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.demo.desks_cast import (
    AFTERNOON,
    HELPERS,
    PROFESSIONALS,
    TRAININGS,
    WORKPLACES,
    Behind,
    Helper,
    Hours,
    Workplace,
)
from aanbel.desk import services
from aanbel.desk.models import Desk, Training
from aanbel.desk.services import Dates, HelpRole, VolunteerStage
from aanbel.directory.models import Location
from aanbel.jobs import without_jobs
from aanbel.kernel import clock
from aanbel.kernel.errors import Refused


def open_desks(codes: Sequence[int]) -> None:
    """Desks, people and rota through the services; does nothing where there are desks."""
    for code in codes:
        by = Acting.system(code)
        if code not in WORKPLACES:
            continue
        with on_behalf_of(by), without_jobs():
            if not Desk.objects.filter(municipality_id=code).exists():
                _open(by)


def _open(by: Acting) -> None:
    desks = [_desk(by, one) for one in WORKPLACES[by.municipality]]
    helpers = [_helper(by, one, desks) for one in HELPERS[by.municipality]]
    for name, about, needed, months in TRAININGS:
        services.keep_training(
            by=by, name=name, about=about, needed=needed, months=months, next_on=clock.today() + timedelta(days=23)
        )
    for user, helper in zip(helpers, HELPERS[by.municipality], strict=True):
        _path(by, user, helper, desks[helper.desks[0]])
    behind = [(_account(by, one.email, one.name, one.role), one) for one in PROFESSIONALS[by.municipality]]
    for user, one in behind:
        if one.work is not HelpRole.VOLUNTEER_AID:
            services.join_desk(by=by, desk=desks[0].pk, user=user.pk)
    in_turn = [(user, one) for user, one in behind if one.turn]
    this = clock.today() - timedelta(days=clock.today().weekday())
    coming = this + timedelta(weeks=1)
    for nth, desk in enumerate(desks):
        _week(by, desk, nth, helpers, in_turn, coming)
    for user, one in behind:
        for day in one.days:
            _on(by, desks[0], coming + timedelta(days=day), AFTERNOON, user, one.work, phone=one.phone)
    _whatever_the_hour(by, desks[0], helpers[0], *in_turn[0])
    monday_morning = datetime.combine(this, time(0, 5), clock.AMSTERDAM)
    for desk in desks:
        with clock.standing_at(min(monday_morning, clock.now())):
            services.copy_week(by=by, desk=desk.pk, week=coming, to=this)
        services.copy_week(by=by, desk=desk.pk, week=coming, to=coming + timedelta(weeks=1))
    for user, one in in_turn[:2]:
        _times(by, desks[0], user, one.work)


def _whatever_the_hour(by: Acting, desk: Desk, volunteer: User, coach: User, one: Behind) -> None:
    """Today the first desk has somebody at any hour: whoever opens the demo in the evening sees a desk that works."""
    whole_day = (time(0), time(23, 59))
    _on(by, desk, clock.today(), whole_day, coach, one.work, phone=one.phone, room="spreekkamer")
    _on(by, desk, clock.today(), whole_day, volunteer, HelpRole.VOLUNTEER)


def _desk(by: Acting, one: Workplace) -> Desk:
    """It stands where its entry of the social map is: the hours are told there."""
    place = Location.objects.get(municipality_id=by.municipality, service_at_locations__service__name=one.entry)
    return services.keep_desk(
        by=by, name=one.name, location=place.pk, neighbourhood=place.neighbourhood_id, wait_norm=one.wait_norm
    )


def _account(by: Acting, email: str, name: str, role: Role) -> User:
    """The colleague with this address; invited when the cast does not have them."""
    found = User.objects.filter(email=email).first()
    return found or invite_user(by=by, email=email, name=name, roles=(role,))


def _helper(by: Acting, one: Helper, desks: Sequence[Desk]) -> User:
    user = _account(by, one.email, one.name, Role.VOLUNTEER)
    for nth in one.desks:
        services.join_desk(by=by, desk=desks[nth].pk, user=user.pk)
    services.welcome_volunteer(by=by, user=user.pk, since=_months_ago(one.months))
    return user


def _path(by: Acting, user: User, one: Helper, desk: Desk) -> None:
    began = _months_ago(one.months)
    coordinator = _coordinator(by)
    services.note_dates(
        by=coordinator,
        user=user.pk,
        dates=Dates(
            met_on=began,
            vog_requested_on=began + timedelta(days=7),
            vog_on=None if one.vog is None else _months_ago(one.vog) + timedelta(days=20),
            agreement_on=None if one.agreement is None else _months_ago(one.agreement),
        ),
    )
    for time_ in range(one.watched):
        day = began + timedelta(days=10 + 7 * time_)
        services.note_shadowing(by=coordinator, user=user.pk, on=day, with_name="Truus Molenaar", desk=desk.pk)
    lessons = list(Training.objects.filter(municipality_id=by.municipality, needed=True).order_by("pk"))
    for lesson in lessons[: one.trained]:
        services.note_training(
            by=coordinator, user=user.pk, training=lesson.pk, on=max(began + timedelta(days=30), _months_ago(14))
        )
    if one.wishes:
        services.write_wishes(by=coordinator, user=user.pk, wishes=one.wishes)
    if one.talk:
        on = clock.today() - timedelta(days=16)
        services.note_talk(by=coordinator, user=user.pk, on=on, words=one.talk, again_on=on + timedelta(days=90))
    if one.stage is not VolunteerStage.BEGINNING:
        services.move_volunteer(by=coordinator, user=user.pk, stage=one.stage)


def _week(
    by: Acting,
    desk: Desk,
    nth: int,
    helpers: Sequence[User],
    in_turn: Sequence[tuple[User, Behind]],
    monday: date,
) -> None:
    """A professional and one or two volunteers on every part; one in seven is left without a professional."""
    workplace, cast = WORKPLACES[by.municipality][nth], list(zip(helpers, HELPERS[by.municipality], strict=True))
    mine = [user for user, one in cast if nth in one.desks and one.vog is not None]
    beginners = [user for user, one in cast if nth in one.desks and one.vog is None]
    for weekday, parts in workplace.week.items():
        day = monday + timedelta(days=weekday)
        for part, hours in enumerate(parts):
            user, one = in_turn[(weekday + part + nth) % len(in_turn)]
            here = (by, desk, day, hours)
            if (weekday * 2 + part + nth) % 7 != 2:
                _on(*here, user, one.work, phone=one.phone, room="spreekkamer")
            _on(*here, mine[(weekday + part) % len(mine)], HelpRole.VOLUNTEER)
            if beginners and weekday in (1, 3) and part == 0:
                _on(*here, beginners[0], HelpRole.VOLUNTEER)


def _on(
    by: Acting, desk: Desk, day: date, hours: Hours, user: User, role: HelpRole, *, phone: str = "", room: str = ""
) -> None:
    """On the rota, unless they are elsewhere then."""
    try:
        services.plan_duty(
            by=by, desk=desk.pk, user=user.pk, on=day, starts=hours[0], ends=hours[1], role=role, phone=phone, room=room
        )
    except Refused:
        return


def _times(by: Acting, desk: Desk, user: User, role: HelpRole) -> None:
    """Half hours of the coming weeks, on two afternoons."""
    for ahead in (1, 3):
        first = clock.today() + timedelta(days=ahead)
        while first.weekday() > 4:
            first += timedelta(days=1)
        try:
            services.open_slots(
                by=by, desk=desk.pk, user=user.pk, role=role, first=first, starts=time(13, 30), until=time(16),
                minutes=30, weeks=3,
            )  # fmt: skip
        except Refused:
            continue


def _coordinator(by: Acting) -> Acting:
    """Who notes the dates: the coordinator of the town, or the machine in a smaller demo."""
    here = User.objects.filter(memberships__municipality_id=by.municipality, memberships__role=Role.COORDINATOR)
    user = here.order_by("pk").first()
    return accounts.acting_as(user, by.municipality) if user else by


def _months_ago(months: int) -> date:
    return clock.today() - timedelta(days=round(30.4 * months))
