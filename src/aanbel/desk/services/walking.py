"""Walking the flowchart with somebody: one option at a time, each remembered with the version it was taken in."""

from django.db import transaction
from django.utils.translation import gettext as _

from aanbel.audit.acting import Acting
from aanbel.desk.core.asking import State
from aanbel.desk.core.chart import step
from aanbel.desk.models import Question, Step
from aanbel.desk.services.asking import held
from aanbel.desk.services.heeding import heed
from aanbel.kernel import clock
from aanbel.kernel.errors import Refused


@transaction.atomic
def take_step(*, by: Acting, question: int, node: str, option: int) -> Question:
    """From this station along this option. Tapped twice it is one step; from an old page it says where we are now."""
    found = _walking(by, question)
    if found.node != node:
        last = found.steps.order_by("-pk").first()
        if last is not None and (last.node, last.option) == (node, option):
            return found
        raise Refused(_("This question is further on already. Look at the question that is there now."))
    version = found.chart_version
    reached = step(version.chart, node, option) if version else None
    if version is None or reached is None:
        raise Refused(_("The flowchart has no such answer. Choose one that is there, or call in a professional."))
    Step.objects.create(
        municipality_id=found.municipality_id,
        question=found,
        chart_version=version,
        node=node,
        option=option,
        to=reached.id,
        at=clock.now(),
    )
    found.node = reached.id
    heed(found, reached)
    found.save()
    return found


@transaction.atomic
def step_back(*, by: Acting, question: int, node: str) -> Question:
    """From this station one back, however often it is tapped: the step leaves the traffic, as nobody went there."""
    found = _walking(by, question)
    last = found.steps.order_by("-pk").first()
    if last is not None and found.node == node:
        found.node = last.node
        last.delete()
        found.save(update_fields=["node"])
    return found


def _walking(by: Acting, number: int) -> Question:
    found = held(by, number)
    if found.state != State.HELPING:
        raise Refused(
            _("Number %(number)s %(state)s. Begin with it first.")
            % {"number": found.number, "state": found.get_state_display()}
        )
    return found
