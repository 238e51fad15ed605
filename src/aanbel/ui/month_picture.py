"""The month in one picture: what a newcomer must see within a minute, as numbers and as a river.

Files of the partners become signals, signals become people at addresses, addresses become cases, and a few
cases are today's work. What leaves the stream (refused, known already) is drawn as leaving, never hidden.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Side:
    """A smaller number beside a station: what left the stream, or what part of it is special."""

    value: int
    label: str
    href: str = ""
    tone: str = "neutral"


@dataclass(frozen=True)
class Station:
    """One of the five: a number, its word, a sentence, and where to go on."""

    value: int
    label: str
    text: str
    href: str = ""
    sides: tuple[Side, ...] = ()


@dataclass(frozen=True)
class MonthPicture:
    """The whole picture: a title ("oktober 2026 in Klokkendam") and its stations in order."""

    title: str
    stations: tuple[Station, ...]
