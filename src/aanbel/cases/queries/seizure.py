"""What was asked of seizing creditors, and which of it is to be followed up."""

from dataclasses import dataclass

from aanbel.audit.acting import Acting
from aanbel.cases.core.seizure import Reply, Request, Seizer, is_silent
from aanbel.cases.models import SeizureRequest
from aanbel.cases.wording.seizure import REPLIES, REQUESTS, SEIZERS
from aanbel.kernel import clock


@dataclass(frozen=True)
class SeizureLine:
    """One question to one creditor, in words."""

    request: SeizureRequest

    @property
    def whom(self) -> str:
        """The creditor, or the bailiff's office by its name."""
        return whom(Seizer(self.request.seizer), self.request.name)

    @property
    def what(self) -> str:
        return str(REQUESTS[Request(self.request.request)])

    @property
    def reply(self) -> str:
        return str(REPLIES[Reply(self.request.reply)])

    @property
    def waits(self) -> bool:
        return self.request.reply == Reply.WAITING

    @property
    def days_old(self) -> int:
        return (clock.today() - self.request.asked_on).days

    @property
    def silent(self) -> bool:
        """Whether today is the day to look again."""
        return is_silent(reply=Reply(self.request.reply), next_on=self.request.next_on, today=clock.today())


def whom(seizer: Seizer, name: str) -> str:
    """Who it is, as the consent names them too."""
    return name or str(SEIZERS[seizer])


def seizure_requests(*, by: Acting, case: int) -> list[SeizureLine]:
    """Every question to a seizing creditor in this case, the newest first."""
    found = SeizureRequest.objects.filter(municipality_id=by.municipality, case_id=case)
    return [SeizureLine(one) for one in found.select_related("consent").order_by("-asked_on", "-pk")]


def seizures_waiting(*, by: Acting) -> list[SeizureLine]:
    """Those that this person follows up today."""
    due = SeizureRequest.objects.filter(
        municipality_id=by.municipality,
        reply=Reply.WAITING,
        next_on__lte=clock.today(),
        case__closed_on__isnull=True,
    ).select_related("case__address")
    mine = due.filter(case__assigned_to_id=by.user_id or 0) | due.filter(
        case__assigned_to_id__isnull=True, asked_by_id=by.user_id or 0
    )
    return [SeizureLine(one) for one in mine.order_by("next_on", "pk")]
