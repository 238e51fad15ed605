"""What a station asks of the desk as soon as one comes to it."""

from datetime import date

import pytest
import time_machine

from aanbel.desk.core.chart import Node, NodeKind
from aanbel.desk.models import Question
from aanbel.desk.services.heeding import heed

MONDAY = "2026-11-16T10:00:00+01:00"
URGENT, HAND_OVER, ASKED = NodeKind.URGENT, NodeKind.HAND_OVER, NodeKind.QUESTION
EARLIER = date(2026, 11, 17)

HEEDED = {
    "a question asks nothing": ("letter", "calm", None, Node("n", ASKED), ("calm", None)),
    "urgent makes it soon": ("letter", "calm", None, Node("n", URGENT, clock=1), ("soon", date(2026, 11, 17))),
    "urgent at a shut-off": ("shut_off", "calm", None, Node("n", URGENT, clock=0), ("threat", date(2026, 11, 16))),
    "urgent without a time": ("eviction", "soon", None, Node("n", URGENT), ("threat", None)),
    "never calmer": ("letter", "threat", None, Node("n", URGENT), ("threat", None)),
    "never later": ("letter", "soon", EARLIER, Node("n", URGENT, clock=3), ("soon", EARLIER)),
    "earlier when it says so": ("letter", "soon", EARLIER, Node("n", URGENT, clock=0), ("soon", date(2026, 11, 16))),
    "a hand-over with a time": ("debt", "calm", None, Node("n", HAND_OVER, clock=3), ("calm", date(2026, 11, 19))),
}  # fmt: skip


@pytest.mark.parametrize(("tile", "urgency", "due", "reached", "after"), HEEDED.values(), ids=HEEDED)
def test_a_station_starts_a_clock_never_later_and_never_calmer(tile, urgency, due, reached, after):
    """Wgs art. 4: a threat is acted on within three working days. Any station may name a time, urgent or not."""
    question = Question(tile=tile, urgency=urgency, clock_on=due)
    with time_machine.travel(MONDAY, tick=False):
        heed(question, reached)
    assert (question.urgency, question.clock_on) == after
