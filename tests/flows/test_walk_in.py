"""The night after a walk-in."""

from datetime import UTC, datetime, timedelta

import pytest

from aanbel.audit.acting import Acting
from aanbel.desk.tests import walk_ins as make
from aanbel.flows.walk_in import close_the_day
from aanbel.kernel import clock

NOON = datetime(2026, 11, 23, 11, tzinfo=UTC)


@pytest.mark.django_db
def test_the_night_leaves_nothing_open_and_nobody_s_name(by: Acting) -> None:
    """Who waited went home; who was being helped was helped, without anybody saying how. It can run twice."""
    with clock.standing_at(NOON):
        at = make.desk(by)
        waits, helped = make.question(by, at, first_name="Fatma"), make.begun(by, at, first_name="Mo")
        close_the_day(by=by)
    waits.refresh_from_db()
    assert (waits.state, waits.first_name) == ("waiting", "Fatma")
    with clock.standing_at(NOON + timedelta(hours=14)):
        for _twice in range(2):
            close_the_day(by=by)
    for one in (waits, helped):
        one.refresh_from_db()
    assert (waits.state, waits.result, helped.state, helped.result) == ("left", "left", "done", "")
    assert waits.first_name == helped.first_name == ""
