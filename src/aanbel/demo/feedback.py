"""What the demo's creditors may know: two have it in their agreement, and got their first report last month."""

from datetime import timedelta

from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.demo.simulator.creditors import CREDITORS
from aanbel.feedback import services as feedback
from aanbel.feedback.models import Sharing, Word
from aanbel.kernel import clock

MENDABLE = (Word.NOT_TAKEN_UP, Word.REPEATED, Word.UNJUSTIFIED, Word.NOT_RESIDENT)


def tell_two_creditors(codes: tuple[int, ...]) -> None:
    """Sets what may be told and makes one report each; does nothing the second time."""
    landlord = next(one.slug for one in CREDITORS if one.kind == "huur")
    insurer = next(one.slug for one in CREDITORS if one.kind == "zorg")
    for code in codes:
        by = Acting.system(code)
        with on_behalf_of(by), clock.standing_at(clock.now() - timedelta(days=20)):
            if Sharing.objects.filter(municipality_id=code).exists():
                continue
            feedback.set_sharing(
                by=by, partner=landlord, words=[Word.TAKEN_UP, *MENDABLE, Word.FINISHED], basis="Overeenkomst, art. 7"
            )
            feedback.set_sharing(by=by, partner=insurer, words=MENDABLE, basis="Overeenkomst, art. 6 lid 2")
            report = feedback.make_report(by=by, partner=landlord)
            if report is not None:
                feedback.note_fetched(by=by, report=report)
