"""When are two records one person? The rules in words, on records without a database."""

import random
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aanbel.people.core.bridges import contradict
from aanbel.people.core.comparison import BIRTH_DATE, CERTAIN, DOUBTFUL, MODEL, PRIOR
from aanbel.people.core.evaluation import HEADERS, NoSuchColumn, Unreadable, evaluate
from aanbel.people.core.explain import reasons, total, waterfall
from aanbel.people.core.groups import group_nodes
from aanbel.people.core.linking import MOST_QUESTIONS
from aanbel.people.tests.records import PERSON, link, link_numbered, town, verdicts

MOVED = {"street": "Lindelaan", "house_number": 3, "postcode": "9901CD"}
THIN = {"initials": "", "birth_date": None, "sex": ""}

# -- the five causes that Divosa names ----------------------------------------------------------------------------


def test_ss_and_s_ij_and_y_are_one_spelling() -> None:
    """Cause 1: the same name written with ss or s, ij or y, here without a birth date to help."""
    spellings = [("Bosschaart", "Boschaart"), ("Dijkstra", "Dykstra"), ("Visser", "Viser"), ("Kuijpers", "Kuypers")]
    assert verdicts(({"surname": a}, {"surname": b, "birth_date": None}) for a, b in spellings) == ["same"] * 4


def test_a_tussenvoegsel_may_stand_anywhere_or_nowhere() -> None:
    """Cause 2: 'de' in its own column, inside the surname, behind it, or left out."""
    ways = [("", "Vries"), ("", "de Vries"), ("", "Vries, de"), ("", "DE VRIES"), ("de ", "Vries"), ("v.d.", "Vries")]
    found = verdicts(({}, {"prefix": prefix, "surname": name, "birth_date": None}) for prefix, name in ways)
    assert found == ["same"] * 6


def test_diacritics_do_not_matter() -> None:
    """Cause 3: many administrations lose the signs on letters."""
    names = [("Çelik", "Celik"), ("André", "Andre"), ("Yıldırım", "YILDIRIM"), ("Łukasz", "Lukasz"), ("Jørg", "Jorg")]
    assert verdicts(({"surname": a}, {"surname": b, "birth_date": None}) for a, b in names) == ["same"] * 5


def test_a_maiden_name_is_recognised_beside_the_partners_name() -> None:
    """Cause 4: the name of the partner before or behind one's own, also after moving."""
    married = ["Vries-Jansen", "Jansen-de Vries", "Jansen - Vries", "van den Berg-de Vries"]
    assert verdicts(({}, {"surname": name, "prefix": ""}) for name in married) == ["same"] * 4
    assert verdicts(({}, {"surname": name, "prefix": "", **MOVED}) for name in married) == ["same"] * 4


def test_a_maiden_name_alone_needs_the_rest_to_agree() -> None:
    """Cause 4: quite another surname, but the same door, birth date and initials; without the date it is not enough."""
    maiden = {"surname": "Jansen", "prefix": ""}
    assert verdicts([({}, maiden), ({}, {**maiden, "birth_date": None})]) == ["same", "asked"]


def test_the_owner_is_recognised_behind_a_trade_name() -> None:
    """Cause 5: the contract runs on the business. With a birth date or telephone it is certain, else a question."""
    names = [
        "Bakkerij de Vries",
        "De Vries V.O.F.",
        "Klussenbedrijf Vries",
        "De Vries B.V.",
        "Vries h.o.d.n. Salon Mooi",
    ]
    business = [{"surname": name, "prefix": "", "initials": "", "sex": ""} for name in names]
    called = [{**trade, "birth_date": None, "phone": "+31 6 12345678"} for trade in business]
    assert verdicts(({}, trade) for trade in business) == ["same"] * 5
    assert verdicts(({"phone": "0612345678"}, trade) for trade in called[:4]) == ["same"] * 4
    assert verdicts(({}, {**trade, "birth_date": None}) for trade in business[:4]) == ["asked"] * 4


def test_a_trade_name_without_a_surname_says_nothing() -> None:
    """'Bakkerij Het Stoepje' does not count against the owner: what else agrees decides."""
    business = {"surname": "Bakkerij Het Stoepje", "prefix": ""}
    assert verdicts([({}, business), ({}, {**business, **THIN})]) == ["same", "two"]


# -- other errors ------------------------------------------------------------------------------------------------

