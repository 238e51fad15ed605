"""Reminders of one's own, and the secret address by which a calendar reads the agenda."""

import hashlib
import secrets
from datetime import date, time

from django.db import transaction
from django.utils.translation import gettext as _

from aanbel.audit import services as audit
from aanbel.audit.acting import Acting
from aanbel.audit.verbs import Verb
from aanbel.cases.models import AgendaLink, Reminder
from aanbel.cases.permissions import check_can_work_cases
from aanbel.cases.queries.reminders import me
from aanbel.cases.services.refusing import check_may_approach
from aanbel.cases.services.working import locked_case
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing, Refused


@transaction.atomic
def set_reminder(*, by: Acting, case: int, on: date, words: str, at: time | None = None) -> Reminder:
    """Ask to be reminded of this case on a day. Asked twice in the same words, it stands there once."""
    check_can_work_cases(by)
    if by.user_id is None:
        raise Refused(_("Only a person can be reminded."))
    found = locked_case(by, case)
    if on < clock.today():
        raise Refused(_("This day has passed. Choose today or later."))
    if not words.strip():
        raise Refused(_("Write in a few words what you want to be reminded of."))
    check_may_approach(by=by, case=case)
    reminder, made = Reminder.objects.get_or_create(
        municipality_id=found.municipality_id,
        case=found,
        user_id=me(by),
        on=on,
        at=at,
        words=words.strip()[:100],
        done_at=None,
        defaults={"made_at": clock.now()},
    )
    if made:
        audit.record(by=by, verb=Verb.REMINDER_SET, case_id=found.pk, day=str(on))
    return reminder


@transaction.atomic
def finish_reminder(*, by: Acting, reminder: int) -> Reminder:
    """Done; it leaves the day and the agenda. Done twice is done."""
    check_can_work_cases(by)
    found = (
        Reminder.objects.select_for_update()
        .filter(pk=reminder, municipality_id=by.municipality, user_id=me(by))
        .first()
    )
    if found is None:
        raise Missing(_("This reminder does not exist, or is a colleague's."))
    found.done_at = found.done_at or clock.now()
    found.save(update_fields=["done_at"])
    return found


@transaction.atomic
def renew_agenda_link(*, by: Acting) -> str:
    """Make the secret part of one's agenda address; an earlier one stops working. It is shown once and kept nowhere."""
    check_can_work_cases(by)
    token = secrets.token_urlsafe(32)
    AgendaLink.objects.update_or_create(
        municipality_id=by.municipality,
        user_id=me(by),
        defaults={"digest": digest_of(token), "made_at": clock.now(), "read_at": None},
    )
    return token


@transaction.atomic
def revoke_agenda_link(*, by: Acting) -> None:
    """The address stops working at once."""
    check_can_work_cases(by)
    AgendaLink.objects.filter(municipality_id=by.municipality, user_id=me(by)).delete()


@transaction.atomic
def use_agenda_link(*, municipality: int, token: str) -> AgendaLink:
    """The link of this token, marked as read now. A calendar that asks twice within half a minute has to wait.

    256 random bits cannot be guessed, so only the load of one known address needs a limit.
    """
    link = (
        AgendaLink.objects.select_for_update(of=("self",))
        .select_related("user")
        .filter(municipality_id=municipality, digest=digest_of(token), user__is_active=True)
        .first()
    )
    if link is None:
        raise Missing(_("This agenda does not exist (any more)."))
    if link.read_at and (clock.now() - link.read_at).total_seconds() < SECONDS_BETWEEN:
        raise Refused(_("This agenda was read a moment ago. Try again in half a minute."))
    link.read_at = clock.now()
    link.save(update_fields=["read_at"])
    return link


SECONDS_BETWEEN = 30


def digest_of(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()
