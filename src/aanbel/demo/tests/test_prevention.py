"""The demo's year of prevention is made once, whatever the day."""

from datetime import datetime, time

import pytest

from aanbel.accounts import services as accounts
from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.demo import prevention
from aanbel.demo.cast import COLLEAGUES
from aanbel.kernel import clock
from aanbel.learning.models import Card
from aanbel.neighbourhood.models import Activity


@pytest.mark.parametrize("day", ["2027-01-31", "2026-06-06", "2028-02-29"])
def test_the_year_is_there_on_any_day_and_once(klokkendam, zilverdijk, day):
    """On the last of a month, at a weekend, on a leap day: what was held, what waits for a word, what is to come."""
    for code in (9901, 9902):
        with on_behalf_of(Acting.system(code)) as by:
            for one in COLLEAGUES:
                if code in one.municipalities:
                    accounts.invite_user(by=by, email=one.email, name=one.name, roles=one.roles)
    with clock.standing_at(datetime.combine(datetime.fromisoformat(day).date(), time(9), clock.AMSTERDAM)):
        prevention.plan_prevention((9901, 9902))
        prevention.plan_prevention((9901, 9902))
        today = clock.today()
    with on_behalf_of(Acting.system(9901)):
        states = [(one.state, one.on < today) for one in Activity.objects.all()]
        assert {("held", True), ("planned", True), ("planned", False)} == set(states)
        assert len(states) == len(prevention.ACTIVITIES)
        assert Card.objects.filter(municipality_id=9902).count() == len(prevention.OF_ZILVERDIJK)
