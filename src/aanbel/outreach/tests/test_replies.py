"""What an answer does: at once, once, and never more than the resident said."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
import time_machine

from aanbel.accounts.models import Guess
from aanbel.accounts.services import OVERALL, PER_ADDRESS, must_wait, note_wrong_code
from aanbel.audit.acting import Acting
from aanbel.audit.models import Event
from aanbel.cases import queries as cases
from aanbel.cases import services as case_services
from aanbel.cases.models import Case, ContactAttempt, Refusal, RefusalKind, RefusalSource
from aanbel.cases.tests import factories as make
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing, NotAllowed, Refused
from aanbel.outreach.core.answers import MOST_ANSWERS, PartOfDay, may_change, replaces
from aanbel.outreach.models import Answer, Kind, ReplyCode, Slot
from aanbel.outreach.queries import answers_to_handle, due_actions, free_slots
from aanbel.outreach.services import (
    give_answer,
    issue_code,
    mark_handled,
    offer_slots,
    revoke_codes,
    withdraw_slot,
)
from aanbel.worklist.services import rank_cases

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=clock.AMSTERDAM)


@pytest.fixture
def case(by: Acting) -> Case:
    """A door in the Molenweg."""
    return make.case(by)


@pytest.fixture
def code(by: Acting, case: Case) -> int:
    """The code on the card that was left there."""
    issue_code(by=by, case=case.pk, purpose="card")
    return ReplyCode.objects.get(case=case).pk


def answer(by: Acting, code: int, kind: Kind, **more: Any) -> Answer:
    """An answer in Dutch."""
    return give_answer(by=by, code=code, kind=kind, language="nl", **more)


def verbs(case: Case) -> list[str]:
    """The events of this case in the order in which they happened."""
    return list(Event.objects.filter(case_id=case.pk).order_by("pk").values_list("verb", flat=True))


@pytest.mark.parametrize(
    ("new", "old", "takes_its_place"),
    [
        (Kind.CALL, Kind.NO, True),
        (Kind.NO, Kind.CALL, True),
        (Kind.MEET, Kind.VISIT, True),
        (Kind.QUESTION, Kind.NO, False),
        (Kind.NO, Kind.QUESTION, False),
        (Kind.QUESTION, Kind.QUESTION, False),
    ],
)
def test_a_choice_takes_the_place_of_a_choice_and_a_question_of_nothing(
    new: Kind, old: Kind, takes_its_place: bool
) -> None:
    """One answer stands for a household; questions stand beside it."""
    assert replaces(new, old) is takes_its_place


@pytest.mark.parametrize("kind", list(Kind))
def test_everything_but_an_objection_can_be_changed_on_the_page(kind: Kind) -> None:
    """A card can be found by somebody else: the right to object is not taken back with it."""
    assert may_change(kind) is (kind is not Kind.OBJECTION)


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.MEET])
def test_no_answer_counts_as_contact(by: Acting, case: Case, code: int, kind: Kind) -> None:
    """DDAS `bereikt` is a talk with the resident; a tap on a page is none."""
    status = case.status
    answer(by, code, kind, words="Mag ik ook mailen?" if kind is Kind.QUESTION else "")
    case.refresh_from_db()
    assert case.status == status
    assert not ContactAttempt.objects.filter(case=case).exists()


def test_a_form_sent_twice_is_one_answer(by: Acting, case: Case, code: int) -> None:
    """A second click changes nothing, in the table nor in the timeline."""
    first = answer(by, code, Kind.CALL, part_of_day=PartOfDay.MORNING)
    assert answer(by, code, Kind.CALL, part_of_day=PartOfDay.MORNING) == first
    assert verbs(case).count("resident_asks_call") == 1
    question = answer(by, code, Kind.QUESTION, words="Mag ik ook mailen?")
    assert answer(by, code, Kind.QUESTION, words="Mag ik ook mailen?") == question
    assert Answer.objects.standing().count() == 2


def test_a_changed_mind_replaces_the_answer_and_both_stay_in_the_timeline(by: Acting, case: Case, code: int) -> None:
    """The last one stands."""
    answer(by, code, Kind.CALL, part_of_day=PartOfDay.MORNING)
    answer(by, code, Kind.SETTLED)
    assert [one.kind for one in Answer.objects.standing()] == [Kind.SETTLED]
    assert [verb for verb in verbs(case) if verb.startswith("resident_")] == [
        "resident_asks_call",
        "resident_settled_it",
    ]


def test_the_last_answer_of_a_household_stands_whichever_card_it_came_by(by: Acting, case: Case, code: int) -> None:
    """A letter and a card open the same household."""
    issue_code(by=by, case=case.pk, purpose="letter")
    letter = ReplyCode.objects.exclude(pk=code).get().pk
    answer(by, code, Kind.CALL, part_of_day=PartOfDay.ANY)
    answer(by, letter, Kind.NO)
    assert [(one.kind, one.code_id) for one in Answer.objects.standing()] == [(Kind.NO, letter)]


@pytest.mark.parametrize(("kind", "refusal"), [(Kind.NO, "no_contact"), (Kind.OBJECTION, "objection")])
def test_no_is_no_from_this_moment(by: Acting, case: Case, code: int, kind: Kind, refusal: str) -> None:
    """Nobody may approach, nothing is due, and the case is among those that a batch leaves out."""
    rank_cases(by=by)
    soon = clock.today() + timedelta(days=14)
    assert [due.case_id for due in due_actions(by=by, on=soon)] == [case.pk]
    answer(by, code, kind)
    standing = cases.standing_refusal(by=by, case=case.pk)
    assert standing is not None
    assert (standing.kind, standing.source) == (refusal, "reply")
    with pytest.raises(Refused):
        case_services.check_may_approach(by=by, case=case.pk)
    assert [due.case_id for due in due_actions(by=by, on=soon)] == []
    assert list(cases.not_to_approach(by.municipality).values_list("pk", flat=True)) == [case.pk]


def test_who_says_no_and_then_chooses_to_be_called_is_welcome(by: Acting, case: Case, code: int) -> None:
    """The no of this page is taken back with the same card; the timeline tells both."""
    answer(by, code, Kind.NO)
    answer(by, code, Kind.CALL, part_of_day=PartOfDay.EVENING)
    case_services.check_may_approach(by=by, case=case.pk)
    assert "refusal_withdrawn" in verbs(case)


def test_a_no_that_was_said_at_the_door_is_not_taken_back_by_a_card(by: Acting, case: Case, code: int) -> None:
    """Somebody else may hold the card: a worker sees both and decides."""
    case_services.refuse(by=by, case=case.pk, kind=RefusalKind.NO_CONTACT, source=RefusalSource.VISIT)
    answer(by, code, Kind.CALL, part_of_day=PartOfDay.ANY)
    with pytest.raises(Refused):
        case_services.check_may_approach(by=by, case=case.pk)


def test_an_objection_is_not_undone_with_a_card(by: Acting, code: int) -> None:
    """It takes a call; a question is still possible."""
    answer(by, code, Kind.OBJECTION)
    with pytest.raises(Refused):
        answer(by, code, Kind.CALL, part_of_day=PartOfDay.ANY)
    answer(by, code, Kind.QUESTION, words="Hoe kan ik u bereiken?")
    assert Refusal.objects.filter(withdrawn_on=None, kind="objection").count() == 1


def test_a_code_takes_so_many_answers_and_no_more(by: Acting, case: Case, code: int) -> None:
    """A timeline cannot be flooded with one card."""
    ReplyCode.objects.filter(pk=code).update(answers=MOST_ANSWERS)
    with pytest.raises(Refused):
        answer(by, code, Kind.SETTLED)
    assert not Answer.objects.exists()


def test_a_code_that_was_made_void_meanwhile_answers_nothing(by: Acting, case: Case, code: int) -> None:
    """The page was open, the worker voided the code, the resident taps."""
    revoke_codes(by=by, case=case.pk)
    with pytest.raises(Missing):
        answer(by, code, Kind.CALL, part_of_day=PartOfDay.ANY)


@pytest.fixture
def slots(by: Acting) -> Any:
    """Two half hours in the library on Tuesday, for one household each."""
    with time_machine.travel(MONDAY, tick=False):
        yield offer_slots(
            by=by, kind="library", place="Bibliotheek, Kerkplein 2", on=date(2026, 11, 24),
            begins=time(10), ends=time(11), minutes=30,
        )  # fmt: skip


def test_a_time_is_given_to_one_household(by: Acting, code: int, slots: list[Slot]) -> None:
    """Chosen is taken; the other one hears it in a sentence, and who changes their mind gives it back."""
    answer(by, code, Kind.MEET, slot=slots[0].pk)
    assert [slot.pk for slot in free_slots(by=by)] == [slots[1].pk]
    other = make.case(by)
    issue_code(by=by, case=other.pk, purpose="card")
    neighbour = ReplyCode.objects.get(case=other).pk
    with pytest.raises(Refused):
        answer(by, neighbour, Kind.MEET, slot=slots[0].pk)
    answer(by, code, Kind.MEET, slot=slots[1].pk)
    answer(by, neighbour, Kind.MEET, slot=slots[0].pk)
    assert free_slots(by=by) == []


@pytest.mark.parametrize("slot", [0, 999_999])
def test_a_time_that_does_not_exist_cannot_be_chosen(by: Acting, code: int, slot: int) -> None:
    """Whatever somebody sends."""
    with pytest.raises(Refused):
        answer(by, code, Kind.MEET, slot=slot)


def test_a_time_that_somebody_chose_is_not_taken_back_silently(by: Acting, code: int, slots: list[Slot]) -> None:
    """First a call, then handled, then gone."""
    given = answer(by, code, Kind.MEET, slot=slots[0].pk)
    with pytest.raises(Refused):
        withdraw_slot(by=by, slot=slots[0].pk)
    mark_handled(by=by, answer=given.pk)
    withdraw_slot(by=by, slot=slots[0].pk)
    assert [slot.pk for slot in free_slots(by=by)] == [slots[1].pk]


def test_times_are_offered_once_and_only_ahead(by: Acting, slots: list[Slot]) -> None:
    """The same row offered again adds nothing; yesterday cannot be offered; only who may."""
    row = {"kind": "library", "place": "Bibliotheek, Kerkplein 2", "begins": time(10), "ends": time(11), "minutes": 30}
    assert offer_slots(by=by, on=date(2026, 11, 24), **row) == []
    for wrong in ({"on": date(2026, 11, 20)}, {"on": date(2026, 11, 24), "minutes": 0}):
        with pytest.raises(Refused):
            offer_slots(by=by, **{**row, **wrong})
    with pytest.raises(NotAllowed):
        offer_slots(by=Acting((9901,), roles=frozenset({"visitor"})), on=date(2026, 11, 24), **row)


def test_a_handled_answer_leaves_the_list(by: Acting, case: Case, code: int) -> None:
    """It stays in the timeline; another municipality never sees it."""
    given = answer(by, code, Kind.CALL, part_of_day=PartOfDay.MORNING)
    assert answers_to_handle(by=by) == [given]
    mark_handled(by=by, answer=given.pk)
    mark_handled(by=by, answer=given.pk)
    assert answers_to_handle(by=by) == []
    assert verbs(case).count("answer_handled") == 1
    with pytest.raises(Missing):
        mark_handled(by=Acting.system(9902), answer=given.pk)


def test_wrong_codes_cost_patience_per_address_and_an_hour_later_none(db: None) -> None:
    """Twenty from here; the neighbour's address still works; no address is kept in words."""
    for _time in range(PER_ADDRESS):
        assert not must_wait("192.0.2.7")
        note_wrong_code("192.0.2.7")
    assert must_wait("192.0.2.7")
    assert not must_wait("192.0.2.8")
    assert "192.0.2" not in repr(list(Guess.objects.values()))
    with time_machine.travel(clock.now() + timedelta(hours=1, seconds=5)):
        assert not must_wait("192.0.2.7")
        note_wrong_code("192.0.2.9")
        assert Guess.objects.count() == 2


