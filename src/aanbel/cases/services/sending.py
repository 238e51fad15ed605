"""Contact of many households at once: a batch that was written, and which step of the approach an attempt was.

Each letter is a contact attempt (DDAS). Who released a batch does not become the worker of its cases.
"""

from collections.abc import Collection
from datetime import date

from django.db import transaction

from aanbel.audit import services as audit
from aanbel.audit.acting import Acting
from aanbel.audit.verbs import Verb
from aanbel.cases.core.attempts import ContactKind, DayPart
from aanbel.cases.core.status import Move, Status, after
from aanbel.cases.models import Case, ContactAttempt
from aanbel.cases.permissions import check_can_work_cases
from aanbel.kernel import clock


@transaction.atomic
def register_sent(*, by: Acting, cases: Collection[int], kind: ContactKind, day_part: DayPart, on: date) -> list[int]:
    """One attempt for each of these cases that is open; returns those cases. The caller ranks the list again, once."""
    check_can_work_cases(by)
    rows = Case.objects.of(by.municipality).open().filter(pk__in=cases)
    found = list(rows.select_for_update().order_by("pk").only("pk", "status"))
    now = clock.now()
    ContactAttempt.objects.bulk_create(
        (
            ContactAttempt(
                municipality_id=by.municipality,
                case_id=case.pk,
                kind=kind,
                day_part=day_part,
                reached=False,
                on=on,
                registered_at=now,
                registered_by_id=by.user_id,
                registered_by_name=by.name,
            )
            for case in found
        ),
        batch_size=2_000,
    )
    numbers = [case.pk for case in found]
    for status in {case.status for case in found}:
        moved = after(Status(status), Move.TAKE_UP)
        if moved is not None:
            Case.objects.filter(pk__in=numbers, status=status).update(status=moved)
    Case.objects.filter(pk__in=numbers, taken_up_on__isnull=True).update(taken_up_on=on)
    audit.record_for_cases(
        by=by,
        verb=Verb.ATTEMPT_REGISTERED,
        cases=numbers,
        kind=kind.value,
        day_part=day_part.value,
        result="not_reached",
    )
    return numbers


@transaction.atomic
def note_step(*, by: Acting, attempts: Collection[int], approach: int, sequence: str) -> None:
    """These attempts were the next step of this version of the approach; known once, it is not overwritten."""
    check_can_work_cases(by)
    made = ContactAttempt.objects.filter(municipality_id=by.municipality, pk__in=attempts, approach__isnull=True)
    made.update(approach=approach, sequence=sequence)
