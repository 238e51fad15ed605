"""What the editor in the browser is told: the stations, where they stand, the words, and where to send what."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _

from aanbel.audit.acting import Acting
from aanbel.desk.core.chart import Chart, as_json
from aanbel.desk.core.chart.layout import layout
from aanbel.desk.core.roles import HelpRole
from aanbel.desk.models.chart import ChartDraft
from aanbel.desk.queries.chart import ServiceSummary, names_of
from aanbel.desk.wording.chart import KINDS, Said, clock_words, head_of, text_of
from aanbel.desk.wording.roles import role_words
from aanbel.desk.wording.tiles import TILES
from aanbel.kernel import clock

LONGEST_CLOCK = 60


def island(by: Acting, draft: ChartDraft, services: Sequence[ServiceSummary], said: Sequence[Said]) -> dict[str, Any]:
    """Everything at the start."""
    return {
        "chart": as_json(draft.chart),
        "save": reverse("desk:chart_save"),
        "icons": static("icons.svg"),
        "kinds": {kind: {"word": str(word), "icon": icon} for kind, (word, icon) in KINDS.items()},
        "tiles": {tile.tile: {"word": str(tile.word), "icon": tile.icon} for tile in TILES.values()},
        "roles": {role.value: {"word": str(role_words(role).word), "icon": role_words(role).icon} for role in HelpRole},
        "services": {str(one.id): one.name for one in services},
        "clocks": [clock_words(days) for days in range(LONGEST_CLOCK + 1)],
        "words": _words(),
        **answer(by, draft, said),
    }


def answer(by: Acting, draft: ChartDraft, said: Sequence[Said]) -> dict[str, Any]:
    """What changes with every save: the turn, where stations stand, and what is the matter."""
    drawn = draft.chart
    return {
        "turn": draft.turn,
        "saved": f"{draft.changed_at.astimezone(clock.AMSTERDAM):%H:%M}",
        "problems": [asdict(one) for one in said],
        **_places(by, drawn),
    }


def _places(by: Acting, drawn: Chart) -> dict[str, Any]:
    """Where the drawing puts each station, through which points a long way passes, and which way closes a circle."""
    names = names_of(by, drawn)
    found = layout(
        drawn,
        texts={node.id: text_of(node) for node in drawn.nodes},
        heads={node.id: head_of(node, names.get(node.service, "") if node.service else "") for node in drawn.nodes},
    )
    return {
        "places": {one.id: [one.x, one.y] for one in found.stations},
        "through": {f"{one.start}|{one.option}|{one.end}": one.through for one in found.tracks if one.through},
        "back": [f"{one.start}|{one.option}|{one.end}" for one in found.tracks if one.back],
    }


def _words() -> dict[str, str]:
    return {
        "to": _("To: %(who)s"),
        "appointment": _("Appointment: %(who)s"),
        "saving": _("Saving …"),
        "saved": _("Saved at %(time)s"),
        "offline": _("Not saved: no connection. We try again by ourselves."),
        "signedOut": _("Not saved: you are signed out. Sign in in another tab, then we save it by ourselves."),
        "nothing": _("Nothing is the matter. This can be published."),
        "blocking": _("To be mended first"),
        "warning": _("Look at this"),
        "unnamed": _("station without words"),
        "added": _("Station added"),
        "removed": _("Station taken away"),
        "connected": _("Connected"),
        "undone": _("Undone"),
        "redone": _("Done again"),
        "option": _("Option"),
        "drag": _("Drag to the station where it leads"),
        "full": _("A station has eight options at most. Nothing was connected."),
        "theirs": _("This is their work. With Undo yours comes back."),
    }
