"""Coming back to the desk at a time: made, moved, called off, and the day on which somebody comes.

An appointment holds a moment and no person, so whoever helps at the desk reaches it on any day: who rings up on Monday
about Thursday is not sent away. There is no reminder, as that would need a number that we do not keep; the slip, on
paper or as a text message, is what the resident has.
"""

from datetime import datetime
from uuid import UUID, uuid5

from django.db import IntegrityError, transaction
from django.utils import formats
from django.utils.translation import gettext as _

from aanbel.audit import services as audit
from aanbel.audit.acting import Acting
from aanbel.audit.verbs import Verb
from aanbel.desk.core.asking import Act, Result, State
from aanbel.desk.core.tiles import Tile
from aanbel.desk.core.urgency import Clock, Urgency, Why
from aanbel.desk.models import Appointment, Question, Slot
from aanbel.desk.permissions import check_at_desk
from aanbel.desk.services.asking import ended, held, move, new_question, noted
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing, Refused

USUAL_MINUTES = 30
COMINGS = UUID("6f0b6d7e-0f0a-4c53-9f5e-7d1a2c9b8e44")
"""The name space in which an appointment's coming has its own id: tapped twice, they came once."""


@transaction.atomic
def make_appointment(
    *, by: Acting, question: int, slot: int | None = None, at: datetime | None = None, role: str = ""
) -> Appointment:
    """Somebody comes back: in a time that a professional opened, or at a moment that was agreed with them."""
    found = held(by, question)
    standing = found.appointments.filter(called_off_at__isnull=True).order_by("-pk").first()
    if found.state == State.APPOINTMENT and standing is not None:
        return standing  # sent twice
    move(found, Act.AGREE)
    made = _agreed(by, found, slot=slot, at=at, role=role)
    ended(by, found, Result.APPOINTMENT)
    _noted(by, made, Verb.APPOINTMENT_MADE)
    return made


@transaction.atomic
def move_appointment(
    *, by: Acting, appointment: int, slot: int | None = None, at: datetime | None = None
) -> Appointment:
    """Another time for the same question; the old one is free again."""
    old = _appointment(by, appointment)
    if old.called_off_at is not None:
        later = old.question.appointments.filter(called_off_at__isnull=True, pk__gt=old.pk).order_by("-pk").first()
        if later is not None:
            return later  # sent twice
        raise Refused(_("This appointment was called off. Ask a new question."))
    _check_still_to_come(old)
    made = _agreed(by, old.question, slot=slot, at=at, role=old.role)
    old.called_off_at = clock.now()
    old.save(update_fields=["called_off_at"])
    _noted(by, made, Verb.APPOINTMENT_MOVED)
    return made


@transaction.atomic
def call_off_appointment(*, by: Acting, appointment: int) -> Appointment:
    """The time is free again; on the day itself the question stands where it stood."""
    found = _appointment(by, appointment)
    if found.called_off_at is not None:
        return found
    _check_still_to_come(found)
    found.called_off_at = clock.now()
    found.save(update_fields=["called_off_at"])
    question = Question.objects.select_for_update().get(municipality_id=by.municipality, pk=found.question_id)
    if question.state == State.APPOINTMENT and question.on == clock.today():
        question.state, question.before, question.result, question.ended_at = question.before, "", "", None
        question.save()
    _noted(by, found, Verb.APPOINTMENT_CALLED_OFF)
    return found


@transaction.atomic
def arrive(*, by: Acting, appointment: int) -> Question:
    """Who had an appointment is here: a number of today, with the picture and the clock of the first time."""
    found = _appointment(by, appointment)
    first = found.question
    if found.came_as_id is not None:
        return Question.objects.get(municipality_id=by.municipality, pk=found.came_as_id)
    if found.called_off_at is not None:
        raise Refused(_("This appointment was called off. Ask a new question."))
    if found.at.astimezone(clock.AMSTERDAM).date() != clock.today():
        raise Refused(_("This appointment is not for today."))
    came = new_question(
        by=by,
        desk=first.desk,
        tile=Tile(first.tile),
        due=Clock(Urgency(first.urgency), Why(first.why), first.clock_on),
        origin=uuid5(COMINGS, str(found.pk)),
        sender=first.sender,
        neighbourhood=first.neighbourhood_id,
        channel=Question.Channel(first.channel),
    )
    found.came_as = came
    found.save(update_fields=["came_as"])
    return noted(by, came, Verb.QUESTION_ASKED, desk=first.desk.name)


def _agreed(by: Acting, question: Question, *, slot: int | None, at: datetime | None, role: str) -> Appointment:
    """The row. A time is taken once: the database says who was first."""
    taken = _slot(by, slot, question.desk_id) if slot is not None else None
    moment = taken.at if taken else at
    if moment is None or moment <= clock.now():
        raise Refused(_("Choose a moment that is still to come."))
    try:
        with transaction.atomic():
            return Appointment.objects.create(
                municipality_id=question.municipality_id,
                question=question,
                at=moment,
                minutes=taken.minutes if taken else USUAL_MINUTES,
                role=taken.role if taken else role,
                user_id=taken.user_id if taken else None,
                slot=taken,
                made_at=clock.now(),
                made_by_name=by.name,
            )
    except IntegrityError as taken_just_now:
        raise Refused(_("Somebody else just took this time. Choose another one.")) from taken_just_now


def _slot(by: Acting, number: int, desk: int) -> Slot:
    found = Slot.objects.filter(municipality_id=by.municipality, pk=number, desk_id=desk).first()
    if found is None:
        raise Missing(_("This time is not there any more. Choose another one."))
    return found


def _appointment(by: Acting, number: int) -> Appointment:
    """The appointment, held, for who helps at its desk."""
    found = (
        Appointment.objects.select_for_update(of=("self",))
        .select_related("question__desk")
        .filter(municipality_id=by.municipality, pk=number)
        .first()
    )
    if found is None:
        raise Missing(_("This appointment does not exist here (any more)."))
    check_at_desk(by, found.question.desk_id)
    return found


def _check_still_to_come(appointment: Appointment) -> None:
    if appointment.came_as_id is not None:
        raise Refused(_("This person came already, so there is nothing to change about it."))


def _noted(by: Acting, appointment: Appointment, verb: Verb) -> None:
    day = formats.date_format(appointment.at.astimezone(clock.AMSTERDAM), "j F H:i")
    audit.record(by=by, verb=verb, subject=f"question:{appointment.question_id}", day=day)
