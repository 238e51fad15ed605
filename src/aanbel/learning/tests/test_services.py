"""Who reads and writes which card: the rules, and what the database itself refuses."""

import json
from dataclasses import replace

import pytest
from django.db import connection

from aanbel.accounts.models import Role
from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.kernel.errors import Missing, NotAllowed, Refused
from aanbel.learning import queries, services
from aanbel.learning.core.kinds import Group, Verdict
from aanbel.learning.models import Card, Experience
from aanbel.learning.permissions import can_read_cards, can_write_cards
from aanbel.learning.queries import Wanted, Whose
from aanbel.learning.tests.factories import COMPLETE, card

HERE, THERE = Acting.system(9901), Acting.system(9902)
WRITE = {Role.WORKER, Role.COORDINATOR, Role.TEAM_LEAD, Role.PROFESSIONAL}


@pytest.mark.parametrize("role", [*Role, None])
def test_everybody_reads_and_who_does_the_work_writes(role):
    """One row per role; without a role one reads nothing."""
    by = Acting((9901,), roles=frozenset({role.value} if role else set()))
    assert can_read_cards(by) is (role is not None)
    assert can_write_cards(by) is (role in WRITE)


def test_a_draft_is_never_seen_elsewhere_and_a_shared_card_never_changed(klokkendam, zilverdijk):
    """Both by the database: the other municipality finds no row, and changes or removes none."""
    with on_behalf_of(THERE):
        draft, shared = card(THERE), card(THERE, title="Gedeeld", shared=True)
    with on_behalf_of(HERE):
        assert [one.title for one in Card.objects.all()] == ["Gedeeld"]
        assert Card.objects.filter(pk=shared.pk).update(title="Van ons") == 0
        with connection.cursor() as cursor:
            cursor.execute("delete from learning_card")
            assert cursor.rowcount == 0
        for act in (services.share_card, services.take_back_card, services.drop_card):
            with pytest.raises(Missing):
                act(by=HERE, card=shared.pk)
        with pytest.raises(Missing):
            services.write_card(by=HERE, card=shared.pk, text=COMPLETE)
        with pytest.raises(Missing):
            queries.card_page(by=HERE, card=draft.pk)
    assert list(Card.objects.all()) == []  # who acts for nobody sees nothing, shared or not


def test_what_is_taken_back_is_gone_with_what_others_said_of_it(klokkendam, zilverdijk):
    """The other municipality's sentence stays its own, and shows again when the card does; a copy stays theirs."""
    with on_behalf_of(THERE):
        shared = card(THERE, shared=True)
    with on_behalf_of(HERE):
        services.tell_experience(by=HERE, card=shared.pk, verdict=Verdict.PARTLY, words="In de flats wel.")
        copy = services.copy_card(by=HERE, card=shared.pk)
        assert services.copy_card(by=HERE, card=shared.pk) == copy  # once
        assert (copy.state, copy.origin_key, copy.origin_name) == ("draft", shared.key, "Zilverdijk")
        assert copy.figures == []  # those are of the other's residents
    with on_behalf_of(THERE):
        assert [one.words for one in queries.card_page(by=THERE, card=shared.pk).experiences] == ["In de flats wel."]
        assert Experience.objects.filter(card=shared).delete()[0] == 0  # not theirs to remove
        services.take_back_card(by=THERE, card=shared.pk)
    with on_behalf_of(HERE):
        assert [one.pk for one in queries.cards(by=HERE, wanted=Wanted())] == [copy.pk]
        assert Experience.objects.count() == 1  # our own sentence is still ours


def test_a_card_that_is_thrown_away_takes_along_what_others_said_of_it(klokkendam, zilverdijk):
    """Also the sentence of another municipality, whose row its own policy guards."""
    with on_behalf_of(THERE):
        shared = card(THERE, shared=True)
    with on_behalf_of(HERE):
        services.tell_experience(by=HERE, card=shared.pk, verdict=Verdict.PARTLY, words="In de flats wel.")
    with on_behalf_of(THERE):
        services.take_back_card(by=THERE, card=shared.pk)
        services.drop_card(by=THERE, card=shared.pk)
        with connection.cursor() as cursor:
            cursor.execute("set constraints all immediate")  # as the end of the transaction does
    with on_behalf_of(HERE):
        assert not Experience.objects.exists()


