"""Fields that hold several of our columns: a full name, a street with its number, a postcode with its place.

The splitting is SQL text over one field, so that a whole file is split in one statement. What cannot be split safely
stays whole in the surname or the street: linking tolerates that, a human sees it, nothing is lost.
"""

PREFIXES = (
    "van der", "van den", "van de", "van het", "van 't", "van ’t", "van ter", "van", "von der", "von", "de la",
    "de los", "de", "den", "der", "ter", "ten", "te", "te der", "het", "'t", "’t", "in 't", "in ’t", "in de",
    "in den", "in der", "in het", "op de", "op den", "op der", "op het", "op 't", "op ’t", "aan de", "aan den",
    "aan het", "bij de", "onder de", "over de", "uit de", "uit den", "uit het", "voor de", "voor den", "el", "al",
    "ait", "ben", "bin", "da", "dos", "do", "di", "del", "della", "du", "la", "le", "les", "d'", "l'", "'s",
)  # fmt: skip
"""Tussenvoegsels that are split off a full name (the common ones of the BRP table, longest first when matched)."""

_PREFIX = "|".join(sorted(PREFIXES, key=len, reverse=True))
_SALUTATION = r"^(?i:(?:de heer|dhr|mevrouw|mevr|mw|mej|hr|dr|ir|ing|drs|mr|prof|fam|familie)\.?\s+)+"
_FIRM = (
    r"(?i:\b(?:b\.?v|n\.?v|v\.?o\.?f|c\.?v|stichting|vereniging|maatschap|eenmanszaak|bakkerij|kapsalon|taxi|t\.a\.x\.i)\b"
    r"|bedrijf\b|caf[eé]|restaurant|transport\b|winkel\b|&)"
)
_INITIALS = r"((?:\p{Lu}[\p{Ll}]{0,2}\.\s*-?)+|\p{Lu}{1,4}\s+)"
_NAME = rf"^{_INITIALS}?\s*((?:(?i:{_PREFIX})\s+)*)(.+)$"
_FIRST_NAME = rf"^(\p{{L}}[\p{{L}}'’-]+)\s+((?:(?i:{_PREFIX})\s+)*)(.+)$"
_STREET = r"^(.*?\S)\s+(\d{1,5}(?:\s?[-/]?\s?(?:\p{L}{1,6}|\d{1,3})\b){0,3})$"
_POSTCODE = r"^(\d{4}\s*\p{L}{2})\b[\s,]*(.*)$"


def split(composite: str, field: str) -> dict[str, str]:
    """SQL expressions for the columns this composite fills, from the SQL expression of its field."""
    return {"full_name": _full_name, "address_line": _address_line, "postcode_line": _postcode_line}[composite](field)


def _quoted(pattern: str) -> str:
    return "'" + pattern.replace("'", "''") + "'"


def _full_name(field: str) -> dict[str, str]:
    """ "A.B. van der Berg", "Fatima el Amrani", "Berg, A.B. van der"; a firm's name stays whole."""
    bare = f"regexp_replace(trim({field}), {_quoted(_SALUTATION)}, '')"
    turned = (
        f"CASE WHEN {bare} LIKE '%,%' THEN "
        f"trim(string_split({bare}, ',')[-1]) || ' ' || trim(array_to_string(string_split({bare}, ',')[:-2], ' ')) "
        f"ELSE {bare} END"
    )
    whole = f"regexp_matches({bare}, {_quoted(_FIRM)})"
    dotted = f"regexp_matches({turned}, {_quoted('^' + _INITIALS)})"
    led = f"regexp_matches({turned}, {_quoted(f'^(?i:{_PREFIX})' + chr(92) + 's')})"

    def part(number: int) -> str:
        initials = f"trim(regexp_extract({turned}, {_quoted(_NAME)}, {number}))"
        first = f"trim(regexp_extract({turned}, {_quoted(_FIRST_NAME)}, {number}))"
        alone = bare if number == 3 else "''"
        return (
            f"CASE WHEN {whole} THEN {alone} WHEN {dotted} OR {led} THEN {initials} "
            f"WHEN {bare} LIKE '% %' THEN {first} ELSE {alone} END"
        )

    return {"initials": part(1), "prefix": part(2), "surname": part(3)}


def _address_line(field: str) -> dict[str, str]:
    """ "Molenweg 12-3", "Plein 1940-1945 7 A"; letter and addition stay with the number, where they are split."""
    line = f"trim({field})"
    return {
        "street": f"coalesce(nullif(trim(regexp_extract({line}, {_quoted(_STREET)}, 1)), ''), {line})",
        "house_number": f"nullif(trim(regexp_extract({line}, {_quoted(_STREET)}, 2)), '')",
        "house_letter": "NULL",
        "house_addition": "NULL",
    }


def _postcode_line(field: str) -> dict[str, str]:
    """ "1234 AB Klokkendam"; what does not start with a Dutch postcode goes to the postcode whole, to be refused."""
    line = f"trim({field})"
    matched = f"regexp_matches({line}, {_quoted(_POSTCODE)})"
    return {
        "postcode": f"CASE WHEN {matched} THEN regexp_extract({line}, {_quoted(_POSTCODE)}, 1) ELSE {line} END",
        "place": f"CASE WHEN {matched} THEN regexp_extract({line}, {_quoted(_POSTCODE)}, 2) END",
    }
