"""Files: every shape is recognised, every bad file gives one clear sentence, and nothing is lost."""

import io
import time
import zipfile
from datetime import date
from pathlib import Path

import pytest

from aanbel.intake.core.findings import Unreadable
from aanbel.intake.core.opening import kind_of
from aanbel.intake.core.profiles import BUILT_IN, Profile, recognise
from aanbel.intake.tests.files import GOOD, csv_of, json_of, read, xlsx_of

ROW = "K1;1234AB;12;10\n"
HEADER = "kenmerk;postcode;huisnummer;bedrag\n"

KLOKWONEN_HEADER = [
    "Huurdernummer", "Naam huurder", "Geb. datum", "Geslacht", "Straat", "Nr.", "Toev.", "Postcode", "Plaats",
    "Tel. mobiel", "E-mail", "Achterstand", "Oudste vordering", "Datum aanmelding", "Ontruiming aangezegd",
]  # fmt: skip
KLOKWONEN_ROW = [
    "H004711", "A.B. van der Berg", date(1987, 3, 14), "vrouw", "Molenweg", 12, "A3", "1234 AB", "Klokkendam",
    612345678, "", 1234.5, date(2026, 8, 1), date(2026, 10, 1), "nee",
]  # fmt: skip


def test_a_landlords_workbook(tmp_path: Path) -> None:
    """klokwonen: own headers, date cells, a full name, and a reference made of tenant number and date."""
    answer = read(tmp_path, xlsx_of([KLOKWONEN_HEADER, KLOKWONEN_ROW], sheet="Huurachterstanden"), kind="huur")
    assert (answer.tally.profile, answer.findings) == ("klokwonen", [])
    (row,) = answer.rows
    assert (row["row"], row["reference"]) == (2, "H004711-2026-10-01")
    assert (row["initials"], row["prefix"], row["surname"], row["sex"]) == ("A.B.", "van der", "Berg", "V")
    assert (row["house_number"], row["house_letter"], row["house_addition"]) == (12, "A", "3")
    assert (row["amount"], row["phone"], row["birth_date"]) == (123450, "+31612345678", date(1987, 3, 14))


def test_an_insurers_json(tmp_path: Path) -> None:
    """polderzorg: nested objects in an array under a top with metadata."""
    record = {
        "meldingId": "PZ-1",
        "verzekerde": {"voorletters": "J.", "voorvoegsel": None, "achternaam": "Kaya", "bsn": "123456782"},
        "adres": {"straat": "Molenweg", "huisnummer": 12, "postcode": "1234AB"},
        "vordering": {"bedrag": 412.35, "oudsteVervaldatum": "2026-05-01"},
        "warmeOverdracht": True,
    }
    small = {**record, "meldingId": "PZ-2", "vordering": {"bedrag": 1.234}}
    document = {"bericht": {"afzender": "Polderzorg", "aantal": 2}, "meldingen": [record, small]}
    answer = read(tmp_path, json_of(document), kind="zorg")
    assert answer.tally.profile == "polderzorg"
    assert [(row["row"], row["reference"], row["amount"]) for row in answer.rows] == [
        (1, "PZ-1", 41235),
        (2, "PZ-2", 123),
    ]
    assert answer.rows[0]["warm_handover"] is True


def test_a_water_companys_csv(tmp_path: Path) -> None:
    """duinwater: Windows-1252, Dutch dates and amounts, a word of its own for the end of supply."""
    text = (
        "Klantnummer;Meldnummer;Voorl.;Tussenv.;Naam;Huisnr.;Huisnr. toev.;Postcode;Openstaand bedrag;Soort melding;"
        "Einde levering\r\n9;M1;J.;de;Müller–Ğ;3;hs;1234 AB;1.234,56;Afsluiting;03-11-2026\r\n"
    ).replace("Ğ", "€")
    answer = read(tmp_path, text.encode("cp1252"), kind="water")
    (row,) = answer.rows
    assert (answer.tally.profile, row["surname"], row["amount"]) == ("duinwater", "Müller–€", 123456)
    assert (row["end_of_supply"], row["supply_ends_on"]) == (True, date(2026, 11, 3))


