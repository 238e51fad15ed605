"""Keeping visitors safe: the signs of a phone, alarms, and forgetting where somebody was. The rules: `core.safety`.

An alarm is raised once and told to the coordinators by mail and text message, without a name or an address: who reads
it over a shoulder learns nothing. A call for help is never refused for a formality.
"""

from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from aanbel.accounts import queries as accounts
from aanbel.accounts.models import Role
from aanbel.audit import services as audit
from aanbel.audit.acting import Acting
from aanbel.audit.verbs import Verb
from aanbel.gateways import mail, notify
from aanbel.jobs import JobName, defer, defer_later
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing, Refused
from aanbel.visits.core.facts import counted_time
from aanbel.visits.core.safety import HOME_WITHIN, AlarmKind, SafetyFact, Sign, late_from
from aanbel.visits.models import Alarm, CheckIn, Outing, Round, Stop
from aanbel.visits.permissions import check_can_register, check_can_see_rounds, check_can_watch_over
from aanbel.visits.queries.door import visitors_of
from aanbel.visits.queries.safety import overdue_of

NIGHT = time(3)
TRY_AGAIN = 60  # seconds


@transaction.atomic
def check_in(*, by: Acting, fact: SafetyFact) -> CheckIn:
    """Keep one sign of a visitor. The same one again changes nothing; a call for help raises the alarm at once."""
    check_can_see_rounds(by)
    stop = _stop_of(by, fact)
    known = CheckIn.objects.filter(municipality_id=by.municipality, pk=fact.id).first()
    if known is not None:
        if (known.digest, known.user_id) != (fact.digest, by.user_id):
            raise Refused(_("This sign was sent before with other contents."))
        return known
    now, day = clock.now(), stop.day if stop else clock.today()
    _on_the_road(by, fact, stop, day)
    try:
        with transaction.atomic():
            kept = CheckIn.objects.create(
                id=fact.id,
                municipality_id=by.municipality,
                user_id=_me(by),
                stop=stop,
                day=day,
                kind=fact.sign.value,
                device_time=fact.at,
                received_at=now,
                counted_at=counted_time(device=fact.at, received=now, day=day),
                digest=fact.digest,
            )
    except IntegrityError:
        raise Refused(_("This sign was sent before with other contents.")) from None
    if fact.sign is Sign.ARRIVED and stop is not None:
        Round.objects.filter(pk=stop.round_id, state=Round.State.HANDED_OUT).update(state=Round.State.UNDER_WAY)
        _watch(by, day, late_from(arrived=kept.counted_at, planned=stop.leave - stop.start))
    elif fact.sign is Sign.SOS:
        _raise(by=by, kind=AlarmKind.SOS, user=_me(by), stop=stop, cause=f"sos:{kept.pk}")
    return kept


def raise_sos(*, by: Acting, id: UUID, at: datetime, stop: int | None = None) -> CheckIn:
    """Ask for help, quietly: the phone shows nothing, the coordinators are told."""
    return check_in(by=by, fact=SafetyFact(id=id, sign=Sign.SOS, at=at, stop=stop))


@transaction.atomic
def raise_unsafe(*, by: Acting, stop: Stop, told_by: int | None) -> None:
    """Somebody went away from an unsafe door: the coordinators are told, and nobody else goes there today or later."""
    if told_by is not None:
        _raise(by=by, kind=AlarmKind.UNSAFE, user=told_by, stop=stop, cause=f"unsafe:{stop.day}:{stop.address_id}")
    ahead = Stop.objects.filter(municipality_id=by.municipality, address=stop.address_id, state=Stop.State.PLANNED)
    ahead.filter(day__gte=clock.today()).exclude(case=stop.case_id, day=stop.day).update(
        state=Stop.State.CANCELLED, cancelled_why=_("A colleague went away from this door: not safe.")
    )


@transaction.atomic
def watch_visitor(*, by: Acting, user: int, day: date) -> None:
    """Raise an alarm when this visitor should have been outside, or back, and we heard nothing."""
    for late in overdue_of(by=by, user=user, day=day):
        _raise(by=by, kind=AlarmKind.OVERDUE, user=user, stop=late.stop, cause=late.cause)


def tell_of_alarm(*, by: Acting, alarm: int) -> None:
    """Send the coordinators a mail and a text message; when nobody could be reached, again in a minute."""
    found = Alarm.objects.filter(municipality_id=by.municipality, pk=alarm, ended_at__isnull=True).first()
    if found is None or found.told:
        return
    people = [one.user for one in accounts.staff(by=by) if Role.COORDINATOR in one.roles]
    others = [user for user in people if user.pk != found.user_id] or people
    subject = _("Aanbel: a colleague on a visit may need help")
    text = _("%(what)s. Look who it is and where: %(url)s") % {
        "what": str(Alarm.Kind(found.kind).label).capitalize(),
        "url": f"{settings.PUBLIC_URL}/rondes/veilig",
    }
    told = 0
    for user in others:
        reference = f"alarm-{found.pk}-{user.pk}"
        told += mail.send(to=user.email, subject=subject, text=text, reference=reference).taken
        if user.phone:
            told += notify.send_text(to=user.phone, text=f"{subject}. {text}", reference=reference).taken
    found.told, found.told_at = told, clock.now() if told else None
    found.save(update_fields=["told", "told_at"])
    if not told:
        defer_later(JobName.TELL_ALARM, seconds=TRY_AGAIN, municipality=by.municipality, alarm=found.pk)


