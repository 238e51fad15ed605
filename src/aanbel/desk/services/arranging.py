"""Arranging desks: where one is, how long one may wait there, and who belongs to it."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from aanbel.accounts import queries as accounts
from aanbel.audit import services as audit
from aanbel.audit.acting import Acting
from aanbel.audit.verbs import Verb
from aanbel.desk.models import Desk, DeskMember
from aanbel.desk.permissions import check_can_coordinate_desk
from aanbel.directory.models import Location
from aanbel.kernel.errors import Missing, Refused

LONGEST_NORM = 120


@transaction.atomic
def keep_desk(
    *,
    by: Acting,
    desk: int | None = None,
    name: str,
    location: UUID | None = None,
    neighbourhood: int | None = None,
    wait_norm: int,
    in_use: bool = True,
) -> Desk:
    """Open a desk, or change one. A desk that is not in use keeps its questions and rota, and takes no new ones."""
    check_can_coordinate_desk(by)
    found = desk_of(by, desk) if desk else Desk(municipality_id=by.municipality)
    name = " ".join(name.split())
    if Desk.objects.filter(municipality_id=by.municipality, name__iexact=name).exclude(pk=found.pk).exists():
        raise Refused(_("There is a desk with this name already. Choose another name, or change that desk."))
    if not 1 <= wait_norm <= LONGEST_NORM:
        raise Refused(_("Choose a waiting time between 1 and 120 minutes."))
    if location and not Location.objects.filter(municipality_id=by.municipality, pk=location).exists():
        raise Refused(_("This place does not stand in the social map. Choose one from the list."))
    if neighbourhood and neighbourhood not in {one.pk for one in accounts.neighbourhoods(by=by)}:
        raise Refused(_("This neighbourhood does not exist here. Choose one from the list."))
    found.name, found.location_id, found.neighbourhood_id = name, location, neighbourhood
    found.wait_norm, found.in_use = wait_norm, in_use
    found.save()
    audit.record(by=by, verb=Verb.DESK_ARRANGED, subject=f"desk:{found.pk}", desk=found.name)
    return found


@transaction.atomic
def join_desk(*, by: Acting, desk: int, user: int) -> DeskMember:
    """Somebody belongs to this desk from now on, and sees its questions of today."""
    check_can_coordinate_desk(by)
    found = desk_of(by, desk)
    colleague = accounts.colleague(by=by, user=user)
    member, new = DeskMember.objects.get_or_create(municipality_id=by.municipality, desk=found, user=colleague)
    if new:
        audit.record(by=by, verb=Verb.DESK_JOINED, subject=f"desk:{found.pk}", user=colleague.name, desk=found.name)
    return member


@transaction.atomic
def leave_desk(*, by: Acting, desk: int, user: int) -> None:
    """Somebody does not belong to this desk any more. Hours on its rota stay until they are taken off."""
    check_can_coordinate_desk(by)
    found = desk_of(by, desk)
    member = DeskMember.objects.filter(municipality_id=by.municipality, desk=found, user_id=user)
    gone = member.select_related("user").first()
    if gone is None:
        return
    member.delete()
    audit.record(by=by, verb=Verb.DESK_LEFT, subject=f"desk:{found.pk}", user=gone.user.name, desk=found.name)


def desk_of(by: Acting, desk: int) -> Desk:
    """This desk of ours; `Missing` for one of another municipality or none at all."""
    found = Desk.objects.filter(municipality_id=by.municipality, pk=desk).first()
    if found is None:
        raise Missing(_("This desk does not exist here."))
    return found
