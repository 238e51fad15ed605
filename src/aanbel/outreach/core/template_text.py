"""How a text is written and filled: `{{naam}}` for a variable, `**…**` for bold, `- ` for a list, and whole
paragraphs between `{{als energie}}` (or `{{als niet energie}}`) and `{{einde}}`.

A text is read first and filled afterwards, so nothing in a name or address is ever taken for a mark of the text.
A letter is whole or it is not there: a variable without a value stops it (`Incomplete`), with the names.
"""

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from aanbel.outreach.core.template_kinds import VARIABLES, Condition

MARK = re.compile(r"\{\{\s*([^{}\n]*?)\s*\}\}")
_BOLD = re.compile(r"(\*\*)")
_OPENS = re.compile(r"\{\{\s*als\s+(niet\s+)?(\w+)\s*\}\}")
_ENDS = re.compile(r"\{\{\s*einde\s*\}\}")
_DIRECTIONS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
LONGEST_VALUE = 600


@dataclass(frozen=True)
class Piece:
    """A run of text in one weight, or the name of a variable."""

    text: str
    bold: bool = False
    variable: bool = False


@dataclass(frozen=True)
class Block:
    """A paragraph or a line of a list, and the fact it depends on."""

    pieces: tuple[Piece, ...]
    item: bool = False
    condition: Condition | None = None
    unless: bool = False

    def shown(self, facts: Collection[Condition]) -> bool:
        """Whether this part is for a household of which these facts are true."""
        return self.condition is None or (self.condition in facts) != self.unless

    @property
    def text(self) -> str:
        """Without its weights."""
        return "".join(piece.text for piece in self.pieces)


class Unreadable(ValueError):
    """The text has a mark that means nothing. `rule` names the fault, `mark` is what was written."""

    def __init__(self, rule: str, mark: str, line: int) -> None:
        super().__init__(rule, mark, line)
        self.rule, self.mark, self.line = rule, mark, line


class Incomplete(ValueError):
    """Values are missing: no half letter leaves the building."""

    def __init__(self, names: Collection[str]) -> None:
        super().__init__(", ".join(sorted(names)))
        self.names = tuple(sorted(names))


@lru_cache(maxsize=64)
def read(body: str) -> tuple[Block, ...]:
    """The text as blocks.

    >>> [block.text for block in read("Dag {{naam}}\\n\\n- een\\n- twee")]
    ['Dag naam', 'een', 'twee']
    """
    reader = _Reader()
    for number, line in enumerate(body.replace("\r\n", "\n").split("\n"), start=1):
        reader.take(line.strip(), number)
    return reader.finish()


class _Reader:
    """Line by line: what of the paragraph was read, and within which part we are."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.paragraph: list[str] = []
        self.condition: Condition | None = None
        self.unless = False
        self.number = 0

    def take(self, line: str, number: int) -> None:
        self.number = number
        if opens := _OPENS.fullmatch(line):
            self._end_paragraph()
            if self.condition is not None:
                raise Unreadable("nested_condition", line, number)
            self.condition, self.unless = _condition(opens[2], number), bool(opens[1])
        elif _ENDS.fullmatch(line):
            self._end_paragraph()
            if self.condition is None:
                raise Unreadable("nothing_to_end", line, number)
            self.condition, self.unless = None, False
        elif line.startswith("- "):
            self._end_paragraph()
            self.paragraph.append(line[2:])
            self._end_paragraph(item=True)
        elif line:
            self.paragraph.append(line)
        else:
            self._end_paragraph()

    def finish(self) -> tuple[Block, ...]:
        self._end_paragraph()
        if self.condition is not None:
            raise Unreadable("condition_not_ended", self.condition.value, self.number)
        return tuple(self.blocks)

    def _end_paragraph(self, *, item: bool = False) -> None:
        text = " ".join(self.paragraph).strip()
        self.paragraph.clear()
        if text:
            pieces = _pieces(text, self.number)
            self.blocks.append(Block(pieces, item=item, condition=self.condition, unless=self.unless))


def _condition(name: str, line: int) -> Condition:
    try:
        return Condition(name.lower())
    except ValueError:
        raise Unreadable("unknown_condition", name, line) from None


def _pieces(text: str, line: int) -> tuple[Piece, ...]:
    """Runs of one weight; an odd number of ** leaves the last run bold to the end of the paragraph."""
    pieces: list[Piece] = []
    bold = False
    for run in _BOLD.split(text):
        if run == "**":
            bold = not bold
            continue
        for place, part in enumerate(MARK.split(run)):
            if place % 2 == 0:
                if part:
                    pieces.append(Piece(part, bold))
            elif part.lower() in VARIABLES:
                pieces.append(Piece(part.lower(), bold, variable=True))
            else:
                raise Unreadable("unknown_variable", part, line)
    return tuple(pieces)


def names_in(blocks: Collection[Block]) -> set[str]:
    """The variables a text asks for."""
    return {piece.text for block in blocks for piece in block.pieces if piece.variable}


def fill(blocks: Collection[Block], values: Mapping[str, str], facts: Collection[Condition]) -> tuple[Block, ...]:
    """The text for one household. Raises `Incomplete` with what is missing.

    >>> [block.text for block in fill(read("Dag {{naam}}"), {"naam": "**#1**"}, ())]
    ['Dag **#1**']
    """
    filled: list[Block] = []
    missing: set[str] = set()
    for block in blocks:
        if not block.shown(facts):
            continue
        empty = {p.text for p in block.pieces if p.variable and not clean(values.get(p.text, ""))}
        missing |= {name for name in empty if not VARIABLES[name].optional}
        if not empty:
            filled.extend(_filled(block, values))
    if missing:
        raise Incomplete(missing)
    return tuple(filled)


def _filled(block: Block, values: Mapping[str, str]) -> list[Block]:
    """A block with its values; a variable of several lines that stands alone becomes a list."""
    if len(block.pieces) == 1 and block.pieces[0].variable:
        lines = [clean(line) for line in values[block.pieces[0].text].split("\n") if clean(line)]
        if len(lines) > 1:
            bold = block.pieces[0].bold
            return [Block((Piece(line, bold),), item=True) for line in lines]
    pieces = tuple(Piece(clean(values[piece.text]), piece.bold) if piece.variable else piece for piece in block.pieces)
    return [replace(block, pieces=pieces, condition=None, unless=False)]


def clean(value: str) -> str:
    """A value fit for print: no control characters, nothing that turns the reading direction, one line, not endless.

    >>> clean("De\\x00 Boer\\u202e  ")
    'De Boer'
    """
    kept = "".join(
        " " if character in "\n\r\t" else character
        for character in unicodedata.normalize("NFC", value)
        if character in "\n\r\t"
        or not (character in _DIRECTIONS or unicodedata.category(character) in {"Cc", "Cs", "Co", "Cn"})
    )
    return " ".join(kept.split())[:LONGEST_VALUE]


def plain(blocks: Collection[Block]) -> str:
    """As plain text, for a text message or an e-mail."""
    lines: list[str] = []
    for block in blocks:
        if lines and not (block.item and lines[-1].startswith("- ")):
            lines.append("")
        lines.append(f"- {block.text}" if block.item else block.text)
    return "\n".join(lines)
