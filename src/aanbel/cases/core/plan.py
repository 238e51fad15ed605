"""The step plan: stabilise first, then who does what by when (advice of practitioners, source 3).

Three rules. What threatens comes first, with its own last day. What the resident takes home, or reads on the page of
their card, names no creditor and no amount, since others may read it. And the plan shows whose steps these are, so
that a worker sees it when they draw all work to themselves.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from aanbel.cases.core.clocks import Clock, ClockKind

TELLING_WORDS = ("schuld", "achterstand", "incasso", "deurwaarder", "beslag", "aanmaning", "ontruim", "afsluit")
"""Words that tell a passer-by what this is about."""
AMOUNT = re.compile(r"€|\b\d[\d.,]*\s*(?:euro|eur)\b|\b\d{1,3}(?:\.\d{3})+(?:,\d{2})?\b|\b\d+,\d{2}\b", re.IGNORECASE)
MANY = 3  # from so many steps on it is odd when all are the worker's
WEEKS_SHOWN = 12


@dataclass(frozen=True)
class Planned:
    """What the rules need to know of a step. `who` is resident, worker or service."""

    stabilises: bool
    who: str
    begins_on: date
    due_on: date | None
    done: bool
    service: str = ""


def tells_too_much(text: str, *, creditors: Iterable[str] = ()) -> str:
    """The part of a text that others may not read on a resident's copy, or nothing.

    >>> tells_too_much("Bel samen met Anna naar Lichtstroom", creditors=["Lichtstroom BV"])
    'Lichtstroom'
    >>> tells_too_much("Betaal 120 euro"), tells_too_much("Bel Anna op 06 12345678")
    ('120 euro', '')
    """
    if amount := AMOUNT.search(text):
        return amount.group()
    lower = text.casefold()
    for word in TELLING_WORDS:
        if word in lower:
            return next(one for one in text.split() if word in one.casefold()).strip(".,;:!?()")
    for creditor in creditors:
        for name in (creditor, first_name(creditor)):
            at = lower.find(name.casefold()) if len(name) > 3 else -1
            if at >= 0:
                return text[at : at + len(name)]
    return ""


def first_name(creditor: str) -> str:
    """The word by which people call a creditor: without the legal form.

    >>> first_name("Lichtstroom B.V."), first_name("Stichting Klokwonen")
    ('Lichtstroom', 'Klokwonen')
    """
    words = [word for word in creditor.split() if word.strip(".").casefold() not in LEGAL_FORMS]
    return words[0] if words else creditor


LEGAL_FORMS = {"bv", "b.v", "nv", "n.v", "stichting", "vereniging", "coöperatie", "de", "het"}


def in_order(steps: Iterable[Planned]) -> list[Planned]:
    """As a plan is read: what stabilises first, then by last day; steps without a day at the end; done ones last.

    >>> may = Planned(False, "worker", date(2026, 5, 1), date(2026, 5, 9), done=False)
    >>> june = Planned(True, "worker", date(2026, 5, 1), date(2026, 6, 9), done=False)
    >>> in_order([may, june]) == [june, may]
    True
    """
    return sorted(steps, key=place)


def place(step: Planned) -> tuple[bool, bool, date, date]:
    """Where a step stands in the plan."""
    return (step.done, not step.stabilises, step.due_on or date.max, step.begins_on)


def all_yours(steps: Sequence[Planned]) -> bool:
    """Whether a worker has drawn all work to themselves: every open step of three or more is the worker's."""
    still = [step for step in steps if not step.done]
    return len(still) >= MANY and all(step.who == "worker" for step in still)


def unanswered(running: Iterable[Clock], answered: Collection[str]) -> list[Clock]:
    """The clocks that no step of the plan answers yet, the first to end first; these steps are proposed.

    The decision term is ours and no threat to the resident, so it proposes nothing.
    """
    return [
        clock for clock in sorted(running) if clock.kind is not ClockKind.DECISION and clock.kind.value not in answered
    ]


@dataclass(frozen=True)
class Bar:
    """When one party is needed: from and until, in weeks from the first week shown."""

    who: str
    service: str
    first: int
    last: int

    @property
    def width(self) -> int:
        """How many weeks."""
        return self.last - self.first + 1

    @property
    def first_week(self) -> int:
        """The first week, this one being the first."""
        return self.first + 1

    @property
    def last_week(self) -> int:
        """The last week."""
        return self.last + 1


def weeks_of(steps: Iterable[Planned], *, today: date) -> list[Bar]:
    """Which party is needed in which weeks, from this week on; one row per open step with a last day.

    >>> step = Planned(False, "service", date(2026, 3, 2), date(2026, 3, 17), False, "Budgetcoach")
    >>> [(bar.service, bar.first, bar.last) for bar in weeks_of([step], today=date(2026, 3, 4))]
    [('Budgetcoach', 0, 2)]
    """
    monday = today - timedelta(days=today.weekday())
    rows = []
    for step in in_order(steps):
        if step.done or step.due_on is None:
            continue
        first = max(0, (step.begins_on - monday).days // 7)
        last = min(WEEKS_SHOWN - 1, max(0, (step.due_on - monday).days // 7))
        if first < WEEKS_SHOWN:
            rows.append(Bar(step.who, step.service, min(first, last), last))
    return rows
