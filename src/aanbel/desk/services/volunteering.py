"""Volunteers: beginning, dates, watching along, training, talks, wishes, and where they go from here.

Of a certificate of conduct only its date and who saw it are written down. Wishes are the volunteer's own words: the
volunteer or the coordinator writes them, and the volunteer sees all of it.
"""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from aanbel.accounts import queries as accounts
from aanbel.accounts.models import Role
from aanbel.audit import services as audit
from aanbel.audit.acting import Acting
from aanbel.audit.verbs import Verb
from aanbel.desk.core.volunteering import GONE, Stage
from aanbel.desk.models import DeskMember, Shadowing, Talk, Training, TrainingDone, Volunteer, VolunteerNorm
from aanbel.desk.permissions import check_can_coordinate_desk, check_can_see_volunteer
from aanbel.desk.services.arranging import desk_of
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing, Refused


@dataclass(frozen=True)
class Dates:
    """The dates of beginning as they stand on the form."""

    met_on: date | None = None
    vog_requested_on: date | None = None
    vog_on: date | None = None
    agreement_on: date | None = None
    agreement_until: date | None = None


@transaction.atomic
def welcome_volunteer(*, by: Acting, user: int, since: date | None = None) -> Volunteer:
    """Somebody begins as a volunteer. They need the role of volunteer, which an administrator gives."""
    check_can_coordinate_desk(by)
    colleague = accounts.colleagues(by=by).filter(pk=user).first()
    if colleague is None or Role.VOLUNTEER not in accounts.roles_of(colleague, by=by):
        raise Refused(_("This person does not have the role of volunteer yet. An administrator gives it under Users."))
    found, new = Volunteer.objects.get_or_create(
        municipality_id=by.municipality, user=colleague, defaults={"since": since or clock.today()}
    )
    if new:
        audit.record(by=by, verb=Verb.VOLUNTEER_WELCOMED, subject=_subject(found), user=colleague.name)
    return found


@transaction.atomic
def note_dates(*, by: Acting, user: int, dates: Dates) -> Volunteer:
    """Write down the dates of the first talk, the certificate and the agreement. Who notes a certificate saw it."""
    check_can_coordinate_desk(by)
    found = _volunteer(by, user)
    today = clock.today()
    happened = (dates.met_on, dates.vog_requested_on, dates.vog_on, dates.agreement_on)
    if any(day and day > today for day in happened):
        raise Refused(_("One of these dates is still to come. Write down what happened already."))
    if dates.agreement_until and (dates.agreement_on is None or dates.agreement_until < dates.agreement_on):
        raise Refused(_("The agreement ends before it begins. Change one of the two dates."))
    if dates.vog_on != found.vog_on:
        found.vog_seen_by = by.name if dates.vog_on else ""
    found.met_on, found.vog_requested_on, found.vog_on = dates.met_on, dates.vog_requested_on, dates.vog_on
    found.agreement_on, found.agreement_until = dates.agreement_on, dates.agreement_until
    found.save()
    audit.record(by=by, verb=Verb.VOLUNTEER_NOTED, subject=_subject(found), user=found.user.name)
    return found


@transaction.atomic
def note_shadowing(*, by: Acting, user: int, on: date, with_name: str, desk: int | None = None) -> Shadowing:
    """A new volunteer watched along with somebody for part of a day. Noted twice, it stands there once."""
    check_can_coordinate_desk(by)
    found = _volunteer(by, user)
    if on > clock.today():
        raise Refused(_("This day is still to come. Write down what happened already."))
    place = desk_of(by, desk) if desk else None
    shadowing, new = Shadowing.objects.get_or_create(
        municipality_id=by.municipality, volunteer=found, on=on, desk=place, with_name=" ".join(with_name.split())
    )
    if new:
        day = date_format(on, "j F Y")
        audit.record(by=by, verb=Verb.VOLUNTEER_SHADOWED, subject=_subject(found), user=found.user.name, day=day)
    return shadowing


@transaction.atomic
def note_training(*, by: Acting, user: int, training: int, on: date) -> TrainingDone:
    """A volunteer followed a training. Noted twice for one day, it stands there once."""
    check_can_coordinate_desk(by)
    found = _volunteer(by, user)
    lesson = Training.objects.filter(municipality_id=by.municipality, pk=training).first()
    if lesson is None:
        raise Missing(_("This training is not in the list (any more)."))
    if on > clock.today():
        raise Refused(_("This day is still to come. Write down what happened already."))
    done, new = TrainingDone.objects.get_or_create(
        municipality_id=by.municipality, volunteer=found, training=lesson, on=on
    )
    if new:
        audit.record(
            by=by, verb=Verb.TRAINING_FOLLOWED, subject=_subject(found), user=found.user.name, training=lesson.name
        )
    return done


