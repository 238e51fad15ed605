"""The rounds that were asked for are made in the background, day after day, or say why they could not be."""

from collections.abc import Iterator
from typing import Any

import pytest

from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.flows.plan_rounds import plan_rounds
from aanbel.kernel import clock
from aanbel.visits import services
from aanbel.visits.models import Absence, Plan, Stop, Visitor
from aanbel.visits.tests import factories as make

pytestmark = pytest.mark.django_db
SYSTEM = Acting.system(9901)
TUESDAY = make.MONDAY.replace(day=10)


@pytest.fixture
def asked(klokkendam: Any) -> Iterator[list[int]]:
    """Twelve households to visit, one visitor with a short Monday, and both days asked for."""
    with clock.standing_at(make.MORNING):
        with on_behalf_of(SYSTEM):
            make.visitor(SYSTEM, "Anna", week={"0": ["09:00", "12:00"], "1": ["09:00", "17:00"]})
            found = [make.case(SYSTEM, east=0.001 * step).pk for step in range(12)]
            for case in found:
                services.ask_visit(by=SYSTEM, case=case)
            services.ask_plans(by=SYSTEM, days=[make.MONDAY, TUESDAY])
        yield found


def test_what_does_not_fit_on_monday_goes_to_tuesday(asked: list[int]) -> None:
    """Each household once; run twice, the job makes nothing more."""
    assert plan_rounds(by=SYSTEM) == 2
    assert plan_rounds(by=SYSTEM) == 0
    with on_behalf_of(SYSTEM):
        stops = list(Stop.objects.filter(state=Stop.State.PLANNED).order_by("pk").values_list("case_id", "day"))
    assert len({case for case, _day in stops}) == len(stops)
    assert {day for _case, day in stops} == {make.MONDAY, TUESDAY}
    assert {case for case, _day in stops} == set(asked)


def test_a_day_that_cannot_be_planned_says_why_and_holds_up_no_other(asked: list[int]) -> None:
    """Nobody on duty on Monday: that plan failed with a sentence, Tuesday's was made."""
    with on_behalf_of(SYSTEM):
        services.set_absent(by=SYSTEM, user=Visitor.objects.get().user_id, day=make.MONDAY, absent=Absence.ILL)
    assert plan_rounds(by=SYSTEM) == 1
    with on_behalf_of(SYSTEM):
        monday, tuesday = Plan.objects.order_by("day")
    assert (monday.state, tuesday.state) == (Plan.State.FAILED, Plan.State.MADE)
    assert "Bezoekteam" in monday.trouble or "Visiting team" in monday.trouble
