"""Why a stop is left out, and what would get it in."""

from dataclasses import dataclass, field
from enum import StrEnum


class Why(StrEnum):
    NO_ROOM = "no_room"


@dataclass(frozen=True)
class Reason:
    code: str
    text: str = ""
    values: dict[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.text % self.values
