"""Files as a creditor would send them; every run has names, doors and references of its own, so none meet by chance."""

from io import BytesIO
from pathlib import Path
from random import SystemRandom
from secrets import token_hex
from typing import Any

from openpyxl import load_workbook
from playwright.sync_api import Download

HEADER = "kenmerk;voorletters;achternaam;straat;huisnummer;postcode;woonplaats;bedrag;signaaldatum"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
chance = SystemRandom()


def surname() -> str:
    """A name that nobody in the demo has."""
    return "".join(chance.choice("bdfghjklmnprstvwz") + chance.choice("aeiou") for _pair in range(5)).capitalize()


def initials() -> str:
    return ".".join(chance.sample(LETTERS, 3)) + "."


def row(who: str = "", *, postcode: str = "", amount: str = "1.234,56") -> str:
    """One signal in the canonical shape about `who` (initials;surname), at a door of its own."""
    who = who or f"{initials()};{surname()}"
    door = f"{surname()}pad;{chance.randint(1, 999)};{postcode or '9901' + ''.join(chance.sample('XYZ', 2))}"
    return f"E2E-{token_hex(6)};{who};{door};Klokkendam;{amount};2026-11-02"


def canonical(folder: Path, *rows: str) -> Path:
    """A canonical CSV with these rows, under a name of its own."""
    file = folder / f"lichtstroom-{token_hex(4)}.csv"
    file.write_text("\n".join([HEADER, *rows]) + "\n")
    return file


def sheet(download: Download) -> list[tuple[Any, ...]]:
    """The rows of a workbook that was downloaded."""
    return list(load_workbook(BytesIO(Path(download.path()).read_bytes())).active.iter_rows(values_only=True))
