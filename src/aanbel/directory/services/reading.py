"""What a file holds: HSDS as JSON, as a zip of tables, or as a folder of them. What is none of these is refused."""

from pathlib import Path

from django.utils.translation import gettext as _

from aanbel.directory.core.hsds import Rows, Unreadable, rows_of, rows_of_folder, rows_of_zip
from aanbel.kernel.errors import Refused

LARGEST = 600_000_000
"""Bytes: a file of 100,000 services as JSON is a third of it."""


def read_map(content: bytes) -> Rows:
    """The records of a file; its first letters say which of the two forms it has."""
    if len(content) > LARGEST:
        raise Refused(trouble("too_large"))
    try:
        return rows_of_zip(content) if content[:2] == b"PK" else rows_of(content)
    except Unreadable as wrong:
        raise Refused(trouble(str(wrong))) from wrong


def read_map_at(path: Path) -> Rows:
    """The records of a file or folder on this machine."""
    try:
        if path.is_dir():
            return rows_of_folder(path)
        if path.stat().st_size > LARGEST:
            raise Refused(trouble("too_large"))
        return read_map(path.read_bytes())
    except Unreadable as wrong:
        raise Refused(trouble(str(wrong))) from wrong
    except OSError as wrong:
        raise Refused(_("%(name)s cannot be read: %(why)s.") % {"name": path.name, "why": wrong.strerror}) from wrong


def trouble(code: str) -> str:
    """Why a file is not read, in a sentence that says what to do."""
    told = {
        "empty": _("There is nothing in this file. Nothing was changed. Choose a file after HSDS with services in it."),
        "no_json": _("This file is not whole JSON. Nothing was changed. Ask whoever made it for a new one."),
        "no_csv": _("A table in this file cannot be read. Nothing was changed. Save the tables as CSV in UTF-8."),
        "no_zip": _("This zip cannot be opened. Nothing was changed. Make it again, without a password."),
        "too_large": _("This file is too large to read at once. Nothing was changed. Divide it in parts."),
        "too_deep": _("Records stand in each other too deep in this file. Nothing was changed."),
        "no_records": _("No services, organisations or places after HSDS are in this file. Nothing was changed."),
    }
    return told[code]
