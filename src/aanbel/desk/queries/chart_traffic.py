"""What happened on the flowchart: how many went where, who did not answer, and what follows as gaps."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.db.models import Count

from aanbel.audit.acting import Acting
from aanbel.desk.core.chart import Chart
from aanbel.desk.core.chart.checking import Code, Problem
from aanbel.desk.core.chart.traffic import Traffic, never_used, traffic_of
from aanbel.desk.models.chart import ChartVersion
from aanbel.desk.models.desk import Desk
from aanbel.desk.models.handover import HandOver
from aanbel.desk.models.question import Question, Step
from aanbel.desk.queries.chart import chart_problems
from aanbel.kernel import clock
from aanbel.kernel.working_days import add_working_days

WHO_AND_WHAT = (Code.NOBODY_ON_DUTY, Code.DEAD_SERVICE, Code.STALE_SERVICE, Code.NOBODY_NAMED)
LONG_ENOUGH = 28
"""Days a version is in use before a station where nobody came is worth a thought."""
NO_ANSWER_DAYS = 1
"""A warm hand-over is answered within a working day."""


@dataclass(frozen=True)
class Gap:
    """Where the flowchart promises what nobody gives: why, at which station, and how many it concerns."""

    code: str
    node: str
    times: int = 0
    role: str = ""


def traffic(by: Acting, chart: Chart, *, days: int = LONG_ENOUGH, desk: int | None = None) -> Traffic:
    """How many went where in the last days, at all desks or one, laid on this flowchart.

    Steps of earlier versions count where the same way is still there.
    """
    since = _since(days)
    steps = Step.objects.filter(municipality_id=by.municipality, at__gte=since)
    came = Question.objects.filter(municipality_id=by.municipality, on__gte=since.date(), chart_version__isnull=False)
    if desk is not None:
        steps, came = steps.filter(question__desk=desk), came.filter(desk=desk)
    return traffic_of(
        chart,
        steps.values_list("node", "option", "to").annotate(times=Count("pk")).order_by("node", "option", "to"),
        dict(came.values_list("tile").annotate(times=Count("pk")).order_by("tile")),
    )


def gaps(by: Acting, version: ChartVersion) -> list[Gap]:
    """Nobody on duty, a service that is gone or stale, hand-overs without an answer, and what is never used."""
    chart = version.chart
    found = [_gap(chart, problem) for problem in chart_problems(by, chart) if problem.code in WHO_AND_WHAT]
    found += [Gap("no_answer", node, times) for node, times in _unanswered(by) if node in chart.by_id]
    if version.published_at <= _since(LONG_ENOUGH):
        going = traffic(by, chart, days=LONG_ENOUGH)
        found += [Gap("never_used", node) for node in never_used(chart, going) if going.most]
    return found


def desks_of(by: Acting) -> list[Desk]:
    """The desks in use, by name."""
    return list(Desk.objects.filter(municipality_id=by.municipality, in_use=True).order_by("name"))


def _gap(chart: Chart, problem: Problem) -> Gap:
    return Gap(problem.code.value, problem.node, role=chart.by_id[problem.node].role)


def _unanswered(by: Acting) -> list[tuple[str, int]]:
    """How many hand-overs of each station wait longer for an answer than was promised."""
    long_ago = datetime.combine(
        add_working_days(clock.today(), -NO_ANSWER_DAYS), clock.now().astimezone(clock.AMSTERDAM).timetz()
    )
    waiting = HandOver.objects.filter(
        municipality_id=by.municipality, stage=HandOver.Stage.ASKED, asked_at__lt=long_ago
    )
    return sorted(Counter(waiting.values_list("question__node", flat=True)).items())


def _since(days: int) -> datetime:
    """The morning of so many days ago."""
    return datetime.combine(clock.today() - timedelta(days=days), time(), clock.AMSTERDAM)
