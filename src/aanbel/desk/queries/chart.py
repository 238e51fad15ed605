"""The flowchart: the version in force, older ones, the draft, and whether it is sound with who and what there is."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from aanbel.audit.acting import Acting
from aanbel.desk.core.chart import Chart, Node, as_json, first_chart, step
from aanbel.desk.core.chart.checking import Health, Problem, problems
from aanbel.desk.models.chart import ChartDraft, ChartVersion
from aanbel.desk.queries.rota import roles_on_duty
from aanbel.directory.models import Service
from aanbel.kernel.errors import Missing

MOST_SERVICES = 300
"""So many can be chosen in a list; a longer map is searched on its own page."""


@dataclass(frozen=True)
class ServiceSummary:
    """A service of the social map as a station names it."""

    id: UUID
    name: str
    health: Health


@dataclass(frozen=True)
class Crossroads:
    """A station of a published flowchart as the desk shows it: what is asked or told, and where each option leads."""

    version: ChartVersion
    node: Node
    options: tuple[tuple[int, str, Node], ...]


def chart_in_force(by: Acting) -> ChartVersion | None:
    """The flowchart by which the desks work: the newest version; None before the first is published."""
    return _versions(by).order_by("-number").first()


def chart_version(by: Acting, number: int) -> ChartVersion:
    """The version with this number, as it was published."""
    found = _versions(by).filter(number=number).first()
    if found is None:
        raise Missing(_("There is no version %(number)s of the flowchart here.") % {"number": number})
    return found


def chart_versions(by: Acting) -> list[ChartVersion]:
    """All versions, newest first, without what they say."""
    return list(_versions(by).defer("nodes"))


def draft_of(by: Acting) -> ChartDraft | None:
    """The flowchart that is being worked on."""
    return ChartDraft.objects.filter(municipality_id=by.municipality).first()


def crossroads(version: ChartVersion, node: str) -> Crossroads | None:
    """The station with its ways on; None when this version has no such station."""
    chart = version.chart
    here = chart.by_id.get(node)
    if here is None:
        return None
    ways = ((nth, option.label, step(chart, node, nth)) for nth, option in enumerate(here.options))
    return Crossroads(version, here, tuple((nth, label, to) for nth, label, to in ways if to is not None))


def services_of(by: Acting, chart: Chart) -> dict[UUID, ServiceSummary]:
    """The services of the social map that this flowchart names, as far as they are there."""
    named = {node.service for node in chart.nodes if node.service}
    return {service.id: service for service in _summaries(by, ids=named)} if named else {}


def names_of(by: Acting, *charts: Chart) -> dict[UUID, str]:
    """What the services are called that these flowcharts name."""
    return {service.id: service.name for chart in charts for service in services_of(by, chart).values()}


def services_to_choose(by: Acting, chart: Chart) -> list[ServiceSummary]:
    """What a station can be tied to: services one can be sent to now, and those named already."""
    named = services_of(by, chart)
    offered = {service.id: service for service in _summaries(by)}
    return sorted({**offered, **named}.values(), key=lambda service: service.name)


def chart_problems(by: Acting, chart: Chart) -> list[Problem]:
    """What is the matter with this flowchart, with the rota and the social map as they are today."""
    health = {service.id: service.health for service in services_of(by, chart).values()}
    return problems(chart, roles_on_duty(by=by), health)


def beginning(by: Acting, number: int) -> Chart:
    """What a draft is begun from: a version, or (0) the flowchart that comes along with the house."""
    return chart_version(by, number).chart if number else first_chart()


def same(one: Chart, other: Chart) -> bool:
    """Whether two flowcharts are stored alike."""
    return as_json(one) == as_json(other)


def _versions(by: Acting) -> QuerySet[ChartVersion]:
    return ChartVersion.objects.filter(municipality_id=by.municipality)


def _summaries(by: Acting, *, ids: set[UUID] | None = None) -> list[ServiceSummary]:
    rows = Service.objects.filter(municipality_id=by.municipality).only("id", "name", "status", "assured_on")
    rows = rows.filter(pk__in=ids) if ids is not None else rows.offered().order_by("name", "id")[:MOST_SERVICES]
    return [ServiceSummary(row.pk, row.name, _health(row)) for row in rows]


def _health(service: Service) -> Health:
    if service.status != Service.Status.ACTIVE:
        return Health.DEAD
    return Health.STALE if service.stale else Health.ALIVE
