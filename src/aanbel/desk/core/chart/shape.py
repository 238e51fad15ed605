"""How large a station is on the picture: its words in lines, a row for each way on, a stop for each coloured line.

The editor in the browser draws the same stations (`frontend/src/flowchart/shape.ts`); a sample in both test benches
keeps the two alike. Widths of letters are those of Noto Sans, a little generous: words never stick out.
"""

from dataclasses import dataclass

from aanbel.desk.core.chart.model import Node, NodeKind

WIDE, ENTRY_WIDE = 190, 158
PAD, LINE, HEAD_LINE, ROW, ROW_LINE, STRAND = 12, 17, 16, 9, 16, 5
HEAD_AFTER = 6
LETTER = 13
NARROW, BROAD = frozenset("iljtfrI.,:;'|!()[]/ -"), frozenset("mwMW@%—")


@dataclass(frozen=True)
class Row:
    """A way on, within its station: its words in lines, and how far down its stop is."""

    lines: tuple[str, ...]
    top: int
    height: int

    @property
    def middle(self) -> int:
        """How far down a line leaves here."""
        return self.top + self.height // 2


@dataclass(frozen=True)
class Shape:
    """A station's size and what stands where in it, from its left top corner."""

    width: int
    height: int
    head: tuple[str, ...]
    lines: tuple[str, ...]
    text_top: int
    rows: tuple[Row, ...]
    stop: int
    """How far down lines arrive."""


def width_of(words: str, letter: float = LETTER) -> float:
    """About how wide these words are.

    >>> round(width_of("Wanneer stopt de stroom?")), round(width_of("ill"))
    (164, 12)
    """
    units = sum(0.32 if one in NARROW else 0.93 if one in BROAD else 0.69 if one.isupper() else 0.585 for one in words)
    return units * letter


def wrapped(words: str, width: float, letter: float = LETTER) -> tuple[str, ...]:
    """The words in lines that fit; a word that is longer than a line is cut.

    >>> wrapped("Staat er een datum op de brief?", 120)
    ('Staat er een datum', 'op de brief?')
    """
    lines: list[str] = []
    for word in words.split():
        while width_of(word, letter) > width and len(word) > 1:
            cut = next((n for n in range(len(word) - 1, 1, -1) if width_of(word[:n], letter) <= width), 1)
            lines.append(word[:cut])
            word = word[cut:]
        if lines and width_of(f"{lines[-1]} {word}", letter) <= width:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    return tuple(lines)


def shape(node: Node, *, text: str, head: str, strands: int) -> Shape:
    """The size of this station. `text` is what stands on it, `head` what stands above it beside an icon (who, how
    urgent; often nothing); `strands` is how many coloured lines pass."""
    least = strands * STRAND + 10
    if node.kind is NodeKind.ENTRY:
        lines = wrapped(text, ENTRY_WIDE - 62, LETTER + 0.5)
        height = max(48, len(lines) * LINE + 2 * PAD - 6)
        return Shape(
            ENTRY_WIDE, height, (), lines, (height - len(lines) * LINE) // 2, (Row((), 0, height),), height // 2
        )
    lines = wrapped(text, WIDE - 2 * PAD - 4)
    above = wrapped(head, WIDE - 2 * PAD - 24, LETTER - 1)
    text_top = PAD + (len(above) * HEAD_LINE + HEAD_AFTER if above else 0)
    down = max(text_top + len(lines) * LINE + PAD - 2, least)
    stop = down // 2
    rows: list[Row] = []
    for option in node.options:
        words = wrapped(option.label, WIDE - 2 * PAD - 16, LETTER - 0.5) or ("",)
        height = max(ROW + len(words) * ROW_LINE, least)
        rows.append(Row(words, down, height))
        down += height
    return Shape(WIDE, max(down, 44), above, lines, text_top, tuple(rows), stop)
