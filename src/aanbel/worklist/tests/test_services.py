"""Ranking, refreshing and the versions of a scheme."""

from datetime import date
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.audit.models import Event
from aanbel.audit.verbs import Verb
from aanbel.cases.models import Case
from aanbel.intake.models import Kind
from aanbel.kernel.errors import NotAllowed, Refused
from aanbel.worklist import services
from aanbel.worklist.core import scheme as rules
from aanbel.worklist.core import shipped, trays
from aanbel.worklist.core.facts import KINDS
from aanbel.worklist.models import Placing, Scheme, SearchTerm
from aanbel.worklist.tests import factories as make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


@pytest.fixture
def today() -> Any:
    """Monday 23 November 2026."""
    with time_machine.travel(make.TODAY, tick=False):
        yield make.TODAY


def placing_of(case: Any) -> Placing:
    return Placing.objects.get(case=case)


def test_kinds_are_those_of_intake() -> None:
    """The amounts of a placing are kept per kind of signal, in no other list than intake's."""
    assert tuple(Kind.values) == KINDS


def test_facts_of_a_case(by: Acting) -> None:
    """Two partners, one of them twice: amounts count once per partner and resident, with the highest."""
    case = make.case(by, at=make.address(by, neighbourhood=make.neighbourhood(by)), multiple=True, consecutive=True)
    make.resident(by, case.address, birth_date=date(2004, 1, 2), minor_children=True)
    make.signal(case, kind="huur", amount=40_000, period=date(2026, 10, 1))
    make.signal(case, kind="huur", amount=90_000)
    make.signal(case, kind="water", amount=12_000, warm_handover=True, phone="+31612345678")
    make.signal(case, kind="zorg", amount=1_000, period=date(2026, 6, 1), taken_up=False)
    make.signal(case, kind="zorg", amount=1_000, period=date(2026, 3, 1), taken_up=False)
    make.attempt(case)
    make.attempt(case, reached=True)
    counts = services.rank_cases(by=by)
    assert (counts.rows, counts.ranked) == (1, 1)
    p = placing_of(case)
    assert (p.amount, p.amount_huur, p.amount_water, p.amount_zorg) == (102_000, 90_000, 12_000, None)
    assert (p.signals, p.partners, p.main_kind, p.times) == (3, 2, "huur", 3)
    assert (p.attempts, p.reached, p.attempted_on) == (2, True, make.TODAY)
    assert (p.warm_handover, p.phone, p.children, p.multiple) == (True, True, True, True)
    assert (p.youngest_born, p.eldest_born) == (date(2004, 1, 2), date(2004, 1, 2))
    assert p.neighbourhood_id == case.address.neighbourhood_id
    assert p.score == sum(p.points) and len(p.points) == len(shipped.SCHEME.rules)


def test_two_residents_with_one_insurer_owe_twice(by: Acting) -> None:
    """Partners in marriage each have a policy: their arrears add up."""
    case = make.case(by)
    for birth in (date(1980, 1, 1), date(1990, 1, 1)):
        make.signal(case, kind="zorg", amount=30_000, who=make.resident(by, case.address, birth_date=birth))
    services.rank_cases(by=by)
    p = placing_of(case)
    assert (p.amount_zorg, p.partners, p.signals) == (60_000, 1, 2)
    assert (p.youngest_born, p.eldest_born) == (date(1990, 1, 1), date(1980, 1, 1))


def test_the_second_run_writes_nothing(by: Acting) -> None:
    """Ranking again without news changes no row."""
    make.signal(make.case(by))
    services.rank_cases(by=by)
    before = Placing.objects.values().get()
    with CaptureQueriesContext(connection) as queries:
        counts = services.rank_cases(by=by)
    assert (counts.rows, counts.ranked) == (0, 1)
    assert Placing.objects.values().get() == before
    statements = [one["sql"].split()[0].lower() for one in queries if "worklist_" in one["sql"]]
    assert len(statements) <= 12, statements