SLIPS: list[dict[str, Any]] = [
    {"surname": "Vrise"},
    {"birth_date": date(1984, 12, 3)},
    {"birth_date": date(1984, 3, 21)},
    {"birth_date": date(1984, 3, 13)},
    {"birth_date": None},
    {"house_number": 21},
    {"postcode": "9910AB"},
    {"house_addition": "A"},
    {"initials": "A."},
    {"initials": "Anna Maria"},
    {"initials": ""},
    {"sex": ""},
    {"surname": "Vries", "prefix": "", "initials": "a m"},
    MOVED,
]

LOOK_ALIKES: dict[str, tuple[dict[str, Any], dict[str, Any], str]] = {
    "flat-sharers": ({}, {"initials": "B.", "surname": "Jansen", "birth_date": date(1990, 1, 5), "sex": "M"}, "two"),
    "flat-sharers, one thin": ({}, {"initials": "B.", "surname": "Jansen", "birth_date": None, "sex": ""}, "two"),
    "couple of one name": ({}, {"initials": "B.", "birth_date": date(1982, 6, 1), "sex": "M"}, "two"),
    "couple, no dates": ({"birth_date": None}, {"initials": "K.", "birth_date": None, "sex": "M"}, "two"),
    "father and son": ({"initials": "J."}, {"initials": "J.", "birth_date": date(2010, 7, 30)}, "two"),
    "father and son, one digit": ({"initials": "J."}, {"initials": "J.", "birth_date": date(2014, 3, 12)}, "two"),
    "a birth year turned round": ({}, {"birth_date": date(1948, 3, 12)}, "asked"),
    "twins": ({}, {"initials": "B."}, "asked"),
    "twins, brother and sister": ({}, {"initials": "B.", "sex": "M"}, "asked"),
    "namesakes": ({}, {**MOVED, "birth_date": date(1960, 3, 2)}, "two"),
    "namesakes, no dates": ({"birth_date": None}, {**MOVED, "initials": "K.", "birth_date": None}, "two"),
    "neighbours": ({}, {"house_addition": "2", "initials": "P.", "surname": "Bos", "birth_date": None}, "two"),
    "only surname and address": ({}, THIN, "asked"),
    "one BSN, two birth dates": ({"bsn": "123456782"}, {"bsn": "123456782", "birth_date": date(1951, 9, 30)}, "asked"),
    "all the same but the BSN": ({"bsn": "123456782"}, {"bsn": "111222333"}, "asked"),
}


def test_one_slip_is_forgiven() -> None:
    """A typo, swapped digits, a missing field, a household that moved: one of them does not make another person."""
    found = zip(SLIPS, verdicts(({}, slip) for slip in SLIPS), strict=True)
    assert [slip for slip, word in found if word != "same"] == []


def test_people_who_look_alike_stay_apart() -> None:
    """Nobody is merged with a relative, a housemate or a namesake; at most a person is asked."""
    words = verdicts((one, other) for one, other, _word in LOOK_ALIKES.values())
    assert dict(zip(LOOK_ALIKES, words, strict=True)) == {name: word for name, (_a, _b, word) in LOOK_ALIKES.items()}


def test_an_absent_field_is_no_evidence() -> None:
    """Leaving a field out never changes what the other fields weigh."""
    full, bare = link({}, {}), link({"sex": ""}, {"sex": ""})
    assert full.same(1, 2) and bare.same(1, 2)
    assert full.rows[1][3] - bare.rows[1][3] == pytest.approx(0.978, abs=0.01)


def test_records_that_say_nothing_are_nobody() -> None:
    """Empty records are never joined to each other, and no address alone makes a person."""
    nothing = {
        **dict.fromkeys(PERSON, ""),
        "municipality": 1,
        "resident": None,
        "birth_date": None,
        "house_number": None,
    }
    address = {name: PERSON[name] for name in ("street", "house_number", "postcode")}
    assert verdicts([(nothing, nothing), ({**nothing, **address}, {**nothing, **address})]) == ["two", "two"]


def test_foreign_addresses_are_fine() -> None:
    """Four-digit postcodes, English names, first names in full: the model does not need Dutch records."""
    one = {"initials": "lachlan", "prefix": "", "surname": "o'brien", "postcode": "4814", "street": "giblin street"}
    assert link(one, {**one, "initials": "lachlen", "birth_date": None}).word == "same"


def test_an_institutions_telephone_is_no_evidence() -> None:
    """A number under more than five surnames is a placeholder."""
    people = [
        {"surname": f"Naam{letter}man", "phone": "0600000000", "birth_date": None, "house_number": 20 + n}
        for n, letter in enumerate("abcdefg")
    ]
    assert len(set(link(*people).who.values())) == 7