def test_a_tax_offices_workbook(tmp_path: Path) -> None:
    """belastingbalie: a title above the header, address on one line, BSN as a number; rows counted as Excel does."""
    header = list(BUILT_IN["belastingbalie"].headers())
    row = dict.fromkeys(header, "") | {
        "Aanslagnummer": "A1",
        "BSN": 12345672,
        "Straat en huisnummer": "Molenweg 12-3",
        "Postcode en woonplaats": "1234 AB Klokkendam",
        "Openstaand (€)": 75,
        "Vervaldatum": "31-02-2026",
    }
    rows = [["Aanlevering vroegsignalering 2026-10"], [], header, [row[name] for name in header]]
    answer = read(tmp_path, xlsx_of(rows, sheet="Aanlevering"), kind="overige")
    assert answer.tally.profile == "belastingbalie"
    assert (answer.rows[0]["bsn"], answer.rows[0]["house_addition"], answer.rows[0]["row"]) == ("012345672", "3", 4)
    (finding,) = answer.findings
    assert (finding.row, finding.column, finding.code) == (4, "Vervaldatum", "date_impossible")


def test_json_lines_in_cents(tmp_path: Path) -> None:
    """dagstroom: one record a line, amounts in cents."""
    line = (
        '{"signaalnummer": "D%d", "klant": {"naam": "J. de Vries"}, "leveradres": {"huisnummer": "12-3", '
        '"postcode": "1234AB"}, "saldoInCenten": 41235, "type": "eindelevering", "spoed": true}\n'
    )
    answer = read(tmp_path, line % 1 + line % 2)
    assert (answer.tally.profile, [row["row"] for row in answer.rows]) == ("dagstroom", [1, 2])
    row = answer.rows[1]
    assert (row["amount"], row["prefix"], row["house_addition"]) == (41235, "de", "3")
    assert (row["end_of_supply"], row["crisis"]) == (True, True)


@pytest.mark.parametrize("name", BUILT_IN)
def test_every_shape_is_recognised_by_its_headers(name: str) -> None:
    """No built-in profile is mistaken for another."""
    profile = BUILT_IN[name]
    shape = "csv" if profile.format == "any" else profile.format
    assert recognise(shape, profile.headers()).name == name


@pytest.mark.parametrize("name", [name for name, one in BUILT_IN.items() if one.format == "json"])
def test_a_shape_of_json_is_known_in_the_workbook_of_rows_to_mend(tmp_path: Path, name: str) -> None:
    """What came as JSON and was mended in our workbook is read again, with nothing agreed."""
    profile = BUILT_IN[name]
    row = dict.fromkeys(profile.headers(), "")
    for ours, text in {"reference": "R1", "postcode": "1234AB", "house_number": "12", "amount": "41235"}.items():
        row[profile.columns[ours][0]] = text
    answer = read(tmp_path, xlsx_of([[*row, "Rij in uw bestand"], [*row.values(), "2"]]))
    assert (answer.tally.profile, answer.tally.accepted) == (name, 1)
    assert answer.rows[0]["amount"] == (41235 if profile.amount_in == "cent" else 4123500)


@pytest.mark.parametrize("name", BUILT_IN)
def test_a_profile_survives_being_kept(name: str) -> None:
    """What an agreement keeps as JSON is the profile again."""
    kept = BUILT_IN[name].as_json()
    assert Profile.from_json(kept).as_json() == kept


def test_a_mapping_of_the_agreement(tmp_path: Path) -> None:
    """Headers nobody could guess are read with the agreement's own mapping."""
    own = Profile(
        name="own",
        format="any",
        columns={
            "reference": ("X1",),
            "postcode": ("X2",),
            "house_number": ("X3",),
            "amount": ("X4",),
            "kind": ("X5",),
        },
        values={"kind": {"h": "huur"}},
    )
    answer = read(tmp_path, "X1;X2;X3;X4;X5\nK1;1234AB;12;10,50;H\n", profile=own)
    assert (answer.rows[0]["amount"], answer.rows[0]["kind"]) == (1050, "huur")


ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize(("delimiter", "streamed"), [(";", False), (",", True), ("\t", False)])
def test_encodings_and_delimiters(tmp_path: Path, encoding: str, delimiter: str, *, streamed: bool) -> None:
    """The canonical file in every encoding and with every delimiter gives the same row, small and large."""
    text = csv_of({"achternaam": "Müller", "bedrag": "1.234,56"}, delimiter=delimiter)
    answer = read(tmp_path, text.encode(encoding), streamed=streamed)
    assert (answer.rows[0]["surname"], answer.rows[0]["amount"], answer.findings) == ("Müller", 123456, [])


@pytest.mark.parametrize("streamed", [False, True])
def test_one_old_letter_does_not_spoil_the_others(tmp_path: Path, *, streamed: bool) -> None:
    """A file glued together from UTF-8 and Windows-1252: each letter is read for itself, none is damaged."""
    text = csv_of({"achternaam": "Çelik"}, {"achternaam": "Müller"}).encode().replace(b"\xc3\xbc", b"\xfc")
    answer = read(tmp_path, text, streamed=streamed)
    assert ([row["surname"] for row in answer.rows], answer.findings) == (["Çelik", "Müller"], [])


