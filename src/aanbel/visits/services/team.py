"""The team that goes out: who, how, from where, in which hours, and with whom rather or never."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time

from django.db import transaction
from django.utils.translation import gettext as _

from aanbel.accounts import queries as accounts
from aanbel.audit import services as audit
from aanbel.audit.acting import Acting
from aanbel.audit.verbs import Verb
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing, Refused
from aanbel.visits.core.distance import Point, metres
from aanbel.visits.core.hours import Hours, moment
from aanbel.visits.models import Absence, Companionship, Shift, Transport, Visitor
from aanbel.visits.permissions import check_can_plan
from aanbel.visits.services.locating import check_in_the_netherlands, whereabouts

SAME_PLACE = 1.0
"""Metres: a form shows a place a little rounded, and who leaves it as it is points nothing out."""


@dataclass(frozen=True)
class Pause:
    """A break of so many minutes, somewhere between two times."""

    after: time
    before: time
    minutes: int


@transaction.atomic
def keep_visitor(
    *,
    by: Acting,
    user: int,
    transport: Transport,
    start_place: str,
    start_at: Point | None = None,
    end_place: str = "",
    week: Mapping[int, tuple[time, time]],
    pause: Pause | None = None,
) -> Visitor:
    """Write down how a colleague goes out. Without a place of departure on the map they cannot be planned.

    It is looked up once, or pointed out in `start_at`: that goes before what a map service says.
    """
    check_can_plan(by)
    colleague = accounts.colleague(by=by, user=user)
    found = Visitor.objects.select_for_update().filter(municipality_id=by.municipality, user_id=user).first()
    visitor = found or Visitor(municipality_id=by.municipality, user_id=user)
    visitor.transport = transport
    visitor.start_lon, visitor.start_lat = _departure(visitor, start_place, start_at)
    visitor.start_place = start_place
    if end_place != visitor.end_place or (end_place and visitor.end_lon is None):
        visitor.end_place, (visitor.end_lon, visitor.end_lat) = end_place, whereabouts(end_place)
    visitor.week = {
        str(day): [f"{starts:%H:%M}", f"{ends:%H:%M}"] for day, (starts, ends) in sorted(week.items()) if starts < ends
    }
    visitor.break_from = pause.after if pause else None
    visitor.break_until = pause.before if pause else None
    visitor.break_minutes = pause.minutes if pause else 0
    visitor.stopped_on = None
    visitor.save()
    audit.record(by=by, verb=Verb.VISITOR_KEPT, user=colleague.name)
    return visitor


@transaction.atomic
def stop_visitor(*, by: Acting, user: int) -> Visitor:
    """This colleague goes out no more; earlier rounds keep their name."""
    check_can_plan(by)
    visitor = _visitor(by, user)
    visitor.stopped_on = clock.today()
    visitor.save(update_fields=["stopped_on"])
    audit.record(by=by, verb=Verb.VISITOR_STOPPED, user=visitor.user.name)
    return visitor


@transaction.atomic
def set_shift(*, by: Acting, user: int, day: date, hours: Hours) -> Shift:
    """Other hours than usual on one day."""
    check_can_plan(by)
    if hours.starts >= hours.ends:
        raise Refused(_("The end lies before the beginning. Change one of the two times."))
    pause = hours.break_between
    return _put(
        by,
        user,
        day,
        starts=moment(day, hours.starts),
        ends=moment(day, hours.ends),
        break_from=moment(day, pause[0]) if pause else None,
        break_until=moment(day, pause[1]) if pause else None,
        break_minutes=hours.break_minutes if pause else 0,
        absent="",
    )


@transaction.atomic
def set_absent(*, by: Acting, user: int, day: date, absent: Absence) -> Shift:
    """Ill or off on one day. A plan that names this person is not changed by it: making it again does that."""
    check_can_plan(by)
    nothing = dict.fromkeys(("starts", "ends", "break_from", "break_until"))
    return _put(by, user, day, absent=absent.value, break_minutes=0, **nothing)


@transaction.atomic
def as_usual(*, by: Acting, user: int, day: date) -> None:
    """The usual hours again on this day."""
    check_can_plan(by)
    Shift.objects.filter(municipality_id=by.municipality, visitor=_visitor(by, user), day=day).delete()


@transaction.atomic
def pair(*, by: Acting, one: int, other: int, kind: Companionship.Kind | None) -> None:
    """Two colleagues go rather together, never together, or (None) as it comes."""
    check_can_plan(by)
    if one == other:
        raise Refused(_("Choose two different colleagues."))
    first, second = sorted((_visitor(by, one), _visitor(by, other)), key=lambda visitor: visitor.pk)
    mine = Companionship.objects.filter(municipality_id=by.municipality, one=first, other=second)
    if kind is None:
        mine.delete()
        return
    Companionship.objects.update_or_create(
        municipality_id=by.municipality, one=first, other=second, defaults={"kind": kind.value}
    )


def _put(by: Acting, user: int, day: date, **columns: object) -> Shift:
    visitor = _visitor(by, user)
    shift, _new = Shift.objects.update_or_create(
        municipality_id=by.municipality, visitor=visitor, day=day, defaults=columns
    )
    return shift


def _visitor(by: Acting, user: int) -> Visitor:
    found = Visitor.objects.filter(municipality_id=by.municipality, user_id=user).select_related("user").first()
    if found is None:
        raise Missing(_("This colleague does not go out on visits. Add them to the visiting team first."))
    return found


def _departure(visitor: Visitor, words: str, pointed: Point | None) -> tuple[float | None, float | None]:
    """Where this place of departure lies: newly pointed out, as it was, or as the map service knows it."""
    known = visitor.start_lon is not None and visitor.start_lat is not None
    kept = (visitor.start_lon or 0.0, visitor.start_lat or 0.0)
    if pointed is not None:
        check_in_the_netherlands(pointed)
        if not known or metres(pointed, kept) > SAME_PLACE:
            return pointed
    if known and words == visitor.start_place:
        return kept
    longitude, latitude = whereabouts(words)
    return (longitude, latitude) if longitude is not None or pointed is None else pointed
