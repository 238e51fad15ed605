"""What became of a file, for the shell, for machines and for a dry run."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from aanbel.audit.acting import Acting
from aanbel.intake.core.findings import GRADES, Grade
from aanbel.intake.core.findings import Finding as Found
from aanbel.intake.models import Delivery, Finding
from aanbel.intake.wording import outcome, sentence

SHOWN = 25


@dataclass(frozen=True)
class Report:
    """Counts and findings of one file; `delivery` is None for a dry run. `errors` holds findings of every grade."""

    delivery: int | None
    profile: str
    accepted: int
    refused: int
    warnings: int
    fatal: bool
    errors: tuple[Found, ...]
    duplicate: bool = False

    def as_json(self) -> dict[str, Any]:
        """The answer of `aanbel intake --json`."""
        return {
            "delivery": self.delivery,
            "profile": self.profile,
            "accepted": self.accepted,
            "refused": self.refused,
            "warnings": self.warnings,
            "errors": [
                {
                    "row": found.row,
                    "column": found.column,
                    "grade": GRADES[found.code].value,
                    "code": found.code,
                    "message": sentence(found.code, found.params),
                }
                for found in self.errors
            ],
            "duplicate": self.duplicate,
        }

    def lines(self) -> list[str]:
        """The report as a person reads it in a shell: the outcome first, then the first findings."""
        told = [outcome(accepted=self.accepted, refused=self.refused, fatal=self.fatal, checked=self.delivery is None)]
        if self.duplicate:
            told.insert(0, _("This file was received before. Nothing was taken in twice; this is what became of it:"))
        worst_first = sorted(self.errors, key=lambda found: (list(Grade).index(GRADES[found.code]), found.row))
        for found in worst_first[:SHOWN]:
            place = ", ".join(
                part for part in (_("row %(row)s") % {"row": found.row} if found.row else "", found.column) if part
            )
            told.append(f"  {place + ': ' if place else ''}{sentence(found.code, found.params)}")
        if len(worst_first) > SHOWN:
            told.append(_("  … and %(more)s more.") % {"more": len(worst_first) - SHOWN})
        return told


def report_of(*, by: Acting, delivery: Delivery, duplicate: bool = False) -> Report:
    """The report of a delivery as it is kept."""
    kept = Finding.objects.filter(municipality_id__in=by.municipalities, delivery=delivery).order_by("row", "id")
    return Report(
        delivery=delivery.pk,
        profile=delivery.profile,
        accepted=delivery.accepted,
        refused=delivery.refused,
        warnings=delivery.warnings,
        fatal=delivery.status == Delivery.Status.REFUSED,
        errors=found(kept.values_list("row", "column", "code", "params").iterator()),
        duplicate=duplicate,
    )


def found(rows: Iterable[tuple[int | None, str, str, dict[str, str]]]) -> tuple[Found, ...]:
    """Findings as plain values."""
    return tuple(Found(row or 0, column, code, params) for row, column, code, params in rows)