def test_damaged_letters_are_told(tmp_path: Path) -> None:
    """An encoding that no office should use any more: the row is taken in, and the word is named."""
    answer = read(tmp_path, csv_of({"achternaam": "Müller"}).encode("cp850"))
    assert answer.tally.accepted == 1
    assert [(one.code, one.params) for one in answer.findings] == [("letters_damaged", {"value": "M\ufffdller"})]


LAST = "K2;1234AB;12;4"


@pytest.mark.parametrize(
    ("text", "codes", "accepted"),
    [
        (HEADER + ROW + "K2;1234AB;1", [(3, "cut_off")], 1),
        (HEADER + ROW + "K2;1234AB;12;10", [], 2),
        (HEADER + ROW + "K2;1234AB\n", [(3, "amount_missing"), (3, "house_number_missing")], 1),
        (HEADER.replace("\n", ";straat\n") + ROW + "K2;1234AB;12;10", [], 2),
        (HEADER.replace("\n", ";straat\n") + ROW.replace("\n", ";A\n") + LAST, [(3, "cut_off")], 1),
    ],
)
@pytest.mark.parametrize("streamed", [False, True])
def test_a_file_that_was_cut_off(
    tmp_path: Path, text: str, codes: list[tuple[int, str]], accepted: int, *, streamed: bool
) -> None:
    """A last row without a line end that alone is too short is refused: its last field may be half an amount."""
    answer = read(tmp_path, text, streamed=streamed)
    assert (answer.codes, answer.tally.accepted) == (codes, accepted)


def test_headers_may_be_careless(tmp_path: Path) -> None:
    """Case, spaces, underscores and well-known synonyms do not matter."""
    answer = read(tmp_path, " Referentie ;POST CODE;Huisnr;Openstaand_bedrag;Warme overdracht\nK1;1234AB;1;5;ja\n")
    assert (answer.rows[0]["reference"], answer.rows[0]["warm_handover"]) == ("K1", True)


def fatal(folder: Path, content: str | bytes) -> tuple[str, dict[str, str]]:
    """The one fatal finding of a file nothing of which was taken in."""
    answer = read(folder, content)
    (finding,) = answer.findings
    assert (answer.tally.fatal, answer.tally.rows, finding.row) == (True, 0, 0)
    return finding.code, finding.params


BAD_FILES = {
    "empty": (b"", "file_empty"),
    "only white space": (b"\xef\xbb\xbf \r\n\r\n", "file_empty"),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(32)) * 40, "file_not_readable"),
    "pdf": (b"%PDF-1.7\n1 0 obj", "file_not_readable"),
    "old excel": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "file_old_excel"),
    "zip that is no workbook": (b"PK\x03\x04rubbish", "workbook_damaged"),
    "truncated json": (b'{"meldingen": [{"meldingId": "1"', "json_damaged"),
    "truncated json lines": (b'{"signaalnummer": "1"}\n{"signaalnummer": "2', "json_damaged"),
    "json without a list": (b'{"a": [1]}', "json_no_records"),
    "json of very deep lists": (b"[" * 100_000, "json_damaged"),
    "json with half a letter": (
        b'[{"kenmerk":"\\ud83d","postcode":"1234AB","huisnummer":1,"bedrag":2}]',
        "json_damaged",
    ),
    "wrong columns": (b"naam;leeftijd\nJan;8\n", "columns_missing"),
    "no header": (b"K1;1234AB;12;10\nK2;1234AB;13;10\n", "columns_missing"),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_gives_one_sentence(tmp_path: Path, name: str) -> None:
    """A file that cannot be taken in gives one fatal finding and nothing else."""
    content, code = BAD_FILES[name]
    assert fatal(tmp_path, content)[0] == code


SIGNAL = '{"kenmerk": "K%d", "postcode": "1234AB", "huisnummer": 1, "bedrag": 2}'


@pytest.mark.parametrize("streamed", [False, True])
def test_a_mark_in_the_last_record_counts(tmp_path: Path, *, streamed: bool) -> None:
    """Fields that only some records of a JSON file have are read, however late the first of them comes."""
    late = SIGNAL[:-1] % 999 + ', "crisis": true}'
    lines = [SIGNAL % number for number in range(300)]
    for content in ("\n".join([*lines, late]), f"[{', '.join([*lines, late])}]"):
        assert read(tmp_path, content, streamed=streamed).rows[-1]["crisis"] is True


