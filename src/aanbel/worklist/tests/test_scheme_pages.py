"""Other rules and other trays as a coordinator makes them on the screen: steps, ages, conditions, order and names."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from aanbel.audit.acting import Acting
from aanbel.worklist import services
from aanbel.worklist.core import scheme as rules
from aanbel.worklist.core import shipped, trays
from aanbel.worklist.core.conditions import AgeGroup, Flag, Measure
from aanbel.worklist.core.trays import Test
from aanbel.worklist.forms.points import PointsForm
from aanbel.worklist.forms.trays import TraysForm
from aanbel.worklist.models import Placing, Scheme
from aanbel.worklist.tests import factories as make

ClientAs = Callable[..., Client]
WHAT_IF, TRAYS = "worklist:what_if", "worklist:other_trays"


def as_sent(form: Any, **changes: Any) -> dict[str, Any]:
    """What a browser sends of a form as it stands, with these changes (`_` for `-`)."""
    sent = {name: field.initial for name, field in form.fields.items()}
    sent |= {name.replace("__", "-"): value for name, value in changes.items()}
    return {name: value for name, value in sent.items() if value not in (None, False)}


def tried(form_class: Any, start: Any, **changes: Any) -> Any:
    """The form after these changes, checked."""
    form = form_class(start, as_sent(form_class(start), **changes))
    form.is_valid()
    return form


def test_a_form_sent_back_untouched_changes_nothing() -> None:
    """Every shipped rule and tray goes through the fields and comes back the same."""
    assert tried(PointsForm, shipped.SCHEME).changed == shipped.SCHEME
    assert tried(TraysForm, shipped.TRAYS).changed == shipped.TRAYS


@pytest.mark.parametrize(
    ("changes", "rule", "steps"),
    [
        ({"bound__partners__0": 5}, "partners", ((3, 30), (4, 35), (5, 20))),
        ({"bound__partners__1": ""}, "partners", ((2, 20), (4, 35))),
        ({"bound__partners__3": 6, "points__partners__3": 50}, "partners", ((2, 20), (3, 30), (4, 35), (6, 50))),
        ({"bound__amount_water__0": "99.50"}, "amount_water", ((9_950, 5), (15_000, 10), (30_000, 15))),
        ({"bound__end_of_supply__0": 1}, "end_of_supply", ((10, 30), (6, 40), (3, 50), (1, 20))),
    ],
)
def test_steps_are_moved_added_and_taken_away(changes: dict[str, Any], rule: str, steps: Any) -> None:
    """In whatever order they are filled in, they stand in the order in which they are reached."""
    changed = tried(PointsForm, shipped.SCHEME, **changes).changed
    assert next(one for one in changed.rules if one.id == rule).steps == steps


def test_an_age_group_begins_and_ends_elsewhere() -> None:
    """The municipality's own youth: up to and including 26."""
    changed = tried(PointsForm, shipped.SCHEME, to__youth=26).changed
    assert next(one for one in changed.rules if one.id == "youth").group == AgeGroup(18, 26)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"bound__partners__1": 2}, "verder"),
        ({"bound__repeats__0": "", "bound__repeats__1": "", "bound__repeats__2": ""}, "verder"),
        ({"to__youth": 12}, "leeftijden"),
        ({"bound__waiting__0": 20_000}, "10000"),
        ({"bound__amount__0": "2000000"}, "1000000"),
    ],
)
def test_rules_that_do_not_hold_together_get_a_sentence(changes: dict[str, Any], says: str) -> None:
    """Two steps that begin together, a rule without steps, ages upside down, days beyond any calendar."""
    form = tried(PointsForm, shipped.SCHEME, **changes)
    assert says in str(form.errors)


@pytest.mark.parametrize(
    ("changes", "tray", "when"),
    [
        ({"from__5__0": 3}, "visit", (Test(measure=Measure.PARTNERS, at_least=3),)),
        ({"what__0__0": "measure:amount:huur", "from__0__0": "1250.50"}, "crisis",
         (Test(measure=Measure.AMOUNT, at_least=125_050, kind="huur"),)),
        ({"join__0__1": "and", "what__0__1": "flag:phone", "unless__0__1": "on"}, "crisis",
         (Test(flag=Flag.CRISIS), Test(flag=Flag.PHONE, unless=True))),
        ({"what__4__0": "age:zorg", "from__4__0": 18, "to__4__0": 23}, "youth", (Test(age=AgeGroup(18, 23, "zorg")),)),
    ],
)  # fmt: skip
def test_conditions_of_a_tray_are_changed(changes: dict[str, Any], tray: str, when: Any) -> None:
    """Another bound, another subject, one more condition, the contrary."""
    changed = tried(TraysForm, shipped.TRAYS, **changes).changed
    assert next(one for one in changed.trays if one.slug == tray).when[0] == when


