"""The slip that somebody takes home: a few plain lines of what was agreed, and no word a neighbour may not read."""

import re
from collections.abc import Sequence
from hashlib import sha256

LONGEST_TEXT = 306
"""Two text messages of 153 characters; more is not read. In another script the same length is sent in more parts."""
NEVER = ("schuld", "betalingsachterstand", "incasso", "debt", "arrears")
"""Words that stand on no slip: it lies on the kitchen table."""


def as_text(lines: Sequence[str]) -> str:
    """The lines as a text message, in their order: every whole line for which there is still room.

    >>> as_text(["Hallo.", "Tot morgen."])
    'Hallo. Tot morgen.'
    """
    text = ""
    for line in lines:
        longer = f"{text} {line}".strip()
        text = longer if len(longer) <= LONGEST_TEXT else text
    return text


def as_mobile(number: str) -> str:
    """A Dutch mobile number as it is dialled from anywhere; empty when it is none.

    >>> as_mobile("06 1234 5678"), as_mobile("0031612345678"), as_mobile("020-1234567")
    ('+31612345678', '+31612345678', '')
    """
    found = re.fullmatch(r"(?:06|\+316|00316|316)(\d{8})", re.sub(r"[\s().-]", "", number))
    return f"+316{found[1]}" if found else ""


def fit_for_a_slip(line: str) -> bool:
    """Whether a line may stand on a slip.

    >>> fit_for_a_slip("We lezen de brief samen."), fit_for_a_slip("De schuldhulpverlener belt u.")
    (True, False)
    """
    return not any(word in line.casefold() for word in NEVER)


def mark_of(lines: Sequence[str]) -> str:
    """A mark of these words and where they go: another slip, or a number that was typed wrongly, is sent again."""
    return sha256("\n".join(lines).encode()).hexdigest()[:8]