def test_waiting_lifts_a_case(by: Acting) -> None:
    """A week later the same facts give more points, because nobody is forgotten."""
    case = make.case(by, opened_on=make.TODAY)
    make.signal(case)
    services.rank_cases(by=by)
    before = placing_of(case).score
    with time_machine.travel(date(2026, 12, 7), tick=False):
        assert services.rank_cases(by=by).rows == 1
    assert placing_of(case).score > before


def test_a_closed_case_leaves_the_list(by: Acting) -> None:
    """A closed case is not in the list, and not found by its words either."""
    case = make.case(by)
    make.signal(case)
    services.rank_cases(by=by)
    assert SearchTerm.objects.filter(case=case).exists()
    case.closed_on, case.status = make.TODAY, "closed"
    case.save()
    assert services.rank_cases(by=by).ranked == 0
    assert not SearchTerm.objects.filter(case=case).exists()


def test_refreshing_one_case_leaves_the_others(by: Acting) -> None:
    """After an attempt only that case is weighed again."""
    case, other = make.case(by), make.case(by)
    for one in (case, other):
        make.signal(one)
    services.rank_cases(by=by)
    for _ in range(3):
        make.attempt(case)
        make.attempt(other)
    services.refresh_case(by=by, case=case.pk)
    assert (placing_of(case).attempts, placing_of(other).attempts) == (3, 0)


def test_refreshing_a_new_case_and_a_closed_one(by: Acting) -> None:
    """A case that is not in the list yet comes in; a closed one goes."""
    case = make.case(by)
    make.signal(case)
    services.rank_cases(by=by)
    later = make.case(by)
    make.signal(later)
    services.refresh_case(by=by, case=later.pk)
    assert Placing.objects.count() == 2
    later.closed_on = make.TODAY
    later.save()
    services.refresh_case(by=by, case=later.pk)
    assert list(Placing.objects.values_list("case_id", flat=True)) == [case.pk]


def test_ranking_agrees_with_the_rules_in_python(by: Acting) -> None:
    """What the database wrote is what plain Python says of the stored facts."""
    from aanbel.worklist.core.placing import place
    from aanbel.worklist.queries.reasons import facts_of

    for number in range(12):
        case = make.case(by, crisis=number % 5 == 0, opened_on=date(2026, 11, 1 + number))
        for kind in KINDS[: 1 + number % 4]:
            make.signal(case, kind=kind, amount=10_000 * (1 + number))
    services.rank_cases(by=by)
    for p in Placing.objects.all():
        expected = place(facts_of(p), shipped.SCHEME, make.TODAY)
        assert (p.score, tuple(p.points)) == (expected.score, expected.points)
        assert p.tray == shipped.TRAYS.of(facts_of(p), make.TODAY).slug


@pytest.mark.parametrize(
    ("street", "typed"),
    [("Molenweg", "molenw 12"), ("Burgemeester van Lanschotlaan", "lanschot 12"), ("Čapekstraat", "capek")],
)
def test_terms_of_an_address(by: Acting, street: str, typed: str) -> None:
    """Half a street with a number finds the case, from any word of the street, with or without diacritics."""
    from aanbel.worklist.queries.search import found

    case = make.case(by, at=make.address(by, street=street, number=12, house_letter="A"))
    make.signal(case)
    other = make.case(by, at=make.address(by, street=street, number=120))
    make.signal(other)
    services.rank_cases(by=by)
    hits = found(by=by, text=typed).case_ids
    assert case.pk in hits and (other.pk in hits) == ("12" not in typed)


@pytest.mark.parametrize(
    ("typed", "streets"),
    [
        ("oude dij 7", ["Oude Dijk"]),
        ("oude haven 7", ["Oude Nieuwe Havenkade"]),
        ("oude 7", ["Oude Dijk", "Oude Nieuwe Havenkade"]),
    ],
)
def test_words_in_a_row_come_before_words_apart(by: Acting, typed: str, streets: list[str]) -> None:
    """Half a street as one says it finds that street; words that stand apart are sought when nothing else fits."""
    from aanbel.worklist.queries.search import found

    for street, letter in (("Oude Dijk", ""), ("Oude Nieuwe Havenkade", "B")):
        make.signal(make.case(by, at=make.address(by, street=street, number=7, house_letter=letter)))
    services.rank_cases(by=by)
    hits = found(by=by, text=typed).case_ids
    assert sorted(Case.objects.filter(pk__in=hits).values_list("address__street", flat=True)) == streets


