"""Keeping a budget sketch or throwing it away: the resident chooses. Filling one in needs no service at all."""

from django.db import transaction
from django.utils.translation import gettext as _

from aanbel.audit import services as audit
from aanbel.audit.acting import Acting
from aanbel.audit.verbs import Verb
from aanbel.cases import queries
from aanbel.cases.core import sketch as figures
from aanbel.cases.core.consent import Purpose
from aanbel.cases.models import Sketch
from aanbel.cases.permissions import check_can_work_cases
from aanbel.cases.services.working import locked_case
from aanbel.kernel import clock
from aanbel.kernel.errors import Refused


@transaction.atomic
def keep_sketch(*, by: Acting, case: int, sketch: figures.Sketch) -> Sketch:
    """Keeps the figures under the resident's consent, in the place of an earlier sketch."""
    check_can_work_cases(by)
    found = locked_case(by, case)
    consent = queries.consent_needed(by=by, case=case, purpose=Purpose.FACTS)
    if sketch.empty:
        raise Refused(_("The sketch is empty. Fill in at least one amount to keep it."))
    kept, _new = Sketch.objects.update_or_create(
        case=found,
        municipality_id=found.municipality_id,
        defaults={
            "consent": consent,
            "figures": sketch.stored(),
            "made_on": clock.today(),
            "made_by_name": by.name,
        },
    )
    audit.record(by=by, verb=Verb.SKETCH_KEPT, case_id=found.pk)
    return kept


@transaction.atomic
def throw_away_sketch(*, by: Acting, case: int) -> None:
    """Nothing of the sketch remains but that one was made; a kept one is destroyed."""
    check_can_work_cases(by)
    found = locked_case(by, case)
    gone, _per_table = Sketch.objects.filter(municipality_id=by.municipality, case=found).delete()
    audit.record(by=by, verb=Verb.SKETCH_ERASED if gone else Verb.SKETCH_MADE, case_id=found.pk)
