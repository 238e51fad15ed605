"""The month: signals become people, decisions, cases and an order to help in.

Three acts, each set-based, each its own transaction, each doing only what is not done yet. Killed anywhere and
started again, the end is the same. Many municipalities are done in shares, side by side.
"""

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from aanbel.audit import services as audit
from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.audit.verbs import Verb
from aanbel.cases import services as cases
from aanbel.flows.side_by_side import in_shares, side_by_side
from aanbel.intake import queries as intake
from aanbel.kernel import clock
from aanbel.people import services as people
from aanbel.worklist import services as worklist


class Advance(Protocol):
    """Tells the reader what is being done now."""

    def __call__(self, step: str, done: int = 0, total: int = 0) -> None: ...


@dataclass(frozen=True, slots=True)
class Step:
    """One act of the month: its name, the rows it worked on, and how long it took."""

    name: str
    rows: int
    seconds: float


@dataclass(frozen=True, slots=True)
class MonthRun:
    """What a run of the month did; counts are of this run, `ranked` of the whole list."""

    steps: tuple[Step, ...]
    links_certain: int
    links_doubtful: int
    cases_opened: int
    cases_joined: int
    decisions: dict[str, int]
    ranked: int


def run_month(*, by: Acting, until: date | None = None, advance: Advance | None = None) -> MonthRun:
    """Links, decides and ranks everything that came in up to the match period `until` (its first day; default: all)."""
    say = advance or (lambda step, done=0, total=0: None)
    steps: list[Step] = []
    with on_behalf_of(by):
        shares = in_shares(by, intake.delivered_bytes(by))

    def act(name: str, work: Callable[..., Any], **more: Any) -> Any:
        say(name, len(steps), 3)
        started = time.monotonic()
        done = side_by_side(shares, work, **more)
        steps.append(Step(name, sum(share.rows for share in done), round(time.monotonic() - started, 3)))
        return done

    linked = act("link", people.link_signals)
    decided = act("decide", cases.decide_signals, until=until)
    ranked = act("rank", worklist.rank_cases)
    if any(share.rows for share in (*linked, *decided)):
        _note(by, until, model=linked[0].model)
    say("done", 3, 3)
    return MonthRun(
        steps=tuple(steps),
        links_certain=sum(share.certain for share in linked),
        links_doubtful=sum(share.doubtful for share in linked),
        cases_opened=sum(share.opened for share in decided),
        cases_joined=sum(share.joined for share in decided),
        decisions=dict(sorted(sum((Counter(share.decisions) for share in decided), Counter()).items())),
        ranked=sum(share.ranked for share in ranked),
    )


def _note(by: Acting, until: date | None, *, model: int) -> None:
    """With the version of the model: every link has its moment, so what it was weighed with can be looked up."""
    period = f"{until or clock.today():%Y-%m}"
    with on_behalf_of(by):
        for code in by.municipalities:
            audit.record(by=by, verb=Verb.MONTH_RUN, municipality=code, period=period, model=model)
