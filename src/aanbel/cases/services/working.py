"""Whose a case is, and what all acts on it share: the row held, the move, the event, the new place in the worklist.

The worklist lives upstairs, so each act leaves a job that ranks this case again, in the same transaction.
"""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from aanbel.accounts import queries as accounts
from aanbel.accounts.permissions import CASE_WORKERS
from aanbel.audit import services as audit
from aanbel.audit.acting import Acting
from aanbel.audit.verbs import Verb
from aanbel.cases import wording
from aanbel.cases.core.status import Move, Status, after
from aanbel.cases.models import Case
from aanbel.cases.permissions import check_can_work_cases
from aanbel.jobs import JobName, defer
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing, Refused


@transaction.atomic
def take_up(*, by: Acting, case: int) -> Case:
    """Start on a case; it becomes the worker's own when it is nobody's."""
    check_can_work_cases(by)
    found = locked_case(by, case)
    move(found, Move.TAKE_UP)
    found.taken_up_on = found.taken_up_on or clock.today()
    found.assigned_to_id = found.assigned_to_id or by.user_id
    found.save()
    return noted(by, found, Verb.CASE_TAKEN_UP)


@transaction.atomic
def assign_case(*, by: Acting, case: int, to: int | None, words: str = "") -> Case:
    """Give a case to a colleague with a role here, with a sentence that goes along, or (None) lay it back.

    Given by another, it stands under *newly assigned* on the colleague's day until they accept it.
    """
    check_can_work_cases(by)
    found = locked_case(by, case)
    name = "–"
    if to is not None:
        colleague = accounts.colleagues(by=by, roles=CASE_WORKERS).filter(pk=to).first()
        if colleague is None:
            raise Refused(_("This person does not work on cases here. Choose a colleague from the list."))
        name = colleague.name
    if found.assigned_to_id == to:
        return found
    given = to is not None and to != by.user_id
    found.assigned_to_id = to
    found.handed_over_on = clock.today() if given else None
    found.handed_over_by = by.name if given else ""
    found.handed_over_words = words.strip()[:200] if given else ""
    found.save(update_fields=["assigned_to", "handed_over_on", "handed_over_by", "handed_over_words"])
    return noted(by, found, Verb.CASE_ASSIGNED, to=name)


@transaction.atomic
def take_case(*, by: Acting, case: int) -> Case:
    """Take a case that is nobody's, from a list that may have stood open for a while: never out of other hands."""
    found = locked_case(by, case)
    if found.assigned_to_id not in (None, by.user_id):
        raise Refused(_("%(name)s has this case already. Ask them to hand it over.") % {"name": found.assigned_to})
    return assign_case(by=by, case=case, to=by.user_id)


@transaction.atomic
def lay_back_case(*, by: Acting, case: int) -> Case:
    """Make one's own case nobody's again: the undo of taking it."""
    found = locked_case(by, case)
    if found.assigned_to_id not in (None, by.user_id):
        raise Refused(_("This case is not yours. Ask the colleague who has it, or assign it to yourself."))
    return assign_case(by=by, case=case, to=None)


@transaction.atomic
def accept_case(*, by: Acting, case: int) -> Case:
    """Accept what a colleague gave; the sentence stays on the page, the case leaves *newly assigned*."""
    check_can_work_cases(by)
    found = locked_case(by, case)
    if found.assigned_to_id != by.user_id:
        raise Refused(_("This case is not yours. Ask the colleague who has it, or assign it to yourself."))
    if found.handed_over_on is None:
        return found
    found.handed_over_on = None
    found.save(update_fields=["handed_over_on"])
    return noted(by, found, Verb.CASE_ACCEPTED)


def locked_case(by: Acting, number: int) -> Case:
    """The case, held for this act, so that two clicks at once happen one after the other."""
    case = Case.objects.select_for_update().filter(municipality_id=by.municipality, pk=number).first()
    if case is None:
        raise Missing(_("This case does not exist here (any more)."))
    return case


def move(case: Case, move: Move) -> None:
    """Change the status along the table of moves, or say that it cannot be done from here."""
    target = after(Status(case.status), move)
    if target is None:
        raise Refused(
            _("This case is “%(status)s”, so this cannot be done now. Reload the page to see what is possible.")
            % {"status": wording.STATUSES[Status(case.status)]}
        )
    case.status = target


def noted(by: Acting, case: Case, verb: Verb, **data: Any) -> Case:
    """The event of the act, and the job that puts the case in its new place in the worklist."""
    audit.record(by=by, verb=verb, case_id=case.pk, **data)
    defer(JobName.REFRESH_CASE, municipality=case.municipality_id, case=case.pk)
    return case