def test_a_number_filled_in_for_everybody_is_no_evidence() -> None:
    """A BSN under more than five surnames is a placeholder, so is a birth date under more than sixty."""
    names = [f"{one}{other}mans" for one in "bdfghklm" for other in ("a", "e", "i", "o", "u", "aa", "ee", "oo")]
    others = [{"surname": name, "house_number": 20 + n, "bsn": "123456782"} for n, name in enumerate(names)]
    twins = [
        {"bsn": "123456782"},
        {"bsn": "123456782", "house_number": 99, "street": "Havenkade", "postcode": "9901ZZ"},
    ]
    assert verdicts([(twins[0], twins[1])]) == ["same"]
    found = link(*twins, *others)
    assert len(set(found.who.values())) == len(names) + 2
    assert (1, 2) not in found.asked and (2, 1) not in found.asked


# -- bridges and groups ------------------------------------------------------------------------------------------

FATHER = {"initials": "J.", "birth_date": date(1950, 1, 2), "sex": "M"}
SON = {"initials": "J.", "birth_date": date(1985, 6, 7), "sex": "M"}
EITHER = {"initials": "J.", "birth_date": None, "sex": "M"}


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_a_record_that_fits_two_is_a_question(order: tuple[int, int, int]) -> None:
    """Father, son and a record without a birth date: three residents, and two questions for the third."""
    found = link(*[(FATHER, SON, EITHER)[place] for place in order])
    assert len(set(found.who.values())) == 3
    third = order.index(2) + 1
    assert sum(third in pair for pair in found.asked) == 2


def test_a_record_that_fits_two_known_residents_joins_neither() -> None:
    """Known residents are never merged, not even when they are the same person twice."""
    found = link({"resident": 7}, {"resident": 8}, {})
    assert found.who == {3: ("new", 3)}
    assert found.asked == {(3, 7), (3, 8)}


def test_two_thin_records_stay_together_while_they_wait() -> None:
    """What cannot be given to father or son is still one person."""
    found = link({**FATHER, "resident": 7}, {**SON, "resident": 8}, EITHER, EITHER)
    assert found.who == {3: ("new", 3), 4: ("new", 3)}
    assert found.asked == {(3, 7), (3, 8)}


def test_a_chain_does_not_join_what_contradicts() -> None:
    """A and B differ in birth date; C between them lacks one but is clearly A's by BSN."""
    found = link({**FATHER, "bsn": "999990408"}, SON, {**EITHER, "bsn": "999990408"})
    assert found.same(1, 3) and not found.same(1, 2)


def test_known_residents_keep_their_number_and_new_groups_take_their_first_record() -> None:
    """Stable ids: a group takes the number of its resident, or of its first record."""
    found = link({"resident": 41}, {}, {**MOVED}, {"initials": "K.", "surname": "Bos", "birth_date": date(1970, 2, 2)})
    assert found.who == {2: ("resident", 41), 3: ("resident", 41), 4: ("new", 4)}


def test_known_records_are_not_linked_again() -> None:
    """Only new records are answered, and what is known is never split or joined."""
    assert link({"resident": 1}, {"resident": 2}).who == {}


def test_municipalities_never_meet() -> None:
    """The same person in two municipalities is two persons here (DOMAIN §11.7)."""
    assert link({}, {"municipality": 9902}).word == "two"


def test_no_more_questions_than_a_person_can_answer() -> None:
    """A family of one name: a thin record asks about the likeliest few."""
    family = [
        {"resident": n, "initials": f"{letter}.", "birth_date": None} for n, letter in enumerate("BCDEFG", start=1)
    ]
    assert len(link(*family, {**THIN, "initials": ""}).asked) == MOST_QUESTIONS


edges = st.lists(st.tuples(st.integers(-15, 60), st.integers(-15, 60)).filter(lambda e: e[0] != e[1]), max_size=70)


@settings(max_examples=40, deadline=None)
@given(edges)
def test_groups_are_the_connected_components(pairs: list[tuple[int, int]]) -> None:
    """The same answer as networkx, which we did not write."""
    ends = [[a for a, _b in pairs], [b for _a, b in pairs]]
    with duckdb.connect(config={"threads": 1}) as connection:
        connection.execute("create table ties as select unnest($1::int[]) as a, unnest($2::int[]) as b", ends)
        group_nodes(connection)
        found = dict(connection.execute("select node, label from groups").fetchall())
    expected = {node: min(group) for group in networkx.connected_components(networkx.Graph(pairs)) for node in group}
    assert found == expected


