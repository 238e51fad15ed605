"""Printing what goes along with a round. Printed again, it carries the same codes: a paper jam makes no new card."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from aanbel.audit import services as audit
from aanbel.audit.acting import Acting
from aanbel.audit.verbs import Verb
from aanbel.field.core.sealing import seal
from aanbel.field.models import PrintedCode
from aanbel.field.queries.paper import codes_printed, paper_page, place_of
from aanbel.jobs import JobName, defer_later
from aanbel.kernel import clock
from aanbel.kernel.errors import Refused
from aanbel.outreach import services as outreach
from aanbel.outreach.models import TemplateVersion
from aanbel.outreach.services import ForDoor

NIGHT = time(3)


@dataclass(frozen=True)
class PrintedRound:
    """The PDF, and for how many doors it is."""

    pdf: bytes
    doors: int


@transaction.atomic
def print_round(*, by: Acting, number: int, version: TemplateVersion, per_sheet: int = 4) -> PrintedRound:
    """Cards or letters for every door of the round that may get one, in visiting order, each with its own code."""
    page = paper_page(by=by, number=number)
    if page.round.day < clock.today():
        raise Refused(_("This round is over. Print for a round of today or later."))
    if not page.going:
        raise Refused(_("There is no door left in this round to print for."))
    purpose = outreach.purpose_of(version)
    stops = {line.stop.pk: line.stop.case_id for line in page.going}
    codes = codes_printed(by=by, stops=list(stops), purpose=purpose)
    codes = {stop: code for stop, code in codes.items() if code}
    missing = [stop for stop in stops if stop not in codes]
    issued = outreach.issue_codes(
        by=by, cases=[stops[stop] for stop in missing], purpose=purpose, visit_on=page.round.day
    )
    PrintedCode.objects.filter(municipality_id=by.municipality, stop__in=missing, purpose=purpose).delete()
    PrintedCode.objects.bulk_create(
        PrintedCode(
            municipality_id=by.municipality,
            stop_id=stop,
            purpose=purpose,
            sealed=seal(settings.SECRET_KEY, issued[stops[stop]], place_of(stop)),
            day=page.round.day,
            printed_at=clock.now(),
        )
        for stop in missing
    )
    codes |= {stop: issued[stops[stop]] for stop in missing}
    night = datetime.combine(page.round.day + timedelta(days=1), NIGHT, clock.AMSTERDAM)
    defer_later(JobName.FORGET_CODES, seconds=int((night - clock.now()).total_seconds()), municipality=by.municipality)
    doors = [
        ForDoor(case=line.stop.case_id, code=codes[line.stop.pk], mark=f"{page.round.sequence} · {line.number}")
        for line in page.going
    ]
    pdf = outreach.set_for_doors(by=by, version=version, doors=doors, visit_on=page.round.day, per_sheet=per_sheet)
    audit.record_for_cases(by=by, verb=Verb.ROUND_PRINTED, cases=list(stops.values()), name=version.template.name)
    return PrintedRound(pdf, len(doors))


def forget_codes(*, by: Acting) -> int:
    """Throws away the sealed codes of rounds that are over; returns how many."""
    over = PrintedCode.objects.filter(municipality_id=by.municipality, day__lt=clock.today())
    return over.delete()[0]
