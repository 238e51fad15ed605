"""A dry run: the same reading as a delivery gets, with nothing kept."""

import json
import tempfile
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from aanbel.accounts.permissions import check_can_coordinate
from aanbel.audit.acting import Acting
from aanbel.intake.core.profiles import BUILT_IN
from aanbel.intake.core.reading import connection, read_many
from aanbel.intake.core.sources import Source
from aanbel.intake.models import Agreement, Partner
from aanbel.intake.services.report import Report, found
from aanbel.intake.services.shapes import shape_agreed
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing, Refused


def dry_run(*, by: Acting, partner: str, path: Path, profile: str = "") -> Report:
    """Reads a file as a delivery of this partner would be read today, and keeps nothing."""
    check_can_coordinate(by)
    known = Partner.objects.filter(slug=partner).first()
    if known is None:
        raise Missing(_("There is no signal partner “%(slug)s”.") % {"slug": partner})
    if profile and profile not in BUILT_IN:
        raise Refused(_("Unknown file shape “%(profile)s”.") % {"profile": profile})
    agreement = Agreement.objects.filter(municipality_id=by.municipality, partner=known).first()
    source = Source(
        key=0, path=path, kind=known.kind, delivered_on=clock.today(), profile=shape_agreed(profile, agreement)
    )
    with tempfile.TemporaryDirectory(dir=settings.AANBEL_HOME) as work, connection(spill=Path(work)) as con:
        tally = read_many(con, [source], work=Path(work))[0]
        rows = con.execute('SELECT row, "column", code, params FROM finding ORDER BY row, code').fetchall()
    return Report(
        delivery=None,
        profile=tally.profile,
        accepted=tally.accepted,
        refused=tally.refused,
        warnings=tally.warnings,
        fatal=tally.fatal,
        errors=found((row, column, code, json.loads(params)) for row, column, code, params in rows),
    )
