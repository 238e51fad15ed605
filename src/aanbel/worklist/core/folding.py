"""How words are made comparable for searching: lower case, without diacritics, `ij` as `y`.

Said in Python for what a person types and in SQL for what is stored, from one table of letters. No `unaccent`
extension is needed (ADR 0001). Other scripts stay as they are.
"""

import unicodedata
from dataclasses import dataclass

_LETTERS = [*range(0x00C0, 0x0250), *range(0x1E00, 0x1F00)]
_SPECIAL = {
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "ł": "l",
    "ı": "i",
    "ħ": "h",
    "ŧ": "t",
    "ß": "s",
    "æ": "a",
    "œ": "o",
    "þ": "t",
}
_PARTICLES = frozenset({"van", "de", "der", "den", "het", "ten", "ter", "te", "t", "la", "le", "el", "du", "op", "in"})
_HALVINGS = 4  # sixteen separators in a row become one space; a regular expression would cost ten times as much


def _plain(letter: str) -> str:
    base = unicodedata.normalize("NFD", letter)[0].lower()
    return _SPECIAL.get(base, base)


_FROM = "".join(chr(code) for code in _LETTERS if len(_plain(chr(code))) == 1 and _plain(chr(code)).isascii())
_TO = "".join(_plain(letter) for letter in _FROM)
_TABLE = str.maketrans(_FROM, _TO)
_SEPARATORS = "-'’`.,/()&\"\t\u00a0"


def fold(text: str) -> str:
    """A word as it is compared.

    >>> fold("Ĳsselstraße"), fold("Dijkstra"), fold("İNCİ-Şahin")
    ('ysselstrase', 'dykstra', 'inci sahin')
    """
    plain = text.replace("Ĳ", "ij").replace("ĳ", "ij").translate(_TABLE).lower()
    plain = plain.translate({ord(mark): " " for mark in _SEPARATORS})
    plain = plain.replace("ij", "y")
    for _ in range(_HALVINGS):
        plain = plain.replace("  ", " ")
    return plain.strip(" ")


def fold_sql(column: str) -> str:
    """The same over a column. Most words are plain ASCII, and only the others pay for the table of letters."""
    marks = _SEPARATORS.replace("'", "''")
    letters = f"translate(replace(replace({column}, 'Ĳ', 'ij'), 'ĳ', 'ij'), '{_FROM}', '{_TO}')"
    plain = (
        f'case when octet_length({column}) = length({column}) then lower({column} collate "C")'
        f" else lower({letters}) end"
    )
    folded = f"replace(translate({plain}, '{marks}', '{' ' * len(_SEPARATORS)}'), 'ij', 'y')"
    for _ in range(_HALVINGS):
        folded = f"replace({folded}, '  ', ' ')"
    return f"btrim({folded})"


@dataclass(frozen=True)
class Sought:
    """What a person typed, ready to look up: a beginning of a term, and beginnings of further words in it."""

    beginning: str
    words: tuple[str, ...] = ()

    @property
    def in_a_row(self) -> "Sought":
        """The same, its names taken for one beginning: a much smaller range than its first word alone.

        >>> Sought("oude", ("dy", "7")).in_a_row
        Sought(beginning='oude dy', words=('7',))
        """
        numbers = tuple(word for word in self.words if word[0].isdigit())
        names = [word for word in self.words if not word[0].isdigit()]
        return Sought(" ".join((self.beginning, *names)), numbers)


def sought(text: str) -> Sought | None:
    """Reads half a street with a number, or half a name; None when there is nothing to look for.

    >>> sought("12 Molenw"), sought("de Boer")
    (Sought(beginning='molenw', words=('12',)), Sought(beginning='boer', words=()))
    """
    tokens = fold(text).split()
    names = [token for token in tokens if not token[0].isdigit()]
    while len(names) > 1 and names[0] in _PARTICLES:
        names.pop(0)
    numbers = [token for token in tokens if token[0].isdigit()]
    if not names:
        return Sought(numbers[0], tuple(numbers[1:])) if numbers else None
    return Sought(names[0], (*names[1:], *numbers))


def particles_sql() -> str:
    """The words from which no term starts, as a list for SQL."""
    return ", ".join(f"'{word}'" for word in sorted(_PARTICLES))
