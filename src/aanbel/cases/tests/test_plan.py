"""The step plan: stabilise first, ticked by both sides, and a copy that anyone may read."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.cases import queries, services
from aanbel.cases.core.clocks import Clock, ClockKind
from aanbel.cases.core.plan import Planned, all_yours, in_order, tells_too_much, unanswered, weeks_of
from aanbel.cases.models import Case, PlanStep
from aanbel.cases.tests import factories as make
from aanbel.cases.wording.plan import SAFE_STEPS, STABILISING
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing, NotAllowed, Refused

SYSTEM = Acting.system(9901)
WORKER = Acting((9901,), 7, "Anna Visser", frozenset({"worker"}))
MAY = date(2026, 5, 4)


@pytest.fixture
def case(by: Acting) -> Case:
    """A case of which the energy supply ends."""
    energy = make.partner("lichtstroom", kind="energie")
    return make.case(by, by_partner=energy, end_of_supply=True)


def step(by: Acting, case: Case, **more: Any) -> PlanStep:
    agreed = {"what": "Belt de huisarts", "who": PlanStep.Who.RESIDENT, **more}
    return services.agree_step(by=by, case=case.pk, **agreed)


def planned(who: str = "worker", *, stabilises: bool = False, due: int | None = 7, done: bool = False) -> Planned:
    return Planned(stabilises, who, MAY, MAY + timedelta(days=due) if due is not None else None, done)


@pytest.mark.parametrize(
    ("text", "telling"),
    [
        ("Belt maandag de huisarts", ""),
        ("Belt Anna op 06 12345678", ""),
        ("Komt op 12 mei om 10.30 uur", ""),
        ("Huisnummer 12, bel twee keer", ""),
        ("Betaalt € 50", "€"),
        ("Betaalt 50 euro", "50 euro"),
        ("Betaalt 1.250 in delen", "1.250"),
        ("Betaalt 12,50 per week", "12,50"),
        ("Vraagt hulp bij schulden.", "schulden"),
        ("De deurwaarder belt terug", "deurwaarder"),
        ("Regelt de betalingsachterstand", "betalingsachterstand"),
        ("Belt met lichtstroom", "lichtstroom"),
        ("Belt met Klokwonen", "Klokwonen"),
    ],
)
def test_the_residents_copy_names_no_creditor_no_amount_and_no_debt(text: str, telling: str) -> None:
    """Others may read the paper on the fridge."""
    assert tells_too_much(text, creditors=["Lichtstroom B.V.", "Stichting Klokwonen"]) == telling


def test_our_own_sentences_may_be_read_by_anyone() -> None:
    """What we propose ourselves passes its own rule, in English and in Dutch."""
    from django.utils.translation import override

    for language in ("en", "nl"):
        with override(language):
            ours = [str(text) for text in (*STABILISING.values(), *SAFE_STEPS.values())]
            assert [text for text in ours if tells_too_much(text)] == []


@pytest.mark.parametrize(
    ("steps", "yours"),
    [
        ([], False),
        ([planned(), planned()], False),
        ([planned(), planned(), planned()], True),
        ([planned(), planned(), planned("resident")], False),
        ([planned(), planned(), planned("service")], False),
        ([planned(), planned(), planned(done=True)], False),
        ([planned(), planned(), planned(), planned("resident", done=True)], True),
    ],
)
def test_a_worker_is_told_when_all_steps_are_theirs(steps: list[Planned], yours: bool) -> None:
    """Three or more still to do, and nobody else does any."""
    assert all_yours(steps) is yours


def test_what_stabilises_comes_first_and_what_is_done_last() -> None:
    """Then by last day, and without a day at the end."""
    done, late, soon, first, some_day = (
        planned(due=1, done=True),
        planned(due=9),
        planned(due=2),
        planned(stabilises=True, due=30),
        planned(due=None),
    )
    assert in_order([done, late, some_day, soon, first]) == [first, soon, late, some_day, done]


def test_a_clock_is_proposed_until_a_step_answers_it() -> None:
    """The decision term is ours, and threatens nobody."""
    running = [
        Clock(MAY, ClockKind.END_OF_SUPPLY),
        Clock(MAY, ClockKind.DECISION),
        Clock(MAY - timedelta(days=1), ClockKind.THREAT),
    ]
    assert [one.kind for one in unanswered(running, {"threat"})] == [ClockKind.END_OF_SUPPLY]


def test_the_picture_shows_only_what_is_still_to_come() -> None:
    """Twelve weeks from this Monday; done steps and steps without a day are not in it."""
    bars = weeks_of(
        [planned(due=7), planned("service", due=400), planned(due=None), planned(done=True)],
        today=MAY + timedelta(days=3),
    )
    assert [(bar.who, bar.first, bar.last) for bar in bars] == [("worker", 0, 1), ("service", 0, 11)]


def test_what_threatens_goes_in_the_plan_once(by: Acting, case: Case) -> None:
    """With its own last day; a second click adds nothing."""
    made = services.stabilise(by=by, case=case.pk)
    assert [(one.clock, one.stabilises, one.due_on) for one in made] == [("end_of_supply", True, case.supply_ends_on)]
    assert services.stabilise(by=by, case=case.pk) == []


def test_a_day_that_passed_still_goes_in_the_plan(by: Acting, case: Case) -> None:
    """A term that ran out threatens all the more."""
    case.supply_ends_on = clock.today() - timedelta(days=3)
    case.save()
    (made,) = services.stabilise(by=by, case=case.pk)
    assert made.due_on == case.supply_ends_on


def test_the_worker_may_name_what_the_copy_may_not(by: Acting, case: Case) -> None:
    """A step that names the supplier is kept so for us, and says something safe to the resident."""
    step(by, case, what="Belt Lichtstroom over € 40 per maand")
    (copy,) = queries.resident_plan(case.pk)
    assert "Lichtstroom" not in copy.text
    assert "40" not in copy.text
    assert copy.text
    with pytest.raises(Refused):
        step(by, case, plain="Belt Lichtstroom")


def test_a_telling_service_is_somebody_who_helps(by: Acting, case: Case) -> None:
    """On the resident's copy a debt counsellor is not called so."""
    step(by, case, who=PlanStep.Who.SERVICE, service="Schuldhulpverlening")
    step(by, case, who=PlanStep.Who.SERVICE, service="Buurtteam")
    assert sorted(one.who for one in queries.resident_plan(case.pk))[0] == "Buurtteam"
    assert not any("Schuld" in one.who for one in queries.resident_plan(case.pk))


