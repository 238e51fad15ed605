"""Partners, agreements and files at the door, as little as a test needs."""

from datetime import date
from pathlib import Path
from typing import Any

from aanbel.audit.acting import Acting
from aanbel.intake import services
from aanbel.intake.models import Agreement, Delivery, Partner
from aanbel.intake.tests.files import csv_of


def partner(by: Acting, slug: str = "lichtstroom", kind: str = "energie", name: str = "") -> Partner:
    """A signal partner."""
    return services.register_partner(by=by, slug=slug, name=name or slug.title(), kind=kind)


def agreement(by: Acting, slug: str = "lichtstroom", **terms: Any) -> Agreement:
    """An agreement with that partner, from 2020 on."""
    partner(by, slug, kind=terms.pop("kind", "energie"))
    return services.agree(by=by, partner=slug, **{"starts_on": date(2020, 1, 1), **terms})


def file(folder: Path, content: str | bytes = "", name: str = "signalen.csv") -> Path:
    """A file at the door; default: the canonical file with one good row."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else (content or csv_of({})).encode())
    return path


def delivery(by: Acting, folder: Path, content: str | bytes = "", **more: Any) -> Delivery:
    """A received file, not read yet."""
    return services.receive_delivery(
        by=by, partner=more.pop("partner", "lichtstroom"), path=file(folder, content), **more
    )
