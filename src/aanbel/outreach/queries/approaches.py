"""The versions of the approach. A municipality that made none works by the shipped one, which is its version 1."""

from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import gettext as _

from aanbel.audit.acting import Acting
from aanbel.kernel.errors import Missing
from aanbel.outreach.core import approach as rules
from aanbel.outreach.core import approach_stored as stored
from aanbel.outreach.core.shipped_approaches import APPROACH, APPROACH_NAME
from aanbel.outreach.models import Approach
from aanbel.outreach.permissions import check_can_see_cases


@dataclass(frozen=True)
class Version:
    """One version: its row (as shipped, perhaps not stored yet) and its sequences."""

    row: Approach
    approach: rules.Approach

    @property
    def number(self) -> int:
        """By which an act says where it came from."""
        return self.row.version


def active_approach(*, by: Acting) -> Version:
    """The version by which cases are approached now."""
    row = Approach.objects.filter(
        municipality_id=by.municipality, activated_at__isnull=False, replaced_at__isnull=True
    ).first()
    return Version(row, sequences(row.pk)) if row else Version(_shipped(by), APPROACH)


def approach_version(*, by: Acting, version: int) -> Version:
    """This version: a draft, the active one, or one of the past."""
    check_can_see_cases(by)
    row = Approach.objects.filter(municipality_id=by.municipality, version=version).first()
    if row is not None:
        return Version(row, sequences(row.pk))
    if version == 1:
        return Version(_shipped(by), APPROACH)
    raise Missing(_("There is no version %(version)s of the approach here.") % {"version": version})


def approach_versions(*, by: Acting) -> list[Approach]:
    """All versions, the newest first."""
    check_can_see_cases(by)
    return list(Approach.objects.filter(municipality_id=by.municipality)) or [_shipped(by)]


@lru_cache(maxsize=512)
def sequences(number: int) -> rules.Approach:
    """The sequences of a stored version. Versions never change, so one that was read is kept."""
    return stored.from_json(Approach.objects.get(pk=number).sequences)


def _shipped(by: Acting) -> Approach:
    """Version 1 as it would be stored; `services.propose_approach` stores it before it makes a second."""
    return Approach(municipality_id=by.municipality, version=1, name=APPROACH_NAME)