def test_one_household_on_ipv6_is_one_address(db: None) -> None:
    """A network of its own has more addresses than anybody can count."""
    for number in range(PER_ADDRESS):
        note_wrong_code(f"2001:db8:1:1::{number:x}")
    assert must_wait("2001:db8:1:1:ffff::1")
    assert not must_wait("2001:db8:1:2::1")


def test_many_addresses_together_guess_no_faster(db: None) -> None:
    """The whole installation has a limit as well."""
    Guess.objects.create(who="", since=clock.now(), wrong=OVERALL)
    assert must_wait("198.51.100.1")
    assert must_wait("not an address")


def test_a_chosen_time_is_in_the_agenda_until_something_else_is_chosen(by: Acting, case: Case, code: int) -> None:
    """At once, also after the answer was ticked off as prepared; another choice or a time taken back ends it."""
    with time_machine.travel(MONDAY, tick=False):
        offered = {"kind": Slot.Place.LIBRARY, "place": "Bibliotheek", "on": date(2026, 11, 26), "minutes": 30}
        first, second = offer_slots(by=by, begins=time(10), ends=time(11), **offered)
        chosen = answer(by, code, Kind.MEET, slot=first.pk)
        assert [(one.case, one.at, one.minutes) for one in agenda_of_nobody(by)] == [(case.pk, time(10), 30)]
        answer(by, code, Kind.MEET, slot=second.pk)
        assert [one.at for one in agenda_of_nobody(by)] == [time(10, 30)]
        mark_handled(by=by, answer=Answer.objects.standing().get(kind=Kind.MEET).pk)
        assert [one.at for one in agenda_of_nobody(by)] == [time(10, 30)]
        withdraw_slot(by=by, slot=second.pk)
        assert agenda_of_nobody(by) == []
        answer(by, code, Kind.MEET, slot=first.pk)
        answer(by, code, Kind.NO)
        case.refresh_from_db()
        assert case.meet_at is None
        assert chosen.slot_id == first.pk


def agenda_of_nobody(by: Acting) -> list[cases.Appointment]:
    """Who comes to us while nobody has the case."""
    return cases.agenda(by=by, of_nobody=True)
