"""A small district: two neighbourhoods, their places and the people who agreed to be on the map."""

from datetime import timedelta
from itertools import count

from aanbel.accounts.models import Neighbourhood
from aanbel.audit.acting import Acting
from aanbel.kernel import clock
from aanbel.neighbourhood.models import KeyFigure, Preference, Spot

_numbers = count(1)


def area(by: Acting, name: str = "Molenwijk") -> Neighbourhood:
    """A neighbourhood of this municipality, made once."""
    found, _new = Neighbourhood.objects.get_or_create(
        municipality_id=by.municipality, name=name, defaults={"code": f"BU{next(_numbers):05d}"}
    )
    return found


def spot(by: Acting, name: str = "De Spil", *, within: str = "Molenwijk", **columns: object) -> Spot:
    """A place, without a point on the globe unless told otherwise."""
    known = {"kind": Spot.Kind.COMMUNITY_CENTRE, **columns}
    return Spot.objects.create(municipality_id=by.municipality, neighbourhood=area(by, within), name=name, **known)


def figure(
    by: Acting, name: str = "Fatima", *, within: str = "Molenwijk", days: int = 365, **columns: object
) -> KeyFigure:
    """Somebody whose yes was given a year ago and stands for `days` more; with a negative number it has ended."""
    today = clock.today()
    known = {
        "preference": Preference.CALL,
        "phone": "06 0000 0000",
        "consent_on": today - timedelta(days=365),
        "consent_until": today + timedelta(days=days),
        "consent_how": KeyFigure.How.PAPER,
        "consent_words": "Ja, ik wil op de kaart staan.",
        **columns,
    }
    return KeyFigure.kept.create(municipality_id=by.municipality, neighbourhood=area(by, within), name=name, **known)
