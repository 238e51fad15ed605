"""The shape of each creditor's file: which headers, in which words, formats and encodings.

The counterpart of `intake/core/profiles.py`, which reads these shapes; several are the canonical file in the free
spelling that real creditors allow themselves. A row is one SQL expression, so that a file is one aggregate.
"""

import codecs
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import duckdb

from aanbel.demo.simulator.workbook import text_row, workbook

MACROS = (
    "iso(d) AS coalesce(strftime(d, '%Y-%m-%d'), '')",
    "dmy(d) AS coalesce(strftime(d, '%d-%m-%Y'), '')",
    "yes_no(b) AS CASE WHEN b THEN 'ja' ELSE 'nee' END",
    "signed(cents) AS CASE WHEN cents < 0 THEN '-' ELSE '' END",
    "plain_euros(cents) AS signed(cents) || (abs(cents) // 100) || '.' || lpad((abs(cents) % 100)::TEXT, 2, '0')",
    "dutch_euros(cents) AS signed(cents) || replace(format('{:,}', abs(cents) // 100), ',', '.')"
    " || ',' || lpad((abs(cents) % 100)::TEXT, 2, '0')",
    "spaced(postcode) AS trim(substr(postcode, 1, 4) || ' ' || substr(postcode, 5))",
    "full_name(initials, prefix, surname) AS"
    " trim(regexp_replace(initials || ' ' || prefix || ' ' || surname, ' +', ' ', 'g'))",
    "door(number, letter, addition) AS number || letter || CASE WHEN addition = '' THEN '' ELSE '-' || addition END",
    "csv_cell(t, delimiter) AS CASE WHEN contains(t, delimiter) OR contains(t, '\"')"
    " THEN '\"' || replace(t, '\"', '\"\"') || '\"' ELSE t END",
    "xml(t) AS replace(replace(replace(t, '&', '&amp;'), '<', '&lt;'), '>', '&gt;')",
)


@dataclass(frozen=True)
class Shape:
    """`line`: SQL for one row as text (`row_no` counts from 1); `document`: the file around those lines."""

    extension: str
    line: str
    document: Callable[[str, str, int], bytes]
    separator: str = "\n"


def _without_signs_unknown(error: UnicodeError) -> tuple[str, int]:
    """What a system in Windows-1252 does to a letter it does not know: the letter without its sign."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    letters = error.object[error.start : error.end].translate({305: "i", 322: "l", 321: "L"})
    bare = unicodedata.normalize("NFKD", letters).encode("ascii", "ignore").decode()
    return bare, error.end


codecs.register_error("aanbel-unsigned", _without_signs_unknown)


def delimited(fields: Mapping[str, str], *, delimiter: str = ";", encoding: str = "utf-8") -> Shape:
    """A CSV file with a header."""
    cells = ", ".join(f"csv_cell(({expression})::TEXT, '{delimiter}')" for expression in fields.values())
    header = delimiter.join(fields)

    def document(lines: str, period: str, count: int) -> bytes:
        return f"{header}\n{lines}\n".replace("\n", "\r\n").encode(encoding, "aanbel-unsigned")

    return Shape("csv", f"concat_ws('{delimiter}', {cells})", document)


def sheet(fields: Mapping[str, str], *, name: str, title: str = "") -> Shape:
    """A workbook. A field is text unless its SQL begins with `number:` or `date:`."""
    above = 3 if title else 1
    row = f"(row_no + {above})"
    cells = " || ".join(_cell(chr(65 + place), row, field) for place, field in enumerate(fields.values()))

    def document(lines: str, period: str, count: int) -> bytes:
        top = text_row(1, [title.format(period=period)]) if title else ""
        return workbook(sheet=name, rows=top + text_row(above, list(fields)) + lines)

    return Shape("xlsx", f"""'<row r="' || {row} || '">' || {cells} || '</row>'""", document, separator="")


def _cell(column: str, row: str, field: str) -> str:
    at = f"""'<c r="{column}' || {row}"""
    match field.partition(":"):
        case "number", ":", value:
            return f"""coalesce({at} || '"><v>' || ({value}) || '</v></c>', '')"""
        case "date", ":", value:
            return f"""coalesce({at} || '" s="1"><v>' || (({value})::DATE - DATE '1899-12-30') || '</v></c>', '')"""
    return f"""coalesce({at} || '" t="inlineStr"><is><t>' || xml(nullif(({field})::TEXT, '')) || '</t></is></c>', '')"""


def messages(record: str, document: Callable[[str, str, int], bytes], separator: str) -> Shape:
    """A JSON file; `record` is SQL for a struct."""
    return Shape("json", f"to_json({record})::TEXT", document, separator)


def _polderzorg(lines: str, period: str, count: int) -> bytes:
    head = f'{{"afzender": "Polderzorg", "aanmaakdatum": "{period}-01", "periode": "{period}", "aantal": {count}}}'
    return f'{{"bericht": {head}, "meldingen": [\n{lines}\n]}}\n'.encode()


def _json_lines(lines: str, period: str, count: int) -> bytes:
    return f"{lines}\n".encode()


def canonical(*, day: str = "iso", money: str = "plain_euros", kind: str = "achterstand") -> dict[str, str]:
    """The canonical columns; `day` and `money` choose the notation, `kind` is what `soort` says ordinarily."""
    return {
        "kenmerk": "reference",
        "voorletters": "initials",
        "voorvoegsel": "prefix",
        "achternaam": "surname",
        "geboortedatum": f"{day}(birth_date)",
        "geslacht": "sex",
        "bsn": "bsn",
        "straat": "street",
        "huisnummer": "house_number",
        "huisletter": "house_letter",
        "toevoeging": "house_addition",
        "postcode": "postcode",
        "woonplaats": "place",
        "telefoon": "phone",
        "email": "email",
        "bedrag": f"{money}(amount)",
        "ontstaansdatum": f"{day}(arrears_since)",
        "signaaldatum": f"{day}(signalled_on)",
        "soort": f"CASE WHEN end_of_supply THEN 'eindelevering' ELSE '{kind}' END",
        "crisis": "yes_no(crisis)",
        "warme_overdracht": "yes_no(warm_handover)",
        "einddatum": f"{day}(supply_ends_on)",
    }


def respelled(fields: Mapping[str, str], headers: Mapping[str, str], without: Sequence[str] = ()) -> dict[str, str]:
    """The same columns under a creditor's own headers, some left out."""
    return {headers.get(header, header): sql for header, sql in fields.items() if header not in without}


