"""The rota: putting people on it, falling ill, standing in, exchanging, copying a week.

A volunteer of whom no certificate of conduct or agreement is known does not stand at a desk alone: that is refused when
it is planned. Falling ill is never refused; the gap it leaves is shown.
"""

from collections.abc import Sequence
from datetime import date, time, timedelta

from django.db import connection, transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from aanbel.accounts import queries as accounts
from aanbel.accounts.models import User
from aanbel.audit import services as audit
from aanbel.audit.acting import Acting
from aanbel.audit.turns import take_turn
from aanbel.audit.verbs import Verb
from aanbel.desk.core.roles import HelpRole, fits
from aanbel.desk.core.rota import Span, alone, free_for, minute, monday_of, overlap
from aanbel.desk.models import Duty
from aanbel.desk.permissions import check_can_change_duty, check_can_coordinate_desk
from aanbel.desk.queries.on_duty import presences
from aanbel.desk.queries.rota import can_stand_in
from aanbel.desk.services.arranging import desk_of
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing, Refused


@transaction.atomic
def plan_duty(
    *,
    by: Acting,
    desk: int,
    user: int,
    on: date,
    starts: time,
    ends: time,
    role: HelpRole,
    phone: str = "",
    room: str = "",
) -> Duty:
    """Put somebody on the rota. Refused when they are elsewhere, cannot do this work, or would be alone too soon."""
    check_can_coordinate_desk(by)
    found = desk_of(by, desk)
    if starts >= ends:
        raise Refused(_("The end lies before the beginning. Change one of the two times."))
    if on < clock.today():
        raise Refused(_("This day has passed. Choose today or later."))
    colleague = _fitting(by, user, role)
    span = (minute(starts), minute(ends))
    _check_free(by, colleague, on, span)
    duty = Duty(
        municipality_id=by.municipality, desk=found, user=colleague, on=on, starts=starts, ends=ends, role=role.value,
        phone=phone.strip(), room=" ".join(room.split()),
    )  # fmt: skip
    _check_not_alone(by, duty)
    duty.save()
    _note(by, Verb.DUTY_PLANNED, duty)
    return duty


@transaction.atomic
def drop_duty(*, by: Acting, duty: int) -> Duty:
    """Take somebody off the rota, as if it had not been planned."""
    check_can_coordinate_desk(by)
    found = _locked(by, duty)
    _note(by, Verb.DUTY_DROPPED, found)
    found.delete()
    return found


@transaction.atomic
def report_ill(*, by: Acting, duty: int) -> Duty:
    """Somebody cannot come. The hours stay visible as a gap until a colleague stands in. Said twice is said once."""
    found = _locked(by, duty)
    check_can_change_duty(by, found.user_id)
    if found.state == Duty.State.PASSED_ON:
        raise Refused(_("These hours were taken over by a colleague already."))
    if found.state != Duty.State.ILL:
        found.state = Duty.State.ILL
        found.save(update_fields=["state"])
        _note(by, Verb.DUTY_ILL, found)
    return found


@transaction.atomic
def report_well(*, by: Acting, duty: int) -> Duty:
    """They can come after all, unless a colleague took over or something else was planned then."""
    found = _locked(by, duty)
    check_can_change_duty(by, found.user_id)
    if found.state == Duty.State.PLANNED:
        return found
    if found.replaced_by.filter(state=Duty.State.PLANNED).exists():
        raise Refused(_("A colleague took over these hours. Take the colleague off the rota first."))
    _check_free(by, found.user, found.on, (minute(found.starts), minute(found.ends)))
    found.state = Duty.State.PLANNED
    found.save(update_fields=["state"])
    _note(by, Verb.DUTY_WELL, found)
    return found


@transaction.atomic
def stand_in(*, by: Acting, duty: int, user: int) -> Duty:
    """A colleague takes these hours over: for who is ill, or because two agreed on it. The colleague's own telephone
    counts; the room stays."""
    found = _locked(by, duty)
    check_can_change_duty(by, found.user_id)
    if found.state == Duty.State.PASSED_ON or found.replaced_by.filter(state=Duty.State.PLANNED).exists():
        raise Refused(_("These hours were taken over by a colleague already."))
    if found.on < clock.today():
        raise Refused(_("This day has passed. Choose today or later."))
    _one_at_a_time(by)
    colleague = next((one for one in can_stand_in(by=by, duty=found) if one.pk == user), None)
    if colleague is None:
        raise Refused(_("This colleague cannot come then. Choose somebody from the list."))
    instead = Duty(
        municipality_id=by.municipality, desk=found.desk, user=colleague, on=found.on, starts=found.starts,
        ends=found.ends, role=found.role, room=found.room, instead_of=found,
    )  # fmt: skip
    if found.state == Duty.State.PLANNED:
        found.state = Duty.State.PASSED_ON
        found.save(update_fields=["state"])
    _check_not_alone(by, instead)
    instead.save()
    _note(by, Verb.DUTY_TAKEN_OVER, instead, colleague=found.user.name)
    return instead


