"""Reading batches: how far they are, who was left out and why, and where their files lie."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from aanbel.audit.acting import Acting
from aanbel.kernel.errors import Missing
from aanbel.outreach.models import Batch, Message
from aanbel.outreach.queries import composing
from aanbel.outreach.queries.recipients import recipients

PROOF = 3


@dataclass(frozen=True)
class Counted:
    """How many messages of a batch are where."""

    planned: int
    written: int
    left_out: int
    reasons: tuple[tuple[str, int], ...]

    @property
    def all(self) -> int:
        return self.planned + self.written + self.left_out

    @property
    def going(self) -> int:
        return self.planned + self.written


def folder_of(batch: Batch) -> Path:
    """Where its parts lie."""
    return Path(settings.MEDIA_ROOT) / batch.folder


def batches(*, by: Acting) -> list[tuple[Batch, Counted]]:
    """The newest first."""
    found = list(Batch.objects.filter(municipality_id=by.municipality).select_related("version__template")[:50])
    states: dict[int, Counter[tuple[str, str]]] = {one.pk: Counter() for one in found}
    rows = Message.objects.filter(batch__in=found).order_by()
    for pk, state, why in rows.values_list("batch_id", "state", "why"):
        states[pk or 0][state, why] += 1
    return [(one, _counted(states[one.pk])) for one in found]


def batch(*, by: Acting, pk: int) -> Batch:
    """One batch, of this municipality."""
    found = Batch.objects.filter(municipality_id=by.municipality, pk=pk).select_related("version__template").first()
    if found is None:
        raise Missing(_("This batch does not exist here."))
    return found


def batch_rows(one: Batch) -> Counted:
    """How far this batch is."""
    return _counted(Counter(Message.objects.filter(batch=one).order_by().values_list("state", "why")))


def _counted(states: "Counter[tuple[str, str]]") -> Counted:
    state = Message.State
    reasons = {why: count for (where, why), count in states.items() if where == state.LEFT_OUT}
    return Counted(
        planned=sum(count for (where, _why), count in states.items() if where == state.PLANNED),
        written=sum(count for (where, _why), count in states.items() if where == state.WRITTEN),
        left_out=sum(reasons.values()),
        reasons=tuple((str(Message.Why(why).label), count) for why, count in sorted(reasons.items())),
    )


def proof(*, by: Acting, one: Batch) -> bytes:
    """The first few as they will be printed, with codes that open nothing."""
    first = list(one.messages.filter(state__in=["planned", "written"]).order_by("sequence")[:PROOF])
    if not first:
        raise Missing(_("There is nobody left to write to in this batch."))
    version = one.version
    people = recipients(
        by=by, cases_=[each.case_id for each in first], language=version.language, visit_on=one.visit_on
    )
    sheets = []
    for message in first:
        who = people[message.case_id]
        code = composing.SAMPLE_CODE
        blocks = composing.filled(version, who.values, who.facts, code)
        sheets.append(
            composing.sheet(version, blocks=blocks, to=who.to, values=who.values, code=code, number=message.sequence)
        )
    return composing.typeset(sheets, version, per_sheet=one.per_sheet).pdf