_DOOR = "door(house_number, house_letter, house_addition)"

SHAPES: dict[str, Shape] = {
    "lichtstroom": delimited(canonical()),
    "dagstroom": messages(
        f"""{{signaalnummer: reference,
            klant: {{naam: full_name(initials, prefix, surname), geboren: iso(birth_date), telefoon: phone,
                email: email}},
            leveradres: {{straat: street, huisnummer: {_DOOR}, postcode: postcode, plaats: place}},
            saldoInCenten: amount, oudsteFactuur: iso(arrears_since), signaaldatum: iso(signalled_on),
            type: CASE WHEN end_of_supply THEN 'eindelevering' ELSE 'achterstand' END, spoed: crisis,
            eindeLevering: supply_ends_on::TEXT}}""",
        _json_lines,
        "\n",
    ),
    "stadswarmte": delimited(
        respelled(
            canonical(day="dmy") | {"postcode": "spaced(postcode)"},
            {
                "kenmerk": "Referentie",
                "voorvoegsel": "Tussenvoegsel",
                "straat": "Straatnaam",
                "huisnummer": "Huisnr",
                "telefoon": "Telefoonnummer",
                "bedrag": "Openstaand bedrag",
                "ontstaansdatum": "Achterstand sinds",
                "soort": "Soort signaal",
                "einddatum": "Einde levering",
            },
            without=("bsn", "warme_overdracht"),
        ),
        delimiter=",",
        encoding="cp1252",
    ),
    "klokwonen": sheet(
        {
            "Huurdernummer": "number",
            "Naam huurder": "full_name(initials, prefix, surname)",
            "Geb. datum": "date:birth_date",
            "Geslacht": "CASE sex WHEN 'M' THEN 'man' WHEN 'V' THEN 'vrouw' END",
            "Straat": "street",
            "Nr.": "number:house_number",
            "Toev.": "house_letter || house_addition",
            "Postcode": "postcode",
            "Plaats": "place",
            "Tel. mobiel": "phone",
            "E-mail": "email",
            "Achterstand": "number:plain_euros(amount)",
            "Oudste vordering": "date:arrears_since",
            "Datum aanmelding": "date:signalled_on",
            "Ontruiming aangezegd": "yes_no(crisis)",
        },
        name="Huurachterstanden",
    ),
    "goedehaven": delimited(
        respelled(
            canonical(day="dmy", money="dutch_euros") | {"postcode": "spaced(postcode)"},
            {
                "kenmerk": "Signaalnummer",
                "voorletters": "Voorl.",
                "achternaam": "Geslachtsnaam",
                "geboortedatum": "Geb. datum",
                "geslacht": "M/V",
                "huisnummer": "Huisnr",
                "toevoeging": "Toev.",
                "woonplaats": "Plaats",
                "telefoon": "Tel. mobiel",
                "bedrag": "Achterstand",
                "ontstaansdatum": "Datum ontstaan",
                "signaaldatum": "Datum melding",
                "crisis": "Spoed",
            },
            without=("soort", "einddatum"),
        ),
        encoding="cp1252",
    ),
    "baksteen": sheet(
        {
            "Kenmerk": "reference",
            "Voorletters": "initials",
            "Voorvoegsel": "prefix",
            "Achternaam": "surname",
            "Geboortedatum": "dmy(birth_date)",
            "Straat": "street",
            "Huisnummer": "number:house_number",
            "Huisletter": "house_letter",
            "Toevoeging": "house_addition",
            "Postcode": "spaced(postcode)",
            "Woonplaats": "place",
            "Telefoon": "phone",
            "Email": "email",
            "Bedrag": "number:plain_euros(amount)",
            "Ontstaansdatum": "dmy(arrears_since)",
            "Signaaldatum": "dmy(signalled_on)",
            "Crisis": "yes_no(crisis)",
        },
        name="Blad1",
    ),
    "polderzorg": messages(
        """{meldingId: reference,
            verzekerde: {voorletters: initials, voorvoegsel: nullif(prefix, ''), achternaam: surname,
                geboortedatum: birth_date::TEXT, geslacht: sex, bsn: nullif(bsn, ''), telefoon: nullif(phone, ''),
                email: nullif(email, '')},
            adres: {straat: street, huisnummer: house_number, huisletter: nullif(house_letter, ''),
                toevoeging: nullif(house_addition, ''), postcode: postcode, woonplaats: place},
            vordering: {bedrag: (amount / 100)::DECIMAL(12, 2), oudsteVervaldatum: arrears_since::TEXT,
                aanmelddatum: signalled_on::TEXT},
            warmeOverdracht: warm_handover}""",
        _polderzorg,
        ",\n",
    ),
    "zilverkruin": delimited(
        respelled(canonical(day="dmy", money="dutch_euros"), {}, without=("soort", "crisis", "einddatum")),
        encoding="utf-8-sig",
    ),
    "duinwater": delimited(
        {
            "Klantnummer": "'DW' || lpad(person::TEXT, 8, '0')",
            "Meldnummer": "reference",
            "Voorl.": "initials",
            "Tussenv.": "prefix",
            "Naam": "surname",
            "Geb.dat.": "dmy(birth_date)",
            "Straatnaam": "street",
            "Huisnr.": "house_number",
            "Huisnr. toev.": "house_letter || house_addition",
            "Postcode": "spaced(postcode)",
            "Woonplaats": "place",
            "Telefoonnummer": "phone",
            "E-mailadres": "email",
            "Openstaand bedrag": "dutch_euros(amount)",
            "Oudste factuur": "dmy(arrears_since)",
            "Meldingsdatum": "dmy(signalled_on)",
            "Soort melding": "CASE WHEN end_of_supply THEN 'afsluiting' ELSE 'achterstand' END",
            "Einde levering": "dmy(supply_ends_on)",
        },
        encoding="cp1252",
    ),
    "zorgbijdrage": delimited(
        respelled(canonical(kind="CAK Eigen bijdrage"), {}, without=("crisis", "warme_overdracht", "einddatum")),
        delimiter="\t",
    ),
    "belastingbalie": sheet(
        {
            "Aanslagnummer": "reference",
            "BSN": "number:nullif(bsn, '')",
            "Voorletters": "initials",
            "Voorvoegsel": "prefix",
            "Geslachtsnaam": "surname",
            "Geboortedatum": "dmy(birth_date)",
            "Straat en huisnummer": f"street || ' ' || {_DOOR}",
            "Postcode en woonplaats": "spaced(postcode) || ' ' || place",
            "Openstaand (€)": "number:plain_euros(amount)",
            "Vervaldatum": "dmy(arrears_since)",
            "Aangeleverd op": "dmy(signalled_on)",
        },
        name="Aanlevering",
        title="Aanlevering vroegsignalering {period}",
    ),
    "hypotheekhuis": delimited(
        respelled(canonical(), {}, without=("soort", "warme_overdracht", "einddatum")), delimiter=","
    ),
}


def learn_shapes(world: duckdb.DuckDBPyConnection) -> None:
    """Defines the notations that the shapes use."""
    for macro in MACROS:
        world.execute(f"CREATE MACRO {macro}")
