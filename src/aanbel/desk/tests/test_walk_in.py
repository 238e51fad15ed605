"""The acts of the walk-in, in the database: what is kept, what is refused, what is emptied."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from aanbel.accounts import queries as accounts
from aanbel.audit.acting import Acting
from aanbel.audit.models import Event
from aanbel.audit.verbs import Verb
from aanbel.cases.models import Case, SelfReport
from aanbel.desk import services
from aanbel.desk.core.asking import Result
from aanbel.desk.core.roles import HelpRole
from aanbel.desk.core.sharing import Reach
from aanbel.desk.core.tiles import Tile
from aanbel.desk.core.urgency import Told
from aanbel.desk.models import HandOver, Question, Step
from aanbel.desk.queries.handover import asked_of_me, hand_over_page, of_desk
from aanbel.desk.queries.slip import slip_of
from aanbel.desk.tests import walk_ins as make
from aanbel.gateways import notify
from aanbel.kernel import clock
from aanbel.kernel.errors import NotAllowed, Refused
from aanbel.kernel.identity import PostalAddress
from aanbel.ui.residents import LANGUAGES

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 23, 11, tzinfo=UTC)
ADDRESS = "Molenweg 12, 9901 AB Klokkendam"


@pytest.fixture
def at(by: Acting) -> Any:
    """A desk at noon on a Monday, with a flowchart."""
    with clock.standing_at(NOON):
        make.chart(by)
        yield make.desk(by)


@pytest.fixture
def truus(by: Acting, at: Any, user_as: Callable[..., Any]) -> Acting:
    """A volunteer of this desk."""
    return make.member(by, at, user_as("volunteer"))


@pytest.fixture
def defne(by: Acting, at: Any, user_as: Callable[..., Any]) -> Acting:
    """A budget coach, who is on the rota."""
    return make.on_rota(by, at, user_as("professional"))


def test_a_question_is_a_number_and_a_clock_and_nobody(truus: Acting, at: Any) -> None:
    """Sent twice it is asked once; the next one has the next number."""
    origin = uuid4()
    first = make.question(truus, at, Tile.SHUT_OFF, told=Told(off=True), origin=origin)
    again = make.question(truus, at, Tile.SHUT_OFF, told=Told(off=True), origin=origin)
    assert (first.pk, first.number, first.urgency, first.first_name) == (again.pk, 1, "threat", "")
    assert make.question(truus, at).number == 2


@pytest.mark.parametrize("typed", ["Fatma Yilmaz-de Boer van Dijk", "Molenweg 12", "06 12345678"])
def test_more_than_a_first_name_is_not_kept(by: Acting, at: Any, typed: str) -> None:
    """Refused before there is a row; the schema refuses a digit as well."""
    with pytest.raises(Refused):
        make.question(by, at, first_name=typed)
    assert not Question.objects.exists()
    with pytest.raises(IntegrityError), transaction.atomic():
        Question.objects.filter(pk=make.question(by, at).pk).update(first_name="Fatma 12")


def test_first_names_are_gone_after_midnight(by: Acting, at: Any) -> None:
    """The night's job leaves today's alone, and can run twice."""
    asked = make.question(by, at, first_name="Fatma")
    assert services.forget_first_names(by=by) == 0
    with clock.standing_at(NOON + timedelta(hours=14)):
        assert (services.forget_first_names(by=by), services.forget_first_names(by=by)) == (1, 0)
    asked.refresh_from_db()
    assert asked.first_name == ""


def test_the_second_volunteer_is_told_who_began(truus: Acting, by: Acting, at: Any, user_as: Any) -> None:
    """A double tap of the same hand is nothing; another hand gets a sentence."""
    bep = make.member(by, at, user_as("volunteer", email="bep@klokkendam.example"))
    asked = make.question(truus, at)
    services.begin(by=truus, question=asked.pk)
    assert services.begin(by=truus, question=asked.pk).helped_by_id == truus.user_id
    with pytest.raises(Refused, match=truus.name):
        services.begin(by=bep, question=asked.pk)


def test_walking_is_remembered_step_by_step_and_back(truus: Acting, at: Any) -> None:
    """Each step with its version; tapped twice it is one; back takes it out of the traffic; an old page says so."""
    asked = make.begun(truus, at)
    assert asked.node == "q"
    there = services.take_step(by=truus, question=asked.pk, node="q", option=0)
    assert services.take_step(by=truus, question=asked.pk, node="q", option=0).node == there.node == "coach"
    step = Step.objects.get()
    assert (step.node, step.option, step.to, step.chart_version.number) == ("q", 0, "coach", 1)
    with pytest.raises(Refused):
        services.take_step(by=truus, question=asked.pk, node="q", option=1)
    assert services.step_back(by=truus, question=asked.pk, node="coach").node == "q"
    assert not Step.objects.exists()
    with pytest.raises(Refused):
        services.take_step(by=truus, question=asked.pk, node="q", option=7)


def test_done_and_left_can_be_undone_for_ten_minutes(truus: Acting, at: Any) -> None:
    """Back where it was; after that a new question is asked."""
    asked = make.begun(truus, at)
    services.finish(by=truus, question=asked.pk, how=Result.ANSWERED)
    assert services.undo_end(by=truus, question=asked.pk).state == "helping"
    services.leave(by=truus, question=asked.pk)
    with clock.standing_at(NOON + timedelta(minutes=11)), pytest.raises(Refused):
        services.undo_end(by=truus, question=asked.pk)


def test_a_volunteer_reaches_nothing_of_another_desk_or_of_yesterday(truus: Acting, by: Acting, at: Any) -> None:
    """By the acts as well as by the pages."""
    elsewhere = make.question(by, make.desk(by, "Inloop Havenwijk"))
    yesterday = make.question(truus, at)
    with pytest.raises(NotAllowed):
        services.begin(by=truus, question=elsewhere.pk)
    with clock.standing_at(NOON + timedelta(days=1)), pytest.raises(NotAllowed):
        services.leave(by=truus, question=yesterday.pk)


def test_without_a_yes_there_is_no_row(truus: Acting, at: Any) -> None:
    """The service refuses, and the schema knows no hand-over without how and in which words it was given."""
    asked = make.begun(truus, at)
    with pytest.raises(Refused):
        make.hand_over(truus, asked, how=None)
    assert not HandOver.objects.exists()
    made = make.hand_over(truus, asked)
    for hole in ({"how": ""}, {"how": "spoken"}, {"words": ""}, {"said_yes_to": ""}):
        with pytest.raises(IntegrityError), transaction.atomic():
            HandOver.objects.filter(pk=made.pk).update(**hole)


def test_the_yes_is_kept_in_the_words_that_were_read(truus: Acting, at: Any) -> None:
    """Which version, to whom and about what; only the lines that hold something."""
    made = make.hand_over(truus, make.begun(truus, at))
    assert (made.words, made.how, made.lines) == ("share-1", "screen", ["name", "phone", "question"])
    assert "e-mail" not in made.said_yes_to and "telefoonnummer" in made.said_yes_to


def test_a_hand_over_is_warm_from_the_desk_and_back(truus: Acting, defne: Acting, at: Any) -> None:
    """It arrives, is taken on, is done; then nothing of what was shared is left and the desk reads how it went."""
    made = make.hand_over(truus, make.begun(truus, at))
    assert [line.hand_over.pk for line in asked_of_me(by=defne)] == [made.pk]
    services.accept_hand_over(by=defne, hand_over=made.pk, words="Ik bel vandaag.")
    services.tell_back(by=defne, hand_over=made.pk, outcome="Regeling getroffen.")
    (told,) = of_desk(by=truus, desk=at.pk)
    assert (told.hand_over.shared, told.told.words, told.told.by) == ({}, "Regeling getroffen.", defne.name)
    assert "06" not in str(list(Event.objects.values_list("data", flat=True)))


def test_without_leave_the_desk_does_not_hear_how_it_went(truus: Acting, defne: Acting, at: Any) -> None:
    """Not even when the professional writes it down: the schema refuses it too."""
    made = make.hand_over(truus, make.begun(truus, at), tell_back=False)
    services.accept_hand_over(by=defne, hand_over=made.pk)
    assert services.tell_back(by=defne, hand_over=made.pk, outcome="Regeling getroffen.").outcome == ""
    with pytest.raises(IntegrityError), transaction.atomic():
        HandOver.objects.filter(pk=made.pk).update(outcome="toch")


def test_a_no_comes_back_with_another_way(truus: Acting, defne: Acting, at: Any) -> None:
    """The question is in somebody's hands again, and what was shared stays until the resident knows."""
    asked = make.begun(truus, at)
    made = make.hand_over(truus, asked)
    with pytest.raises(Refused):
        services.decline_hand_over(by=defne, hand_over=made.pk, why="Ben vol", instead="")
    services.decline_hand_over(by=defne, hand_over=made.pk, why="Ben vol", instead="Karim heeft plek")
    asked.refresh_from_db()
    assert asked.state == "helping" and of_desk(by=truus, desk=at.pk)[0].back
    assert services.settle_hand_over(by=truus, hand_over=made.pk).shared == {}


