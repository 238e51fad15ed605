"""The acts of people on a real database, as the application sees it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection

from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.audit.models import Event
from aanbel.kernel.errors import Missing, NotAllowed, Refused
from aanbel.people import services
from aanbel.people.models import Address, Link, Question, Resident
from aanbel.people.tests.factories import ANNA, BRAM, signal


def resident_of(row: Any) -> int:
    return Link.objects.get(signal=row).resident_id


def in_doubt(by: Acting) -> Question:
    """Two signals that may be about one person: the second gives no initials and no birth date."""
    signal(by)
    services.link_signals(by=by)
    signal(by, initials="", birth_date=None, sex="")
    services.link_signals(by=by)
    return Question.objects.get()


def test_two_signals_of_one_person_become_one_resident_at_one_address(by: Acting) -> None:
    """Same person, two partners, other spelling: one resident, one address, both links with their weight."""
    one, other = signal(by), signal(by, surname="De Vriès", prefix="", initials="A.")

    counts = services.link_signals(by=by)

    assert (counts.rows, counts.certain, counts.doubtful, counts.new_residents) == (2, 1, 0, 1)
    assert resident_of(one) == resident_of(other)
    assert Address.objects.count() == 1
    first, second = Link.objects.order_by("signal_id")
    assert (first.method, first.weight, first.matched_signal_id) == ("new", None, None)
    assert (second.method, second.matched_signal_id) == ("certain", one.pk)
    assert second.weight is not None and second.weight > 10 and len(second.levels) == 8


def test_two_people_at_one_address_stay_two_residents(by: Acting) -> None:
    """An address is shared, a person is not (Divosa: a melding is matched on the address)."""
    one, other = signal(by), signal(by, **BRAM)
    services.link_signals(by=by)
    assert resident_of(one) != resident_of(other)
    assert Address.objects.count() == 1


def test_a_resident_keeps_their_number(by: Acting) -> None:
    """What comes in a month later joins the resident that was there."""
    first = signal(by)
    services.link_signals(by=by)
    before = resident_of(first)
    later = signal(by, postcode="9901CD", house_number=3, street="Lindelaan")
    counts = services.link_signals(by=by)
    assert counts.new_residents == 0
    assert resident_of(later) == before == resident_of(first)
    assert Link.objects.get(signal=later).address.street == "Lindelaan"


def test_a_second_run_changes_nothing(by: Acting) -> None:
    """Linking does only what is not done yet."""
    signal(by), signal(by, **BRAM)
    services.link_signals(by=by)
    before = list(Link.objects.order_by("signal_id").values())
    counts = services.link_signals(by=by)
    assert counts.rows == 0
    assert list(Link.objects.order_by("signal_id").values()) == before


def test_a_resident_learns_what_a_later_signal_adds(by: Acting) -> None:
    """A birth date or BSN that was missing is filled in, never replaced."""
    signal(by, bsn="")
    services.link_signals(by=by)
    signal(by, bsn="999990408", birth_date=None)
    services.link_signals(by=by)
    assert Resident.objects.values_list("birth_date", "bsn").get() == (date(1984, 3, 12), "999990408")


def test_somebody_is_recognised_after_their_signals_are_gone(by: Acting) -> None:
    """Signals older than the look-back count no more, the resident's own fields do."""
    old = signal(by, signalled_on=date(2020, 1, 15))
    services.link_signals(by=by)
    new = signal(by)
    services.link_signals(by=by)
    assert resident_of(old) == resident_of(new)
    assert Link.objects.get(signal=new).matched_signal_id is None


def test_a_doubtful_match_is_asked_and_never_merged(by: Acting) -> None:
    """Surname and address alone: a family member perhaps. A resident of its own, and a question."""
    question = in_doubt(by)
    assert question.answer == "open"
    assert resident_of(question.signal) != question.candidate_id
    assert Link.objects.values("resident").distinct().count() == 2


def test_the_same_person_moves_the_signal_to_the_candidate(by: Acting) -> None:
    """'The same person' joins the temporary resident to the candidate and is written down."""
    question = in_doubt(by)
    services.answer_question(by=by, question_id=question.pk, answer="same")
    assert resident_of(question.signal) == question.candidate_id
    assert Event.objects.filter(verb="resident_linked", data__signal=question.signal_id).exists()


def test_another_answer_undoes_the_first(by: Acting) -> None:
    """'Somebody else' after 'the same person' puts everything back."""
    question = in_doubt(by)
    temporary = resident_of(question.signal)
    services.answer_question(by=by, question_id=question.pk, answer="same")
    services.answer_question(by=by, question_id=question.pk, answer="different")
    question.refresh_from_db()
    assert resident_of(question.signal) == temporary != question.candidate_id
    assert (question.answer, question.previous_resident_id) == ("different", None)


def test_a_signal_is_about_one_resident(by: Acting) -> None:
    """When two candidates are both answered 'the same person', the last answer holds."""
    father = signal(by, initials="J.", birth_date=date(1950, 1, 2), sex="M")
    son = signal(by, initials="J.", birth_date=date(1985, 6, 7), sex="M")
    thin = signal(by, initials="J.", birth_date=None, sex="M")
    services.link_signals(by=by)
    questions = Question.objects.filter(signal=thin)
    assert {q.candidate_id for q in questions} == {resident_of(father), resident_of(son)}

    for question in questions:
        services.answer_question(by=by, question_id=question.pk, answer="same")
        assert resident_of(thin) == question.candidate_id
    assert resident_of(father) != resident_of(son)
    assert sorted(questions.values_list("answer", flat=True)) == ["different", "same"]


