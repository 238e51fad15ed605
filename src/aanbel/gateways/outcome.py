"""What came of handing something to an outside system."""

from dataclasses import dataclass
from enum import StrEnum


class Trouble(StrEnum):
    """Why it did not go. `WAITS` of a trouble says whether trying again can help."""

    DOWN = "down"
    BUSY = "busy"
    REFUSED = "refused"
    NOT_ALLOWED = "not_allowed"
    NO_SUCH_ADDRESS = "no_such_address"
    PERHAPS = "perhaps"


WAITS = frozenset({Trouble.DOWN, Trouble.BUSY, Trouble.NOT_ALLOWED})
"""Down, busy, or our key is wrong: the message waits. A wrong address or text will not get better by itself."""


@dataclass(frozen=True)
class Handed:
    """Taken over by the outside system (`trouble` empty), or not. `receipt` is its own number."""

    receipt: str = ""
    trouble: Trouble | None = None

    @property
    def taken(self) -> bool:
        return self.trouble is None
