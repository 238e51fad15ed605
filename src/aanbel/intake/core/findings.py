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


class Unreadable(Exception):
    """The file as a whole cannot be taken in; carries the one fatal finding that says why."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.finding = Finding(0, "", code, {name: str(value) for name, value in params.items()})


FATAL = {
    "file_empty": "The file is empty.",
    "file_too_large": "The file is %(size)s MB; we read at most %(limit)s MB. Deliver it in parts.",
    "file_not_readable": "This is not a CSV, Excel (.xlsx) or JSON file.",
    "file_old_excel": "This is an old or password-protected Excel file. Save it as .xlsx without a password.",
    "workbook_damaged": "The Excel file is damaged or incomplete. Open it in Excel, save it and deliver it again.",
    "workbook_too_large": "Unpacked, the Excel file is far too large to be a list of signals, so we did not open it.",
    "json_damaged": "The JSON file is damaged or incomplete at line %(line)s. Make it again and deliver it again.",
    "json_no_records": "The JSON file holds no list of signals.",
    "columns_missing": "We miss the columns %(missing)s. The file has the columns %(found)s.",
}

ERROR = {
    "reference_missing": "There is no reference, so we cannot recognise this signal later.",
    "reference_twice": "Row %(first)s of this file has the same reference.",
    "postcode_missing": "There is no postcode.",
    "postcode_foreign": "“%(value)s” is not a Dutch postcode.",
    "house_number_missing": "There is no house number.",
    "house_number_unreadable": "“%(value)s” is not a house number.",
    "house_number_date": "The program that made this file turned the house number into the date “%(value)s”.",
    "amount_missing": "There is no amount.",
    "amount_unreadable": "“%(value)s” is not an amount.",
    "amount_not_positive": "The amount “%(value)s” is not above zero.",
    "amount_too_high": "The amount “%(value)s” is above one million euros.",
    "too_long": "The text is %(length)s characters long; at most %(longest)s fit.",
    "too_many_fields": "The row has more fields than the header. Often there is a separator inside a text.",
}

WARNING = {
    "bsn_invalid": "The BSN does not pass the check (elfproef) and was left empty.",
    "date_impossible": "“%(value)s” is not a date we can read; it was left empty.",
    "date_in_future": "“%(value)s” lies in the future; it was left empty.",
    "date_too_old": "“%(value)s” is too long ago; it was left empty.",
    "sex_unknown": "“%(value)s” is not M or V; it was left empty.",
    "phone_unreadable": "“%(value)s” is not a telephone number; it was left empty.",
    "email_unreadable": "“%(value)s” is not an e-mail address; it was left empty.",
    "kind_unknown": "We do not know the kind “%(value)s”; we took the kind of the partner.",
    "flag_unknown": "“%(value)s” is not yes or no; we took it as no.",
    "control_characters": "The row held invisible control characters; they were removed.",
    "already_known": "This reference was already received on %(day)s; it was not taken in again.",
    "no_rows": "The file has a header and no rows.",
}

SENTENCES = {**FATAL, **ERROR, **WARNING}
GRADES = {
    **dict.fromkeys(FATAL, Grade.FATAL),
    **dict.fromkeys(ERROR, Grade.ERROR),
    **dict.fromkeys(WARNING, Grade.WARNING),
}