def test_who_takes_it_back_is_forgotten_at_once(truus: Acting, defne: Acting, at: Any) -> None:
    """Emptied, and the professional can do nothing with it any more."""
    made = make.hand_over(truus, make.begun(truus, at))
    assert services.withdraw_hand_over(by=truus, hand_over=made.pk).shared == {}
    with pytest.raises(Refused):
        services.accept_hand_over(by=defne, hand_over=made.pk)


def test_only_who_was_asked_reads_what_was_shared(
    truus: Acting, defne: Acting, by: Acting, at: Any, user_as: Any
) -> None:
    """The resident said yes to a budget coach, and to nobody else; a volunteer never."""
    adviser = make.on_rota(by, at, user_as("professional", email="raad@klokkendam.example"), HelpRole.LEGAL_ADVISER)
    made = make.hand_over(truus, make.begun(truus, at))
    assert hand_over_page(by=defne, number=made.pk).shared
    for other in (adviser, truus):
        with pytest.raises(NotAllowed):
            hand_over_page(by=other, number=made.pk)


def test_what_was_shared_is_gone_after_thirty_days(truus: Acting, by: Acting, at: Any) -> None:
    """Answered or not; the job can run twice."""
    make.hand_over(truus, make.begun(truus, at))
    with clock.standing_at(NOON + timedelta(days=31)):
        assert (services.empty_old_hand_overs(by=by), services.empty_old_hand_overs(by=by)) == (1, 0)


