"""A dry run: the same reading as a delivery gets, with nothing kept."""

import hashlib
import json
import tempfile
from pathlib import Path

import pyarrow as pa
from django.conf import settings
from django.utils.translation import gettext as _
from duckdb import DuckDBPyConnection

from aanbel.accounts.permissions import check_can_coordinate
from aanbel.audit.acting import Acting
from aanbel.intake.core.findings import EXAMPLES, Sort
from aanbel.intake.core.profiles import BUILT_IN
from aanbel.intake.core.reading import connection, read_many
from aanbel.intake.core.sources import Source
from aanbel.intake.models import Agreement, Delivery, Partner, Signal
from aanbel.intake.services.receiving import holding
from aanbel.intake.services.report import MOST_FINDINGS, Report, found
from aanbel.intake.services.shapes import shape_agreed
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing, Refused

AT_ONCE = 10_000

SORTS = f"""
    SELECT code, "column", count(*), coalesce(list(row ORDER BY row) FILTER (row > 0 AND place <= {EXAMPLES}), []),
        arg_min(params, place)
    FROM (SELECT *, row_number() OVER (PARTITION BY code, "column" ORDER BY row) AS place FROM finding)
    GROUP BY code, "column"
"""


def dry_run(*, by: Acting, partner: str, path: Path, profile: str = "") -> Report:
    """Reads a file as a delivery of this partner would be read today, and keeps nothing."""
    check_can_coordinate(by)
    known = Partner.objects.filter(slug=partner).first()
    if known is None:
        raise Missing(_("There is no signal partner “%(slug)s”.") % {"slug": partner})
    if profile and profile not in BUILT_IN:
        raise Refused(_("Unknown file shape “%(profile)s”.") % {"profile": profile})
    terms = Agreement.objects.filter(municipality_id=by.municipality, partner=known)
    shape = shape_agreed(profile, holding(terms, known, clock.today()))
    source = Source(key=0, path=path, kind=known.kind, delivered_on=clock.today(), profile=shape)
    with tempfile.TemporaryDirectory(dir=settings.AANBEL_HOME) as work, connection(spill=Path(work)) as con:
        tally = read_many(con, [source], work=Path(work))[0]
        again = _note_known(con, by, known)
        rows = con.execute(
            f'SELECT row, "column", code, params FROM finding ORDER BY row, code LIMIT {MOST_FINDINGS}'
        ).fetchall()
        sorts = [
            Sort(code, column, count, tuple(first), json.loads(params))
            for code, column, count, first, params in con.execute(SORTS).fetchall()
        ]
    return Report(
        delivery=None,
        profile=tally.profile,
        accepted=tally.accepted,
        refused=tally.refused,
        warnings=tally.warnings + again,
        fatal=tally.fatal,
        errors=found((row, column, code, json.loads(params)) for row, column, code, params in rows),
        findings=sum(sort.count for sort in sorts),
        known=again,
        sorts=tuple(sorts),
        duplicate=_received_before(by, known, path),
    )


def _note_known(con: DuckDBPyConnection, by: Acting, partner: Partner) -> int:
    """The references that came in before, as findings; how many."""
    noted: list[tuple[int, str]] = []
    offered = con.execute("SELECT reference, row FROM accepted")
    while rows := dict(offered.fetchmany(AT_ONCE)):
        here = Signal.objects.filter(municipality_id=by.municipality, partner=partner, reference__in=list(rows))
        noted += [
            (rows[reference], f"{moment.astimezone(clock.AMSTERDAM):%d-%m-%Y}")
            for reference, moment in here.values_list("reference", "delivery__received_at")
        ]
    con.register("noted", pa.table({"row": [row for row, _day in noted], "day": [day for _row, day in noted]}))
    con.execute("INSERT INTO finding SELECT 0, row, '', 'already_known', 'warning', json_object('day', day) FROM noted")
    con.unregister("noted")
    return len(noted)


def _received_before(by: Acting, partner: Partner, path: Path) -> bool:
    with path.open("rb") as file:
        mark = hashlib.file_digest(file, "sha256").hexdigest()
    return Delivery.objects.filter(municipality_id=by.municipality, partner=partner, sha256=mark).exists()