@transaction.atomic
def keep_training(
    *,
    by: Acting,
    training: int | None = None,
    name: str,
    about: str = "",
    needed: bool = False,
    months: int | None = None,
    next_on: date | None = None,
) -> Training:
    """Put a training in the list, or change one."""
    check_can_coordinate_desk(by)
    here = Training.objects.filter(municipality_id=by.municipality)
    found = here.filter(pk=training).first() if training else Training(municipality_id=by.municipality)
    if found is None:
        raise Missing(_("This training is not in the list (any more)."))
    name = " ".join(name.split())
    if here.filter(name__iexact=name).exclude(pk=found.pk).exists():
        raise Refused(_("There is a training with this name already."))
    found.name, found.about, found.needed, found.months, found.next_on = name, about, needed, months, next_on
    found.save()
    audit.record(by=by, verb=Verb.TRAINING_KEPT, training=found.name)
    return found


@transaction.atomic
def note_talk(*, by: Acting, user: int, on: date, words: str, again_on: date | None = None) -> Talk:
    """What was agreed in a talk, written down together. Sent twice, it stands there once."""
    check_can_coordinate_desk(by)
    found = _volunteer(by, user)
    if not words.strip():
        raise Refused(_("Write down in a few words what you agreed."))
    if on > clock.today():
        raise Refused(_("This day is still to come. Write down what happened already."))
    talk, new = Talk.objects.get_or_create(
        municipality_id=by.municipality,
        volunteer=found,
        on=on,
        words=words.strip(),
        again_on=again_on,
        written_by_name=by.name,
    )
    if new:
        audit.record(by=by, verb=Verb.VOLUNTEER_TALKED, subject=_subject(found), user=found.user.name)
    return talk


@transaction.atomic
def write_wishes(*, by: Acting, user: int, wishes: str) -> Volunteer:
    """What the volunteer wants to learn or become, in their own words; they write it themselves or together."""
    check_can_see_volunteer(by, user)
    found = _volunteer(by, user)
    found.wishes = wishes.strip()
    found.save(update_fields=["wishes"])
    audit.record(by=by, verb=Verb.VOLUNTEER_WISHED, subject=_subject(found), user=found.user.name)
    return found


@transaction.atomic
def move_volunteer(*, by: Acting, user: int, stage: Stage) -> Volunteer:
    """The next stage. Who stopped or moved on belongs to no desk any more; hours on the rota are taken off by hand."""
    check_can_coordinate_desk(by)
    found = _volunteer(by, user)
    found.stage = stage.value
    found.stopped_on = clock.today() if stage in GONE else None
    found.save(update_fields=["stage", "stopped_on"])
    if stage in GONE:
        DeskMember.objects.filter(municipality_id=by.municipality, user_id=user).delete()
    audit.record(
        by=by,
        verb=Verb.VOLUNTEER_MOVED,
        subject=_subject(found),
        user=found.user.name,
        stage=str(found.get_stage_display()),
    )
    return found


@transaction.atomic
def set_volunteer_norm(*, by: Acting, vog_years: int, shadowings: int) -> VolunteerNorm:
    """What this municipality asks of volunteers."""
    check_can_coordinate_desk(by)
    if not (1 <= vog_years <= 10 and 0 <= shadowings <= 20):
        raise Refused(_("A certificate counts 1 to 10 years, and watching along is 0 to 20 times."))
    found, _new = VolunteerNorm.objects.update_or_create(
        municipality_id=by.municipality, defaults={"vog_years": vog_years, "shadowings": shadowings}
    )
    audit.record(by=by, verb=Verb.VOLUNTEER_NORM_SET, years=vog_years, times=shadowings)
    return found


def _volunteer(by: Acting, user: int) -> Volunteer:
    found = (
        Volunteer.objects.select_for_update(of=("self",))
        .select_related("user")
        .filter(municipality_id=by.municipality, user_id=user)
        .first()
    )
    if found is None:
        raise Missing(_("Nothing is kept of this volunteer yet. A coordinator can begin."))
    return found


def _subject(volunteer: Volunteer) -> str:
    return f"volunteer:{volunteer.pk}"
