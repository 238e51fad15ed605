"""Versions of the approach: drafted by a municipality, activated once; and what a worker decides for one case.

A version is never edited: going back to an older one means drafting its copy (DESIGN §6.7). Nothing here sends, calls
or registers: it only changes what is proposed next.
"""

from datetime import date

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from aanbel.accounts.permissions import check_can_set_priorities
from aanbel.audit import services as audit
from aanbel.audit import versions
from aanbel.audit.acting import Acting
from aanbel.audit.verbs import Verb
from aanbel.cases.models import Case
from aanbel.cases.services import check_may_approach
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing, Refused
from aanbel.outreach.core import approach as rules
from aanbel.outreach.core import approach_stored as stored
from aanbel.outreach.core.approach import Kind
from aanbel.outreach.core.shipped_approaches import APPROACH, APPROACH_NAME
from aanbel.outreach.models import Approach, ChosenApproach, SetAside
from aanbel.outreach.permissions import check_can_work_cases
from aanbel.outreach.queries.approaches import active_approach


@transaction.atomic
def propose_approach(*, by: Acting, name: str, approach: rules.Approach) -> Approach:
    """Drafts the next version. Nothing changes until it is activated."""
    check_can_set_priorities(by)
    _store_shipped(by)
    drafted = Approach.objects.create(
        municipality_id=by.municipality,
        sequences=stored.to_json(approach),
        **versions.drafted(_of(by), by=by, name=name),
    )
    audit.record(by=by, verb=Verb.APPROACH_PROPOSED, subject=f"approach:{drafted.pk}", version=drafted.version)
    return drafted


@transaction.atomic
def activate_approach(*, by: Acting, approach: Approach) -> Approach:
    """Lets every case be approached by this draft, at once and for everyone in the municipality."""
    check_can_set_priorities(by)
    activated = versions.put_in_force(_of(by), approach.pk, by=by)
    audit.record(by=by, verb=Verb.APPROACH_ACTIVATED, subject=f"approach:{activated.pk}", version=activated.version)
    return activated


@transaction.atomic
def choose_approach(*, by: Acting, case: int, sequence: str, reason: str) -> None:
    """Takes another sequence for this case than the facts say; empty goes back to what the facts say."""
    check_can_work_cases(by)
    found = _open_case(by, case)
    if not sequence:
        gone, _rows = ChosenApproach.objects.filter(case=found).delete()
        if gone:
            audit.record(by=by, verb=Verb.APPROACH_LEFT_TO_FACTS, case_id=case)
        return
    chosen = active_approach(by=by).approach.named(sequence)
    if chosen is None:
        raise Refused(_("This approach does not exist (any more). Choose one from the list."))
    why = _reason(reason)
    ChosenApproach.objects.update_or_create(
        case=found,
        defaults={
            "municipality_id": by.municipality,
            "sequence": sequence,
            "reason": why,
            "chosen_by_id": by.user_id,
            "chosen_at": clock.now(),
        },
    )
    audit.record(by=by, verb=Verb.APPROACH_CHOSEN, case_id=case, sequence=_(chosen.name), why=why)


@transaction.atomic
def skip_step(*, by: Acting, case: int, kind: Kind, reason: str) -> SetAside:
    """Passes over the next step of this kind, so that the one after it is due."""
    made = _set_aside(by, case, kind, reason, until=None)
    audit.record(by=by, verb=Verb.STEP_SKIPPED, case_id=case, kind=kind.value, why=made.reason)
    return made


@transaction.atomic
def put_off(*, by: Acting, case: int, kind: Kind, until: date, reason: str) -> SetAside:
    """Does nothing towards this household before that day, unless the resident asks for it."""
    if until <= clock.today():
        raise Refused(_("Choose a day after today."))
    made = _set_aside(by, case, kind, reason, until=until)
    audit.record(by=by, verb=Verb.STEP_PUT_OFF, case_id=case, until=f"{until:%d-%m-%Y}", why=made.reason)
    return made


def _of(by: Acting) -> QuerySet[Approach]:
    return Approach.objects.filter(municipality_id=by.municipality)


def _set_aside(by: Acting, case: int, kind: Kind, reason: str, *, until: date | None) -> SetAside:
    check_can_work_cases(by)
    found = _open_case(by, case)
    check_may_approach(by=by, case=case)
    return SetAside.objects.create(
        municipality_id=by.municipality,
        case=found,
        kind=kind.value,
        until=until,
        reason=_reason(reason),
        set_by_id=by.user_id,
        set_at=clock.now(),
    )


def _open_case(by: Acting, number: int) -> Case:
    found = Case.objects.of(by.municipality).select_for_update().filter(pk=number).first()
    if found is None:
        raise Missing(_("This case does not exist here (any more)."))
    if found.closed_on:
        raise Refused(_("This case is closed. Open it again to go on."))
    return found


def _reason(words: str) -> str:
    if not words.strip():
        raise Refused(_("Say in a few words why, so that a colleague understands it."))
    return words.strip()[:200]


def _store_shipped(by: Acting) -> None:
    """The shipped approach becomes version 1 once there is to be a second."""
    now = clock.now()
    Approach.objects.get_or_create(
        municipality_id=by.municipality,
        version=1,
        defaults={
            "name": APPROACH_NAME,
            "sequences": stored.to_json(APPROACH),
            "proposed_by": "Aanbel",
            "proposed_at": now,
            "activated_by": "Aanbel",
            "activated_at": now,
        },
    )
