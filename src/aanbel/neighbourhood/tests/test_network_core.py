"""The network without a database: who holds it together, what nobody knows, and a picture that stays the same."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aanbel.neighbourhood.core.drawing import Caption, draw
from aanbel.neighbourhood.core.ground import on_the_ground
from aanbel.neighbourhood.core.kinds import TieKind
from aanbel.neighbourhood.core.knowing import Knower, StreetOf, blind_spots, knows_street, who_knows
from aanbel.neighbourhood.core.layout import APART, laid_out
from aanbel.neighbourhood.core.network import Link, Network, Node, fragile, reach


def network_of(*ties, areas=()):
    """A network of ties written as "f1-s2"; everybody in neighbourhood 1 unless `areas` says otherwise."""
    pairs = [tie.split("-") for tie in ties]
    keys = {key for pair in pairs for key in pair}
    return Network.of(
        [Node(key, dict(areas).get(key, 1)) for key in keys],
        [Link(one, other, TieKind.KNOWS, 2) for one, other in pairs],
    )


HOLDS_TOGETHER = (
    (("f1-s1", "s1-f2", "f2-f1"), []),  # a ring: everybody can be missed
    (("f1-s1", "f1-s2"), []),  # places that only f1 visits: single ties, nobody loses anybody
    (("s0-f0", "f0-f1", "f1-f2", "f2-f3", "f3-s3"), ["f1", "f2"]),  # at both ends a person with a place
    (("f1-s9", "f1-s1", "s1-f2", "f2-s2"), ["s1"]),  # a place can hold it together as well
    (("f1-s1", "s1-f2", "f2-s2", "s2-f1"), []),
)


@pytest.mark.parametrize(("ties", "alone"), HOLDS_TOGETHER)
def test_fragile_is_who_cannot_be_missed_by_others(ties, alone):
    """Somebody is fragile when without them a person and one more drop off; a place's only visitor is not that."""
    assert [one.key for one in fragile(network_of(*ties))] == alone


nodes = st.lists(st.sampled_from(["f1", "f2", "f3", "f4", "s1", "s2", "s3", "s4"]), min_size=2, max_size=2, unique=True)


@given(st.lists(nodes, min_size=1, max_size=14))
@settings(max_examples=30, deadline=None)
def test_fragile_agrees_with_taking_everybody_away_in_turn(pairs):
    """The oracle: walk from everybody who is left, with each one gone in turn."""
    network = network_of(*("-".join(pair) for pair in pairs))
    found = {one.key: one for one in fragile(network)}
    for node in network.nodes:
        parts = parts_without(network, node.key)
        lost = [part for part in parts if part & network.neighbours[node.key]]
        largest = max(lost, key=len, default=set())
        breaks = any(len(part) > 1 and any(k.startswith("f") for k in part) for part in drop(lost, largest))
        if node.key in found:
            assert sorted(map(sorted, found[node.key].parts)) == sorted(map(sorted, lost))
        elif len({len(part) for part in lost}) == len(lost):  # which of two equal parts is the rest is a toss
            assert not breaks


def parts_without(network, away):
    """The parts that are left when one is taken away, by walking."""
    left, parts = {node.key for node in network.nodes} - {away}, []
    while left:
        part, edge = set(), {min(left)}
        while edge:
            part |= edge
            edge = {other for key in edge for other in network.neighbours[key]} - part - {away}
        parts.append(part)
        left -= part
    return parts


def drop(parts, one):
    """These parts without this one."""
    return [part for part in parts if part is not one]


def test_reach_counts_each_once_and_nobody_further_than_two_steps():
    """The score is whom one knows and whom they know: no more is promised."""
    told = reach(network_of("f1-f2", "f2-f3", "f1-s1", "s1-f3", "f3-f4"), "f1")
    assert (told.direct, told.through, told.score) == ({"f2", "s1"}, {"f3"}, 3)


def test_who_left_counts_for_nobody():
    """A tie to somebody who is not on the map any more is no tie."""
    network = Network.of([Node("f1", 1)], [Link("f1", "f2", TieKind.KNOWS, 3)])
    assert network.links == ()
    assert reach(network, "f1").score == 0