# -- properties --------------------------------------------------------------------------------------------------


def clean_town(seed: int) -> list[dict[str, Any]]:
    """Records without errors: every person gives the same, complete details each time."""
    chance = random.Random(seed)
    people = [
        {
            "initials": f"{chance.choice('ABCDEFG')}.{chance.choice('HJKLM')}.",
            "surname": f"Naam{chance.choice('bcdfgklm')}{chance.choice('aeiou')}{number}",
            "birth_date": date(1950 + number, 1 + number % 12, 2 + number % 20),
            "house_number": number // 2 + 1,
        }
        for number in range(12)
    ]
    return [dict(person) for person in people for _ in range(chance.choice((1, 2, 3)))]


@settings(max_examples=3, deadline=None)
@given(st.integers(0, 1000), st.randoms(use_true_random=False))
def test_the_order_of_arrival_does_not_matter(seed: int, chance: random.Random) -> None:
    """On clean data the same records make the same people, whichever came first."""
    records = clean_town(seed)
    shuffled = list(range(len(records)))
    chance.shuffle(shuffled)

    def together(found: dict[int, tuple[str, int]], number_of: dict[int, int]) -> set[frozenset[int]]:
        groups: dict[tuple[str, int], set[int]] = {}
        for number, label in found.items():
            groups.setdefault(label, set()).add(number_of[number])
        return {frozenset(group) for group in groups.values()}

    straight = link(*records)
    other = link_numbered((place + 1, records[index]) for place, index in enumerate(shuffled))
    assert together(straight.who, {n + 1: n for n in range(len(records))}) == together(
        other.who, {place + 1: index for place, index in enumerate(shuffled)}
    )


@settings(max_examples=3, deadline=None)
@given(st.integers(0, 1000))
def test_month_by_month_is_the_same_as_at_once(seed: int) -> None:
    """Incremental linking: half now and half later gives the people that all at once would give."""
    records = clean_town(seed)
    half = len(records) // 2
    first = link(*records[:half])
    known = [{**record, "resident": first.who[n][1] + 1000} for n, record in enumerate(records[:half], start=1)]
    later, at_once = link(*known, *records[half:]), link(*records)
    for number in range(half + 1, len(records) + 1):
        for earlier in range(1, half + 1):
            joined = later.who[number] == ("resident", first.who[earlier][1] + 1000)
            assert joined == at_once.same(number, earlier)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(*[st.dates(date(1920, 1, 1), date(2008, 1, 1))] * 2), min_size=1, max_size=50))
def test_the_two_ways_to_say_another_birth_date_agree(pairs: list[tuple[date, date]]) -> None:
    """`bridges.contradict` and the model's last level are one rule, written in Python and in SQL."""
    assert [contradict(*pair) for pair in pairs] == [level == "other" for level in _birth_date_levels(pairs)]


def test_birth_dates_that_differ_a_little() -> None:
    """Each way in which birth dates are written wrongly has its own weight."""
    ways = {
        date(1984, 3, 12): "same",
        date(1984, 12, 3): "swapped",
        date(1984, 3, 21): "near",
        date(1984, 1, 1): "same_year",
        date(1984, 3, 30): "part",
        date(1985, 2, 1): "close",
        date(1955, 7, 7): "other",
    }
    assert _birth_date_levels([(date(1984, 3, 12), other) for other in ways]) == list(ways.values())


def _birth_date_levels(pairs: list[tuple[date, date]]) -> list[str]:
    columns = """d as born, strftime(d, '%Y%m%d') as born_digits, year(d) as born_year,
        strftime(d, '%m%d') as born_month_day, strftime(d, '%d%m') as born_day_month"""
    cases = " ".join(f"when {level.when} then '{level.name}'" for level in BIRTH_DATE.levels[:-1])
    with duckdb.connect(config={"threads": 1}) as connection:
        connection.execute(
            """create table pairs as select generate_subscripts($1::date[], 1) as n,
                unnest($1::date[]) as a, unnest($2::date[]) as b""",
            [[a for a, _b in pairs], [b for _a, b in pairs]],
        )
        rows = connection.execute(f"""
            with l as (select n, {columns} from (select n, a as d from pairs)),
            r as (select n, {columns} from (select n, b as d from pairs))
            select case {cases} else 'other' end from l join r using (n) order by n""").fetchall()
    return [level for (level,) in rows]


# -- the model as published --------------------------------------------------------------------------------------