@transaction.atomic
def exchange(*, by: Acting, one: int, other: int) -> tuple[Duty, Duty]:
    """Two people change places: each takes the hours of the other, in the work that stood there."""
    check_can_coordinate_desk(by)
    if one == other:
        raise Refused(_("Choose two different parts of the rota."))
    first, second = (_locked(by, number) for number in sorted((one, other)))
    if first.state != Duty.State.PLANNED or first.state != second.state:
        raise Refused(_("Only hours of people who are there can be exchanged."))
    first.user, second.user = second.user, first.user
    first.phone, second.phone = second.phone, first.phone
    for duty in (first, second):
        _fitting(by, duty.user_id, HelpRole(duty.role))
        _check_free(by, duty.user, duty.on, (minute(duty.starts), minute(duty.ends)), but=(first.pk, second.pk))
    Duty.objects.filter(pk=first.pk).update(state=Duty.State.PASSED_ON)  # both are moved before either is checked
    second.save(update_fields=["user", "phone"])
    first.save(update_fields=["user", "phone", "state"])
    for duty in (first, second):
        _check_not_alone(by, duty)
        _note(by, Verb.DUTY_PLANNED, duty)
    return first, second


@transaction.atomic
def copy_week(*, by: Acting, desk: int, week: date, to: date) -> tuple[list[Duty], list[Duty]]:
    """The rota of one week again in another. Gives what was copied, and what could not be: somebody is elsewhere then,
    left, would be alone too soon, or the day has passed. What stands in the other week already stays."""
    check_can_coordinate_desk(by)
    found = desk_of(by, desk)
    _one_at_a_time(by)
    shift = monday_of(to) - monday_of(week)
    if not shift:
        raise Refused(_("Choose another week to copy to."))
    monday = monday_of(week)
    here = Duty.objects.filter(municipality_id=by.municipality, desk=found, state=Duty.State.PLANNED)
    old = list(
        here.filter(on__range=(monday, monday + timedelta(days=6))).select_related("user").order_by("on", "starts")
    )
    if not old:
        raise Refused(_("Nobody is on the rota in that week, so there is nothing to copy."))
    held = {one.user.pk: one.roles for one in accounts.staff(by=by)}
    copied, left = list[Duty](), list[Duty]()
    for duty in old:
        fresh = Duty(
            municipality_id=by.municipality, desk=found, user=duty.user, on=duty.on + shift, starts=duty.starts,
            ends=duty.ends, role=duty.role, phone=duty.phone, room=duty.room,
        )  # fmt: skip
        free = free_for(_span(fresh), [fresh.user_id], {fresh.user_id: _taken(by, fresh.user_id, fresh.on)})
        able = fits(HelpRole(fresh.role), held.get(fresh.user_id, ()))
        (copied if free and able and fresh.on >= clock.today() else left).append(fresh)
    Duty.objects.bulk_create(copied)
    too_soon = [duty for duty in copied if _is_alone(by, duty)]  # once everybody of that day is there
    for duty in too_soon:
        duty.delete()
    copied, left = [duty for duty in copied if duty not in too_soon], left + too_soon
    day = date_format(monday_of(to), "j F")
    audit.record(by=by, verb=Verb.WEEK_COPIED, subject=f"desk:{found.pk}", desk=found.name, day=day, duties=len(copied))
    return copied, left


def _check_not_alone(by: Acting, duty: Duty) -> None:
    if _is_alone(by, duty):
        raise Refused(
            _(
                "%(name)s would be at the desk alone, and we do not know a valid certificate of conduct (VOG) and "
                "agreement of %(name)s. Put somebody beside them first."
            )
            % {"name": duty.user.name}
        )


def _is_alone(by: Acting, duty: Duty) -> bool:
    """The rule of who may not be alone yet, with everybody else of that day at that desk."""
    there = Duty.objects.filter(
        municipality_id=by.municipality, desk_id=duty.desk_id, on=duty.on, state=Duty.State.PLANNED
    )
    others = there.exclude(pk=duty.pk).select_related("user").order_by("pk")
    mine, *rest = presences(by=by, duties=[duty, *others], on=duty.on)
    return alone(mine, rest)


def _one_at_a_time(by: Acting) -> None:
    """Two who plan at once do not put one person in two places: the second waits for the first, and then looks."""
    with connection.cursor() as cursor:
        take_turn(cursor, "rota", by)


def _check_free(by: Acting, user: User, on: date, span: Span, but: Sequence[int] = ()) -> None:
    _one_at_a_time(by)
    if any(overlap(span, other) for other in _taken(by, user.pk, on, but)):
        raise Refused(_("%(name)s is on a rota already at that time. Choose other hours.") % {"name": user.name})


def _taken(by: Acting, user: int, on: date, but: Sequence[int] = ()) -> list[Span]:
    there = Duty.objects.filter(municipality_id=by.municipality, user_id=user, on=on, state=Duty.State.PLANNED)
    return [_span(one) for one in there.exclude(pk__in=but).order_by("pk")]


def _fitting(by: Acting, user: int, role: HelpRole) -> User:
    """This colleague, when they may do this work."""
    colleague = accounts.colleague(by=by, user=user)
    if not fits(role, accounts.roles_of(colleague, by=by)):
        raise Refused(
            _("%(name)s does not have the role that goes with this work. An administrator can give it under Users.")
            % {"name": colleague.name}
        )
    return colleague


def _locked(by: Acting, duty: int) -> Duty:
    found = (
        Duty.objects.select_for_update(of=("self",))
        .select_related("user", "desk")
        .filter(municipality_id=by.municipality, pk=duty)
        .first()
    )
    if found is None:
        raise Missing(_("These hours are not on the rota (any more)."))
    return found


def _span(duty: Duty) -> Span:
    return minute(duty.starts), minute(duty.ends)


def _note(by: Acting, verb: Verb, duty: Duty, *, colleague: str = "") -> None:
    audit.record(
        by=by,
        verb=verb,
        subject=f"desk:{duty.desk_id}",
        user=duty.user.name,
        desk=duty.desk.name,
        day=date_format(duty.on, "j F Y"),
        colleague=colleague,
    )