STREETS = (
    StreetOf("Havenkade", 1, ("8945YA",)),
    StreetOf("De Ruyterstraat", 1, ("8945YB",)),
    StreetOf("Kerkpad", 2, ()),
)
PEOPLE = (
    Knower("f1", 1, ("havenkade",), (), ("young",), ("Pools",)),
    Knower("f2", 2, (), ("8945",), ("elderly",), ("Turks",)),
)
QUESTIONS = (
    ("wie kent de Havenkade?", "Havenkade", ("f1", "f2"), ()),
    ("Havnkade", "Havenkade", ("f1", "f2"), ()),
    ("ruyterstraat", "De Ruyterstraat", ("f2",), ()),
    ("wie kent het kerkpad", "Kerkpad", (), ("f2",)),
    ("8945 YB", "8945YB", ("f2",), ()),
    ("jongeren", "Jongeren", ("f1",), ()),
    ("spreekt er iemand turks", "Turks", ("f2",), ()),
)


@pytest.mark.parametrize(("question", "word", "keys", "near"), QUESTIONS)
def test_a_question_is_understood_as_one_says_it(question, word, keys, near):
    """A street, a postcode, a group or a language; with a typo; and who is near when nobody knows."""
    told = who_knows(question.replace(" er ", " "), PEOPLE, STREETS, {"young": "Jongeren", "elderly": "Ouderen"})
    assert told is not None
    assert (told.word, told.keys, told.near) == (word, keys, near)


@pytest.mark.parametrize("question", ["", "wie kent de", "xqzwv", "🙂", "%' or 1=1"])
def test_what_is_no_question_is_not_guessed_at(question):
    """Nobody is called in vain."""
    assert who_knows(question, PEOPLE, STREETS, {"young": "Jongeren"}) is None


def test_a_blind_spot_is_what_nobody_knows():
    """A street is known by whoever names it, wherever they are; a group or language counts where its people are."""
    first, second = blind_spots([1, 2], PEOPLE, STREETS, ["young", "elderly"])
    assert (first.unknown_streets, first.unknown_groups, first.unknown_languages) == ((), ("elderly",), ("Turks",))
    assert (second.unknown_streets, second.known_streets, second.share) == (("Kerkpad",), 0, 0)
    unknown = {lane.name for lane in STREETS if not any(knows_street(one, lane) for one in PEOPLE)}
    assert {*first.unknown_streets, *second.unknown_streets} == unknown


def test_the_same_network_is_the_same_picture_and_nobody_stands_on_another():
    """Who looks again finds everybody where they were; names are no part of what is kept."""
    ties = [f"f{n}-s{n % 7}" for n in range(30)] + [f"f{n}-f{n + 1}" for n in range(29)]
    network = network_of(*ties, areas=[(f"f{n}", n % 3) for n in range(30)])
    places = laid_out(network)
    laid_out.cache_clear()
    assert laid_out(network) == places
    spots = list(places.values())
    assert all((x - u) ** 2 + (y - v) ** 2 >= (APART - 1) ** 2 for n, (x, y) in enumerate(spots) for u, v in spots[:n])


def test_people_have_no_place_of_their_own_on_the_map():
    """Somebody stands beside the place where one finds them; without any place they are in the list alone."""
    network = network_of("f1-s1", "f2-f3", areas=[("f2", 2), ("f3", 2)])
    places = on_the_ground(network, (("s1", 5.0, 52.0),))
    assert set(places) == {"s1", "f1"}


def test_a_filter_fades_the_others_and_one_neighbourhood_shows_its_neighbours():
    """Asked for one, their ties stay bright; one neighbourhood is drawn with those it has ties to."""
    network = network_of("f1-s1", "f2-s2", "f2-f3", areas=[("f2", 2), ("s2", 2)])
    captions = {node.key: Caption(node.key, "" if node.key.startswith("f") else "school") for node in network.nodes}
    picture = draw(network, laid_out(network), captions, {1: "Molenwijk", 2: "Haven"}, lit=["f1"])
    assert {sign.key for sign in picture.signs if not sign.faded} == {"f1", "s1"}
    part = draw(network, laid_out(network), captions, {1: "Molenwijk", 2: "Haven"}, only=2)
    assert {sign.key for sign in part.signs} == {"f2", "s2", "f3"}