@pytest.mark.parametrize("comparison", MODEL, ids=lambda comparison: comparison.name)
def test_the_weights_of_a_comparison_tell_its_levels_apart(comparison: Any) -> None:
    """Splink keeps weights, not levels: two levels of one weight, or of none, could not be told apart."""
    weights = [round(level.weight, 6) for level in comparison.levels]
    assert len(set(weights)) == len(weights) and 0.0 not in weights
    assert all(0 < level.m <= 1 and 0 < level.u <= 1 for level in comparison.levels)
    assert comparison.levels[-1].when == "else" and comparison.levels[-1].weight < 0


def test_stored_levels_are_the_whole_story() -> None:
    """The reasons of a stored link add up to its stored weight, starting from the prior."""
    found = link({}, {"surname": "Vriez", **MOVED})
    *_who, weight, levels, matched = found.rows[1]
    assert matched == 1
    assert total(levels) == pytest.approx(weight)
    steps = waterfall(levels)
    assert steps[0].start == PRIOR and steps[-1].end == pytest.approx(weight)
    assert "another address" in [reason.text for reason in reasons(levels)]


def test_the_bounds_leave_room_for_a_question() -> None:
    """Below doubtful nobody is asked, from certain on nobody is."""
    assert PRIOR < 0 < DOUBTFUL < CERTAIN


# -- how well it does --------------------------------------------------------------------------------------------


def labelled(path: Path, rows: list[tuple[int, dict[str, Any]]], *, encoding: str = "utf-8") -> Path:
    """A canonical file with the true person, and a column that nobody asked for."""
    lines = [";".join([*HEADERS.values(), "persoon", "kleur"])]
    for person, record in rows:
        lines.append(";".join([*(str(record.get(name) or "") for name in HEADERS), f"p{person}", "rood"]))
    path.write_text("\n".join(lines) + "\n", encoding=encoding)
    return path


def test_an_invented_town_is_linked_precisely(tmp_path: Path) -> None:
    """The floor under our claim: at least 99 in 100 links right and few missed, with the errors that Divosa names."""
    measured = evaluate(labelled(tmp_path / "town.csv", list(town(7, 2500))), truth="persoon")
    assert measured.records > 5000
    assert measured.precision >= 0.99
    assert measured.recall >= 0.95
    assert measured.recall_with_doubtful >= 0.97
    assert measured.doubtful < measured.records / 30


def test_an_old_encoding_and_a_missing_column_are_read(tmp_path: Path) -> None:
    """Windows-1252 and columns that are not there are no obstacle; a missing label is."""
    bos = {**PERSON, "surname": "Bos", "initials": "K.", "birth_date": None}
    rows = [(1, {**PERSON, "surname": "André"}), (1, {**PERSON, "surname": "Andre"}), (2, bos)]
    file = labelled(tmp_path / "old.csv", rows, encoding="cp1252")
    measured = evaluate(file, truth="persoon")
    assert (measured.records, measured.pairs_true, measured.precision, measured.recall) == (3, 1, 1.0, 1.0)
    with pytest.raises(NoSuchColumn) as none:
        evaluate(file, truth="waarheid")
    assert (none.value.wanted, "persoon" in none.value.held) == ("waarheid", True)


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02", b"persoon\n", b"a;b\n1;2;3;4;5\n"])
def test_a_broken_file_is_refused_or_measures_nothing(tmp_path: Path, content: bytes) -> None:
    """Never a crash with something else than a sentence."""
    file = tmp_path / "broken.csv"
    file.write_bytes(content)
    try:
        assert evaluate(file, truth="persoon").records == 0
    except Unreadable as why:
        assert str(why)


@pytest.mark.slow
@pytest.mark.parametrize(("number", "least"), [(1, 0.95), (2, 0.95)])
def test_febrl_is_linked_without_knowing_it(shared: Path, tmp_path: Path, number: int, least: float) -> None:
    """Australian records with heavy errors, linked with the weights made for Dutch ones."""
    source = shared / "linkage" / "febrl" / f"dataset{number}.csv"
    target = tmp_path / "febrl.csv"
    with duckdb.connect() as connection:
        connection.execute(f"""
            copy (
                select trim(given_name) as voorletters, trim(surname) as achternaam,
                    trim(date_of_birth) as geboortedatum,
                    trim(address_1) as straat, trim(street_number) as huisnummer, trim(postcode) as postcode,
                    split_part(rec_id, '-', 2) as persoon
                from read_csv('{source}', all_varchar = true, normalize_names = true)) to '{target}' (header)""")
    measured = evaluate(target, truth="persoon")
    assert measured.precision >= 0.99
    assert measured.f1 >= least
