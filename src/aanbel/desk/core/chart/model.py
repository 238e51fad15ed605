"""What a flowchart is: stations with words, and the ways between them. Values in, values out.

A resident comes in at an entry (one for each tile), passes questions and urgent stations, and arrives at an end: an
answer, a hand-over or an appointment. Nothing of a person is in it.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from typing import Any
from uuid import UUID

from aanbel.kernel.plain_text import storable

FORMAT = 1
"""The version of the stored form; `from_json` reads this one and refuses what it does not know."""
ID = re.compile(r"[A-Za-z0-9_-]{1,40}")
MOST_NODES = 400
"""More than anybody can follow; a file that brings more is not a flowchart."""
MOST_OPTIONS = 8
"""More than anybody reads out at a busy desk; the form of a station has so many rows."""
FARTHEST = 20_000
"""Units of the drawing: farther than this nobody puts a station by hand."""


class NodeKind(StrEnum):
    """What happens at a station."""

    ENTRY = "entry"
    QUESTION = "question"
    URGENT = "urgent"
    ANSWER = "answer"
    HAND_OVER = "hand_over"
    APPOINTMENT = "appointment"


ENDS = frozenset({NodeKind.ANSWER, NodeKind.HAND_OVER, NodeKind.APPOINTMENT})
"""Where a walk stops."""
HELPED_BY = frozenset({NodeKind.HAND_OVER, NodeKind.APPOINTMENT})
"""Ends at which somebody else takes over."""


@dataclass(frozen=True, slots=True)
class Option:
    """A way on: what is said when it is taken, and the station it leads to ("" while it leads nowhere yet)."""

    label: str
    to: str = ""


@dataclass(frozen=True)
class Node:
    """One station. `text` is what is asked or told, `help` a line for who is at the desk.

    `tile` ties an entry to a tile of the desk; `role` and `service` say who takes over at an end; `clock` is the number
    of working days within which somebody must have acted (0 = today; Wgs art. 4 knows three). `place` is where the
    editor put it, in units of the drawing.
    """

    id: str
    kind: NodeKind
    text: str = ""
    help: str = ""
    options: tuple[Option, ...] = ()
    role: str = ""
    service: UUID | None = None
    clock: int | None = None
    tile: str = ""
    place: tuple[int, int] | None = None

    @property
    def ends(self) -> bool:
        """Whether a walk stops here."""
        return self.kind in ENDS


@dataclass(frozen=True)
class Chart:
    """All stations, in the order in which they were made."""

    nodes: tuple[Node, ...] = ()
    format: int = field(default=FORMAT, compare=False)

    @cached_property
    def by_id(self) -> Mapping[str, Node]:
        """Each station by its id."""
        return {node.id: node for node in self.nodes}

    @cached_property
    def entries(self) -> tuple[Node, ...]:
        """Where residents come in."""
        return tuple(node for node in self.nodes if node.kind is NodeKind.ENTRY)

    @cached_property
    def ways(self) -> tuple[tuple[str, int, str], ...]:
        """Every way that leads to a station that is there: from, the how-manieth option, to."""
        return tuple(
            (node.id, nth, option.to)
            for node in self.nodes
            for nth, option in enumerate(node.options)
            if option.to in self.by_id
        )

    def entry_of(self, tile: str) -> Node | None:
        """The entry of this tile."""
        return next((node for node in self.entries if node.tile == tile), None)

    def with_nodes(self, nodes: Iterable[Node]) -> "Chart":
        """The same flowchart with these stations."""
        return replace(self, nodes=tuple(nodes))


class Unreadable(Exception):
    """What was given is not a flowchart; the message is an English sentence for the log, not for the screen."""


def as_json(chart: Chart) -> dict[str, Any]:
    """The stored form. What is empty is left out.

    >>> as_json(Chart((Node("a", NodeKind.ANSWER, "Klaar"),)))
    {'format': 1, 'nodes': [{'id': 'a', 'kind': 'answer', 'text': 'Klaar'}]}
    """
    return {"format": FORMAT, "nodes": [_node_as_json(node) for node in chart.nodes]}


def from_json(stored: Mapping[str, Any]) -> Chart:
    """Reads the stored form; raises `Unreadable` when it is another one, or has two stations with one id."""
    if not isinstance(stored, Mapping) or stored.get("format") != FORMAT:
        raise Unreadable("not a flowchart of this format")
    told = stored.get("nodes")
    if not isinstance(told, list) or len(told) > MOST_NODES:
        raise Unreadable(f"nodes must be a list of at most {MOST_NODES}")
    try:
        chart = Chart(tuple(_node(one) for one in told))
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        raise Unreadable(f"a station cannot be read: {error!r}") from error
    if len(chart.by_id) != len(chart.nodes):
        raise Unreadable("two stations have the same id")
    return chart


def _node_as_json(node: Node) -> dict[str, Any]:
    whole: dict[str, Any] = {
        "id": node.id,
        "kind": node.kind.value,
        "text": node.text,
        "help": node.help,
        "options": [{"label": option.label, "to": option.to} for option in node.options],
        "role": node.role,
        "service": str(node.service) if node.service else "",
        "tile": node.tile,
        "place": list(node.place) if node.place else None,
    }
    kept = {name: value for name, value in whole.items() if value}
    return kept | ({"clock": node.clock} if node.clock is not None else {})


def _node(told: Mapping[str, Any]) -> Node:
    clock, place = told.get("clock"), told.get("place")
    return Node(
        id=_id(told["id"]),
        kind=NodeKind(told["kind"]),
        text=_text(told.get("text", ""), 400),
        help=_text(told.get("help", ""), 400),
        options=_options(told.get("options", ())),
        role=_text(told.get("role", ""), 20),
        service=UUID(told["service"]) if told.get("service") else None,
        clock=None if clock in (None, "") else max(0, min(60, int(clock))),
        tile=_text(told.get("tile", ""), 20),
        place=(_within(place[0]), _within(place[1])) if place else None,
    )


def _options(told: Sequence[Mapping[str, Any]]) -> tuple[Option, ...]:
    if len(told) > MOST_OPTIONS:
        raise ValueError(f"a station has at most {MOST_OPTIONS} options")
    return tuple(Option(_text(one.get("label", ""), 120), _text(one.get("to", ""), 40)) for one in told)


def _within(told: Any) -> int:
    return max(-FARTHEST, min(FARTHEST, int(told)))


def _id(told: Any) -> str:
    if not isinstance(told, str) or not ID.fullmatch(told):
        raise ValueError("an id is letters, digits and dashes")
    return told


def _text(told: Any, longest: int) -> str:
    if not isinstance(told, str):
        raise TypeError("words must be text")
    return " ".join(storable(told).split())[:longest]
