"""The rules per column, as truth tables: what a creditor may write, and what becomes of it."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aanbel.intake.core.findings import ERROR, FATAL, GRADES, SENTENCES, WARNING
from aanbel.intake.core.rules import FAULTS
from aanbel.intake.tests.files import DELIVERED_ON, GOOD, Read, csv_of, json_of, read, xlsx_of

QUICK = settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def column(folder: Path, header: str, texts: list[str], name: str) -> list[Any]:
    """The values that these texts of one column become, None where the row was refused."""
    answer = read(folder, csv_of(*({header: text} for text in texts)))
    by_row = {row["row"]: row[name] for row in answer.rows}
    return [by_row.get(number) for number in range(2, len(texts) + 2)]


def codes(folder: Path, header: str, texts: list[str], **more: Any) -> list[list[str]]:
    """The codes of the findings for these texts of one column."""
    answer = read(folder, csv_of(*({header: text} for text in texts)), **more)
    return [[code for row, code in answer.codes if row == number] for number in range(2, len(texts) + 2)]


AMOUNTS = [
    ("412,35", 41235),
    ("412.35", 41235),
    ("412", 41200),
    ("412,5", 41250),
    ("1.234,56", 123456),
    ("1234.56", 123456),
    ("€ 1.234,56", 123456),
    ("EUR 75,00", 7500),
    ("1.234", 123400),
    ("1.234.567", None),
    ("12.345", 1234500),
    ("1,234.56", 123456),
    ("75,-", 7500),
    ("1.234,--", 123400),
    ("412.34999999999997", 41235),
    ("1,234", None),
    ("1.23.4", None),
    ("veel", None),
    ("0", None),
    ("-12,50", None),
    ("12,50-", None),
    ("1000000,01", None),
    ("1000000", 100_000_000),
    ("", None),
]


def test_amounts(tmp_path: Path) -> None:
    """Dutch and plain amounts become cents; `1.234` is grouped thousands, `1,234` is no amount, nor is zero."""
    texts = [text for text, _ in AMOUNTS]
    assert column(tmp_path, "bedrag", texts, "amount") == [cents for _, cents in AMOUNTS]


def test_why_an_amount_is_refused(tmp_path: Path) -> None:
    """Each refused amount says why."""
    texts = ["", "veel", "0", "-12,50", "12,50-", "1000000,01"]
    assert codes(tmp_path, "bedrag", texts) == [
        ["amount_missing"],
        ["amount_unreadable"],
        ["amount_not_positive"],
        ["amount_not_positive"],
        ["amount_not_positive"],
        ["amount_too_high"],
    ]


DATES = [
    ("1987-03-14", date(1987, 3, 14), ""),
    ("14-03-1987", date(1987, 3, 14), ""),
    ("4-3-1987", date(1987, 3, 4), ""),
    ("14/03/1987", date(1987, 3, 14), ""),
    ("14.03.1987", date(1987, 3, 14), ""),
    ("19870314", date(1987, 3, 14), ""),
    ("1987-03-14T00:00:00", date(1987, 3, 14), ""),
    ("14-03-1987 00:00", date(1987, 3, 14), ""),
    ("31850", date(1987, 3, 14), ""),
    ("", None, ""),
    ("31-02-1987", None, "date_impossible"),
    ("1987-02-31", None, "date_impossible"),
    ("1987-00-00", None, "date_impossible"),
    ("14-03-87", None, "date_impossible"),
    ("03/14/1987", None, "date_impossible"),
    ("onbekend", None, "date_impossible"),
    ("01-01-1900", None, "date_too_old"),
    ("14-03-2087", None, "date_in_future"),
]


def test_dates(tmp_path: Path) -> None:
    """A date in any notation of a Dutch office; an impossible or future one is emptied, the row stays."""
    texts = [text for text, *_ in DATES]
    assert column(tmp_path, "geboortedatum", texts, "birth_date") == [day for _, day, _ in DATES]
    assert codes(tmp_path, "geboortedatum", texts) == [[code] if code else [] for *_, code in DATES]


def test_a_signal_without_a_date_is_signalled_on_the_day_of_delivery(tmp_path: Path) -> None:
    """signaaldatum: empty or in the future → the delivery's date."""
    assert column(tmp_path, "signaaldatum", ["", "01-01-2027", "02-10-2026"], "signalled_on") == [
        DELIVERED_ON,
        DELIVERED_ON,
        date(2026, 10, 2),
    ]


