"""What is to be done, as lines of a page: one act each, with the door, why, and where it is done."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from aanbel.audit.acting import Acting
from aanbel.kernel import clock
from aanbel.outreach.core.approach import WRITTEN, Kind
from aanbel.outreach.core.situation import Act
from aanbel.outreach.models import Template, TemplateVersion
from aanbel.outreach.queries.due import Due, due_actions, end_of_week
from aanbel.outreach.queries.phones import phones_of
from aanbel.outreach.queries.trays import tray_names
from aanbel.worklist.models import Placing
from aanbel.worklist.queries.rows import Row, rows_of

MOST = 50
PRINTED = frozenset({Kind.LETTER, Kind.CARD})


@dataclass(frozen=True)
class Line:
    """One thing to do."""

    due: Due
    row: Row
    phone: str = ""


@dataclass(frozen=True)
class Cell:
    """How many acts of a kind a tray asks for this week."""

    kind: Kind
    acts: int


@dataclass(frozen=True)
class TrayWeek:
    """One tray of the week."""

    slug: str
    name: str
    cells: list[Cell]

    @property
    def acts(self) -> int:
        """All acts of this tray."""
        return sum(cell.acts for cell in self.cells)


@dataclass(frozen=True)
class Stack:
    """Letters, cards or messages with one text that can go out together."""

    kind: Kind
    template: str
    cases: list[int]
    visit_on: date | None = None
    """The first day on which all visits that it announces can be."""


@dataclass(frozen=True)
class Week:
    """This week's acts: counted per tray and kind, and the chosen ones as lines."""

    kinds: list[Kind]
    trays: list[TrayWeek]
    totals: list[int]
    lines: list[Line]
    found: int
    stacks: list[Stack]
    in_batches: int
    texts: dict[str, str]


def acts_of_worker(*, by: Acting, without: Sequence[int] = (), most: int = 8) -> tuple[list[Line], int]:
    """What the approach asks of this worker today in their own cases, and how many acts that are."""
    own = Placing.objects.filter(municipality_id=by.municipality, assigned_to_id=by.user_id).order_by()
    elsewhere = set(without)
    cases = [case for case in own.values_list("case_id", flat=True) if case not in elsewhere]
    due = due_actions(by=by, only=cases) if cases else []
    shown = [one for one in due if not one.waits_in_batch and not one.known.at.answer]
    return lines_of(shown[:most], by=by), len(shown)


def week(*, by: Acting, tray: str = "", kind: str = "", mine: bool = False, on: date | None = None) -> Week:
    """What the approach asks until Sunday."""
    due = due_actions(by=by, on=on or end_of_week(clock.today()))
    open_acts = [one for one in due if not one.waits_in_batch and (not mine or one.known.assigned_to_id == by.user_id)]
    counted = Counter((one.known.facts.tray, one.act.kind) for one in open_acts if one.act)
    kinds = [each for each in Kind if any(of == each for _tray, of in counted)]
    trays = [
        TrayWeek(slug, name, [Cell(each, counted[slug, each]) for each in kinds])
        for slug, name in tray_names(by=by)
        if any(counted[slug, each] for each in kinds)
    ]
    chosen = [
        one
        for one in open_acts
        if one.act and (not tray or one.known.facts.tray == tray) and (not kind or one.act.kind == kind)
    ]
    return Week(
        kinds=kinds,
        trays=trays,
        totals=[sum(acts for (_tray, of), acts in counted.items() if of == each) for each in kinds],
        lines=lines_of(chosen[:MOST], by=by),
        found=len(chosen),
        stacks=_stacks(chosen, clock.today()),
        in_batches=sum(one.waits_in_batch for one in due),
        texts=dict(Template.objects.filter(municipality_id=by.municipality).values_list("slug", "name")),
    )


def stack_of(*, by: Acting, kind: str, template: str, tray: str = "", mine: bool = False) -> Stack | None:
    """The letters, cards or messages with this text that may go out today."""
    due = [
        one
        for one in due_actions(by=by)
        if not one.waits_in_batch
        and (not tray or one.known.facts.tray == tray)
        and (not mine or one.known.assigned_to_id == by.user_id)
    ]
    return next((one for one in _stacks(due, clock.today()) if (one.kind, one.template) == (kind, template)), None)


def text_of(*, by: Acting, slug: str) -> int | None:
    """The version of this text that is written with now, in Dutch."""
    current = TemplateVersion.objects.current().filter(municipality_id=by.municipality, template__slug=slug)
    return current.filter(language="nl").values_list("pk", flat=True).first()


def lines_of(due: Sequence[Due], *, by: Acting) -> list[Line]:
    """These acts with their doors."""
    cases = [one.case_id for one in due]
    rows = {row.case_id: row for row in rows_of(cases, clock.today(), by=by, reasons=1)}
    phones = phones_of(by=by, cases=cases)
    return [Line(one, rows[one.case_id], phones.get(one.case_id, "")) for one in due]


def _stacks(due: Sequence[Due], today: date) -> list[Stack]:
    """What can be printed or sent together today, the largest first."""
    found: dict[tuple[Kind, str], list[tuple[int, Act]]] = {}
    for one in due:
        act = one.act
        if act and act.kind in WRITTEN and act.template and act.starts <= today:
            found.setdefault((act.kind, act.template), []).append((one.case_id, act))
    stacks = [
        Stack(
            kind,
            template,
            [case for case, _act in acts],
            max((act.meet_on for _case, act in acts if act.meet_on), default=None),
        )
        for (kind, template), acts in found.items()
    ]
    return sorted(stacks, key=lambda stack: (-len(stack.cases), stack.template))
