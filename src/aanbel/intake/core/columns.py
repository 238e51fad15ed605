"""The columns of a signal: what a creditor may tell us about one arrear, and under which names files carry it.

Wgs art. 8b allows the data *necessary* to handle a signal and nothing wider, so this list is closed: what a file
holds beyond it is not read. Only a reference, an address (postcode and house number) and an amount are required.
"""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True)
class Column:
    """One canonical column; `header` is its name in the canonical file, `name` its name in code and tables."""

    name: str
    header: str
    synonyms: tuple[str, ...] = ()
    required: bool = False
    longest: int = 300


COLUMNS = (
    Column(
        "reference",
        "kenmerk",
        ("referentie", "signaalkenmerk", "signaalnummer", "meldingnummer", "meldnummer", "signaal_id", "id"),
        required=True,
        longest=80,
    ),
    Column("initials", "voorletters", ("voorl", "initialen", "voornaam", "voornamen", "roepnaam"), longest=40),
    Column("prefix", "voorvoegsel", ("tussenvoegsel", "tussenvoegsels", "voorvoegsels", "tussenv", "tv"), longest=40),
    Column("surname", "achternaam", ("geslachtsnaam", "familienaam", "naam"), longest=200),
    Column("birth_date", "geboortedatum", ("geb. datum", "geb.dat.", "gebdatum", "geboren", "geboortedat"), longest=40),
    Column("sex", "geslacht", ("geslachtsaanduiding", "m/v"), longest=20),
    Column("bsn", "bsn", ("burgerservicenummer", "bsn-nummer", "bsnnummer", "sofinummer"), longest=20),
    Column("street", "straat", ("straatnaam", "openbare ruimte"), longest=120),
    Column("house_number", "huisnummer", ("huisnr", "nr", "hnr", "nummer"), required=True, longest=20),
    Column("house_letter", "huisletter", ("hltr", "letter"), longest=10),
    Column(
        "house_addition",
        "toevoeging",
        ("huisnummertoevoeging", "huisnr. toev.", "toev", "huistoevoeging", "huisnummer toev"),
        longest=20,
    ),
    Column("postcode", "postcode", ("pc", "pc6", "postcode 6"), required=True, longest=20),
    Column("place", "woonplaats", ("plaats", "plaatsnaam", "woonplaatsnaam", "stad"), longest=120),
    Column(
        "phone", "telefoon", ("telefoonnummer", "tel", "tel. mobiel", "mobiel", "mobiel nummer", "telnr"), longest=40
    ),
    Column("email", "email", ("e-mailadres", "mail", "mailadres", "emailadres"), longest=254),
    Column(
        "amount",
        "bedrag",
        (
            "achterstand",
            "openstaand bedrag",
            "openstaand",
            "saldo",
            "bedrag achterstand",
            "achterstand bedrag",
        ),
        required=True,
        longest=40,
    ),
    Column(
        "arrears_since",
        "ontstaansdatum",
        ("oudste vordering", "oudste factuur", "achterstand sinds", "datum ontstaan", "oudste vervaldatum"),
        longest=40,
    ),
    Column(
        "signalled_on",
        "signaaldatum",
        ("datum signaal", "datum aanmelding", "meldingsdatum", "datum melding"),
        longest=40,
    ),
    Column("kind", "soort", ("soort signaal", "signaalsoort", "soort melding", "type", "signaalpartner"), longest=60),
    Column("crisis", "crisis", ("crisissignaal", "spoed"), longest=20),
    Column("warm_handover", "warme_overdracht", ("warme overdracht gewenst",), longest=20),
    Column("supply_ends_on", "einddatum", ("einde levering", "einddatum levering", "datum einde levering"), longest=40),
)

COMPOSITES = (
    Column(
        "full_name",
        "volledige_naam",
        ("naam huurder", "naam klant", "naam debiteur", "naam verzekerde"),
        longest=300,
    ),
    Column("address_line", "adres", ("straat en huisnummer", "adresregel", "straat + nr")),
    Column("postcode_line", "postcode_en_plaats", ("postcode en woonplaats", "postcode plaats")),
)
"""One field of the file that holds several of ours: "J.P. van den Berg", "Molenweg 12-3", "1234 AB Klokkendam"."""

FILLS = {
    "full_name": ("initials", "prefix", "surname"),
    "address_line": ("street", "house_number", "house_letter", "house_addition"),
    "postcode_line": ("postcode", "place"),
}
"""Which canonical columns a composite gives, when the file has no column of its own for them."""

BY_NAME = {column.name: column for column in (*COLUMNS, *COMPOSITES)}
NAMES = tuple(column.name for column in COLUMNS)
REQUIRED = tuple(column.name for column in COLUMNS if column.required)


@lru_cache(maxsize=10_000)
def header_key(header: str) -> str:
    """A header without case, spaces, punctuation or accents, so that files may be careless about them.

    >>> header_key(" Warme_Overdracht "), header_key("E-mail"), header_key("Geb. datum")
    ('warmeoverdracht', 'email', 'gebdatum')
    """
    plain = unicodedata.normalize("NFKD", header).casefold()
    return "".join(sign for sign in plain if sign.isalnum())


HEADER_KEYS = {
    header_key(name): column.name
    for column in (*COLUMNS, *COMPOSITES)
    for name in (*column.synonyms, column.header, column.name)
}
"""Every known way to write a header → the column it means."""
