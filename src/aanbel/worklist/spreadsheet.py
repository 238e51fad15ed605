"""The list as a spreadsheet. Whatever a creditor sent may start like a formula, and must never become one."""

from collections.abc import Sequence
from io import BytesIO

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from aanbel.kernel.cells import neutral
from aanbel.ui.components.words import number
from aanbel.worklist.queries.rows import Row


def as_xlsx(rows: Sequence[Row], *, goes_on: bool = False) -> bytes:
    """The rows as a workbook; amounts and dates stay numbers and dates. Below it stands so when the list goes on."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("Worklist"))
    sheet.freeze_panes = "A2"
    sheet.append(_headings())
    for row in rows:
        amount = WriteOnlyCell(sheet, row.placing.amount / 100)
        amount.number_format = "#,##0.00"
        sheet.append(
            [
                row.rank,
                row.case_id,
                neutral(row.address),
                neutral(row.place),
                row.placing.score,
                neutral(row.why),
                neutral(row.tray),
                neutral(", ".join(row.partners)),
                amount,
                row.placing.signals,
                row.placing.attempts,
                row.placing.opened_on,
                neutral(row.assigned_to),
            ]
        )
    if goes_on:
        text = _(
            "The list goes on. These are the first %(most)s cases; narrow the list with filters to export the others."
        )
        sheet.append([text % {"most": number(len(rows))}])
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _headings() -> list[str]:
    return [
        _("Place"),
        _("Case"),
        _("Address"),
        _("Town"),
        _("Score"),
        _("Why"),
        _("Tray"),
        _("Partners"),
        _("Amount"),
        _("Signals"),
        _("Attempts"),
        _("Open since"),
        _("Assigned to"),
    ]