ADDRESSES = [  # huisnummer, huisletter, toevoeging → number, letter, addition
    ("12", "", "", 12, "", ""),
    ("12", "a", "", 12, "A", ""),
    ("12", "", "a", 12, "A", ""),
    ("12A", "", "", 12, "A", ""),
    ("12 a", "A", "", 12, "A", ""),
    ("12a-3", "", "", 12, "A", "3"),
    ("12 hs", "", "", 12, "", "HS"),
    ("12-hs bis", "", "", 12, "", "HS BIS"),
    ("12", "", "-3", 12, "", "3"),
    ("12", "", "'-3", 12, "", "3"),
    ("12-3", "", "3", 12, "", "3"),
    ("12", "B", "2", 12, "B", "2"),
    ("12", "", "B2", 12, "B", "2"),
    ("12 2 hoog", "", "", 12, "", "2 HOOG"),
    ("0012", "", "", 12, "", ""),
    ("12.0", "", "", 12, "", ""),
    ("99999", "", "", 99999, "", ""),
]


def test_house_numbers(tmp_path: Path) -> None:
    """Wherever the creditor puts letter and addition, the same door is written one way."""
    headers = ("huisnummer", "huisletter", "toevoeging")
    rows = read(tmp_path, csv_of(*(dict(zip(headers, one, strict=False)) for one in ADDRESSES))).rows
    assert [(row["house_number"], row["house_letter"], row["house_addition"]) for row in rows] == [
        one[3:] for one in ADDRESSES
    ]


def test_what_is_no_house_number(tmp_path: Path) -> None:
    """Without a readable house number there is no address, so the row is refused."""
    texts = ["", "0", "a", "123456", "2026-03-12", "12-mrt"]
    assert codes(tmp_path, "huisnummer", texts) == [
        ["house_number_missing"],
        ["house_number_unreadable"],
        ["house_number_unreadable"],
        ["house_number_unreadable"],
        ["house_number_date"],
        ["house_number_date"],
    ]


def test_postcodes(tmp_path: Path) -> None:
    """Dutch postcodes in any writing; foreign and missing ones are refused."""
    good = ["1234AB", "1234 ab", "1234 A B"]
    assert column(tmp_path, "postcode", good, "postcode") == ["1234AB"] * 3
    bad = ["", "2000", "D-48151", "0123AB", "1234SS", "12345AB"]
    assert codes(tmp_path, "postcode", bad) == [["postcode_missing"], *[["postcode_foreign"]] * 5]


def test_bsn(tmp_path: Path) -> None:
    """A BSN that fails the elfproef is left out with a warning; a lost leading zero is put back."""
    texts = ["123456782", "1234.56.782", "012345672", "12345672", "123456789", "000000000", "12", ""]
    values = column(tmp_path, "bsn", texts, "bsn")
    assert values == ["123456782", "123456782", "012345672", "012345672", "", "", "", ""]
    assert codes(tmp_path, "bsn", texts) == [[], [], [], [], ["bsn_invalid"], ["bsn_invalid"], ["bsn_invalid"], []]


def test_a_finding_never_repeats_a_bsn(tmp_path: Path) -> None:
    """The wrong BSN is not in the finding: it may be somebody else's."""
    assert [finding.params for finding in read(tmp_path, csv_of({"bsn": "123456789"})).findings] == [{}]


PHONES = [
    ("0612345678", "+31612345678"),
    ("06-12 34 56 78", "+31612345678"),
    ("+31 (0)6 12345678", "+31612345678"),
    ("0031612345678", "+31612345678"),
    ("31612345678", "+31612345678"),
    ("612345678", "+31612345678"),
    ("010-1234567", "+31101234567"),
    ("+32 470 12 34 56", "+32470123456"),
    ("bellen na 6", ""),
    ("", ""),
]


def test_phones(tmp_path: Path) -> None:
    """Dutch numbers get one notation; what is no number is left empty with a warning."""
    texts = [text for text, _ in PHONES]
    assert column(tmp_path, "telefoon", texts, "phone") == [number for _, number in PHONES]
    assert codes(tmp_path, "telefoon", texts)[-2:] == [["phone_unreadable"], []]


