"""Reading workbooks: each sheet becomes CSV text in a bounded child process, and is then read as CSV is.

A workbook of a few kilobytes can claim a sheet of a million rows by sixteen thousand columns, and no reader in this
process could be stopped in time. So `sheets.py` runs on its own with a limit on memory and time; when it dies, the
file it was busy with is the one that is too large.
"""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from aanbel.intake.core import sheets
from aanbel.intake.core.csv_files import CsvFile, csv_file
from aanbel.intake.core.findings import Unreadable
from aanbel.intake.core.opening import Text
from aanbel.intake.core.sources import Source

SECONDS = 120


Sheets = list[tuple[str, Text]]
"""The names of sheets, and each as CSV."""


def unpack(paths: Sequence[Path], folder: Path) -> dict[Path, Sheets | Unreadable]:
    """The sheets per workbook, or why there are none."""
    done: dict[Path, Sheets | Unreadable] = {}
    left = list(paths)
    while left:
        for line in _run(left, folder):
            answer = json.loads(line)
            path = Path(answer["path"])
            if answer["sheets"] is None:
                done[path] = Unreadable("workbook_damaged")
            else:
                done[path] = [(name, Text(Path(file), held)) for name, file, held in answer["sheets"]]
        left = [path for path in left if path not in done]
        if left:
            done[left.pop(0)] = Unreadable("workbook_too_large")
    return done


def _run(paths: Sequence[Path], folder: Path) -> list[str]:
    asked = json.dumps({"paths": [str(path) for path in paths], "folder": str(folder)})
    command = [sys.executable, "-I", sheets.__file__]
    try:
        run = subprocess.run(command, input=asked, capture_output=True, text=True, timeout=SECONDS, check=False)  # noqa: S603 - our own file, no shell
    except subprocess.TimeoutExpired as late:
        written = late.stdout or b""
        text = written.decode() if isinstance(written, bytes) else written
        return text.splitlines()[:-1]
    return run.stdout.splitlines()


def best_sheet(source: Source, sheets_read: Sheets | Unreadable) -> CsvFile:
    """The sheet that the profile names, else the one whose header we know best."""
    if isinstance(sheets_read, Unreadable):
        raise sheets_read
    wanted = source.profile.sheet if source.profile else ""
    named = [pair for pair in sheets_read if pair[0] == wanted] or sheets_read
    read: list[CsvFile] = []
    refused: list[Unreadable] = []
    for _, text in named:
        try:
            read.append(csv_file(source, text, shape="xlsx"))
        except Unreadable as unreadable:
            refused.append(unreadable)
    if not read:
        raise refused[0] if refused else Unreadable("file_empty")
    return max(read, key=lambda file: file.header.rank)
