"""Before a file is read: is it what it says, is it small enough, and in which letters is it written?

Decided on the bytes, not on the name: a file's extension is a hint that creditors get wrong. No detection library:
those guess wrong on short Dutch text, and three encodings cover what Dutch offices write.
"""

import codecs
import io
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal, TextIO

from aanbel.intake.core.findings import Unreadable

MEGABYTE = 1024 * 1024
LARGEST = {"csv": 200 * MEGABYTE, "json": 50 * MEGABYTE, "xlsx": 50 * MEGABYTE}
"""CSV is streamed; JSON and workbooks are held in memory whole, so they must be smaller."""
LARGEST_UNPACKED = 200 * MEGABYTE
LARGEST_RATIO = 200
CHUNK = 4 * MEGABYTE
LOOKED_AT = 4096
"""So many bytes tell the kind of a file and its encoding."""

SMALL = 128 * 1024
"""A text up to this many bytes is held in memory: opening thousands of small files again and again costs more."""

_ODD = bytes({*range(32)} - set(b"\t\r\n\f"))

Kind = Literal["csv", "xlsx", "json"]


def kind_of(path: Path) -> Kind:
    """Which kind of file this is by its first bytes; raises Unreadable for what is none, or too large."""
    size = path.stat().st_size
    with path.open("rb") as file:
        start = file.read(LOOKED_AT)
    if not start.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise Unreadable("file_empty")
    kind = _kind_of_start(start)
    if size > LARGEST[kind]:
        raise Unreadable("file_too_large", size=round(size / MEGABYTE), limit=LARGEST[kind] // MEGABYTE)
    if kind == "xlsx":
        check_workbook(path)
    return kind


def _kind_of_start(start: bytes) -> Kind:
    if start.startswith(b"PK"):
        return "xlsx"
    if start.startswith(b"\xd0\xcf\x11\xe0"):
        raise Unreadable("file_old_excel")
    text = decoded_start(start)
    signs = text.encode()
    odd = len(signs) - len(signs.translate(None, delete=_ODD))
    if text.startswith("%PDF") or odd > len(text) / 20:
        raise Unreadable("file_not_readable")
    return "json" if text.lstrip()[:1] in ("{", "[") else "csv"


def check_workbook(path: Path) -> None:
    """Refuse a workbook that is damaged, that unpacks into something huge, or that hides another archive.

    The sizes in a zip's directory may lie; reading every part to its end proves them, because a part that is longer
    than declared fails its checksum.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            unpacked = sum(part.file_size for part in parts)
            packed = max(1, sum(part.compress_size for part in parts))
            if unpacked > LARGEST_UNPACKED or (unpacked > MEGABYTE and unpacked / packed > LARGEST_RATIO):
                raise Unreadable("workbook_too_large")
            damaged = [part for part in parts if not _is_whole(archive, part)]
            if not any(part.filename.startswith("xl/") for part in parts):
                raise Unreadable("file_not_readable")
            if damaged:
                raise Unreadable("workbook_damaged")
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as error:
        raise Unreadable("workbook_damaged") from error


def _is_whole(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Read one part to its end, in pieces; an archive in the archive is refused before that."""
    with archive.open(part) as content:
        if content.read(4) == b"PK\x03\x04":
            raise Unreadable("workbook_too_large")
        try:
            while content.read(MEGABYTE):
                pass
        except zipfile.BadZipFile:
            return False
    return True


PER_LETTER = "windows-1252 where it is not utf-8"
"""How errors in UTF-8 are met. A file of Windows-1252 comes out whole; so does one glued together from both, in which
one old letter must not spoil all others. (Two letters of Windows-1252 that are one of UTF-8 do not stand in a word.)"""


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)  # noqa: S101 - only registered for decoding
    return error.object[error.start : error.end].decode("cp1252", errors="replace"), error.end


codecs.register_error(PER_LETTER, _as_windows)


def is_utf_8(file: BinaryIO) -> bool:
    """Whether the whole file is UTF-8, with nothing before it."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while chunk := file.read(CHUNK):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def encoding_of(start: bytes) -> str:
    """UTF-16 with a mark or with its empty bytes, else UTF-8, in which `PER_LETTER` meets what a Dutch Excel writes."""
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if len(start) > 1 and b"\0" in start:
        for encoding, empty, filled in (("utf-16-le", start[1::2], start[::2]), ("utf-16-be", start[::2], start[1::2])):
            if empty.count(0) > 0.9 * len(empty) and not filled.count(0):
                return encoding
    return "utf-8-sig"


def decoded_start(start: bytes) -> str:
    """The first bytes as text, for a look."""
    return start.decode(encoding_of(start), errors="replace")


@dataclass(frozen=True)
class Text:
    """The text of a file: `held` when it is small, else `path` leads to it as UTF-8 without BOM."""

    path: Path
    held: str | None = None

    def opened(self) -> TextIO:
        """The text with its line ends as they are."""
        if self.held is not None:
            return io.StringIO(self.held, newline="")
        return self.path.open(encoding="utf-8", errors="replace", newline="")

    def start(self, size: int) -> str:
        """So many signs, at most."""
        if self.held is not None:
            return self.held[:size]
        with self.opened() as file:
            return file.read(size)

    def whole(self) -> str:
        """All of it."""
        return self.path.read_text(encoding="utf-8") if self.held is None else self.held

    def stops_midway(self) -> bool:
        """Whether the last line has no end, as when a file was cut off on its way."""
        if self.held is not None:
            return not self.held.endswith(("\n", "\r"))
        with self.path.open("rb") as file:
            file.seek(-1, io.SEEK_END)
            return file.read(1) not in b"\r\n"


def _errors(encoding: str) -> str:
    return PER_LETTER if encoding == "utf-8-sig" else "replace"


def _decoded(content: bytes, encoding: str) -> str:
    return content.decode(encoding, errors=_errors(encoding))


def text_of(path: Path, copy: Path) -> Text:
    """The text of a file, whatever its encoding; `copy`: where a large one is written when it is not UTF-8 yet."""
    with path.open("rb") as file:
        if len(small := file.read(SMALL + 1)) <= SMALL:
            return Text(path, _decoded(small, encoding_of(small[:LOOKED_AT])))
        file.seek(0)
        encoding = encoding_of(start := file.read(LOOKED_AT))
        file.seek(0)
        if encoding == "utf-8-sig" and not start.startswith(codecs.BOM_UTF8) and is_utf_8(file):
            copy.symlink_to(path.resolve())
            return Text(copy)
        file.seek(0)
        decoder = codecs.getincrementaldecoder(encoding)(errors=_errors(encoding))
        with copy.open("w", encoding="utf-8", newline="") as target:
            while chunk := file.read(CHUNK):
                target.write(decoder.decode(chunk))
            target.write(decoder.decode(b"", final=True))
    return Text(copy)
