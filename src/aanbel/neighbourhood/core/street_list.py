"""Reading a pasted list of streets: name and postcode, as the register of addresses or a spreadsheet gives them."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

_POSTCODE = re.compile(r"\b([1-9]\d{3})\s?([A-Za-z]{2})\b")


@dataclass(frozen=True)
class StreetList:
    """Postcodes by street and neighbourhood; `unread` are the numbers of lines that say nothing we understand."""

    streets: dict[tuple[str, int], list[str]]
    unread: tuple[int, ...]


def read_streets(text: str, areas: Mapping[str, int]) -> StreetList:
    """A street a line, with one postcode or more; `areas` says in which neighbourhood a postcode lies.

    >>> areas = {"8945YA": 1, "8945YB": 1, "8946YA": 2}
    >>> read_streets("Havenkade;8945YA, 8945 yb\\nHavenkade\\t8946YA\\n\\nKerkpad", areas)
    StreetList(streets={('Havenkade', 1): ['8945YA', '8945YB'], ('Havenkade', 2): ['8946YA']}, unread=(4,))
    """
    found: dict[tuple[str, int], list[str]] = defaultdict(list)
    unread = []
    for number, line in enumerate(text.splitlines(), start=1):
        codes = ["".join(code).upper() for code in _POSTCODE.findall(line)]
        name = " ".join(re.split(r"[;\t]|,\s|\s(?=[1-9]\d{3}\s?[A-Za-z]{2}\b)", line, maxsplit=1)[0].split())[:80]
        placed = [code for code in codes if code in areas]
        if not line.strip():
            continue
        if not name or not placed:
            unread.append(number)
        for code in placed if name else ():
            if code not in found[name, areas[code]]:
                found[name, areas[code]].append(code)
    return StreetList(dict(found), tuple(unread))