@pytest.mark.parametrize(
    ("actor", "who", "may"),
    [
        (SYSTEM, PlanStep.Who.RESIDENT, True),
        (SYSTEM, PlanStep.Who.WORKER, False),
        (SYSTEM, PlanStep.Who.SERVICE, False),
        (WORKER, PlanStep.Who.RESIDENT, True),
        (WORKER, PlanStep.Who.WORKER, True),
        (WORKER, PlanStep.Who.SERVICE, True),
    ],
)
def test_both_sides_tick_and_the_resident_only_their_own(
    by: Acting, case: Case, actor: Acting, who: PlanStep.Who, may: bool
) -> None:
    """Nobody signed in is the resident on their own page."""
    made = step(by, case, who=who, service="Buurtteam")
    if not may:
        with pytest.raises(NotAllowed):
            services.tick_step(by=actor, step=made.pk, case=case.pk)
        return
    ticked = services.tick_step(by=actor, step=made.pk, case=case.pk)
    assert (ticked.done_on, ticked.done_by_resident) == (clock.today(), actor is SYSTEM)
    assert services.tick_step(by=actor, step=made.pk, done=False).done_on is None


def test_a_code_of_one_house_ticks_no_step_of_another(by: Acting, case: Case) -> None:
    """The resident's page names its case; another's step is not there."""
    other = step(by, make.case(by))
    with pytest.raises(Missing):
        services.tick_step(by=by, step=other.pk, case=case.pk)


