"""What can be printed for a round, what was printed, and the codes on it."""

from collections.abc import Collection
from dataclasses import dataclass

from django.conf import settings

from aanbel.audit.acting import Acting
from aanbel.field.core.sealing import unsealed
from aanbel.field.models import PrintedCode
from aanbel.field.permissions import check_can_print
from aanbel.kernel import clock
from aanbel.outreach import queries as outreach
from aanbel.outreach.models import ReplyCode, TemplateVersion
from aanbel.visits import queries as visits
from aanbel.visits.models import Round, Stop
from aanbel.visits.queries import RoundPage, StopLine


@dataclass(frozen=True)
class NoPaper:
    """A door of the round for which nothing is printed, and why."""

    line: StopLine
    why: str


@dataclass(frozen=True)
class PaperPage:
    """One round, with the texts to choose from and how many doors get paper."""

    shown: RoundPage
    versions: list[TemplateVersion]
    going: list[StopLine]
    left_out: list[NoPaper]
    printed: int

    @property
    def round(self) -> Round:
        return self.shown.round


def paper_page(*, by: Acting, number: int) -> PaperPage:
    """What there is to print for a round, in the order of the visits."""
    round_ = visits.round_of(by=by, number=number)
    check_can_print(by, round_)
    shown = visits.round_page(by=by, number=number)
    doors = [line for line in shown.lines if line.stop.state == Stop.State.PLANNED]
    nothing = outreach.nothing_for(by=by, cases=[line.stop.case_id for line in doors], visit_on=round_.day)
    return PaperPage(
        shown=shown,
        versions=outreach.texts_for_the_door(by=by),
        going=[line for line in doors if line.stop.case_id not in nothing],
        left_out=[NoPaper(line, nothing[line.stop.case_id]) for line in doors if line.stop.case_id in nothing],
        printed=PrintedCode.objects.filter(municipality_id=by.municipality, stop__round=round_).count(),
    )


def codes_printed(*, by: Acting, stops: Collection[int], purpose: str = "") -> dict[int, str]:
    """Stop → the code on the paper that was printed for it; that of the card, when there is a letter too."""
    rows = PrintedCode.objects.filter(municipality_id=by.municipality, stop__in=stops, day__gte=clock.today())
    rows = rows.filter(purpose=purpose) if purpose else rows
    ordered = sorted(rows, key=lambda one: one.purpose == ReplyCode.Purpose.CARD)
    return {one.stop_id: unsealed(settings.SECRET_KEY, bytes(one.sealed), place_of(one.stop_id)) for one in ordered}


def place_of(stop: int) -> str:
    """Where a sealed code belongs: taken elsewhere, it does not open."""
    return f"stop:{stop}"
