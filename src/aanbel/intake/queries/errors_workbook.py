"""The refused rows as they were delivered, with what is wrong beside them: mend, save, deliver again.

The first sheet holds only refused rows, so that delivering it again doubles nothing. The second holds the rows that
were taken in with a remark. Every cell is text, and a text that a spreadsheet would run as a formula gets a `'`.
"""

import io
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font, PatternFill

from aanbel.audit.acting import Acting
from aanbel.intake.core.originals import original
from aanbel.intake.core.profiles import BUILT_IN, Profile
from aanbel.intake.models import Delivery, Finding
from aanbel.intake.wording import sentence
from aanbel.kernel.cells import neutral

MOST_ROWS = 50_000
AMBER = PatternFill("solid", start_color="FFF3CD")
BOLD = Font(bold=True)


def errors_workbook(by: Acting, delivery: Delivery) -> bytes:
    """An XLSX of the rows with findings, original fields first, the sentences beside them."""
    said: dict[str, dict[int, list[str]]] = {"error": defaultdict(list), "warning": defaultdict(list)}
    kept = Finding.objects.filter(municipality_id=by.municipality, delivery=delivery, grade__in=said)
    lines = list(kept.order_by("row", "id").values_list("row", "column", "grade", "code", "params")[: MOST_ROWS + 1])
    for row, column, grade, code, params in lines[:MOST_ROWS]:
        words = sentence(code, params)
        said[grade][row or 0].append(f"{column}: {words}" if column else words)
    book = Workbook(write_only=True)
    with original(delivery.stored_at, profile=_shape(delivery), work=settings.AANBEL_HOME) as file:
        refused = _sheet(book, file.sheet or _("Refused rows"), file.headers)
        remarks = _sheet(book, _("Remarks"), file.headers)
        for number, fields in file.rows:
            if number in said["error"]:
                refused.append(_line(refused, fields, file.headers, number, said["error"][number]))
            elif number in said["warning"]:
                remarks.append(_line(remarks, fields, file.headers, number, said["warning"][number]))
        if len(lines) > MOST_ROWS:
            remarks.append([_("These are the first %(most)s findings. The delivery holds more.") % {"most": MOST_ROWS}])
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _shape(delivery: Delivery) -> Profile | None:
    if delivery.profile in BUILT_IN:
        return BUILT_IN[delivery.profile]
    return Profile.from_json(delivery.agreement.mapping) if delivery.agreement.mapping else None


def _sheet(book: Workbook, title: str, headers: Iterable[str]) -> Any:
    sheet = book.create_sheet("".join(sign for sign in title if sign not in "[]:*?/\\")[:31])
    sheet.freeze_panes = "A2"
    cells = []
    for header in (*headers, _("Row in your file"), _("What is wrong")):
        cell = WriteOnlyCell(sheet, neutral(header))
        cell.font = BOLD
        cells.append(cell)
    sheet.append(cells)
    return sheet


def _line(sheet: Any, fields: list[str], headers: tuple[str, ...], number: int, sentences: list[str]) -> list[Any]:
    texts = [*fields[: len(headers)], *[""] * (len(headers) - len(fields)), str(number), " ".join(sentences)]
    cells = []
    for text in texts:
        cell = WriteOnlyCell(sheet, neutral(text))
        cell.number_format = "@"
        cells.append(cell)
    cells[-1].fill = AMBER
    return cells
