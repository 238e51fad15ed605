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


def tidy(field: str, *, odd: str) -> str:
    """The field without outer spaces, NULL when nothing is left; `odd` says whether the row holds odd signs at all,

    so that the costly replacement is made only there.
    """
    clean = f"regexp_replace(regexp_replace({field}, '{ODD_SPACES}', ' ', 'g'), '{CONTROLS}', '', 'g')"
    return f"nullif(trim(CASE WHEN {odd} THEN {clean} ELSE {field} END), '')"