def test_what_was_answered_is_not_asked_again(by: Acting) -> None:
    """'Somebody else' is remembered: the next signal of the temporary resident joins it without a question."""
    question = in_doubt(by)
    services.answer_question(by=by, question_id=question.pk, answer="different")
    services.link_signals(by=by)
    assert Question.objects.count() == 1


def test_only_consultants_and_coordinators_answer(by: Acting) -> None:
    """A visitor sees questions, but does not join the arrears of two people."""
    question = in_doubt(by)
    with pytest.raises(NotAllowed):
        services.answer_question(
            by=Acting((9901,), name="Vera", roles=frozenset({"visitor"})), question_id=question.pk, answer="same"
        )


@pytest.mark.parametrize("answer", ["open", "", "perhaps"])
def test_an_answer_is_yes_or_no(by: Acting, answer: str) -> None:
    """Nothing else is an answer."""
    question = in_doubt(by)
    with pytest.raises(Refused):
        services.answer_question(by=by, question_id=question.pk, answer=answer)


def test_municipalities_never_meet(by: Acting, zilverdijk: Any) -> None:
    """The same person in two municipalities is two residents, also when both are linked in one run (DOMAIN §11.7)."""
    here = signal(by)
    with on_behalf_of(Acting.system(9902)) as there:
        elsewhere = signal(there)
    with on_behalf_of(Acting.system(9901, 9902)) as both:
        counts = services.link_signals(by=both)
        residents = {link.resident.municipality_id: link.resident_id for link in Link.objects.all()}
    assert (counts.rows, counts.new_residents) == (2, 2)
    assert set(residents) == {9901, 9902}
    assert residents[9901] != residents[9902]
    assert {here.municipality_id, elsewhere.municipality_id} == {9901, 9902}


def test_one_municipality_alone_leaves_the_other_alone(by: Acting, zilverdijk: Any) -> None:
    """Linking for Klokkendam does not touch what waits in Zilverdijk."""
    with on_behalf_of(Acting.system(9902)) as there:
        signal(there)
    signal(by)
    assert services.link_signals(by=by).rows == 1


def test_a_cut_loses_nothing(by: Acting, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever statement a run dies at, nothing of it is kept and the next run does it all."""
    from aanbel.people.services import statements

    signal(by), signal(by, **BRAM)
    for cut in range(len(statements.WRITE_DOWN)):
        broken = (*statements.WRITE_DOWN[:cut], "select 1 / 0", *statements.WRITE_DOWN[cut:])
        with monkeypatch.context() as patch:
            patch.setattr(statements, "WRITE_DOWN", broken)
            with pytest.raises(Exception, match="division"):
                services.link_signals(by=by)
        assert not Link.objects.exists() and not Resident.objects.exists() and not Address.objects.exists()
    assert services.link_signals(by=by).rows == 2


def test_odd_text_survives_the_road_to_the_engine_and_back(by: Acting) -> None:
    """Quotes, line ends, commas and other scripts are data."""
    odd = signal(by, surname="O'Neill \"de, Ру́дь\nвторая", email='a,b"c@x.nl')
    services.link_signals(by=by)
    assert Resident.objects.get().surname == odd.surname


def test_the_neighbourhood_comes_from_the_postcode(by: Acting) -> None:
    """An address knows its neighbourhood when the municipality said where its postcodes lie."""
    from aanbel.accounts.services import divide_into_neighbourhoods

    divide_into_neighbourhoods(by=by, names={"01": "Molenbuurt"}, postcodes=[("9901AB", "01")])
    signal(by)
    services.link_signals(by=by)
    assert Address.objects.get().neighbourhood.name == "Molenbuurt"


@pytest.mark.parametrize("registration", ["resident", "moved_out", "deceased"])
def test_what_the_register_says_is_noted_with_its_date(by: Acting, registration: str) -> None:
    """The answer of the register (BRP), the day of asking, and whether there are minor children."""
    signal(by)
    services.link_signals(by=by)
    person = services.record_registration(
        by=by, resident_id=Resident.objects.get().pk, registration=registration, minor_children=True
    )
    assert (person.registration, person.minor_children) == (registration, True)
    assert person.registration_checked_on is not None
    assert Event.objects.filter(verb="registration_checked", subject=f"resident:{person.pk}").exists()


def test_a_stranger_is_not_there(by: Acting) -> None:
    """A resident of another municipality, or none, cannot be changed."""
    with pytest.raises(Missing):
        services.record_registration(by=by, resident_id=404, registration="resident")


def test_known_to_debt_help_is_noted(by: Acting) -> None:
    """So that they are not approached as if nobody knows them."""
    signal(by)
    services.link_signals(by=by)
    person = services.record_known_to_debt_help(by=by, resident_id=Resident.objects.get().pk, known=True)
    assert person.known_to_debt_help


def test_linking_takes_the_same_number_of_queries_for_one_and_for_many(
    by: Acting, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    """Set-based: no query per signal."""
    for number in range(20):
        signal(by, house_number=number + 1, surname=f"Naam{number}", birth_date=date(1950 + number, 1, 5))
    with django_assert_max_num_queries(32):
        services.link_signals(by=by)
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from people_link")
        assert cursor.fetchone() == (20,)


assert ANNA  # the person whom most of these tests are about