@pytest.mark.parametrize(
    "content",
    [
        f'[{SIGNAL % 1}, 5, null, "x", [1]]',
        f'{SIGNAL % 1}\n5\nnull\n"x"\n[1]\n',
        f'{{"gemaakt": ["a"], "signalen": [{SIGNAL % 1}, 5, null, "x", [1]]}}',
    ],
)
def test_what_is_no_record_is_refused_and_not_lost(tmp_path: Path, content: str) -> None:
    """A number or nothing where a signal should stand is a refused row with its place."""
    answer = read(tmp_path, content)
    assert (answer.tally.accepted, answer.codes) == (1, [(row, "not_a_signal") for row in (2, 3, 4, 5)])


def test_json_lines_may_hold_lists_and_deep_objects(tmp_path: Path) -> None:
    """Lists in a record, and objects deeper than any column, do not make it another kind of file."""
    deep = '{"a":' * 900 + "1" + "}" * 900
    lines = [SIGNAL[:-1] % number + f', "telefoons": ["1", "2"], "x": {deep}}}' for number in (1, 2)]
    assert read(tmp_path, "\n".join(lines)).tally.accepted == 2


def test_wrong_columns_are_named(tmp_path: Path) -> None:
    """The report says which columns are missing and which the file has."""
    assert fatal(tmp_path, "kenmerk;naam;plaats\nK1;Jan;Ede\n")[1] == {
        "missing": "huisnummer, postcode, bedrag",
        "found": "kenmerk, naam, plaats",
    }


def test_a_truncated_workbook(tmp_path: Path) -> None:
    """Half a workbook is damaged, wherever it was cut."""
    whole = xlsx_of([KLOKWONEN_HEADER, KLOKWONEN_ROW])
    for part in (0.3, 0.9, 0.99):
        assert fatal(tmp_path, whole[: int(len(whole) * part)])[0] == "workbook_damaged"


