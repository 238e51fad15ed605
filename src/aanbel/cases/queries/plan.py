"""The step plan as the worker reads it, and as the resident may."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from aanbel.audit.acting import Acting
from aanbel.cases.core.clocks import Clock
from aanbel.cases.core.plan import WEEKS_SHOWN, Bar, Planned, all_yours, place, tells_too_much, unanswered, weeks_of
from aanbel.cases.core.sketch import Sketch as Figures
from aanbel.cases.models import Case, PlanStep, Sketch
from aanbel.cases.queries.case_page import CasePage, case_page
from aanbel.cases.wording.plan import STABILISING
from aanbel.intake.models import Partner
from aanbel.kernel import clock


@dataclass(frozen=True)
class ResidentStep:
    """One step in words that anyone may read: no creditor, no amount."""

    step_id: int
    text: str
    who: str
    due_on: date | None
    done_on: date | None
    may_tick: bool


@dataclass(frozen=True)
class PlanPage:
    """The plan with the proposals that its clocks make."""

    page: CasePage
    steps: list[PlanStep]
    sketch: Sketch | None

    @property
    def case(self) -> Case:
        return self.page.case

    @property
    def first(self) -> list[PlanStep]:
        """What stabilises, still to be done."""
        return [step for step in self.steps if step.stabilises and step.done_on is None]

    @property
    def then(self) -> list[PlanStep]:
        """The other steps still to be done."""
        return [step for step in self.steps if not step.stabilises and step.done_on is None]

    @property
    def done(self) -> list[PlanStep]:
        return [step for step in self.steps if step.done_on is not None]

    @cached_property
    def proposed(self) -> list[tuple[Clock, str]]:
        """What threatens and has no step yet, with the words of the step that is proposed."""
        return [(threat, str(STABILISING[threat.kind])) for threat in _unanswered(self.page, self.steps)]

    @property
    def all_yours(self) -> bool:
        return all_yours([as_planned(step) for step in self.steps])

    @cached_property
    def weeks(self) -> list[tuple[str, list[Bar]]]:
        """Each party with the weeks in which it is needed."""
        rows: dict[str, list[Bar]] = {}
        for bar in weeks_of([as_planned(step) for step in self.steps], today=clock.today()):
            rows.setdefault(bar.service or str(PlanStep.Who(bar.who).label), []).append(bar)
        return list(rows.items())

    @property
    def weeks_shown(self) -> int:
        return WEEKS_SHOWN


@dataclass(frozen=True)
class Progress:
    """A plan in one line: how many steps, how many done, and the day on which the first of the others is due."""

    steps: int
    done: int
    due_on: date | None


def plan_page(*, by: Acting, case_id: int) -> PlanPage:
    """The case with its plan; `Missing` when it is not of this municipality."""
    page = case_page(by=by, case_id=case_id)
    return PlanPage(page, ordered(page.case), kept_sketch(page.case))


def ordered(case: Case) -> list[PlanStep]:
    """The steps of a case as a plan is read."""
    return sorted(case.steps.all(), key=lambda step: (place(as_planned(step)), step.pk))


def kept_sketch(case: Case) -> Sketch | None:
    """The budget sketch that was kept, while the consent it stands on stands."""
    return Sketch.objects.filter(case=case, consent__withdrawn_on__isnull=True).first()


def sketched(figures: Mapping[str, Any]) -> Figures:
    """The figures of a kept sketch, to reckon with."""
    return Figures.from_stored(figures)


def progress_of(*, by: Acting, case: int) -> Progress:
    """How far the plan of a case is."""
    steps = list(PlanStep.objects.filter(municipality_id=by.municipality, case_id=case))
    ahead = [step for step in steps if step.done_on is None]
    return Progress(
        steps=len(steps),
        done=len(steps) - len(ahead),
        due_on=min((step.due_on for step in ahead if step.due_on), default=None),
    )


def threats_without_step(*, by: Acting, case: int) -> list[Clock]:
    """The running clocks of this case that no step of its plan answers yet."""
    page = case_page(by=by, case_id=case)
    return _unanswered(page, list(page.case.steps.all()))


def creditors_of(case: Case) -> list[str]:
    """The partners that reported at this address: names that no copy for the resident may show."""
    found = Partner.objects.filter(signal__link__address_id=case.address_id)
    return list(found.order_by("name").distinct().values_list("name", flat=True))


def resident_plan(case_id: int) -> list[ResidentStep]:
    """The plan for the resident's own page and paper, done steps last; read it inside `on_behalf_of`."""
    case = Case.objects.filter(pk=case_id).first()
    if case is None:
        return []
    creditors = creditors_of(case)
    return [
        ResidentStep(
            step_id=step.pk,
            text=step.plain,
            who=_who_in_plain_words(step, creditors),
            due_on=step.due_on,
            done_on=step.done_on,
            may_tick=step.who == PlanStep.Who.RESIDENT,
        )
        for step in ordered(case)
    ]


def as_planned(step: PlanStep) -> Planned:
    """The row as the rules of the plan know it."""
    return Planned(step.stabilises, step.who, step.begins_on, step.due_on, step.done_on is not None, step.service)


def _unanswered(page: CasePage, steps: list[PlanStep]) -> list[Clock]:
    return unanswered([deadline.clock for deadline in page.deadlines], {step.clock for step in steps})


def _who_in_plain_words(step: PlanStep, creditors: list[str]) -> str:
    if step.who == PlanStep.Who.RESIDENT:
        return _("You")
    if step.who == PlanStep.Who.WORKER:
        return _("We")
    if tells_too_much(step.service, creditors=creditors):
        return _("Somebody who helps you")
    return step.service
