"""Writing down what happened. Called by every service, inside its transaction."""

from collections.abc import Iterable
from typing import Any

from aanbel.audit.acting import Acting
from aanbel.audit.models import Event, Reading
from aanbel.audit.verbs import Verb
from aanbel.kernel import clock


def record(
    *,
    by: Acting,
    verb: Verb,
    case_id: int | None = None,
    subject: str = "",
    municipality: int | None = None,
    **data: Any,
) -> Event:
    """Adds one event; `data` fills the verb's sentence and holds no more than that sentence needs."""
    return Event.objects.create(
        municipality_id=municipality or by.municipality,
        case_id=case_id,
        verb=verb,
        subject=subject,
        data=data,
        actor_id=by.user_id,
        actor_name=by.name,
        at=clock.now(),
    )


def record_for_cases(*, by: Acting, verb: Verb, cases: Iterable[int], **data: Any) -> None:
    """Adds the same event to each of many cases, in bulk: a batch for ten thousand doors is one act."""
    now = clock.now()
    Event.objects.bulk_create(
        (
            Event(
                municipality_id=by.municipality,
                case_id=case,
                verb=verb,
                data=data,
                actor_id=by.user_id,
                actor_name=by.name,
                at=now,
            )
            for case in cases
        ),
        batch_size=2_000,
    )


def record_reading(*, by: Acting, purpose: str, case_id: int | None = None, subject: str = "") -> None:
    """Notes that this person looked at this case (or at `subject`), before the page is shown, in its transaction."""
    Reading.objects.create(
        municipality_id=by.municipality,
        case_id=case_id,
        subject=subject,
        user_id=by.user_id,
        user_name=by.name,
        roles=",".join(sorted(by.roles)),
        purpose=purpose,
        at=clock.now(),
    )