@transaction.atomic
def end_alarm(*, by: Acting, alarm: int, how: str) -> Alarm:
    """A coordinator spoke with the colleague, and writes down how it ended."""
    check_can_watch_over(by)
    found = Alarm.objects.select_for_update().filter(municipality_id=by.municipality, pk=alarm).first()
    if found is None:
        raise Missing(_("This alarm does not exist here (any more)."))
    if not how.strip():
        raise Refused(_("Write in a few words how it ended: whom did you speak?"))
    if found.ended_at is None:
        found.ended_at, found.ended_by, found.ended_how = clock.now(), by.name, how.strip()[:200]
        found.save(update_fields=["ended_at", "ended_by", "ended_how"])
        audit.record(by=by, verb=Verb.ALARM_ENDED, subject=f"alarm:{found.pk}", how=found.ended_how)
    return found


@transaction.atomic
def close_duty(*, by: Acting) -> None:
    """Back, or going home: from now on nobody sees where this visitor is, and the last point is erased."""
    check_can_see_rounds(by)
    _end(Outing.objects.filter(municipality_id=by.municipality, user_id=_me(by)))
    mine = Round.objects.filter(
        municipality_id=by.municipality, visitors__user=_me(by), day__lte=clock.today(), state=Round.State.UNDER_WAY
    )
    for one in mine:
        people = one.visitors.values("user")
        if not Outing.objects.filter(day=one.day, user__in=people, ended_at__isnull=True).exists():
            one.state, one.done_at = Round.State.DONE, clock.now()
            one.save(update_fields=["state", "done_at"])


@transaction.atomic
def end_outings(*, by: Acting, before: date) -> int:
    """At night: whoever forgot to say that they are back is off duty, and every point is gone."""
    return _end(Outing.objects.filter(municipality_id__in=by.municipalities, day__lt=before))


def _end(outings: QuerySet[Outing]) -> int:
    return outings.filter(ended_at__isnull=True).update(ended_at=clock.now(), lon=None, lat=None, point_at=None)


def _on_the_road(by: Acting, fact: SafetyFact, stop: Stop | None, day: date) -> None:
    """On duty from the first sign; the place replaces the one before and is kept nowhere else."""
    if day != clock.today():
        return  # told a day late: where somebody was is nobody's business any more
    outing, new = Outing.objects.get_or_create(
        municipality_id=by.municipality, user_id=_me(by), day=day, defaults={"began_at": clock.now()}
    )
    if outing.ended_at and outing.ended_at < min(fact.at, clock.now()):  # out again, for a second round
        outing.ended_at, new = None, True
        outing.save(update_fields=["ended_at"])
    if new:
        ends = stop.round.ends if stop else clock.now()
        _watch(by, day, ends + HOME_WITHIN)
        tomorrow = day + timedelta(days=1)
        night = datetime.combine(tomorrow, NIGHT, clock.AMSTERDAM)
        seconds = max(TRY_AGAIN, int((night - clock.now()).total_seconds()))
        defer_later(JobName.END_OUTINGS, seconds=seconds, municipality=by.municipality, before=str(tomorrow))
    if fact.lon is None or fact.lat is None or outing.ended_at or (outing.point_at and outing.point_at > fact.at):
        return
    outing.lon, outing.lat, outing.point_at = fact.lon, fact.lat, fact.at
    outing.save(update_fields=["lon", "lat", "point_at"])


def _watch(by: Acting, day: date, at: datetime) -> None:
    seconds = max(TRY_AGAIN, int((at - clock.now()).total_seconds()) + 1)
    defer_later(
        JobName.WATCH_VISITOR,
        seconds=seconds,
        municipality=by.municipality,
        user=_me(by),
        day=str(day),
        at=at.isoformat(timespec="minutes"),
    )


def _raise(*, by: Acting, kind: AlarmKind, user: int, stop: Stop | None, cause: str) -> None:
    alarm, new = Alarm.objects.get_or_create(
        municipality_id=by.municipality,
        cause=cause,
        defaults={"kind": kind.value, "user_id": user, "stop": stop, "raised_at": clock.now()},
    )
    if new:
        audit.record(by=by, verb=Verb.ALARM_RAISED, subject=f"alarm:{alarm.pk}", kind=kind.value)
        defer(JobName.TELL_ALARM, municipality=by.municipality, alarm=alarm.pk)


def _stop_of(by: Acting, fact: SafetyFact) -> Stop | None:
    """The door of this sign. A call for help from a door that is not ours is kept without that door."""
    if fact.stop is None:
        return None
    found = Stop.objects.filter(municipality_id=by.municipality, pk=fact.stop).select_related("round").first()
    if fact.sign is Sign.SOS:
        return found if found is not None and by.user_id in visitors_of(found) else None
    if found is None:
        raise Missing(_("This door is in no round of this municipality."))
    check_can_register(by, visitors_of(found))
    return found


def _me(by: Acting) -> int:
    if by.user_id is None:
        raise Refused(_("Only a person can be on the road."))
    return by.user_id