def test_each_municipality_by_its_own_scheme(by: Acting, zilverdijk: Any) -> None:
    """One run ranks several municipalities, each by its own rules, and nobody sees the other's cases."""
    both = Acting.system(9901, 9902)
    with on_behalf_of(both):
        there = make.case(Acting.system(9902), crisis=True)
        here = make.case(by, crisis=True)
        for one in (here, there):
            make.signal(one)
        services.rank_cases(by=both)
        stored = rules.to_json(rules.Scheme((rules.FlagRule(id="crisis", flag=rules.Flag.CRISIS, points=7),)))
        elsewhere = Acting.system(9902)
        draft = services.propose_scheme(
            by=elsewhere, name="Kort", stored_rules=stored, stored_trays=trays.to_json(shipped.TRAYS)
        )
        services.activate_scheme(by=elsewhere, scheme=draft)
        services.rank_cases(by=both)
        assert placing_of(there).score == 7
        assert placing_of(here).score > 60
    with on_behalf_of(Acting.system(9901)):
        assert not Placing.objects.filter(case=there).exists()


def test_versions_are_activated_once(by: Acting) -> None:
    """A draft moves nothing; activating replaces the version before; an old version does not come back."""
    case = make.case(by)
    make.signal(case)
    services.rank_cases(by=by)
    first = Scheme.objects.get()
    stored = rules.to_json(shipped.SCHEME)
    stored[5]["steps"] = [[1, 50]]
    draft = services.propose_scheme(by=by, name="", stored_rules=stored, stored_trays=first.trays)
    assert (draft.version, draft.active, placing_of(case).scheme_id) == (2, False, first.pk)
    before = placing_of(case).score
    services.activate_scheme(by=by, scheme=draft)
    assert placing_of(case).score == before + 50 and placing_of(case).scheme_id == draft.pk
    first.refresh_from_db()
    assert not first.active
    with pytest.raises(Refused):
        services.activate_scheme(by=by, scheme=first)
    verbs = set(Event.objects.values_list("verb", flat=True))
    assert {Verb.SCHEME_PROPOSED, Verb.SCHEME_ACTIVATED} <= verbs


def test_only_some_may_change_the_order(by: Acting) -> None:
    """A consultant sees the scheme but does not change it."""
    worker = Acting(municipalities=(9901,), name="Anna", roles=frozenset({"worker"}))
    with pytest.raises(NotAllowed):
        services.propose_scheme(by=worker, name="", stored_rules=[], stored_trays=[])


@pytest.mark.parametrize(
    "stored",
    [
        [],
        [{"rule": "x"}],
        [{"rule": "x", "when": "flag", "flag": "rich", "points": 1}],
        [{"rule": "x", "when": "flag", "flag": "crisis", "points": 10_000}],
        [{"rule": "x", "when": "steps", "measure": "partners", "steps": [[3, 1], [2, 5]]}],
        [{"rule": "x", "when": "kind", "points": [["gas", 1]]}],
        [{"rule": "x; drop", "when": "flag", "flag": "crisis", "points": 1}],
        [{"rule": "x", "when": "flag", "flag": "crisis", "points": 1}] * 2,
        "all",
    ],
)
def test_an_unsound_scheme_is_refused(by: Acting, stored: Any) -> None:
    """What is not a scheme is refused with a sentence, and leaves nothing behind."""
    with pytest.raises(Refused) as no:
        services.propose_scheme(by=by, name="", stored_rules=stored, stored_trays=trays.to_json(shipped.TRAYS))
    assert "%(" not in str(no.value) and str(no.value).endswith(".")