def test_a_card_that_is_sent_twice_is_one_card(by):
    """The same words of the same colleague."""
    assert services.write_card(by=by, text=COMPLETE) == services.write_card(by=by, text=COMPLETE)
    assert services.write_card(by=by, text=replace(COMPLETE, title="Thee")).title == "Thee"
    assert Card.objects.count() == 2


@pytest.mark.parametrize(
    ("differing", "looked_at", "refused"),
    [
        ({}, False, False),
        ({"result": "Mevrouw De Boer was blij."}, False, True),
        ({"result": "Mevrouw De Boer was blij."}, True, False),  # a colleague says: the councillor, quoted
        ({"result": "Bel haar op 06 12345678."}, True, True),  # never
    ],
)
def test_a_card_about_a_person_is_not_kept(by, differing, looked_at, refused):
    """A number that is somebody's own never; a name only when somebody looked at it."""

    text = replace(COMPLETE, **differing)
    if refused:
        with pytest.raises(Refused):
            services.write_card(by=by, text=text, looked_at=looked_at)
    else:
        assert services.write_card(by=by, text=text, looked_at=looked_at).pk


def test_half_a_card_is_not_shared_and_a_shared_card_not_thrown_away(by):
    """Others get something they can use, and it does not vanish by one click."""
    half = card(by, to_copy="")
    with pytest.raises(Refused):
        services.share_card(by=by, card=half.pk)
    whole = card(by, title="Heel", shared=True)
    with pytest.raises(Refused):
        services.drop_card(by=by, card=whole.pk)
    services.drop_card(by=by, card=half.pk)
    assert [one.title for one in Card.objects.all()] == ["Heel"]


def test_a_file_goes_out_and_comes_in_once(klokkendam, zilverdijk):
    """Marked with where it comes from, as a draft; a second time nothing is doubled; a person in it stays out."""
    with on_behalf_of(THERE):
        content = services.export_cards(by=THERE, chosen=[card(THERE), card(THERE, title="Nog een")])
    told = json.loads(content)
    assert "test" not in content  # no colleague's name in it
    told["cards"].append({**told["cards"][0], "title": "Fout", "result": "bsn 999990408"})
    told["cards"][2]["key"] = "12345678-1234-5678-1234-567812345678"
    with on_behalf_of(HERE):
        taken = services.import_cards(by=HERE, content=json.dumps(told).encode())
        assert {(one.state, one.origin, one.origin_name) for one in taken.cards} == {
            ("draft", "imported", "Zilverdijk")
        }
        assert [(place, title) for place, title, _why in taken.refused] == [(3, "Fout")]
        again = services.import_cards(by=HERE, content=content.encode())
        assert (again.cards, again.known) == ((), 2)
        with pytest.raises(Refused):
            services.import_cards(by=HERE, content=b"dit is een brief")


def test_cards_are_found_by_words_group_step_and_whose(klokkendam, zilverdijk):
    """Every word somewhere on the card; a card for everybody fits each group."""
    with on_behalf_of(THERE):
        card(THERE, title="Sms vooraf", groups=(Group.EVERYBODY,), shared=True)
    with on_behalf_of(HERE):
        card(HERE)

        def titles(**wanted):
            return [one.title for one in queries.cards(by=HERE, wanted=Wanted(**wanted))]

        assert titles(words="koffie bibliotheek") == ["Koffie bij de bibliotheek"]
        assert titles(words="koffie tram") == []
        assert sorted(titles(group="elderly")) == ["Koffie bij de bibliotheek", "Sms vooraf"]
        assert titles(group="young") == ["Sms vooraf"]
        assert titles(step="visiting") == []
        assert titles(whose=Whose.OTHERS) == ["Sms vooraf"]
        assert titles(whose=Whose.DRAFTS) == ["Koffie bij de bibliotheek"]


def test_who_only_reads_cannot_write(by):
    """A volunteer gets a sentence that says who can."""
    with pytest.raises(NotAllowed):
        services.write_card(by=Acting((9901,), roles=frozenset({"volunteer"})), text=COMPLETE)
