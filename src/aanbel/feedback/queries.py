"""Reading what creditors were told, may be told, and could be told now."""

import csv
import io
import json
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from aanbel.audit.acting import Acting
from aanbel.feedback.core.telling import TEXTS, word_sql
from aanbel.feedback.models import Report, Sharing, Subscriber, Telling, Word
from aanbel.intake.models import Agreement, Partner
from aanbel.kernel.cells import neutral
from aanbel.kernel.errors import Missing


def tellable_sql(allowed: list[Word]) -> str:
    """Each decided signal of one partner with the word it may get (null: none), and the day that is about."""
    word = word_sql(allowed, code="d.code", outcome="coalesce(c.outcome, '')")
    return f"""
        select d.municipality_id, d.signal_id, {word} as word,
               case when d.code = 'taken_up' and c.outcome <> '' then c.closed_on else d.decided_on end as about_on
          from cases_decision d
          join intake_signal s on s.id = d.signal_id
          left join cases_case c on c.id = d.case_id and c.closed_on is not null
         where d.municipality_id = %(municipality)s and s.municipality_id = %(municipality)s
           and s.partner_id = %(partner)s
    """


@dataclass(frozen=True)
class PartnerLine:
    """A partner, what it may be told, and how much is new for it."""

    partner: Partner
    sharing: Sharing | None
    waiting: dict[Word, int] = field(default_factory=dict)
    last: Report | None = None

    @property
    def words(self) -> list[str]:
        """What may be told, as it stands in the file."""
        return [TEXTS[Word(word)] for word in self.sharing.words] if self.sharing else []

    @property
    def new(self) -> int:
        """How many lines the next report would have."""
        return sum(self.waiting.values())


def partner_lines(*, by: Acting) -> list[PartnerLine]:
    """The partners this municipality has an agreement with, by name."""
    with_agreement = Agreement.objects.filter(municipality_id=by.municipality).values("partner")
    return [partner_line(by=by, partner=one) for one in Partner.objects.filter(pk__in=with_agreement)]


def partner_line(*, by: Acting, partner: Partner) -> PartnerLine:
    """One partner."""
    here = {"municipality_id": by.municipality, "partner": partner}
    sharing = Sharing.objects.filter(**here, replaced_at=None).first()
    waiting = _waiting(by, partner, [Word(word) for word in sharing.words]) if sharing and sharing.words else {}
    return PartnerLine(partner, sharing, waiting, Report.objects.filter(**here).first())


def _waiting(by: Acting, partner: Partner, allowed: list[Word]) -> dict[Word, int]:
    """How many signals would be told which word in the next report."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"select word, count(*) from ({tellable_sql(allowed)}) t where word is not null and not exists "
            "(select from feedback_telling o where o.signal_id = t.signal_id and o.word = t.word) group by word",
            {"municipality": by.municipality, "partner": partner.pk},
        )
        counted = dict(cursor.fetchall())
    return {word: counted[word.value] for word in Word if word.value in counted}


def partner(slug: str) -> Partner:
    """A partner by its short name."""
    found = Partner.objects.filter(slug=slug).first()
    if found is None:
        raise Missing(_("There is no such signal partner."))
    return found


def versions(*, by: Acting, partner: Partner) -> list[Sharing]:
    """What this partner might be told over time, the newest first."""
    return list(Sharing.objects.filter(municipality_id=by.municipality, partner=partner).order_by("-version"))


def reports(*, by: Acting, partner: Partner) -> list[Report]:
    """What was put together for this partner, the newest first."""
    return list(Report.objects.filter(municipality_id=by.municipality, partner=partner))


def report_numbered(*, by: Acting, partner: Partner, number: int) -> Report:
    """One report of one partner."""
    found = Report.objects.filter(municipality_id=by.municipality, partner=partner, number=number).first()
    if found is None:
        raise Missing(_("There is no report with this number."))
    return found


@dataclass(frozen=True)
class Line:
    """One line of a report: the creditor's own reference, and what became of it. Never a person."""

    reference: str
    signalled_on: date
    word: Word
    about_on: date

    def told(self) -> dict[str, Any]:
        """As it leaves the building, in the words of the interface."""
        return {
            "kenmerk": self.reference,
            "signaaldatum": self.signalled_on.isoformat(),
            "code": self.word.value,
            "uitkomst": TEXTS[self.word],
            "datum": self.about_on.isoformat(),
        }


def report_lines(*, by: Acting, report: Report) -> list[Line]:
    """The lines of a report, in the order of the signals."""
    rows = (
        Telling.objects.filter(municipality_id=by.municipality, report=report)
        .order_by("signal_id", "pk")
        .values_list("signal__reference", "signal__signalled_on", "word", "about_on")
    )
    return [Line(reference, signalled, Word(word), about) for reference, signalled, word, about in rows]


def as_csv(lines: list[Line]) -> bytes:
    """A report as most creditors read it: semicolons, UTF-8 with a mark so that Excel sees it."""
    out = io.StringIO()
    columns = ["kenmerk", "signaaldatum", "code", "uitkomst", "datum"]
    rows = csv.DictWriter(out, columns, delimiter=";", lineterminator="\r\n")
    rows.writeheader()
    rows.writerows({key: neutral(value) for key, value in line.told().items()} for line in lines)
    return out.getvalue().encode("utf-8-sig")


def as_json(report: Report, lines: list[Line]) -> bytes:
    """The same for a machine."""
    told = {
        "gemeentecode": f"{report.municipality_id:04d}",
        "partner": report.partner.slug,
        "nummer": report.number,
        "gemaaktOp": report.made_at.isoformat(),
        "regels": [line.told() for line in lines],
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


def subscribers(*, by: Acting, partner: Partner) -> list[Subscriber]:
    """The computers of a partner that may fetch."""
    return list(
        Subscriber.objects.filter(municipality_id=by.municipality, partner=partner, withdrawn_at=None).order_by("pk")
    )


def subscriber(*, municipality: int, client_id: str) -> Subscriber:
    """The computer with this name, if its access was not withdrawn."""
    found = (
        Subscriber.objects.filter(municipality_id=municipality, client_id=client_id, withdrawn_at=None)
        .select_related("partner")
        .first()
    )
    if found is None:
        raise Missing(_("This computer has no access (any more)."))
    return found


def told_about_case(*, by: Acting, case: int) -> list[Telling]:
    """What creditors were told about the signals of a case, the newest first: for the worker, and for the resident
    who asks what was shared (AVG art. 15)."""
    return list(
        Telling.objects.filter(municipality_id=by.municipality, signal__decision__case_id=case)
        .select_related("signal__partner", "report")
        .order_by("-report__made_at", "signal_id")
    )