WORDS = [
    ("email", "A@Example.NL", "email", "a@example.nl", []),
    ("email", "geen", "email", "", ["email_unreadable"]),
    ("geslacht", "man", "sex", "M", []),
    ("geslacht", "Onbekend", "sex", "", []),
    ("geslacht", "anders", "sex", "", ["sex_unknown"]),
    ("crisis", "Ja", "crisis", True, []),
    ("crisis", "", "crisis", False, []),
    ("crisis", "misschien", "crisis", False, ["flag_unknown"]),
    ("soort", "", "kind", "energie", []),
    ("soort", "CAK Eigen bijdrage", "kind", "cak_eigen_bijdrage", []),
    ("soort", "HUUR", "kind", "huur", []),
    ("soort", "eindelevering", "end_of_supply", True, []),
    ("soort", "iets", "kind", "energie", ["kind_unknown"]),
    ("voorletters", "ab", "initials", "ab", []),
    ("voorletters", "AB", "initials", "A.B.", []),
    ("voorletters", "a. b.", "initials", "A.B.", []),
    ("voorletters", "Fatima", "initials", "Fatima", []),
    ("voorvoegsel", "Van Der", "prefix", "van der", []),
    ("achternaam", "İnönü-Kaya", "surname", "İnönü-Kaya", []),
    ("achternaam", "=HYPERLINK(1)", "surname", "=HYPERLINK(1)", []),
    ("achternaam", "'=HYPERLINK(1)", "surname", "=HYPERLINK(1)", []),
    ("achternaam", "'t Hart", "surname", "'t Hart", []),
    ("achternaam", "M\ufffdller", "surname", "M\ufffdller", ["letters_damaged"]),
    ("achternaam", "MÃ¼ller", "surname", "MÃ¼ller", ["letters_damaged"]),
    ("achternaam", "Caf‚", "surname", "Caf‚", ["letters_damaged"]),
    ("achternaam", "D’Ângelo-JOÃO", "surname", "D’Ângelo-JOÃO", []),
    ("straat", "‘t Zand", "street", "‘t Zand", []),
]


def test_words(tmp_path: Path) -> None:
    """Words of a list are understood in any case; an unknown one is a warning, never a refusal; formulas stay text."""
    answer = read(tmp_path, csv_of(*({header: text} for header, text, *_ in WORDS)))
    assert [row[name] for row, (_, _, name, *_) in zip(answer.rows, WORDS, strict=True)] == [one[3] for one in WORDS]
    told = [[code for row, code in answer.codes if row == number] for number in range(2, len(WORDS) + 2)]
    assert told == [one[4] for one in WORDS]


def test_only_energy_and_water_can_end_a_supply(tmp_path: Path) -> None:
    """A landlord's "eindelevering" is not understood."""
    assert codes(tmp_path, "soort", ["eindelevering"], kind="huur") == [["kind_unknown"]]


NAMES = [
    ("A.B. van der Berg", "A.B.", "van der", "Berg"),
    ("J. de Boer-Kaya", "J.", "de", "Boer-Kaya"),
    ("Fatima el Amrani", "Fatima", "el", "Amrani"),
    ("Dhr. P. Jansen", "P.", "", "Jansen"),
    ("Berg, A.B. van der", "A.B.", "van der", "Berg"),
    ("Th.J. in 't Veld", "Th.J.", "in 't", "Veld"),
    ("Jansen", "", "", "Jansen"),
    ("van Dijk", "", "van", "Dijk"),
    ("Bakkerij De Zon B.V.", "", "", "Bakkerij De Zon B.V."),
    ("Król Klussen & Onderhoud", "", "", "Król Klussen & Onderhoud"),
    ("Eetcafé Jansen", "", "", "Eetcafé Jansen"),
    ("Ö. Yılmaz", "Ö.", "", "Yılmaz"),
    ("Maria da Silva Santos", "Maria", "da", "Silva Santos"),
]


def test_full_names(tmp_path: Path) -> None:
    """A full name is split where that is safe; a firm's name stays whole."""
    lines = [f"K{number};{full};1;1234AB;10\n" for number, (full, *_) in enumerate(NAMES)]
    rows = read(tmp_path, "kenmerk;volledige_naam;huisnummer;postcode;bedrag\n" + "".join(lines)).rows
    assert [(row["initials"], row["prefix"], row["surname"]) for row in rows] == [one[1:] for one in NAMES]


