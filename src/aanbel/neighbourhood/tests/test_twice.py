"""A form and its echo: what is sent twice stands there once."""

from datetime import timedelta

import pytest

from aanbel.accounts.models import Neighbourhood
from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.audit.models import Event
from aanbel.kernel import clock
from aanbel.kernel.errors import Refused
from aanbel.neighbourhood import services
from aanbel.neighbourhood.models import Activity, KeyFigure, Preference, Touch
from aanbel.neighbourhood.services import GroupTold, Plan, Told, Yes
from aanbel.neighbourhood.tests import factories


def test_a_key_figure_a_touch_and_an_activity(by):
    """And their events: the echo did nothing."""
    told = Told(
        name="Fatima", neighbourhood=factories.area(by).pk, preference=Preference.DROP_BY, streets=("Molenweg",)
    )
    yes = Yes(until=clock.today() + timedelta(days=300), how=KeyFigure.How.PAPER, words="Ja.")
    group = services.keep_group(by=by, told=GroupTold("Jongeren", "Eerste rekeningen"))
    plan = Plan("Geldles", group, Activity.Kind(Activity.Kind.values[0]), clock.today())
    before = Event.objects.count()
    for _twice in range(2):
        figure = services.add_key_figure(by=by, told=told, yes=yes)
        services.keep_warm(by=by, figure=figure.pk, kind=Touch.Kind.THANKED)
        services.plan_activity(by=by, plan=plan)
    assert (KeyFigure.kept.count(), Touch.objects.count(), Activity.objects.count()) == (1, 1, 1)
    assert Event.objects.count() == before + 3


def test_a_street_lies_in_a_neighbourhood_of_ours(by, zilverdijk):
    """The database checks a key without looking whose row it is, so the act looks."""
    with on_behalf_of(Acting.system(9902)):
        theirs = Neighbourhood.objects.create(municipality_id=9902, code="b", name="Dijk")
    with pytest.raises(Refused):
        services.name_streets(by=by, streets={("Dijkweg", theirs.pk): ["9902AB"]})
