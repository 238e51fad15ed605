"""Text in DuckDB's SQL: quoting, and the cleaning that every field gets before anything is decided about it."""

from collections.abc import Iterable

ODD_SIGNS = r"[\x{00}-\x{1f}\x{7f}-\x{a0}\x{200b}-\x{200f}\x{2028}-\x{202e}\x{feff}]"
"""Control characters and invisible ones, white space that is not a plain space included."""
ODD_SPACES = r"[\t\r\n\x{0b}\x{0c}\x{a0}\x{2028}\x{2029}]+"
CONTROLS = r"[\x{00}-\x{08}\x{0e}-\x{1f}\x{7f}-\x{9f}\x{200b}-\x{200f}\x{202a}-\x{202e}\x{feff}]"


def literal(text: str) -> str:
    """A text as an SQL literal.

    >>> literal("'s-Gravenhage")
    "'''s-Gravenhage'"
    """
    return "'" + text.replace("'", "''") + "'"


def name(text: str) -> str:
    """A name (of a column in a creditor's file) as an SQL identifier."""
    return '"' + text.replace('"', '""') + '"'


def listed(texts: Iterable[str]) -> str:
    """Texts as an SQL list of literals."""
    return "[" + ", ".join(literal(text) for text in texts) + "]"


UNTIDY = rf"{ODD_SIGNS}|^ | $|\| | \||\|\||^\||\|$"
"""In the fields of a row glued with `|`: an odd sign, an outer space or an empty field."""


def tidy(field: str) -> str:
    """The field without control characters and outer spaces, NULL when nothing is left.

    The row says beforehand whether it is `untidy` at all and whether it holds `odd` signs, so that the costly
    replacements are made only there.
    """
    clean = f"regexp_replace(regexp_replace({field}, '{ODD_SPACES}', ' ', 'g'), '{CONTROLS}', '', 'g')"
    return (
        f"CASE WHEN NOT untidy THEN {field} WHEN odd THEN nullif(trim({clean}), '') ELSE nullif(trim({field}), '') END"
    )


def all_digits(field: str) -> str:
    """Whether the field holds digits and nothing else (far cheaper than a regular expression)."""
    return f"translate({field}, '0123456789', '') = ''"


def word(field: str) -> str:
    """A word from a list, whatever its case and separators."""
    return f"translate(lower({field}), ' _-./', '')"


def one_of(field: str, words: Iterable[str]) -> str:
    """Whether the field is one of the words."""
    return f"{field} IN ({', '.join(literal(one) for one in words)})"
