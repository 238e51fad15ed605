"""The flowchart as everybody at the desk sees it: the picture, what goes along it, where it fails; older versions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from aanbel.accounts.models import Municipality
from aanbel.accounts.permissions import acting, needs
from aanbel.audit.acting import Acting
from aanbel.desk.core.chart import Chart, Node
from aanbel.desk.core.chart.traffic import Traffic, shown
from aanbel.desk.models.chart import ChartVersion
from aanbel.desk.permissions import can_edit_chart, check_can_see_chart
from aanbel.desk.queries.chart import (
    ServiceSummary,
    chart_in_force,
    chart_version,
    chart_versions,
    draft_of,
    names_of,
    services_of,
)
from aanbel.desk.queries.chart_poster import chart_poster
from aanbel.desk.queries.chart_traffic import LONG_ENOUGH, desks_of, gaps, traffic
from aanbel.desk.wording.chart import KINDS, Said, gap_words, head_of, icon_of, marks_of, name_of, text_of
from aanbel.desk.wording.chart_changes import Compared, compared
from aanbel.desk.wording.chart_picture import picture

PERIODS = (7, 28, 90)
LAYERS = ("", "verkeer", "gaten")


@dataclass(frozen=True)
class Told:
    """A station in words: for the panel, and for the list under the picture."""

    node: Node
    head: str
    icon: str
    text: str
    ways: tuple[tuple[str, str, str, str], ...]
    """What is said, the station it leads to and its words, and how many went there."""
    service: ServiceSummary | None
    arrived: str
    said: tuple[Said, ...]


@dataclass(frozen=True)
class Beside:
    """Two versions beside each other: what the desks noticed when the later took the place of the earlier."""

    earlier: ChartVersion
    later: ChartVersion
    changes: list[Compared]


@dataclass(frozen=True)
class Looking:
    """How one looks at the picture: which layer, which days, which desk, which station."""

    layer: str
    days: int
    desk: int | None
    station: str

    @classmethod
    def asked(cls, request: HttpRequest) -> "Looking":
        """From the address; nonsense is the usual look."""
        layer, days, desk = (request.GET.get(name, "") for name in ("laag", "dagen", "balie"))
        return cls(
            layer if layer in LAYERS else "",
            int(days) if days.isdecimal() and int(days) in PERIODS else LONG_ENOUGH,
            int(desk) if desk.isdecimal() and len(desk) < 9 else None,
            request.GET.get("station", "")[:40],
        )

    @property
    def query(self) -> str:
        """The same look, for an address; the station is put behind it."""
        told = [("laag", self.layer), ("dagen", self.days if self.days != LONG_ENOUGH else ""), ("balie", self.desk)]
        return "&".join(f"{name}={value}" for name, value in told if value)


@require_GET
@needs(check_can_see_chart)
def chart(request: HttpRequest) -> HttpResponse:
    """The flowchart in force."""
    by = acting(request)
    version = chart_in_force(by)
    if version is None:
        context = {"may_edit": can_edit_chart(by), "draft": draft_of(by)}
        return render(request, "desk/chart_none.html", context)
    return _page(request, by, version, in_force=True)


@require_GET
@needs(check_can_see_chart)
def version(request: HttpRequest, number: int) -> HttpResponse:
    """A version as it was published."""
    by = acting(request)
    latest = chart_in_force(by)
    return _page(request, by, chart_version(by, number), in_force=latest is not None and latest.number == number)


@require_GET
@needs(check_can_see_chart)
def poster_file(request: HttpRequest) -> HttpResponse:
    """The flowchart in force on A3, to hang on the wall of the desk."""
    by = acting(request)
    found = chart_in_force(by)
    if found is None:
        return redirect("desk:chart")
    town = Municipality.objects.get(pk=by.municipality)
    pdf = chart_poster(by, found, town=town.name)
    name = f"landkaart-{town.name.lower().replace(' ', '-')}-{found.number}.pdf"
    return HttpResponse(
        pdf, content_type="application/pdf", headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


def _page(request: HttpRequest, by: Acting, found: ChartVersion, *, in_force: bool) -> HttpResponse:
    look, drawn = Looking.asked(request), found.chart
    services = services_of(by, drawn)
    going = traffic(by, drawn, days=look.days, desk=look.desk) if look.layer == "verkeer" else None
    missing = _missing(by, found) if in_force else []
    told, versions = stations(drawn, services, going, missing), chart_versions(by)
    context = {
        "version": found,
        "in_force": in_force,
        "picture": picture(
            drawn,
            services={one.id: one.name for one in services.values()},
            traffic=going,
            marks=marks_of(missing) if look.layer == "gaten" else {},
        ),
        "look": look,
        "layers": LAYERS,
        "traffic": going,
        "periods": PERIODS,
        "desks": desks_of(by),
        "gaps": missing,
        "stations": told,
        "station": next((one for one in told if one.node.id == look.station), None),
        "versions": versions,
        "latest": versions[0].number,
        "beside": _beside(by, found, request.GET.get("naast", "")),
        "may_edit": can_edit_chart(by),
        "draft": draft_of(by),
    }
    return render(request, "desk/chart.html", context)


def _beside(by: Acting, found: ChartVersion, asked: str) -> Beside | None:
    """This version beside the one that was asked for, the earlier first."""
    if not asked.isdecimal() or len(asked) > 8 or int(asked) == found.number:
        return None
    earlier, later = sorted((found, chart_version(by, int(asked))), key=lambda one: one.number)
    return Beside(earlier, later, compared(earlier.chart, later.chart, names_of(by, earlier.chart, later.chart)))


def stations(
    drawn: Chart,
    services: Mapping[UUID, ServiceSummary],
    going: Traffic | None,
    said: Sequence[Said],
) -> list[Told]:
    """Every station in words, entries first, then as they are met."""
    order = sorted(drawn.nodes, key=lambda node: list(KINDS).index(node.kind) > 0)
    return [_told(drawn, node, services.get(node.service) if node.service else None, going, said) for node in order]


def _told(
    drawn: Chart, node: Node, service: ServiceSummary | None, going: Traffic | None, said: Sequence[Said]
) -> Told:
    def number(times: int) -> str:
        return shown(times) if going is not None else ""

    return Told(
        node,
        head_of(node, service.name if service else "") or str(KINDS[node.kind][0]),
        icon_of(node),
        text_of(node),
        tuple(
            (
                option.label,
                option.to if option.to in drawn.by_id else "",
                name_of(drawn, option.to),
                number(going.ways.get((node.id, nth), 0)) if going is not None else "",
            )
            for nth, option in enumerate(node.options)
        ),
        service,
        number(going.arrivals.get(node.id, 0)) if going is not None else "",
        tuple(one for one in said if node.id in one.at),
    )


def _missing(by: Acting, found: ChartVersion) -> list[Said]:
    return [gap_words(found.chart, gap.code, gap.node, times=gap.times, role=gap.role) for gap in gaps(by, found)]