LINES = [
    ("Molenweg 12-3", "1234 AB Klokkendam", "Molenweg", 12, "", "3", "1234AB", "Klokkendam"),
    ("Plein 1940-1945 7 A", "1234AB 's-Gravendam", "Plein 1940-1945", 7, "A", "", "1234AB", "'s-Gravendam"),
    ("1e Dwarsstraat 5hs", "1234 ab", "1e Dwarsstraat", 5, "", "HS", "1234AB", ""),
]


def test_address_lines(tmp_path: Path) -> None:
    """An address on one line is split into its parts."""
    lines = [f"K{number};{line};{second};10\n" for number, (line, second, *_) in enumerate(LINES)]
    rows = read(tmp_path, "kenmerk;adres;postcode en woonplaats;bedrag\n" + "".join(lines)).rows
    parts = ("street", "house_number", "house_letter", "house_addition", "postcode", "place")
    assert [tuple(row[part] for part in parts) for row in rows] == [one[2:] for one in LINES]


def every_table() -> list[dict[str, str]]:
    """The texts of all truth tables above, a row each."""
    of_one = {"bedrag": AMOUNTS, "geboortedatum": DATES, "telefoon": PHONES, "volledige_naam": NAMES}
    rows = [{header: text} for header, table in of_one.items() for text, *_ in table]
    rows += [dict(zip(("huisnummer", "huisletter", "toevoeging"), one, strict=False)) for one in ADDRESSES]
    rows += [{header: text} for header, text, *_ in WORDS]
    rows += [{"postcode": text} for text in ("1234 a b", "2000", "", "1234SS")]
    return [{"kenmerk": f"K{number}", "volledige_naam": "", **row} for number, row in enumerate(rows)]


def test_every_road_reads_alike(tmp_path: Path) -> None:
    """CSV, JSON, JSON lines and workbook, small in memory or large from disk: one truth for the same texts."""
    header = [*GOOD, "volledige_naam"]
    nameless = GOOD | {"achternaam": "", "voorletters": "", "voorvoegsel": ""}
    rows = [{name: (nameless | change)[name] for name in header} for change in every_table()]
    long = [{**rows[0], "kenmerk": f"L{number}", "straat": "x" * 110} for number in range(300)]
    truth = read(tmp_path, csv_of(*rows, *long, columns=header))
    roads = {
        "csv, large": (csv_of(*rows, *long, columns=header), True),
        "json": (json_of({"signalen": rows + long}), False),
        "json, large": (json_of({"signalen": rows + long}), True),
        "lines": (b"\n".join(map(json_of, rows + long)), False),
        "lines, large": (b"\n".join(map(json_of, rows + long)), True),
        "workbook": (xlsx_of([header, *(row.values() for row in rows)]), False),
        "workbook, large": (xlsx_of([header, *(row.values() for row in rows + long)]), False),
    }
    for road, (content, streamed) in roads.items():
        answer = read(tmp_path, content, streamed=streamed)
        shift = 0 if "workbook" in road or "csv" in road else 1
        told = [row | {"row": row["row"] + shift} for row in answer.rows]
        assert told == truth.rows[: -300 if road == "workbook" else None], road
        assert [(row + shift, code) for row, code in answer.codes] == truth.codes, road


def test_a_good_row_has_no_finding(tmp_path: Path) -> None:
    """Nothing is said about a row in which nothing is wrong, and all of it arrives."""
    answer = read(tmp_path, csv_of({}))
    assert answer.findings == []
    assert answer.rows == [
        {
            "row": 2, "reference": "K1", "initials": "A.B.", "prefix": "van der", "surname": "Berg",
            "birth_date": date(1987, 3, 14), "sex": "V", "bsn": "123456782", "street": "Molenweg", "house_number": 12,
            "house_letter": "", "house_addition": "", "postcode": "1234AB", "place": "Klokkendam",
            "phone": "+31612345678", "email": "a.berg@example.nl", "amount": 41235, "arrears_since": date(2026, 5, 1),
            "signalled_on": date(2026, 10, 1), "kind": "energie", "end_of_supply": False, "crisis": False,
            "warm_handover": True, "supply_ends_on": None,
        }
    ]  # fmt: skip