@pytest.mark.parametrize(
    ("tile", "told", "talk_by", "threat_by"),
    [(Tile.LETTER, Told(), True, False), (Tile.SHUT_OFF, Told(off=True), True, True)],
)
def test_a_hand_over_becomes_a_case_with_the_clocks_of_the_law(
    truus: Acting, at: Any, user_as: Any, tile: Tile, told: Told, talk_by: bool, threat_by: bool
) -> None:
    """At the resident's request: four weeks, and three working days when something threatens. Opened once."""
    worker = accounts.acting_as(user_as("worker"), 9901)
    asked = make.begun(truus, at, tile, told=told)
    made = make.hand_over(truus, asked, to_role=HelpRole.CONSULTANT, told=make.TOLD | {"address": ADDRESS})
    services.accept_hand_over(by=worker, hand_over=made.pk)
    door = PostalAddress("9901AB", 12, street="Molenweg", place="Klokkendam")
    given = {"hand_over": made.pk, "name": "Fatma Yilmaz", "at": door, "words": "Kan niet betalen"}
    case = services.open_case_for(by=worker, **given)
    assert services.open_case_for(by=worker, **given).pk == case.pk
    case = Case.objects.get()
    assert (case.help_asked_on is not None, case.threatened_on is not None) == (talk_by, threat_by)
    assert case.assigned_to_id == worker.user_id and SelfReport.objects.get().came_by == "walk_in"


