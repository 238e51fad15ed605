"""Places on the map, the ties between everybody and everything on it, and the streets of the municipality."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from aanbel.accounts import queries as accounts
from aanbel.accounts.models import Neighbourhood
from aanbel.audit import services as audit
from aanbel.audit.acting import Acting
from aanbel.audit.verbs import Verb
from aanbel.directory.models import Location
from aanbel.gateways import geocoder
from aanbel.kernel.errors import Missing, Refused
from aanbel.neighbourhood.models import KeyFigure, Spot, Street, Tie
from aanbel.neighbourhood.permissions import check_can_keep_network, check_can_name_streets
from aanbel.neighbourhood.services.notes import WHERE, check_about_nobody

MOST_STREETS = 20_000


@dataclass(frozen=True)
class Whereabouts:
    """A place: what it is, what it is called, where."""

    kind: Spot.Kind
    name: str
    neighbourhood: int
    address_words: str = ""
    location: UUID | None = None


@transaction.atomic
def keep_spot(*, by: Acting, place: Whereabouts, spot: int | None = None, sure: bool = False) -> Spot:
    """A place comes on the map, or what we know of it changes. Its address is looked up once, when it is new.

    A place that is called like a person or a front door may be somebody's home: the writer is asked.
    """
    check_can_keep_network(by)
    name = place.name.strip()
    if not name:
        raise Refused(_("Fill in what this place is called."))
    check_about_nobody([name], sure=sure)
    check_about_nobody([place.address_words], sure=sure, may_say=WHERE)
    if not Neighbourhood.objects.filter(municipality_id=by.municipality, pk=place.neighbourhood).exists():
        raise Refused(_("Choose a neighbourhood of this municipality."))
    same = Spot.objects.filter(municipality_id=by.municipality, neighbourhood=place.neighbourhood, name=name)
    if any(other.pk != spot for other in same):
        raise Refused(_("This place is on the map already. Choose it from the list, or give it another name."))
    found = _spot(by, spot) if spot is not None else Spot(municipality_id=by.municipality)
    moved = found.address_words != place.address_words.strip() or found.lon is None
    found.kind, found.name, found.neighbourhood_id = place.kind, name, place.neighbourhood
    found.address_words = place.address_words.strip()
    found.location = _location(by, place.location) if place.location else None
    if moved:
        found.lon, found.lat = _on_map(found)
    found.save()
    audit.record(by=by, verb=Verb.SPOT_KEPT, name=found.name)
    return found


@transaction.atomic
def remove_spot(*, by: Acting, spot: int) -> None:
    """The shop closed: the place and its ties go; key figures stay."""
    check_can_keep_network(by)
    found = _spot(by, spot)
    audit.record(by=by, verb=Verb.SPOT_REMOVED, name=found.name)
    found.delete()


@transaction.atomic
def tie(*, by: Acting, one: str, other: str, kind: Tie.Kind, strength: int = 2) -> Tie:
    """Two of the map have to do with each other; a second time changes how. Keys are as in `core.network`: f3, s12."""
    check_can_keep_network(by)
    if one == other:
        raise Refused(_("Choose two different people or places."))
    if strength not in (1, 2, 3):
        raise Refused(_("Choose how strong the tie is: sometimes, regularly or closely."))
    first, second = sorted((_end(by, one), _end(by, other)))
    kept, _new = Tie.objects.update_or_create(
        municipality_id=by.municipality,
        **first.columns(""),
        **second.columns("other_"),
        defaults={"kind": kind, "strength": strength},
    )
    audit.record(by=by, verb=Verb.TIE_KEPT)
    return kept


@transaction.atomic
def untie(*, by: Acting, tie: int) -> None:
    """They have nothing to do with each other any more."""
    check_can_keep_network(by)
    gone, _tables = Tie.objects.filter(municipality_id=by.municipality, pk=tie).delete()
    if not gone:
        raise Missing(_("This tie is not on the map (any more)."))
    audit.record(by=by, verb=Verb.TIE_REMOVED)


@transaction.atomic
def name_streets(*, by: Acting, streets: Mapping[tuple[str, int], Sequence[str]]) -> int:
    """Sets the list of streets, by name and neighbourhood, with their postcodes; the one before it is gone."""
    check_can_name_streets(by)
    if not {area for _name, area in streets} <= {one.pk for one in accounts.neighbourhoods(by=by)}:
        raise Refused(_("Choose a neighbourhood of this municipality."))
    if len(streets) > MOST_STREETS:
        raise Refused(_("These are more streets than a municipality has. Paste streets, not addresses."))
    Street.objects.filter(municipality_id=by.municipality).delete()
    Street.objects.bulk_create(
        [
            Street(municipality_id=by.municipality, name=name, neighbourhood_id=area, postcodes=sorted(postcodes))
            for (name, area), postcodes in streets.items()
        ],
        batch_size=2_000,
    )
    audit.record(by=by, verb=Verb.STREETS_NAMED, streets=len(streets))
    return len(streets)


@dataclass(frozen=True)
class _End:
    """One end of a tie; people go before places, and the earlier before the later, so that a tie is stored once."""

    figure: int | None = None
    spot: int | None = None

    def __lt__(self, other: "_End") -> bool:
        return (self.figure is None, self.figure or self.spot or 0) < (
            other.figure is None,
            other.figure or other.spot or 0,
        )

    def columns(self, prefix: str) -> dict[str, Any]:
        """What it is in the table, of the first end or of the other."""
        return {f"{prefix}figure_id": self.figure, f"{prefix}spot_id": self.spot}


def _end(by: Acting, key: str) -> _End:
    kind, number = key[:1], key[1:]
    if kind == "f" and number.isdecimal():
        if KeyFigure.objects.filter(municipality_id=by.municipality, pk=int(number)).exists():
            return _End(figure=int(number))
    elif kind == "s" and number.isdecimal():
        return _End(spot=_spot(by, int(number)).pk)
    raise Missing(_("This is not on the map (any more)."))


def _spot(by: Acting, spot: int) -> Spot:
    found = Spot.objects.filter(municipality_id=by.municipality, pk=spot).first()
    if found is None:
        raise Missing(_("This place is not on the map (any more)."))
    return found


def _location(by: Acting, location: UUID) -> Location | None:
    return Location.objects.filter(municipality_id=by.municipality, pk=location).first()


def _on_map(spot: Spot) -> tuple[float | None, float | None]:
    """Where it is: as the social map says, else as a map service says; neither is no trouble, the list has it too."""
    if spot.location is not None and spot.location.longitude is not None:
        return spot.location.longitude, spot.location.latitude
    if not spot.address_words or not geocoder.switched_on():
        return None, None
    try:
        return geocoder.find(words=spot.address_words) or (None, None)
    except geocoder.GeocoderTrouble:
        return None, None
