"""Text in DuckDB's SQL: quoting, and the cleaning that every field gets before anything is decided about it."""

from collections.abc import Iterable

ODD_SIGNS = r"[\x{00}-\x{1f}\x{7f}-\x{a0}\x{200b}-\x{200f}\x{2028}-\x{202e}\x{feff}]"
"""Control characters and invisible ones, white space that is not a plain space included."""
ODD_SPACES = r"[\t\r\n\x{0b}\x{0c}\x{a0}\x{2028}\x{2029}]+"
DAMAGED = (
    r"\x{fffd}"
    r"|[\x{c2}\x{c3}][\x{80}-\x{bf}\x{152}\x{153}\x{160}\x{161}\x{178}\x{17d}\x{17e}\x{192}\x{2c6}\x{2dc}"
    r"\x{2013}-\x{203a}\x{20ac}\x{2122}]"
    r"|\p{L}[\x{192}\x{201a}\x{201e}\x{2020}\x{2021}\x{2c6}\x{2030}\x{2039}]|\p{Ll}[\x{178}\x{17d}]"
)
"""Letters that a program wrote in one encoding and another read in a second: M\ufffdller, MÃ¼ller, M„ller."""
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


UNTIDY = rf"{ODD_SIGNS}|^ | $|\| | \||\|\||^\||\|$|''[=+@-]"
"""In the fields of a row glued with `|`: an odd sign, an outer space, an empty field or our own mark of a formula."""


def tidy(field: str) -> str:
    """The field without control characters and outer spaces, NULL when nothing is left.

    The `'` that our own workbook of rows to mend puts before a formula is taken off again (`kernel.cells.neutral`).
    The row says beforehand whether it is `untidy` at all, holds a `quote` and holds `odd` signs, so that the costly
    replacements are made only there.
    """
    clean = f"trim(regexp_replace(regexp_replace({field}, '{ODD_SPACES}', ' ', 'g'), '{CONTROLS}', '', 'g'))"
    bare = f"regexp_replace(CASE WHEN odd THEN {clean} ELSE trim({field}) END, '^''([=+@-])', '\\1')"
    return (
        f"CASE WHEN NOT untidy THEN {field} WHEN quote THEN nullif({bare}, '') "
        f"WHEN odd THEN nullif({clean}, '') ELSE nullif(trim({field}), '') END"
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
