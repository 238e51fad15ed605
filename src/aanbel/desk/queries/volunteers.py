"""Volunteers as they stand: what is known of each, what expires, and who may be at a desk without a colleague."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from aanbel.accounts import queries as accounts
from aanbel.accounts.models import Role, User
from aanbel.audit.acting import Acting
from aanbel.desk.core.volunteering import (
    GONE,
    Expiry,
    Followed,
    Known,
    Lack,
    Norm,
    Stage,
    Step,
    StepState,
    complete,
    expiries,
    lacks,
    steps,
)
from aanbel.desk.models import Shadowing, Talk, Training, TrainingDone, Volunteer, VolunteerNorm
from aanbel.desk.permissions import check_can_coordinate_desk, check_can_see_volunteer
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing


@dataclass(frozen=True)
class VolunteerLine:
    """One volunteer in the list."""

    volunteer: Volunteer
    known: Known
    steps: dict[Step, StepState]
    expiries: list[Expiry]
    lacks: list[Lack]
    complete: bool

    @property
    def gone(self) -> bool:
        return Stage(self.volunteer.stage) in GONE


@dataclass(frozen=True)
class VolunteerPage:
    """Everything that is kept of one volunteer."""

    line: VolunteerLine
    norm: Norm
    shadowings: list[Shadowing]
    trainings: list[tuple[Training, TrainingDone | None]]
    talks: list[Talk]


def norm_of(*, by: Acting) -> Norm:
    """What this municipality asks."""
    found = VolunteerNorm.objects.filter(municipality_id=by.municipality).first()
    return Norm(found.vog_years, found.shadowings) if found else Norm()


def volunteer_lines(*, by: Acting, gone: bool = False) -> list[VolunteerLine]:
    """All volunteers by name; those who helped and stopped or moved on when asked for."""
    check_can_coordinate_desk(by)
    found = Volunteer.objects.filter(municipality_id=by.municipality).select_related("user")
    left = [stage.value for stage in GONE]
    found = found.filter(stage__in=left) if gone else found.exclude(stage__in=left)
    return _lines(by, list(found.order_by("user__name", "pk")), clock.today())


def not_yet_volunteers(*, by: Acting) -> list[User]:
    """Accounts with the role of volunteer of whom nothing is kept yet."""
    check_can_coordinate_desk(by)
    known = set(Volunteer.objects.filter(municipality_id=by.municipality).values_list("user_id", flat=True))
    return [one.user for one in accounts.staff(by=by) if Role.VOLUNTEER in one.roles and one.user.pk not in known]


def volunteer_page(*, by: Acting, user: int) -> VolunteerPage:
    """What is kept of this volunteer: the same for the volunteer and the coordinator."""
    check_can_see_volunteer(by, user)
    found = Volunteer.objects.filter(municipality_id=by.municipality, user_id=user).select_related("user").first()
    if found is None:
        raise Missing(_("Nothing is kept of this volunteer yet. A coordinator can begin."))
    (line,) = _lines(by, [found], clock.today())
    done = {one.training_id: one for one in TrainingDone.objects.filter(volunteer=found).order_by("on", "pk")}
    return VolunteerPage(
        line=line,
        norm=norm_of(by=by),
        shadowings=list(found.shadowings.select_related("desk").order_by("on", "pk")),
        trainings=[(training, done.get(training.pk)) for training in trainings(by=by)],
        talks=list(found.talks.order_by("-on", "-pk")),
    )


def is_volunteer(*, by: Acting) -> bool:
    """Whether something is kept of who acts as a volunteer: then there is a page of one's own."""
    return Volunteer.objects.filter(municipality_id=by.municipality, user_id=by.user_id or 0).exists()


def trainings(*, by: Acting) -> list[Training]:
    """What volunteers can learn here; what is needed first."""
    return list(Training.objects.filter(municipality_id=by.municipality).order_by("-needed", "name"))


def lacks_of(*, by: Acting, users: Collection[int], on: date) -> dict[int, list[Lack]]:
    """What each of these people lacks to be at a desk without a colleague; of whom nothing is kept lacks everything."""
    found = Volunteer.objects.filter(municipality_id=by.municipality, user_id__in=users).order_by("pk")
    norm = norm_of(by=by)
    known = {one.user_id: lacks(_known(one), norm, on) for one in found}
    nothing = lacks(Known(), norm, on)
    return {user: known.get(user, nothing) for user in users}


def _lines(by: Acting, volunteers: list[Volunteer], today: date) -> list[VolunteerLine]:
    norm, numbers = norm_of(by=by), [one.pk for one in volunteers]
    watched: dict[int, int] = {}
    for volunteer in Shadowing.objects.filter(volunteer__in=numbers).values_list("volunteer_id", flat=True):
        watched[volunteer] = watched.get(volunteer, 0) + 1
    done: dict[tuple[int, int], date] = {}
    for one in TrainingDone.objects.filter(volunteer__in=numbers).order_by("on", "pk"):
        done[one.volunteer_id, one.training_id] = one.on
    needed = [training for training in trainings(by=by) if training.needed]
    return [_line(one, norm, today, watched.get(one.pk, 0), needed, done) for one in volunteers]


def _line(
    volunteer: Volunteer,
    norm: Norm,
    today: date,
    watched: int,
    needed: list[Training],
    done: dict[tuple[int, int], date],
) -> VolunteerLine:
    followed = [Followed(one.name, done.get((volunteer.pk, one.pk)), one.months) for one in needed]
    known = _known(volunteer, watched, followed)
    return VolunteerLine(
        volunteer=volunteer,
        known=known,
        steps=steps(known, norm, today),
        expiries=expiries(known, norm, today),
        lacks=lacks(known, norm, today),
        complete=complete(known, norm, today),
    )


def _known(volunteer: Volunteer, watched: int = 0, followed: Collection[Followed] = ()) -> Known:
    return Known(
        met_on=volunteer.met_on,
        vog_requested_on=volunteer.vog_requested_on,
        vog_on=volunteer.vog_on,
        agreement_on=volunteer.agreement_on,
        agreement_until=volunteer.agreement_until,
        shadowings=watched,
        trainings=tuple(followed),
    )