def test_the_same_step_sent_twice_is_one_step(by: Acting, case: Case) -> None:
    """A double click agrees on one thing; after it is done one may agree on it again."""
    first = step(by, case)
    assert step(by, case) == first
    services.tick_step(by=by, step=first.pk)
    assert step(by, case) != first


def test_a_service_has_a_name_and_a_day_that_can_be_met(by: Acting, case: Case) -> None:
    """Sentences, not crashes."""
    with pytest.raises(Refused):
        step(by, case, who=PlanStep.Who.SERVICE)
    with pytest.raises(Refused):
        step(by, case, due_on=clock.today() - timedelta(days=1))
    with pytest.raises(Refused):
        step(by, case, what="  ")


# -- the pages ------------------------------------------------------------------------------------------------------


@pytest.fixture
def open_case(klokkendam: Any) -> Case:
    """A case as the pages find it, with an end of supply."""
    with on_behalf_of(SYSTEM):
        energy = make.partner("lichtstroom", kind="energie")
        return make.case(SYSTEM, by_partner=energy, end_of_supply=True)


def text_of(client: Client, name: str, case: int) -> str:
    response = client.get(reverse(f"cases:{name}", args=[case]))
    assert response.status_code == 200
    return response.content.decode()


def test_the_way_of_a_plan(open_case: Case, client_as: Callable[..., Client]) -> None:
    """Proposed, put first, a step added, changed, ticked, copied, taken out."""
    client = client_as("worker")
    assert "Zet dit bovenaan" in text_of(client, "plan", open_case.pk)
    client.post(reverse("cases:stabilise", args=[open_case.pk]))
    assert "Zet dit bovenaan" not in text_of(client, "plan", open_case.pk)
    add = reverse("cases:add_step", args=[open_case.pk])
    wrong = client.post(add, {"what": "Belt", "who": "resident", "plain": "Betaalt € 5"})
    assert wrong.status_code == 422
    assert "mag niet op het blad" in wrong.content.decode()
    client.post(add, {"what": "Maakt foto's van de post", "who": "resident"})
    with on_behalf_of(SYSTEM):
        made = PlanStep.objects.get(who="resident")
    change = reverse("cases:change_step", args=[made.pk])
    assert client.get(change).status_code == 200
    client.post(change, {"what": "Opent de post", "who": "resident", "due_on": ""})
    client.post(reverse("cases:tick", args=[made.pk]), {"done": "1"})
    paper = text_of(client, "plan_copy", open_case.pk)
    assert "Opent de post" in paper
    assert re.search(r"ui-bare__house[^<]*<img[^>]*>\s*Klokkendam", paper)
    client.post(reverse("cases:drop_step", args=[made.pk]))
    with on_behalf_of(SYSTEM):
        assert PlanStep.objects.count() == 1


def test_the_copy_shows_no_name_no_supplier_and_no_amount(open_case: Case, client_as: Callable[..., Client]) -> None:
    """Only steps, days, and whom to call."""
    with on_behalf_of(SYSTEM):
        services.stabilise(by=SYSTEM, case=open_case.pk)
    text = text_of(client_as("worker"), "plan_copy", open_case.pk)
    assert [found for found in ("Boer", "Lichtstroom", "200,00", "Molenweg") if found in text] == []


@pytest.mark.parametrize(("role", "status"), [("worker", 200), ("team_lead", 200), ("volunteer", 403)])
def test_who_may_see_a_plan(open_case: Case, client_as: Callable[..., Client], role: str, status: int) -> None:
    """Staff for early signals."""
    assert client_as(role).get(reverse("cases:plan", args=[open_case.pk])).status_code == status
