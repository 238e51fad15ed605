"""The tables of a case, one file per subject; import them from here."""

from aanbel.cases.models.case import (
    Case,
    Code,
    ContactAttempt,
    ContactKind,
    DayPart,
    Decision,
    Outcome,
    Reason,
    Status,
)

__all__ = ["Case", "Code", "ContactAttempt", "ContactKind", "DayPart", "Decision", "Outcome", "Reason", "Status"]
