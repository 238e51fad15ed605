"""BSN and postal address, as values."""

from dataclasses import dataclass

from stdnum.nl import bsn as _bsn


def is_bsn(digits: str) -> bool:
    """Whether nine digits pass the elfproef (Wet algemene bepalingen burgerservicenummer).

    >>> is_bsn("999990408"), is_bsn("123456789")
    (True, False)
    """
    return len(digits) == 9 and bool(_bsn.is_valid(digits))


def masked_bsn(digits: str) -> str:
    """A BSN as screens show it (Wgs art. 8c: only to be sure that data concern this resident).

    >>> masked_bsn("999990408")
    '••••••408'
    """
    return "••••••" + digits[-3:] if digits else ""


@dataclass(frozen=True, slots=True)
class PostalAddress:
    """A Dutch address. `street` and `place` describe; the other four are the key that signals are matched on."""

    postcode: str
    house_number: int
    house_letter: str = ""
    house_addition: str = ""
    street: str = ""
    place: str = ""

    def __str__(self) -> str:
        return ", ".join(part for part in (self.line, self.place) if part)

    @property
    def line(self) -> str:
        """Street and full number on one line.

        >>> PostalAddress("9901AB", 12, "A", "2", "Molenweg").line
        'Molenweg 12A-2'
        """
        number = f"{self.house_number}{self.house_letter}"
        if self.house_addition:
            number += f"-{self.house_addition}"
        return f"{self.street or self.postcode} {number}"
