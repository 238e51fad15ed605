"""One file to be read, and what is known about it before it is opened."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from aanbel.intake.core.profiles import Profile


@dataclass(frozen=True)
class Source:
    """`key` is the caller's number for the file (a delivery's id); `kind` the partner's own DDAS kind.

    `profile`: the shape agreed with the partner, or None to recognise it. `own`: shapes of the partner's agreements
    that may be recognised besides the built-in ones.
    """

    key: int
    path: Path
    kind: str
    delivered_on: date
    profile: Profile | None = None
    own: tuple[Profile, ...] = field(default=())


@dataclass(frozen=True)
class Tally:
    """What became of one file: every row is accepted or refused; `columns` maps our columns to the file's headers."""

    key: int
    rows: int = 0
    accepted: int = 0
    refused: int = 0
    warnings: int = 0
    fatal: bool = False
    profile: str = ""
