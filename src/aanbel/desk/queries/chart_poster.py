"""The flowchart in force as a poster, with the municipality's name, the version and the day on it."""

import re
from functools import cache
from pathlib import Path

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from aanbel.audit.acting import Acting
from aanbel.desk.core.poster import Card, Listed, Poster, typeset
from aanbel.desk.models.chart import ChartVersion
from aanbel.desk.queries.chart import names_of
from aanbel.desk.wording.chart import head_of, kind_word, text_of
from aanbel.desk.wording.chart_picture import Sign, Words, picture
from aanbel.kernel import clock


def chart_poster(by: Acting, version: ChartVersion, *, town: str) -> bytes:
    """The PDF of this version."""
    chart = version.chart
    services, icons = names_of(by, chart), _icons(Path(settings.FRONTEND) / "icons.svg")
    drawn = picture(chart, services=services)
    day = date_format(version.published_at.astimezone(clock.AMSTERDAM), "j F Y")
    foot = _("Version %(number)s, published on %(day)s. Is something not right? Tell the coordinator.")
    return typeset(
        Poster(
            title=_("Money worries? This is how we help"),
            town=town,
            foot=foot % {"number": version.number, "day": day},
            list_title=_("The same as a list"),
            language=(get_language() or "nl")[:2],
            left=drawn.layout.left,
            top=drawn.layout.top,
            width=drawn.layout.width,
            height=drawn.layout.height,
            lines=tuple(strand for line in drawn.lines for strand in line.strands),
            cards=tuple(_card(sign, icons.get(sign.icon, "")) for sign in drawn.signs),
            stations=tuple(
                Listed(
                    head_of(node, services.get(node.service, "") if node.service else "") or kind_word(node.kind),
                    text_of(node),
                    tuple(
                        f"{option.label} → {text_of(chart.by_id[option.to])}".strip()
                        for option in node.options
                        if option.to in chart.by_id
                    ),
                )
                for node in chart.nodes
            ),
        ),
        Path(settings.FRONTEND) / "paper",
    )


@cache
def _icons(sprite: Path) -> dict[str, str]:
    """The lines of every picture of the house; none while the front end is not built: then the words stand alone."""
    drawn = sprite.read_text(encoding="utf-8") if sprite.exists() else ""
    return dict(re.findall(r'<symbol id="([a-z0-9-]+)"[^>]*>(.*?)</symbol>', drawn, re.DOTALL))


def _card(sign: Sign, icon: str) -> Card:
    ways = () if sign.entry else sign.ways
    into = ((-5, sign.stop.y, sign.stop.height),) if sign.stop else ()
    return Card(
        kind=sign.node.kind.value,
        tile=sign.node.tile,
        icon=icon,
        x=sign.x,
        y=sign.y,
        width=sign.width,
        height=sign.height,
        head=_said(sign.head),
        text=_said(sign.text),
        options=tuple(one for way in ways for one in _said(way.words)),
        rules=tuple(way.top for way in ways),
        stops=(*into, *((sign.out, way.stop.y, way.stop.height) for way in sign.ways)),
    )


def _said(words: tuple[Words, ...]) -> tuple[tuple[int, int, str], ...]:
    return tuple((one.x, one.y, one.text) for one in words)
