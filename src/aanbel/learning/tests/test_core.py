"""What may stand on a card, which numbers are shown, and the file for others."""

import json
import uuid
from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aanbel.learning.core import card_file
from aanbel.learning.core.card_file import FiledCard, Trouble, Unreadable
from aanbel.learning.core.card_text import CardText, missing, pointing_at_somebody
from aanbel.learning.core.figures import Figure, Impossible, Shown, kept_apart, publishable, restored, stored
from aanbel.learning.core.kinds import Group, Step
from aanbel.learning.services.filing import FIRST_CARDS
from aanbel.learning.tests.factories import COMPLETE

TODAY = date(2026, 3, 9)
KEY = uuid.UUID("12345678-1234-5678-1234-567812345678")
NUMBER, FEW, NEARLY_ALL, TOO_SMALL = Shown.NUMBER, Shown.FEW, Shown.NEARLY_ALL, Shown.TOO_SMALL


@pytest.mark.parametrize(
    ("count", "of", "kept", "kept_of", "shown"),
    [
        (0, None, 0, None, NUMBER),  # nobody is nobody
        (1, None, None, None, FEW),
        (4, None, None, None, FEW),
        (5, None, 5, None, NUMBER),
        (0, 40, 0, 40, NUMBER),
        (4, 40, None, 40, FEW),
        (5, 40, 5, 40, NUMBER),
        (35, 40, 35, 40, NUMBER),
        (36, 40, None, 40, NEARLY_ALL),  # tells of the four others
        (40, 40, 40, 40, NUMBER),
        (2, 4, None, None, TOO_SMALL),
        (4, 5, None, 5, FEW),
    ],
)
def test_small_numbers_are_not_kept(count, of, kept, kept_of, shown):
    """From one to four people, and all but one to four, are words; the number itself is gone."""
    figure = publishable("kwamen terug", "2026", count, of)
    assert (figure.count, figure.of, figure.shown) == (kept, kept_of, shown)


@pytest.mark.parametrize(("count", "of"), [(-1, None), (3, 0), (6, 5)])
def test_what_cannot_be_is_no_figure(count, of):
    """Below nothing, of nobody, more than there are."""
    with pytest.raises(Impossible):
        publishable("kwamen", "2026", count, of)


@given(st.integers(0, 60), st.none() | st.integers(1, 60))
def test_a_hidden_number_stays_hidden_on_the_way_back(count, of):
    """What the row or a file holds gives the same figure again, and never a small number."""
    if of is not None and count > of:
        return
    figure = publishable("kwamen", "2026", count, of)
    assert restored(stored(figure)) == figure
    assert figure.count is None or figure.count == 0 or figure.count >= 5


TOGETHER = (
    # counts of forty people,  what each becomes
    ((30, 10), "number number"),
    ((30, 7, 3), "number withheld few"),  # forty less thirty-seven are three
    ((36, 4), "nearly_all few"),  # each hidden by itself already
    ((20, 12, 4, 4), "number number withheld few"),  # eight, of two that are four at most: each is four
    ((20, 13, 4, 3), "number number few few"),  # which is which cannot be told
    ((36, 1, 1, 1, 1), "too_small too_small too_small too_small too_small"),  # each as few as it can be
    ((30, 6, 1, 1, 1, 1), "number withheld few few few few"),
)


@pytest.mark.parametrize(("counts", "shown"), TOGETHER)
def test_what_is_hidden_cannot_be_worked_out_from_the_numbers_beside_it(counts, shown):
    """A reader who subtracts what is shown from the whole does not find the one to four; another period is no part."""
    figures = [publishable(f"antwoord {nth}", "2026", count, 40) for nth, count in enumerate(counts)]
    assert " ".join(one.shown for one in kept_apart(figures)) == shown
    apart = [publishable(one.what, f"maand {nth}", counts[nth], 40) for nth, one in enumerate(figures)]
    assert list(kept_apart(apart)) == apart


@given(st.lists(st.integers(0, 12), min_size=2, max_size=5), st.booleans())
@settings(max_examples=60, deadline=None)
def test_whoever_adds_and_subtracts_finds_no_small_number(counts, with_total):
    """An oracle tries every way to divide the whole: each number from one to four could have been another."""
    whole = sum(counts)
    figures = [publishable(f"deel {nth}", "2026", count, whole or None) for nth, count in enumerate(counts)]
    figures += [publishable("samen", "2026", whole)] if with_total else []
    told = kept_apart(figures)[: len(counts)]
    if whole < 5 or any(one.shown is TOO_SMALL for one in told):
        return
    ranges = [_could_be(one) for one in told]
    fits = [guess for guess in product(*ranges) if sum(guess) == whole]
    for nth, count in enumerate(counts):
        if 0 < count < 5:
            assert len({guess[nth] for guess in fits}) > 1, (counts, [one.shown for one in told])


def _could_be(figure):
    """What a reader who knows the rules takes for possible."""
    match figure.shown:
        case Shown.FEW:
            return range(1, 5)
        case Shown.NEARLY_ALL:
            return range(figure.of - 4, figure.of)
        case Shown.WITHHELD:
            return range(1, figure.of)
    return (figure.count,)