def test_a_tray_is_added_moved_renamed_and_taken_away() -> None:
    """The short name stays, because what else is agreed hangs on it; the last tray takes what fits none."""
    new = len(shipped.TRAYS.trays)
    changed = tried(
        TraysForm, shipped.TRAYS, name__0="Vandaag nog", name__6="", place__1=8,
        **{f"place__{new}": 2, f"name__{new}": "Crisis", f"action__{new}": "Bel", f"what__{new}__0": "flag:children"},
    ).changed  # fmt: skip
    names = [(tray.slug, tray.name) for tray in changed.trays]
    assert names[:2] == [("crisis", "Vandaag nog"), ("crisis_2", "Crisis")]
    assert [slug for slug, _name in names[-3:]] == ["end_of_supply", "call", "write"]
    assert "letter" not in [slug for slug, _name in names]


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"what__1__0": ""}, "geen voorwaarde"),
        ({"action__1": ""}, "geen volgende stap"),
        ({"what__0__0": "measure:waiting", "from__0__0": 999_999}, "te laag of te hoog"),
        ({"what__0__0": "age", "from__0__0": 30, "to__0__0": 20}, "te laag of te hoog"),
        ({"what__0__0": "flag:rich"}, "rich"),
    ],
)
def test_trays_that_do_not_hold_together_get_a_sentence(changes: dict[str, Any], says: str) -> None:
    """A tray in which no case ever lies, no next act, numbers that cannot be, and what is nobody's business."""
    form = tried(TraysForm, shipped.TRAYS, **changes)
    assert not form.is_valid() and says in str(form.errors)


@pytest.fixture
def list_of_two(by: Acting) -> Any:
    """A rent of € 300 and one of € 100, ranked."""
    with time_machine.travel(make.TODAY, tick=False):
        for number, amount in enumerate((30_000, 10_000)):
            case = make.case(by, at=make.address(by, number=number + 1), opened_on=date(2026, 11, 20))
            make.signal(case, kind="huur", amount=amount)
        services.rank_cases(by=by)
        yield


def test_other_steps_are_shown_kept_and_activated(list_of_two: None, client_as: ClientAs) -> None:
    """The preview tells it, the draft holds it, and the list follows only when it is activated."""
    client, address = client_as("coordinator"), reverse(WHAT_IF, args=[1])
    sent = as_sent(PointsForm(shipped.SCHEME), bound__amount_huur__0=50)
    scores = list(Placing.objects.order_by("amount").values_list("score", flat=True))
    part = client.post(address, {**sent, "show": "1"}, headers={"HX-Request": "true"}).content.decode()
    assert f"{scores[0]} → {scores[0] + 3}" in part and Scheme.objects.count() == 1
    kept = client.post(address, {**sent, "keep": "1", "sentence-partners": "x" * 200})
    assert "€\u00a050" in client.get(kept.url).content.decode()
    client.post(reverse("worklist:activate", args=[2]))
    assert Placing.objects.get(amount=10_000).score == scores[0] + 3


def test_other_trays_are_shown_kept_and_activated(list_of_two: None, client_as: ClientAs) -> None:
    """A letter up to € 400: both cases move to that tray, as the preview said."""
    client, address = client_as("team_lead"), reverse(TRAYS, args=[1])
    assert client.get(address).status_code == 200
    sent = as_sent(TraysForm(shipped.TRAYS), from__6__0=400)
    shown = client.post(address, {**sent, "show": "1"})
    assert [(t.before, t.after) for t in shown.context["preview"].trays if t.name == "Brief of kaartje"] == [(1, 2)]
    wrong = client.post(address, {**sent, "from-6-0": "-4"}, headers={"HX-Request": "true"})
    assert wrong.status_code == 422 and "<li>Vanaf: " in wrong.content.decode()
    kept = client.post(address, {**sent, "keep": "1", "name": "Meer brieven"})
    stored = Scheme.objects.get(version=2)
    assert kept.url == reverse("worklist:version", args=[2]) and stored.rules == rules.to_json(shipped.SCHEME)
    assert trays.from_json(stored.trays).trays[6].name == "Letter or card"
    assert "niet: Achterstand: alles samen vanaf €\u00a0400" in client.get(kept.url).content.decode()
    client.post(reverse("worklist:activate", args=[2]))
    assert set(Placing.objects.values_list("tray", flat=True)) == {"letter"}


def test_who_does_not_set_the_order_does_not_set_the_trays(list_of_two: None, client_as: ClientAs) -> None:
    """A consultant reads when a case lies where."""
    client = client_as("worker")
    assert client.get(reverse(TRAYS, args=[1])).status_code == 403
    assert "vanaf 5 en niet: Eerder bereikt" in client.get(reverse("worklist:scheme")).content.decode()
