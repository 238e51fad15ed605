"""Profiles: how the file of one creditor tells what we call a signal.

There is no public file specification (DOMAIN §11.11): each creditor has its own headers, shape and words. A profile
is plain data (a format, which of their headers make each of our columns, and their words for our values), so that an
agreement can keep it as JSON and a coordinator can make one without a programmer.

The built-in profiles below are the shapes the demo's simulator writes; file, sheet and headers match exactly.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from functools import cached_property
from typing import Any, Literal

from aanbel.intake.core.columns import COLUMNS, COMPOSITES, FILLS, HEADER_KEYS, REQUIRED, header_key

Format = Literal["csv", "xlsx", "json", "any"]


@dataclass(frozen=True)
class Profile:
    """`columns`: our column → their headers (several are joined); JSON headers are dotted paths inside a record.

    `values`: our column → their word → the word the canonical file would have. `records`: where the array of records
    lives in a JSON file ('' = the top, or one record a line). `sheet`: the sheet of a workbook ('' = the first).
    """

    name: str
    format: Format
    columns: Mapping[str, tuple[str, ...]]
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    amount_in: Literal["euro", "cent"] = "euro"
    records: str = ""
    sheet: str = ""

    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def _hash(self) -> int:
        return hash(repr(self))

    def as_json(self) -> dict[str, Any]:
        """The profile as an agreement keeps it."""
        return asdict(self)

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "Profile":
        """The profile an agreement kept; a single header may be written without a list around it."""
        columns = {
            name: (headers,) if isinstance(headers, str) else tuple(headers)
            for name, headers in kept.get("columns", {}).items()
        }
        rest = {key: kept[key] for key in ("values", "amount_in", "records", "sheet") if key in kept}
        return cls(name=kept.get("name", "own"), format=kept.get("format", "any"), columns=columns, **rest)

    def headers(self) -> tuple[str, ...]:
        """Every header of theirs that is read, in the order of our columns, each once."""
        return tuple(dict.fromkeys(header for headers in self.columns.values() for header in headers))

    def missing(self, headers: Iterable[str]) -> tuple[str, ...]:
        """The required columns of ours that a file with these headers cannot fill."""
        present = set(map(header_key, headers))
        filled = {
            name for name, theirs in self.columns.items() if all(header_key(header) in present for header in theirs)
        }
        filled |= {name for composite, names in FILLS.items() if composite in filled for name in names}
        return tuple(name for name in REQUIRED if name not in filled)

    def recognised(self, headers: Iterable[str]) -> int:
        """How many of the profile's headers the file has."""
        present = set(map(header_key, headers))
        return sum(header_key(header) in present for header in self.headers())


CANONICAL = Profile(
    name="canonical",
    format="any",
    columns={column.name: (column.header,) for column in COLUMNS},
)
"""The file of issue 2 §2: `;` `,` or tab, UTF-8 or UTF-16 (with or without BOM) or Windows-1252, with header."""

KLOKWONEN = Profile(
    name="klokwonen",
    format="xlsx",
    sheet="Huurachterstanden",
    columns={
        "reference": ("Huurdernummer", "Datum aanmelding"),
        "full_name": ("Naam huurder",),
        "birth_date": ("Geb. datum",),
        "sex": ("Geslacht",),
        "street": ("Straat",),
        "house_number": ("Nr.",),
        "house_addition": ("Toev.",),
        "postcode": ("Postcode",),
        "place": ("Plaats",),
        "phone": ("Tel. mobiel",),
        "email": ("E-mail",),
        "amount": ("Achterstand",),
        "arrears_since": ("Oudste vordering",),
        "signalled_on": ("Datum aanmelding",),
        "crisis": ("Ontruiming aangezegd",),
    },
    values={"sex": {"man": "M", "vrouw": "V"}},
)
"""A landlord's workbook, header in row 1, dates as date cells. Its tenant number is the same every month, so the
reference is number and date joined: `H004711-2026-10-01`. "Naam huurder" is "A.B. van der Berg"."""

POLDERZORG = Profile(
    name="polderzorg",
    format="json",
    records="meldingen",
    columns={
        "reference": ("meldingId",),
        "initials": ("verzekerde.voorletters",),
        "prefix": ("verzekerde.voorvoegsel",),
        "surname": ("verzekerde.achternaam",),
        "birth_date": ("verzekerde.geboortedatum",),
        "sex": ("verzekerde.geslacht",),
        "bsn": ("verzekerde.bsn",),
        "phone": ("verzekerde.telefoon",),
        "email": ("verzekerde.email",),
        "street": ("adres.straat",),
        "house_number": ("adres.huisnummer",),
        "house_letter": ("adres.huisletter",),
        "house_addition": ("adres.toevoeging",),
        "postcode": ("adres.postcode",),
        "place": ("adres.woonplaats",),
        "amount": ("vordering.bedrag",),
        "arrears_since": ("vordering.oudsteVervaldatum",),
        "signalled_on": ("vordering.aanmelddatum",),
        "warm_handover": ("warmeOverdracht",),
    },
)
"""A health insurer: `{"bericht": {"afzender": …, "aanmaakdatum": …, "periode": …, "aantal": n}, "meldingen": [{…}]}`,
a record being `{"meldingId": …, "verzekerde": {…}, "adres": {…}, "vordering": {"bedrag": 412.35, …}, …}`."""

