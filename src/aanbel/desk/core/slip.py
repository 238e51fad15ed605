"""The slip that somebody takes home: a few plain lines of what was agreed, and no word a neighbour may not read."""

import re
from collections.abc import Sequence
from hashlib import sha256

LONGEST_TEXT = 306
"""Two text messages of 153 characters: more is not read."""
NEVER = ("schuld", "betalingsachterstand", "incasso", "debt", "arrears")
"""Words that stand on no slip: it lies on the kitchen table."""


def as_text(lines: Sequence[str]) -> str:
    """The lines as a text message: as many whole lines as fit.

    >>> as_text(["Hallo.", "Tot morgen."])
    'Hallo. Tot morgen.'
    """
    text = ""
    for line in lines:
        longer = f"{text} {line}".strip()
        if len(longer) > LONGEST_TEXT:
            break
        text = longer
    return text


def is_mobile(number: str) -> bool:
    """Whether this is a Dutch mobile number, however it is written.

    >>> is_mobile("06 1234 5678"), is_mobile("+31612345678"), is_mobile("020-1234567")
    (True, True, False)
    """
    digits = re.sub(r"[\s().-]", "", number)
    return re.fullmatch(r"(06|\+316|00316|316)\d{8}", digits) is not None


def fit_for_a_slip(line: str) -> bool:
    """Whether a line may stand on a slip.

    >>> fit_for_a_slip("We lezen de brief samen."), fit_for_a_slip("De schuldhulpverlener belt u.")
    (True, False)
    """
    return not any(word in line.casefold() for word in NEVER)


def mark_of(lines: Sequence[str]) -> str:
    """A mark of these words: another slip for the same question is another text message."""
    return sha256("\n".join(lines).encode()).hexdigest()[:8]
