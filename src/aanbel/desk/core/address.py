"""Reading an address that was written on one line at the desk, to fill in a form with it; a person checks it."""

import re

from aanbel.kernel.identity import PostalAddress

_POSTCODE = re.compile(r"\b([1-9]\d{3})\s?([A-Za-z]{2})\b")
_LINE = re.compile(
    r"^\s*(?P<street>\D+?)\s+(?P<number>\d{1,5})\s?(?P<letter>[A-Za-z]?)(?:[\s-]+(?P<addition>[\w-]{1,20}))?\s*$"
)


def read_address(line: str) -> PostalAddress | None:
    """What can be read of it; None when no street with a number is found.

    >>> str(read_address("Molenweg 12A, 9901 ab Klokkendam"))
    'Molenweg 12A, Klokkendam'
    >>> read_address("bij de kerk") is None
    True
    """
    code = _POSTCODE.search(line)
    before = line[: code.start()] if code else line
    place = line[code.end() :].strip(" ,") if code else ""
    first, _comma, rest = before.partition(",")
    read = _LINE.match(first.strip())
    if read is None:
        return None
    return PostalAddress(
        postcode=(code[1] + code[2]).upper() if code else "",
        house_number=int(read["number"]),
        house_letter=read["letter"].upper(),
        house_addition=read["addition"] or "",
        street=read["street"].strip(),
        place=place or rest.strip(" ,"),
    )
