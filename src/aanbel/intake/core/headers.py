"""Finding the header of a file, whatever stands above it, and the profile that reads the file.

Workbooks and exports often have a title and an empty row above the header. The header is the row, among the first
ten, that leaves the fewest of our required columns empty and has the most headers we know.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from aanbel.intake.core.columns import BY_NAME, header_key
from aanbel.intake.core.findings import Unreadable
from aanbel.intake.core.profiles import CANONICAL, Format, Profile, by_synonyms, recognise

ROWS_LOOKED_AT = 10
FEWEST = 3
"""A header has at least a reference, an address and an amount."""


@dataclass(frozen=True)
class Header:
    """Row number (1 = first), the headers as written, and the profile that reads them."""

    row: int
    names: tuple[str, ...]
    profile: Profile

    @cached_property
    def missing(self) -> tuple[str, ...]:
        """Our required columns that nothing in the file fills."""
        return self.profile.missing(self.names)

    @cached_property
    def rank(self) -> tuple[int, int]:
        """Higher is a better header."""
        return -len(self.missing), self.profile.recognised(self.names)

    @cached_property
    def places(self) -> dict[str, tuple[int, ...]]:
        """Our column → the positions of its headers in the file; a header that is absent is left out.

        A reference made of several headers needs them all.
        """
        position = {header_key(name): place for place, name in reversed(list(enumerate(self.names)))}
        found = {
            ours: tuple(position[header_key(name)] for name in theirs if header_key(name) in position)
            for ours, theirs in self.profile.columns.items()
        }
        return {ours: places for ours, places in found.items() if places}

    def checked(self) -> "Header":
        """The same header, or Unreadable with the missing columns and the ones that were found."""
        if self.missing:
            found = [name for name in self.names if name.strip()][:40]
            raise Unreadable(
                "columns_missing",
                missing=", ".join(BY_NAME[name].header for name in self.missing),
                found=", ".join(name[:40] for name in found) or "–",
            )
        return self


def header_of(
    rows: Sequence[Sequence[str]], *, shape: Format, profile: Profile | None = None, own: Sequence[Profile] = ()
) -> Header:
    """The best header among the first rows; `profile` fixes the shape, else it is recognised."""
    best: Header | None = None
    for number, row in enumerate(rows[:ROWS_LOOKED_AT], start=1):
        if sum(bool(field.strip()) for field in row) < FEWEST:
            continue
        header = _header(number, tuple(row), shape, profile, tuple(own))
        if not header.missing:
            return header
        if best is None or header.rank > best.rank:
            best = header
    if best is None and rows:
        return _header(1, tuple(rows[0]), shape, profile, tuple(own))
    if best is None:
        raise Unreadable("file_empty")
    return best


@lru_cache(maxsize=256)
def _header(
    number: int, row: tuple[str, ...], shape: Format, profile: Profile | None, own: tuple[Profile, ...]
) -> Header:
    """This row as a header. Remembered, since thousands of files of one partner have the same one."""
    return Header(number, row, profile_for(row, shape=shape, profile=profile, own=own))


def profile_for(headers: Sequence[str], *, shape: Format, profile: Profile | None, own: Sequence[Profile]) -> Profile:
    """The profile agreed; the canonical one in whatever spelling; or, with nothing agreed, the best we know.

    A partner that uses another shape we know, instead of the one agreed, is understood too.
    """
    if profile is None:
        return recognise(shape, headers, own)
    agreed = by_synonyms(headers, nested=shape != "csv") if profile.name == CANONICAL.name else profile
    if not agreed.missing(headers):
        return agreed
    known = recognise(shape, headers, own)
    return agreed if known.missing(headers) else known
