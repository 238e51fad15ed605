"""What became of a file, for the shell, for machines and for a dry run."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from aanbel.audit.acting import Acting
from aanbel.intake.core.findings import GRADES, Grade, Sort
from aanbel.intake.core.findings import Finding as Found
from aanbel.intake.models import Delivery, Finding
from aanbel.intake.wording import again, outcome, sentence

SHOWN = 25
MOST_FINDINGS = 10_000
"""So many findings are told one by one: a large file in which every row is wrong must not fill the memory."""


@dataclass(frozen=True)
class Report:
    """Counts and findings of one file; `delivery` is None for a dry run. `errors` holds findings of every grade, the

    first of them; `findings` is how many there are in all, `known` how many of the accepted rows came in before.
    """

    delivery: int | None
    profile: str
    accepted: int
    refused: int
    warnings: int
    fatal: bool
    errors: tuple[Found, ...]
    findings: int
    known: int = 0
    sorts: tuple[Sort, ...] = ()
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
            "findings": self.findings,
            "duplicate": self.duplicate,
        }

    def lines(self) -> list[str]:
        """The report as a person reads it in a shell: the outcome first, then the first findings."""
        checked = self.delivery is None
        told = [
            outcome(accepted=self.accepted, refused=self.refused, fatal=self.fatal, known=self.known, checked=checked)
        ]
        if self.duplicate:
            told.insert(0, again(checked=checked))
        worst_first = sorted(self.errors, key=lambda found: (list(Grade).index(GRADES[found.code]), found.row))
        for found in worst_first[:SHOWN]:
            place = ", ".join(
                part for part in (_("row %(row)s") % {"row": found.row} if found.row else "", found.column) if part
            )
            told.append(f"  {place + ': ' if place else ''}{sentence(found.code, found.params)}")
        if self.findings > SHOWN:
            told.append(_("  … and %(more)s more.") % {"more": self.findings - SHOWN})
        return told


def report_of(*, by: Acting, delivery: Delivery, duplicate: bool = False) -> Report:
    """The report of a delivery as it is kept."""
    kept = Finding.objects.filter(municipality_id__in=by.municipalities, delivery=delivery).order_by("row", "id")
    first = list(kept.values_list("row", "column", "code", "params")[: MOST_FINDINGS + 1])
    return Report(
        delivery=delivery.pk,
        profile=delivery.profile,
        accepted=delivery.accepted,
        refused=delivery.refused,
        warnings=delivery.warnings,
        fatal=delivery.status == Delivery.Status.REFUSED,
        errors=found(first[:MOST_FINDINGS]),
        findings=kept.count() if len(first) > MOST_FINDINGS else len(first),
        known=kept.filter(code="already_known").count(),
        duplicate=duplicate,
    )


def found(rows: Iterable[tuple[int | None, str, str, dict[str, str]]]) -> tuple[Found, ...]:
    """Findings as plain values."""
    return tuple(Found(row or 0, column, code, params) for row, column, code, params in rows)
