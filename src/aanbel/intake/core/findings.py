"""What can be wrong with a file or a row, in the words for the creditor's employee who must mend it.

Three grades: **fatal** – nothing of the file was taken in; **error** – this row was refused; **warning** – the row was
taken in, with one field left empty or changed. Sentences are English msgids (Dutch on the screen); the names in
`%(…)s` are the finding's params. A BSN is never repeated in a finding.
"""

from dataclasses import dataclass, field
from enum import StrEnum


class Grade(StrEnum):
    """How bad it is: the file, the row, or only a field."""

    FATAL = "fatal"
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Finding:
    """One thing we noticed; row as the reader of the file counts (header = row 1), 0 = the file as a whole."""

    row: int
    column: str
    code: str
    params: dict[str, str] = field(default_factory=dict)

    @property
    def grade(self) -> Grade:
        """The grade that belongs to the code."""
        return GRADES[self.code]


EXAMPLES = 12


@dataclass(frozen=True)
class Sort:
    """All findings of one code in one column: how many, the first few rows, and what the first one speaks of."""

    code: str
    column: str
    count: int
    rows: tuple[int, ...]
    params: dict[str, str]


class Unreadable(Exception):
    """The file as a whole cannot be taken in; carries the one fatal finding that says why."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.finding = Finding(0, "", code, {name: str(value) for name, value in params.items()})


def _(sentence: str) -> str:
    """Marks a sentence for the catalogue; core itself knows no language."""
    return sentence


FATAL = {
    "file_empty": _("The file is empty."),
    "file_too_large": _("The file is %(size)s MB; we read at most %(limit)s MB. Deliver it in parts."),
    "file_not_readable": _("This is not a CSV, Excel (.xlsx) or JSON file."),
    "file_old_excel": _("This is an old or password-protected Excel file. Save it as .xlsx without a password."),
    "workbook_damaged": _("The Excel file is damaged or incomplete. Open it in Excel, save it and deliver it again."),
    "workbook_too_large": _(
        "Unpacked, the Excel file is far too large to be a list of signals, so we did not open it."
    ),
    "json_damaged": _("The JSON file is damaged or incomplete at line %(line)s. Make it again and deliver it again."),
    "json_no_records": _("The JSON file holds no list of signals."),
    "columns_missing": _("We miss the columns %(missing)s. The file has the columns %(found)s."),
}

ERROR = {
    "reference_missing": _("There is no reference, so we cannot recognise this signal later."),
    "reference_twice": _("Row %(first)s of this file has the same reference."),
    "postcode_missing": _("There is no postcode."),
    "postcode_foreign": _("“%(value)s” is not a Dutch postcode."),
    "house_number_missing": _("There is no house number."),
    "house_number_unreadable": _("“%(value)s” is not a house number."),
    "house_number_date": _("The program that made this file turned the house number into the date “%(value)s”."),
    "amount_missing": _("There is no amount."),
    "amount_unreadable": _("“%(value)s” is not an amount."),
    "amount_not_positive": _("The amount “%(value)s” is not above zero."),
    "amount_too_high": _("The amount “%(value)s” is above one million euros."),
    "too_long": _("The text is %(length)s characters long; at most %(longest)s fit."),
    "too_many_fields": _("The row has more fields than the header. Often there is a separator inside a text."),
    "cut_off": _("The file ends in the middle of this row. Perhaps more rows are missing: make the file again."),
    "not_a_signal": _("There is something here that is not a signal with fields of its own."),
}

WARNING = {
    "bsn_invalid": _("The BSN does not pass the check (elfproef) and was left empty."),
    "date_impossible": _("“%(value)s” is not a date we can read; it was left empty."),
    "date_in_future": _("“%(value)s” lies in the future; it was left empty."),
    "date_too_old": _("“%(value)s” is too long ago; it was left empty."),
    "sex_unknown": _("“%(value)s” is not M or V; it was left empty."),
    "phone_unreadable": _("“%(value)s” is not a telephone number; it was left empty."),
    "email_unreadable": _("“%(value)s” is not an e-mail address; it was left empty."),
    "kind_unknown": _("We do not know the kind “%(value)s”; we took the kind of the partner."),
    "flag_unknown": _("“%(value)s” is not yes or no; we took it as no."),
    "control_characters": _("The row held invisible control characters; they were removed."),
    "letters_damaged": _(
        "“%(value)s” has letters that were damaged on the way; they stay as they are. Save the file as UTF-8."
    ),
    "already_known": _("This reference was already received on %(day)s; it was not taken in again."),
    "no_rows": _("The file has a header and no rows."),
}

SENTENCES = {**FATAL, **ERROR, **WARNING}
GRADES = {
    **dict.fromkeys(FATAL, Grade.FATAL),
    **dict.fromkeys(ERROR, Grade.ERROR),
    **dict.fromkeys(WARNING, Grade.WARNING),
}