def zipped(parts: dict[str, bytes]) -> bytes:
    """A zip file with these parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def test_a_zip_bomb_is_not_opened(tmp_path: Path) -> None:
    """A small file that unpacks into a huge one is refused before it is unpacked; an archive in an archive too."""
    started = time.monotonic()
    assert fatal(tmp_path, zipped({"xl/worksheets/sheet1.xml": b" " * 30_000_000}))[0] == "workbook_too_large"
    inner = zipped({"a": b"x" * 1000})
    assert fatal(tmp_path, zipped({"xl/embeddings/a.zip": inner}))[0] == "workbook_too_large"
    assert time.monotonic() - started < 20


def test_a_workbook_that_claims_a_huge_sheet(tmp_path: Path) -> None:
    """A cell in the last corner of the sheet would need gigabytes: the reader is stopped, we are not."""
    book = xlsx_of([["kenmerk"], ["K1"]])
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        parts = {part: archive.read(part) for part in archive.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"]
    parts["xl/worksheets/sheet1.xml"] = sheet.replace(b'r="A2"', b'r="XFD1048576"').replace(b'r="2"', b'r="1048576"')
    assert fatal(tmp_path, zipped(parts))[0] == "workbook_too_large"


def test_a_file_above_the_limit(tmp_path: Path) -> None:
    """More than 200 MB of CSV is refused with both sizes, without being read."""
    path = tmp_path / "huge"
    with path.open("wb") as file:
        file.write(csv_of(*[{}] * 50).encode())
        file.truncate(250 * 1024 * 1024)
    with pytest.raises(Unreadable) as refused:
        kind_of(path)
    assert refused.value.finding.params == {"size": "250", "limit": "200"}


@pytest.mark.slow
def test_a_hundred_megabytes(tmp_path: Path) -> None:
    """100 MB of CSV is read whole with 500 MB of memory."""
    line = csv_of({"achternaam": "x" * 150, "straat": "y" * 100}).splitlines(keepends=True)
    rows = 100 * 1024 * 1024 // len(line[1]) + 1
    content = line[0] + "".join(line[1].replace("K1", f"K{number}", 1) for number in range(rows))
    answer = read(tmp_path, content)
    assert (answer.tally.accepted, answer.tally.refused) == (rows, 0)


def test_a_file_with_only_a_header(tmp_path: Path) -> None:
    """Nothing to report is a delivery of no rows, with a remark."""
    answer = read(tmp_path, HEADER)
    assert (answer.tally.fatal, answer.tally.rows, answer.codes) == (False, 0, [(1, "no_rows")])


def test_a_field_of_ten_thousand_characters(tmp_path: Path) -> None:
    """A field that cannot be right refuses its row, not the file, and is not repeated in the report."""
    answer = read(tmp_path, csv_of({}, {"achternaam": "x" * 10_000}, {}))
    assert [row["row"] for row in answer.rows] == [2, 4]
    (finding,) = answer.findings
    assert (finding.row, finding.column, finding.params) == (3, "achternaam", {"length": "10000", "longest": "200"})


def test_nul_and_control_characters(tmp_path: Path) -> None:
    """NULs and other invisible signs are removed with a warning; a line break in a field becomes a space."""
    answer = read(
        tmp_path, csv_of({"achternaam": "Ber\0g\x07"}, {"straat": "Molen\u200bweg"}, {"woonplaats": "Klok\nken"})
    )
    assert [row["surname"] for row in answer.rows] == ["Berg", "Berg", "Berg"]
    assert (answer.rows[1]["street"], answer.rows[2]["place"]) == ("Molenweg", "Klok ken")
    assert answer.codes == [(2, "control_characters"), (3, "control_characters")]


def test_two_rows_with_one_reference(tmp_path: Path) -> None:
    """The first good row with a reference stays, the second is refused and names the first."""
    answer = read(
        tmp_path, csv_of({"kenmerk": "A", "bedrag": "x"}, {"kenmerk": "A"}, {"kenmerk": "A"}, {"kenmerk": "B"})
    )
    assert [row["row"] for row in answer.rows] == [3, 5]
    twice = [finding for finding in answer.findings if finding.code == "reference_twice"]
    assert [(finding.row, finding.params) for finding in twice] == [(4, {"first": "3"})]


def test_a_messy_file_keeps_its_row_numbers(tmp_path: Path) -> None:
    """Empty lines, short rows and a separator inside a text: each row keeps the number that the reader sees."""
    text = HEADER + ROW + "\n" + "K2;1234AB\n" + "K3;1234AB;12;1;0\n" + ";;;\n" + "K4;1234AB;13;11\n"
    answer = read(tmp_path, text)
    assert [row["row"] for row in answer.rows] == [2, 7]
    assert answer.codes == [(4, "amount_missing"), (4, "house_number_missing"), (5, "too_many_fields")]
    assert (answer.tally.rows, answer.tally.refused) == (4, 2)


def test_a_quote_that_is_never_closed(tmp_path: Path) -> None:
    """A stray quote does not swallow the rest of the file."""
    text = HEADER + '"K1;1234AB;12;10\n' + "".join(f"K{n};1234AB;12;10\n" for n in range(2, 60))
    answer = read(tmp_path, text)
    assert (answer.tally.rows, answer.tally.accepted) == (59, 59)


def test_one_file_does_not_disturb_another(tmp_path: Path) -> None:
    """A messy row or half a letter in one file of a batch leaves the rows of the others as they are."""
    from aanbel.intake.core.reading import connection, read_many
    from aanbel.intake.core.sources import Source
    from aanbel.intake.tests.files import DELIVERED_ON

    half = '[{"kenmerk": "%s", "postcode": "1234AB", "huisnummer": 1, "bedrag": 2}]'
    contents = [HEADER + ROW, HEADER + "K1;1234AB;12;1;0\n" + ROW, "", half % r"\ud83d", half % "K2", HEADER + ROW]
    sources = []
    for number, content in enumerate(contents):
        path = tmp_path / f"strange [{number}]*.csv"
        path.write_text(content)
        sources.append(Source(number, path, "huur", DELIVERED_ON))
    tallies = read_many(connection(), sources)
    assert [(tally.rows, tally.accepted, tally.fatal) for tally in tallies.values()] == [
        (1, 1, False), (2, 1, False), (0, 0, True), (0, 0, True), (1, 1, False), (1, 1, False),
    ]  # fmt: skip


def test_unknown_columns_are_not_read(tmp_path: Path) -> None:
    """What a file holds beyond the signal is not taken in (Wgs art. 8b)."""
    answer = read(tmp_path, csv_of({}).replace("crisis", "schulden bij anderen"))
    assert answer.tally.accepted == 1
    assert "schulden" not in str(answer.rows)


def test_numbers_in_a_workbook_are_not_grouped_thousands(tmp_path: Path) -> None:
    """The cell 1.234 is one euro and 23 cents; the text "1.234" is twelve hundred."""
    rows = [["kenmerk", "postcode", "huisnummer", "bedrag"], ["A", "1234AB", 1, 1.234], ["B", "1234AB", 1.0, "1.234"]]
    assert [row["amount"] for row in read(tmp_path, xlsx_of(rows)).rows] == [123, 123400]


def test_the_canonical_columns_are_those_of_the_issue() -> None:
    """Nobody renames a column that partners already write."""
    assert list(GOOD) == list(BUILT_IN["canonical"].headers())[:21]