@pytest.mark.parametrize(
    ("left_out", "expected"),
    [
        ({}, []),
        ({"mind": "", "sources": "", "figures": ()}, []),  # good to have, not needed
        ({"tried": " "}, ["tried"]),
        ({"result": "", "to_copy": "", "groups": ()}, ["result", "to_copy", "groups"]),
        ({"steps": ()}, ["steps"]),
    ],
)
def test_what_a_card_needs_before_others_can_use_it(left_out, expected):
    """What was tried, for whom, what came of it, what to copy; a group and a step to find it by."""
    assert missing(replace(COMPLETE, **left_out)) == expected


@pytest.mark.parametrize(
    ("part", "words", "found"),
    [
        ("result", "Mevrouw De Boer belde terug.", ["result"]),
        ("tried", "Bel 06 12345678.", ["tried"]),
        ("sources", "J. de Vries, Rapport", []),  # who wrote a report may be named
        ("sources", "bel 06 12345678", ["sources"]),
        ("mind", "Kost twee uur per week, vanaf 12-10-2026.", []),
    ],
)
def test_a_card_points_at_nobody(part, words, found):
    """Each part is looked at; a source may have a writer but no number to call."""
    assert list(pointing_at_somebody(replace(COMPLETE, **{part: words}))) == found


FIGURES = st.builds(
    lambda what, of, share: publishable(what, "2026", int(of * share), of),
    st.sampled_from(["Bezoekers", "Ja gezegd"]),
    st.integers(1, 500),
    st.floats(0, 1),
)
WORDS = st.text('aé ğ"\\{}\n–١', max_size=30).map(str.strip)
CARDS = st.builds(
    FiledCard,
    st.uuids(),
    st.builds(
        CardText,
        title=WORDS.filter(bool),
        tried=WORDS,
        result=WORDS,
        figures=st.lists(FIGURES, max_size=3).map(tuple),
        groups=st.lists(st.sampled_from(Group), unique=True, max_size=3).map(tuple),
        steps=st.lists(st.sampled_from(Step), unique=True, max_size=3).map(tuple),
    ),
    WORDS,
    WORDS,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(CARDS, max_size=3))
def test_a_file_says_what_the_cards_said_and_is_as_described(cards):
    """Out and in again gives the same cards, and what went out fits the published description."""
    content = card_file.written(cards, on=TODAY)
    jsonschema.validate(json.loads(content), card_file.SCHEMA)
    assert [one for _place, one in card_file.read(content.encode()).cards] == cards


def test_the_description_lies_in_the_reference():
    """Other programs find it there; it is the one that is checked above."""
    described = Path(__file__).parents[4] / "docs" / "reference" / "practice-cards.schema.json"
    assert json.loads(described.read_text()) == card_file.SCHEMA


def test_the_first_cards_are_complete_and_point_at_nobody():
    """What practitioners advised comes as a file like any other."""
    read = card_file.read(FIRST_CARDS.read_bytes())
    assert read.refused == ()
    assert [one.text.title for _place, one in read.cards if missing(one.text) or pointing_at_somebody(one.text)] == []


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_file_is_read_or_refused(content):
    """Whatever is uploaded: no error but the one with a reason."""
    try:
        card_file.read(content)
    except Unreadable as wrong:
        assert wrong.trouble in Trouble


@pytest.mark.parametrize(
    ("differing", "trouble"),
    [
        ({"title": ""}, Trouble.NO_TITLE),
        ({"title": "x" * 101}, Trouble.FIELD),
        ({"tried": 3}, Trouble.FIELD),
        ({"key": "geen"}, Trouble.NO_KEY),
        ({"groups": ["martians"]}, Trouble.UNKNOWN_WORD),
        ({"steps": "prevention"}, Trouble.UNKNOWN_WORD),
        ({"figures": [{"what": "x", "period": "2026", "count": 7, "of": 3}]}, Trouble.FIGURE),
        ({"figures": [{"what": "x", "period": "2026", "count": True}]}, Trouble.FIGURE),
        ({"figures": [{"what": "", "period": "2026", "count": 7}]}, Trouble.FIGURE),
    ],
)
def test_a_card_that_is_wrong_is_refused_by_itself(differing, trouble):
    """The one beside it comes in; the refusal says which part."""
    told = json.loads(card_file.written([FiledCard(KEY, COMPLETE), FiledCard(KEY, COMPLETE)], on=TODAY))
    told["cards"][0].update(differing)
    read = card_file.read(json.dumps(told).encode())
    assert [place for place, _card in read.cards] == [2]
    assert [(place, wrong.trouble) for place, _title, wrong in read.refused] == [(1, trouble)]


def test_a_small_number_in_somebody_elses_file_is_hidden_on_the_way_in():
    """Another program may not know our rule; here it holds."""
    told = json.loads(card_file.written([FiledCard(KEY, COMPLETE)], on=TODAY))
    told["cards"][0]["figures"] = [{"what": "kwamen", "period": "2026", "count": 3, "of": 40, "shown": "number"}]
    ((_place, card),) = card_file.read(json.dumps(told).encode()).cards
    assert card.text.figures == (Figure("kwamen", "2026", None, 40, Shown.FEW),)
