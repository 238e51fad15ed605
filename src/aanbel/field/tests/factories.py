"""A phone of a visitor on a round of today, and the facts it would send."""

from typing import Any
from uuid import uuid4

from aanbel.audit.acting import Acting
from aanbel.field import services
from aanbel.field.models import Device
from aanbel.visits.models import Stop

AT = "2026-03-09T10:05:00+01:00"


def phone(by: Acting, name: str = "Pixel") -> Device:
    """A phone in use by this colleague."""
    return services.register_device(by=by, name=name)[0]


def visit(stop: Stop, outcome: str = "not_home", **told: Any) -> dict[str, Any]:
    """What the phone says happened at this door."""
    return {"id": str(uuid4()), "kind": "visit", "stop": stop.pk, "at": AT, "outcome": outcome} | told


def sign(kind: str, stop: Stop | None = None, **told: Any) -> dict[str, Any]:
    """Arrived, left, help, or all is well."""
    return {"id": str(uuid4()), "kind": kind, "at": AT} | ({"stop": stop.pk} if stop else {}) | told
