"""What a station of the flowchart asks of the desk as soon as one comes to it: how fast somebody must act."""

from aanbel.desk.core.chart import Node, NodeKind
from aanbel.desk.core.tiles import Tile
from aanbel.desk.core.urgency import Urgency, rank
from aanbel.desk.models import Question
from aanbel.kernel import clock
from aanbel.kernel.working_days import add_working_days

GRAVE = frozenset({Tile.SHUT_OFF, Tile.EVICTION})
"""The pictures in which an urgent station means that a person is threatened (Wgs art. 4)."""


def heed(question: Question, reached: Node) -> None:
    """An urgent station makes the question urgent, and any station that names a time starts its clock; never later than
    it was, never calmer. The caller saves."""
    if reached.kind is NodeKind.URGENT:
        found = Urgency.THREAT if question.tile in GRAVE else Urgency.SOON
        if rank(found) < rank(Urgency(question.urgency)):
            question.urgency = found
    if reached.clock is not None:
        due = add_working_days(clock.today(), reached.clock)
        question.clock_on = min(question.clock_on or due, due)
