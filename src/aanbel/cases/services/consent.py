"""Writing down a yes, taking it back, and what may be kept only under it."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from aanbel.audit import services as audit
from aanbel.audit.acting import Acting
from aanbel.audit.verbs import Verb
from aanbel.cases import queries
from aanbel.cases.core.consent import CURRENT_WORDS, How, Purpose, mark_of
from aanbel.cases.models import Consent, Fact, Sketch
from aanbel.cases.permissions import check_can_end_consent, check_can_work_cases
from aanbel.cases.services.working import locked_case
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing, Refused


@transaction.atomic
def record_consent(
    *, by: Acting, case: int, purpose: Purpose, how: How, with_whom: str = "", resident: int | None = None
) -> Consent:
    """The resident said yes to this. A yes that stands already is that same yes, not a second one."""
    check_can_work_cases(by)
    found = locked_case(by, case)
    whom = " ".join(with_whom.split())
    if purpose is Purpose.SHARE and not whom:
        raise Refused(_("Say with whom you may share. A yes is for one organisation or person."))
    known = queries.consent_for(by=by, case=case, purpose=purpose, with_whom=whom)
    if known is not None:
        return known
    consent = Consent.objects.create(
        municipality_id=found.municipality_id,
        case=found,
        resident_id=resident,
        purpose=purpose.value,
        with_whom=whom if purpose is Purpose.SHARE else "",
        words=CURRENT_WORDS[purpose],
        how=how.value,
        given_on=clock.today(),
        by_id=by.user_id,
        by_name=by.name,
    )
    audit.record(by=by, verb=Verb.CONSENT_GIVEN, case_id=found.pk, purpose=f"for:{purpose}", how=f"given:{how}")
    return consent


@transaction.atomic
def withdraw_consent(*, by: Acting, consent: int) -> Consent:
    """The resident takes the yes back, in one act. What was kept under it is shut at once, and can be erased."""
    check_can_end_consent(by)
    found = _of_here(by, consent)
    if found.withdrawn_on is None:
        found.withdrawn_on = clock.today()
        found.save(update_fields=["withdrawn_on"])
        audit.record(by=by, verb=Verb.CONSENT_WITHDRAWN, case_id=found.case_id, purpose=f"for:{found.purpose}")
    return found


@transaction.atomic
def erase_under(*, by: Acting, consent: int) -> int:
    """Destroys what was kept under a consent that was taken back; how many things that were."""
    check_can_end_consent(by)
    found = _of_here(by, consent)
    if found.withdrawn_on is None:
        raise Refused(_("This consent still stands. Withdraw it first, then you can erase what was kept."))
    facts, _per_table = Fact.objects.filter(consent=found).delete()
    sketches, _per_table = Sketch.objects.filter(consent=found).delete()
    if facts + sketches:
        audit.record(by=by, verb=Verb.KEPT_ERASED, case_id=found.case_id, things=facts + sketches)
    return facts + sketches


@transaction.atomic
def note_facts(*, by: Acting, case: int, facts: Mapping[Fact.Kind, str], seen: str | None = None) -> None:
    """Writes down what the resident told beyond the signal, under their consent; an empty text takes it away.

    `seen` is the mark of what the writer had before them: when a colleague wrote meanwhile, nothing is overwritten.
    """
    check_can_work_cases(by)
    found = locked_case(by, case)
    consent = queries.consent_needed(by=by, case=case, purpose=Purpose.FACTS)
    if seen is not None and seen != mark_of(queries.facts_of(found, [consent])):
        raise Refused(
            _("A colleague changed these notes while you were writing. Yours are below; theirs stand beside them.")
        )
    for kind, text in facts.items():
        words = text.strip()[:600]
        if words:
            Fact.objects.update_or_create(
                case=found,
                kind=kind,
                municipality_id=found.municipality_id,
                defaults={"consent": consent, "text": words, "noted_on": clock.today()},
            )
        else:
            Fact.objects.filter(case=found, kind=kind, consent=consent).delete()
    audit.record(by=by, verb=Verb.FACTS_NOTED, case_id=found.pk)


def _of_here(by: Acting, consent: int) -> Consent:
    """The consent, held for this act."""
    found = Consent.objects.select_for_update().filter(municipality_id=by.municipality, pk=consent).first()
    if found is None:
        raise Missing(_("This consent does not exist here (any more)."))
    return found
