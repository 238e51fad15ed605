"""An approach as it is stored and published: plain lists and words, read back strictly."""

from dataclasses import asdict
from typing import Any

from aanbel.outreach.core.approach import Approach, Asks, Audience, DayPart, Kind, Sequence, Step, Unsound
from aanbel.outreach.core.msgids import gettext_noop as _


def to_json(approach: Approach) -> list[dict[str, Any]]:
    """The sequences in order, without what is left at its default."""
    return [_sequence_to_json(sequence) for sequence in approach.sequences]


def _sequence_to_json(sequence: Sequence) -> dict[str, Any]:
    stored = asdict(sequence)
    stored["audience"] = {name: value for name, value in stored["audience"].items() if value}
    stored["steps"] = [
        {name: value for name, value in step.items() if value or name == "within"} for step in stored["steps"]
    ]
    return stored


def from_json(stored: list[dict[str, Any]]) -> Approach:
    """Reads a stored approach back; whatever is not one is `Unsound`."""
    try:
        return Approach(tuple(_read_sequence(item) for item in stored))
    except Unsound:
        raise
    except (KeyError, TypeError, ValueError, AttributeError) as unreadable:
        raise Unsound(_("This approach could not be read.")) from unreadable


def _read_sequence(item: dict[str, Any]) -> Sequence:
    audience = dict(item["audience"])
    audience["trays"] = tuple(str(tray) for tray in audience.get("trays", ()))
    steps = tuple(_read_step(step) for step in item["steps"])
    return Sequence(**{**item, "audience": Audience(**audience), "steps": steps})


def _read_step(item: dict[str, Any]) -> Step:
    part = item.get("day_part")
    known = {
        "kind": Kind(item["kind"]),
        "day_part": DayPart(part) if part else None,
        "asks": Asks(item.get("asks", "")),
    }
    return Step(**{**item, **known})
