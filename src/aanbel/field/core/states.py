"""What becomes of a fact that a phone sent. Apart from its shapes: the table wants these words and no pydantic."""

from enum import StrEnum


class State(StrEnum):
    """What became of a fact. Only `later` is to be sent again; of the others the phone lets go, with the sentence."""

    KEPT = "kept"
    ALREADY = "already"
    FLAGGED = "flagged"
    REFUSED = "refused"
    LATER = "later"