def test_no_case_without_the_name_and_address_that_the_resident_gave(truus: Acting, at: Any, user_as: Any) -> None:
    """What was not passed on is not filled in by somebody else."""
    worker = accounts.acting_as(user_as("worker"), 9901)
    made = make.hand_over(truus, make.begun(truus, at), to_role=HelpRole.CONSULTANT)
    services.accept_hand_over(by=worker, hand_over=made.pk)
    with pytest.raises(Refused):
        services.open_case_for(by=worker, hand_over=made.pk, name="x", at=PostalAddress("9901AB", 1), words="x")
    assert not Case.objects.exists()


def test_an_appointment_is_a_moment_without_a_name(truus: Acting, at: Any) -> None:
    """Who comes back draws a number with the picture of the first time; tapped twice they came once."""
    asked = make.question(truus, at, Tile.FORM, first_name="Fatma")
    with pytest.raises(Refused):
        services.make_appointment(by=truus, question=asked.pk, at=NOON - timedelta(hours=1))
    made = services.make_appointment(by=truus, question=asked.pk, at=NOON + timedelta(days=1))
    with clock.standing_at(NOON + timedelta(days=1)):
        came = services.arrive(by=truus, appointment=made.pk)
        assert services.arrive(by=truus, appointment=made.pk).pk == came.pk
    assert (came.tile, came.first_name, came.number) == ("form", "", 1)


def test_the_slip_is_plain_and_its_number_is_kept_nowhere(truus: Acting, at: Any, monkeypatch: Any) -> None:
    """Sent twice with the same words it goes once; no debt on it, whatever the receiver is called."""
    asked = make.begun(truus, at, Tile.DEBT)
    make.hand_over(truus, asked, to_role=HelpRole.DEBT_COUNSELLOR)
    monkeypatch.setattr(notify._fake, "taken", [])
    for _twice in range(2):
        services.send_slip(by=truus, question=asked.pk, number="06 1234 5678")
    (sent,) = notify._fake.taken
    assert "schuld" not in sent["body"].casefold() and "gratis" in sent["body"]
    assert "1234" not in str(list(Event.objects.filter(verb=Verb.SLIP_SENT).values_list("data", flat=True)))
    asked.refresh_from_db()
    assert slip_of(by=truus, question=asked).lines


def test_who_comes_back_to_the_desk_leaves_no_number(truus: Acting, at: Any) -> None:
    """A hand-over without name or telephone is possible; being called without a number is not."""
    with pytest.raises(Refused):
        make.hand_over(truus, make.begun(truus, at), told={"question": "x"})
    made = make.hand_over(truus, make.begun(truus, at), told={"question": "x"}, reach=Reach.COMES)
    assert made.shared == {"question": "x"}


@pytest.mark.parametrize("language", [one.code for one in LANGUAGES])
def test_the_slip_is_whole_in_the_language_of_the_resident(truus: Acting, at: Any, language: str) -> None:
    """Every fixed line has words in every language that residents read; the number to call stands in it."""
    asked = make.begun(truus, at, told=Told(off=True))
    make.hand_over(truus, asked)
    asked.refresh_from_db()
    slip = slip_of(by=truus, question=asked, language=language)
    english = slip_of(by=truus, question=asked, language="en")
    same = set(slip.lines) | {slip.title, slip.farewell}
    assert language == "en" or not same & (set(english.lines) | {english.title, english.farewell})