def test_only_the_required_columns_are_needed(tmp_path: Path) -> None:
    """Reference, postcode, house number and amount make a signal; the rest may be absent."""
    answer = read(tmp_path, csv_of({}, columns=["kenmerk", "postcode", "huisnummer", "bedrag"]))
    assert (answer.tally.accepted, answer.findings) == (1, [])


def test_every_code_has_a_sentence_and_one_grade() -> None:
    """No fault without a sentence; the three tables do not overlap."""
    assert len(GRADES) == len(FATAL) + len(ERROR) + len(WARNING) == len(SENTENCES)
    assert {fault.code for fault in FAULTS} <= set(SENTENCES)


@QUICK
@given(st.lists(st.integers(min_value=1, max_value=100_000_000), min_size=1, max_size=40))
def test_amounts_survive_the_round_trip(tmp_path: Path, cents: list[int]) -> None:
    """Every amount written the Dutch way, the plain way and with a euro sign comes back as the same cents."""
    texts: list[str] = []
    for amount in cents:
        plain = f"{Decimal(amount) / 100:.2f}"
        grouped = f"{Decimal(amount) / 100:,.2f}".translate(str.maketrans(",.", ".,"))
        texts += [plain, grouped, f"€ {grouped}"]
    assert column(tmp_path, "bedrag", texts, "amount") == [amount for amount in cents for _ in range(3)]


@QUICK
@given(st.lists(st.dates(date(1900, 1, 2), DELIVERED_ON), min_size=1, max_size=40))
def test_dates_survive_the_round_trip(tmp_path: Path, days: list[date]) -> None:
    """Every date in every notation comes back as the same day, the day number of Excel included."""
    texts: list[str] = []
    for day in days:
        serial = (day - date(1899, 12, 30)) // timedelta(days=1)
        texts += [day.isoformat(), f"{day:%d-%m-%Y}", f"{day.day}/{day.month}/{day:%Y}", f"{day:%Y%m%d}"]
        texts += [str(serial)] if serial >= 10_000 else []
    expected = [day for day in days for _ in range(5 if (day - date(1899, 12, 30)).days >= 10_000 else 4)]
    assert column(tmp_path, "geboortedatum", texts, "birth_date") == expected


def passes(digits: str) -> bool:
    """The elfproef as the law's explanation puts it: the oracle for the SQL."""
    weighed = sum(weight * int(digit) for weight, digit in zip((9, 8, 7, 6, 5, 4, 3, 2, -1), digits, strict=True))
    return weighed % 11 == 0 and int(digits) != 0


@QUICK
@given(st.lists(st.integers(0, 999_999_999), min_size=1, max_size=60))
def test_the_elfproef_agrees_with_its_definition(tmp_path: Path, numbers: list[int]) -> None:
    """SQL and plain Python judge every BSN alike."""
    texts = [f"{number:09d}" for number in numbers]
    assert column(tmp_path, "bsn", texts, "bsn") == [text if passes(text) else "" for text in texts]


FIELD = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=30)


@QUICK
@given(st.lists(st.fixed_dictionaries({"achternaam": FIELD, "bedrag": FIELD, "huisnummer": FIELD}), max_size=12))
def test_whatever_is_in_a_file_every_row_is_accepted_or_refused(tmp_path: Path, changes: list[dict[str, str]]) -> None:
    """No text in a file can break the reader or lose a row."""
    answer: Read = read(tmp_path, csv_of(*changes))
    assert answer.tally.accepted + answer.tally.refused == answer.tally.rows == len(changes)
    assert len({row["row"] for row in answer.rows}) == answer.tally.accepted
    assert read(tmp_path, csv_of(*changes), streamed=True) == answer


@QUICK
@given(st.binary(max_size=600))
def test_rubbish_is_refused_in_one_sentence(tmp_path: Path, content: bytes) -> None:
    """Any bytes at all give a report, never a traceback."""
    answer = read(tmp_path, content)
    assert answer.tally.fatal or answer.tally.accepted + answer.tally.refused == answer.tally.rows


def test_the_good_row_is_canonical() -> None:
    """The example of the tests is the canonical file of the issue."""
    assert len(GOOD) == 21
