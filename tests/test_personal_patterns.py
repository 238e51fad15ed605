"""What a free text may not say, or only after a second look: found by shape, without looking anybody up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aanbel.kernel.personal_patterns import NEVER, Pattern, traces

POINTS_AT_SOMEBODY = (
    ("BSN 999990408", Pattern.BSN, "999990408"),
    ("bsn 9999.90.408 gezien", Pattern.BSN, "9999.90.408"),
    ("bel 06 12345678", Pattern.PHONE, "06 12345678"),
    ("bel 06-1234 56 78", Pattern.PHONE, "06-1234 56 78"),
    ("tel. +31 6 12345678", Pattern.PHONE, "+31 6 12345678"),
    ("020-1234567 na zes uur", Pattern.PHONE, "020-1234567"),
    ("mail j.bakker@example.org", Pattern.EMAIL, "j.bakker@example.org"),
    ("rekening NL91 ABNA 0417 1643 00", Pattern.BANK_ACCOUNT, "NL91 ABNA 0417 1643 00"),
    ("geb. 3-4-1980", Pattern.BIRTH_DATE, "3-4-1980"),
    ("geboren in 1980", Pattern.BIRTH_DATE, "geboren in 1980"),
    ("12 april 1972", Pattern.BIRTH_DATE, "12 april 1972"),
    ("1972-04-12", Pattern.BIRTH_DATE, "1972-04-12"),
    ("woont Havenkade 3B", Pattern.ADDRESS, "Havenkade 3B"),
    ("op Lange Molenweg 12-2", Pattern.ADDRESS, "Lange Molenweg 12-2"),
    ("op nummer 14", Pattern.ADDRESS, "nummer 14"),
    ("bij 1234 AB", Pattern.POSTCODE, "1234 AB"),
    ("mevrouw De Boer heeft zorgen", Pattern.NAME, "mevrouw De Boer"),
    ("Dhr. Yılmaz", Pattern.NAME, "Dhr. Yılmaz"),
    ("familie van den Berg", Pattern.NAME, "familie van den Berg"),
    ("J. de Vries kwam langs", Pattern.NAME, "J. de Vries"),
    ("A.B. Özdemir", Pattern.NAME, "A.B. Özdemir"),
    ("Jan Bakker komt elke week", Pattern.NAME, "Jan Bakker"),
    ("vraag het Fatma El Amrani", Pattern.NAME, "Fatma El Amrani"),
    ("bsn 99999040", Pattern.BSN, "bsn 99999040"),  # the first nought forgotten
    ("06.12.34.56.78", Pattern.PHONE, "06.12.34.56.78"),
    ("+48 601 234 567", Pattern.PHONE, "+48 601 234 567"),
    ("geboren op 3 mei 2019", Pattern.BIRTH_DATE, "geboren op 3 mei 2019"),
    ("iemand op molenweg 12-hs", Pattern.ADDRESS, "molenweg 12-hs"),
)

POINTS_AT_NOBODY = (
    "",
    "Kent veel mensen van de moskee, liefst 's ochtends bellen.",
    "Gesproken over de voedselbank; neemt tien kaartjes mee.",
    "Kent de Havenkade en de Lange Molenweg.",
    "Spreekuur di 14.00-16.00, 3 keer per week",
    "In 2026 al 14 mensen geholpen, 250 euro aan cadeaubonnen",
    "Zag de folder op 12-3 hangen",
    "Meneer kwam zelf",  # nobody in particular
    "Brieven van Jan en Alleman, en van de Belastingdienst Toeslagen",
    "Truus vroeg het aan Werkplaats Molenwijk",
    "123456789",  # nine digits that fail the elfproef
    "Op 12-10-2026 stonden we op de markt, 14 mensen kwamen",
    "Bel gratis 0800 0000 901, of 088 000 1234",  # an office has no birthday
    "Onderweg 3 mensen gesproken",
    "Van de 42 leerlingen vertelden 38 thuis iets; € 1.234,56 begroot",
)


@pytest.mark.parametrize(("text", "pattern", "words"), POINTS_AT_SOMEBODY)
def test_what_points_at_somebody_is_found_with_the_words_that_do(text, pattern, words):
    """One row per shape: the number, the date, the door, the name."""
    assert [(one.pattern, one.words) for one in traces(text)] == [(pattern, words)]


@pytest.mark.parametrize("text", POINTS_AT_NOBODY)
def test_what_points_at_nobody_is_let_through(text):
    """A note about a place or an approach is no trouble to write."""
    assert traces(text) == []


def test_only_what_is_certainly_somebodys_own_is_never_kept():
    """A house number may be that of the shop: the writer says so. A BSN is never the shop's."""
    assert {Pattern.BSN, Pattern.PHONE, Pattern.EMAIL, Pattern.BANK_ACCOUNT, Pattern.BIRTH_DATE} == NEVER
    assert [one.never for one in traces("mevrouw Jansen, 06 12345678")] == [False, True]


@given(st.text(max_size=300))
def test_any_text_can_be_looked_at(text):
    """Whatever somebody pastes: no error, and what is found really stands there."""
    squeezed = " ".join(text.split())
    assert all(one.words in squeezed for one in traces(text))