DUINWATER = Profile(
    name="duinwater",
    format="csv",
    columns={
        "reference": ("Meldnummer",),
        "initials": ("Voorl.",),
        "prefix": ("Tussenv.",),
        "surname": ("Naam",),
        "birth_date": ("Geb.dat.",),
        "street": ("Straatnaam",),
        "house_number": ("Huisnr.",),
        "house_addition": ("Huisnr. toev.",),
        "postcode": ("Postcode",),
        "place": ("Woonplaats",),
        "phone": ("Telefoonnummer",),
        "email": ("E-mailadres",),
        "amount": ("Openstaand bedrag",),
        "arrears_since": ("Oudste factuur",),
        "signalled_on": ("Meldingsdatum",),
        "kind": ("Soort melding",),
        "supply_ends_on": ("Einde levering",),
    },
    values={"kind": {"afsluiting": "eindelevering"}},
)
"""A water company: `;`, Windows-1252, `DD-MM-YYYY`, `1.234,56`; a first column "Klantnummer" is not read."""

BELASTINGBALIE = Profile(
    name="belastingbalie",
    format="xlsx",
    sheet="Aanlevering",
    columns={
        "reference": ("Aanslagnummer",),
        "bsn": ("BSN",),
        "initials": ("Voorletters",),
        "prefix": ("Voorvoegsel",),
        "surname": ("Geslachtsnaam",),
        "birth_date": ("Geboortedatum",),
        "address_line": ("Straat en huisnummer",),
        "postcode_line": ("Postcode en woonplaats",),
        "amount": ("Openstaand (€)",),
        "arrears_since": ("Vervaldatum",),
        "signalled_on": ("Aangeleverd op",),
    },
)
"""A municipal tax office: a title row ("Aanlevering vroegsignalering <period>") and an empty row above the header,
dates as text `DD-MM-YYYY`, BSN as a number (leading zeros lost)."""

DAGSTROOM = Profile(
    name="dagstroom",
    format="json",
    amount_in="cent",
    columns={
        "reference": ("signaalnummer",),
        "full_name": ("klant.naam",),
        "birth_date": ("klant.geboren",),
        "phone": ("klant.telefoon",),
        "email": ("klant.email",),
        "street": ("leveradres.straat",),
        "house_number": ("leveradres.huisnummer",),
        "postcode": ("leveradres.postcode",),
        "place": ("leveradres.plaats",),
        "amount": ("saldoInCenten",),
        "arrears_since": ("oudsteFactuur",),
        "signalled_on": ("signaaldatum",),
        "kind": ("type",),
        "crisis": ("spoed",),
        "supply_ends_on": ("eindeLevering",),
    },
)
"""An energy supplier: JSON lines, one signal a line; number and addition in one field ("12-3"), amounts in cents,
`type` is "achterstand" or "eindelevering"."""

BUILT_IN = {
    profile.name: profile for profile in (CANONICAL, KLOKWONEN, POLDERZORG, DUINWATER, BELASTINGBALIE, DAGSTROOM)
}


def by_synonyms(headers: Iterable[str], *, nested: bool = False) -> Profile:
    """The canonical profile in the file's own spelling: every header we know some name for.

    `nested`: the headers are dotted paths of JSON, of which the last part may be the name.

    >>> by_synonyms(["Referentie", "Huisnr", "Postcode", "Openstaand bedrag"]).columns["amount"]
    ('Openstaand bedrag',)
    """
    columns: dict[str, tuple[str, ...]] = {}
    exact = {header_key(column.header) for column in (*COLUMNS, *COMPOSITES)}
    for header in sorted(headers, key=lambda header: header_key(header) not in exact):
        name = HEADER_KEYS.get(header_key(header))
        if nested and not name:
            name = HEADER_KEYS.get(header_key(header.rpartition(".")[2]))
        if name and name not in columns:
            columns[name] = (header,)
    if "initials" not in columns and "surname" in columns and "full_name" not in columns:
        columns["full_name"] = columns.pop("surname")
    return Profile(name=CANONICAL.name, format="any", columns=columns)


def recognise(format: Format, headers: Iterable[str], own: Iterable[Profile] = ()) -> Profile:
    """The profile that leaves the fewest required columns empty, and of those the one that reads most headers.

    A shape of JSON is known in a workbook too: our own workbook of rows to mend has the paths as its headers.
    """
    seen = tuple(headers)
    candidates = [
        *(one for one in (*own, *BUILT_IN.values()) if one.format in (format, "any") or not one.missing(seen)),
        by_synonyms(seen, nested=format != "csv"),
    ]
    return max(candidates, key=lambda profile: (-len(profile.missing(seen)), profile.recognised(seen)))
