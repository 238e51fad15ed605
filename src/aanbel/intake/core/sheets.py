"""Run by itself, with bounded memory: workbooks in, CSV text per sheet out, one line of JSON per workbook.

The text of a small sheet stands in the answer itself; that of a large one in a file, of which the answer has the path.

Dates are written YYYY-MM-DD, whole numbers without decimals, other numbers so that they cannot be taken for grouped
thousands (1.234 → 1.2340), true and false as ja and nee. Cells of formulas give their last value.
"""

import csv
import io
import json
import resource
import sys
from datetime import date, datetime, time, timedelta
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO, Any

import python_calamine

MEMORY = 3 * 1024**3
MOST_SHEETS = 10
SMALL = 64 * 1024
"""A sheet of at most so many cells is written in memory, and stays there when its text is no longer than that."""


def text_of(cell: Any) -> str:
    """A cell as text.

    >>> text_of(12.0), text_of(1.234), text_of(412.35), text_of(True), text_of(date(2026, 10, 1))
    ('12', '1.2340', '412.35', 'ja', '2026-10-01')
    """
    if isinstance(cell, str):
        return cell.replace("\r\n", " ").replace("\n", " ").replace("\r", " ")
    if isinstance(cell, bool):
        return "ja" if cell else "nee"
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ")
    if isinstance(cell, date | time):
        return cell.isoformat()
    if isinstance(cell, timedelta):
        return str(cell)
    if isinstance(cell, float):
        return number_text(cell)
    return str(cell)


def number_text(number: float) -> str:
    """A number without exponent and never with exactly three decimals."""
    if number.is_integer():
        return str(int(number))
    text = f"{number:.10f}".rstrip("0")
    return text + "0" if len(text.rpartition(".")[2]) == 3 else text


def unpack(path: Path, folder: Path) -> list[tuple[str, str, str | None]]:
    """Name, file and text of the sheets: CSV with `;`, empty rows included."""
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes()))
    written: list[tuple[str, str, str | None]] = []
    for name in book.sheet_names[:MOST_SHEETS]:
        sheet = book.get_sheet_by_name(name)
        if not sheet.height:
            continue
        if sheet.total_height * sheet.total_width <= SMALL:
            held = io.StringIO(newline="")
            write(sheet, held)
            if len(text := held.getvalue()) <= SMALL:
                written.append((name, "", text))
                continue
        with NamedTemporaryFile("w", dir=folder, delete=False, encoding="utf-8", newline="") as file:
            write(sheet, file)
        written.append((name, file.name, None))
    return written


def write(sheet: Any, file: IO[str]) -> None:
    """The rows of a sheet as CSV."""
    writer = csv.writer(file, delimiter=";", lineterminator="\n")
    writer.writerows([text_of(cell) for cell in row] for row in sheet.iter_rows())


def main() -> None:
    """Answer line by line, so that the reader of the answers knows where it stopped."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    asked = json.load(sys.stdin)
    for path in asked["paths"]:
        try:
            sheets = unpack(Path(path), Path(asked["folder"]))
        except (python_calamine.CalamineError, OSError, ValueError):
            sheets = None
        print(json.dumps({"path": path, "sheets": sheets}), flush=True)  # noqa: T201 - this is the answer


if __name__ == "__main__":
    main()
