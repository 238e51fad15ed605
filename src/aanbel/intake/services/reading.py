"""Received files become signals and findings: one pass for one file or for ten thousand of many municipalities.

DuckDB reads and judges; PostgreSQL gets the rows by COPY into temporary tables and takes them in with one INSERT …
SELECT per table. All of it is one transaction, so that a delivery is read whole or not at all: killed anywhere and
started again, the end is the same.
"""

import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import pyarrow as pa
from django.conf import settings
from django.db import connection as database
from django.db import transaction
from django.utils.translation import gettext as _
from duckdb import DuckDBPyConnection

from aanbel.accounts.permissions import check_can_coordinate
from aanbel.audit.acting import Acting
from aanbel.audit.planner import tell_planner
from aanbel.audit.verbs import Verb
from aanbel.intake.core.judging import SIGNAL_COLUMNS
from aanbel.intake.core.opening import CHUNK
from aanbel.intake.core.reading import connection, read_many
from aanbel.intake.core.sources import Source, Tally
from aanbel.intake.models import Agreement, Delivery, Partner
from aanbel.intake.services.report import Report, report_of
from aanbel.intake.services.shapes import shape_agreed
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing

NEW_SIGNALS = "intake_new_signal"
NEW_FINDINGS = "intake_new_finding"
NEW_TALLIES = "intake_new_tally"

_COLUMNS = ", ".join(SIGNAL_COLUMNS)

STAGING = f"""
drop table if exists {NEW_SIGNALS}, {NEW_FINDINGS}, {NEW_TALLIES};
create temp table {NEW_SIGNALS} on commit drop as
    select delivery_id, row, {_COLUMNS} from intake_signal with no data;
create temp table {NEW_FINDINGS} on commit drop as
    select delivery_id, row, "column", grade, code, params from intake_finding with no data;
create temp table {NEW_TALLIES} (
    delivery_id bigint primary key, accepted int, refused int, warnings int, fatal boolean, profile text
) on commit drop;
"""

TAKE_IN = f"""
insert into intake_signal (municipality_id, partner_id, delivery_id, period, row, {_COLUMNS})
select d.municipality_id, d.partner_id, d.id, d.period, n.row, {", ".join(f"n.{name}" for name in SIGNAL_COLUMNS)}
from {NEW_SIGNALS} n join intake_delivery d on d.id = n.delivery_id
on conflict (municipality_id, partner_id, reference) do nothing
"""

NOTE_KNOWN = f"""
insert into {NEW_FINDINGS} (delivery_id, row, "column", grade, code, params)
select n.delivery_id, n.row, '', 'warning', 'already_known',
    jsonb_build_object('day', to_char(e.received_at at time zone 'Europe/Amsterdam', 'DD-MM-YYYY'))
from {NEW_SIGNALS} n
join intake_delivery d on d.id = n.delivery_id
join intake_signal s on s.municipality_id = d.municipality_id and s.partner_id = d.partner_id
    and s.reference = n.reference and s.delivery_id <> n.delivery_id
join intake_delivery e on e.id = s.delivery_id
"""

NOTE_FINDINGS = f"""
insert into intake_finding (municipality_id, delivery_id, row, "column", grade, code, params)
select d.municipality_id, d.id, n.row, n."column", n.grade, n.code, n.params
from {NEW_FINDINGS} n join intake_delivery d on d.id = n.delivery_id
"""

SETTLE = f"""
update intake_delivery d
set accepted = t.accepted, refused = t.refused, profile = t.profile, read_at = %s,
    status = case when t.fatal then '{Delivery.Status.REFUSED}' else '{Delivery.Status.READ}' end,
    warnings = t.warnings + coalesce(k.signals, 0)
from {NEW_TALLIES} t
left join (
    select delivery_id, count(*) as signals from {NEW_FINDINGS} where code = 'already_known' group by delivery_id
) k on k.delivery_id = t.delivery_id
where d.id = t.delivery_id
"""

RECORD = f"""
insert into audit_event (municipality_id, verb, subject, data, actor_id, actor_name, at)
select d.municipality_id, '{Verb.DELIVERY_READ}', 'delivery:' || d.id,
    jsonb_build_object('accepted', d.accepted, 'refused', d.refused), %s, %s, %s
from intake_delivery d join {NEW_TALLIES} t on t.delivery_id = d.id
"""


def read_delivery(*, by: Acting, delivery: int) -> Report:
    """Reads one received file; what was read before is only reported again."""
    read_deliveries(by=by, deliveries=[delivery])
    found = Delivery.objects.filter(municipality_id__in=by.municipalities, pk=delivery).first()
    if found is None:
        raise Missing(_("This delivery is not here."))
    return report_of(by=by, delivery=found)


@transaction.atomic
def read_deliveries(
    *, by: Acting, deliveries: Iterable[int] | None = None, memory: str = "1GB", threads: int = 2
) -> int:
    """Reads these received files (default: all that wait) in one pass; gives the number of rows in them."""
    check_can_coordinate(by)
    waiting = _waiting(by, deliveries)
    if not waiting:
        return 0
    sources = _sources(waiting)
    with (
        tempfile.TemporaryDirectory(dir=settings.AANBEL_HOME) as work,
        connection(memory=memory, threads=threads, spill=Path(work)) as con,
    ):
        tallies = read_many(con, sources, work=Path(work))
        _stage(con, tallies.values(), Path(work))
    _take_in(by)
    return sum(tally.rows for tally in tallies.values())


def _waiting(by: Acting, deliveries: Iterable[int] | None) -> Sequence[Delivery]:
    """The received and not yet read ones, held against anybody else who would read them now."""
    here = Delivery.objects.select_for_update(of=("self",)).filter(
        municipality_id__in=by.municipalities, status=Delivery.Status.RECEIVED
    )
    if deliveries is not None:
        here = here.filter(pk__in=list(deliveries))
    return list(here.order_by("pk"))


def _sources(waiting: Sequence[Delivery]) -> list[Source]:
    """What intake must know of each file; partners, agreements and their shapes are looked up once."""
    partners = Partner.objects.in_bulk({delivery.partner_id for delivery in waiting})
    agreements = Agreement.objects.in_bulk({delivery.agreement_id for delivery in waiting})
    agreed = {(one.profile, one.agreement_id) for one in waiting}
    shapes = {(named, agreement): shape_agreed(named, agreements[agreement]) for named, agreement in agreed}
    return [
        Source(
            key=delivery.pk,
            path=delivery.stored_at,
            kind=partners[delivery.partner_id].kind,
            delivered_on=delivery.received_at.astimezone(clock.AMSTERDAM).date(),
            profile=shapes[delivery.profile, delivery.agreement_id],
        )
        for delivery in waiting
    ]


def _stage(con: DuckDBPyConnection, tallies: Iterable[Tally], work: Path) -> None:
    """What DuckDB found, in temporary tables of this transaction, the earliest delivery first."""
    columns = ("key", "accepted", "refused", "warnings", "fatal", "profile")
    listed = [[getattr(one, name) for name in columns] for one in tallies]
    con.register("tally", pa.table(dict(zip(columns, zip(*listed, strict=True), strict=True))))
    with database.cursor() as cursor:
        cursor.execute(STAGING)
    _copy(con, f"SELECT file, row, {_COLUMNS} FROM accepted ORDER BY file, row", NEW_SIGNALS, work)
    _copy(con, 'SELECT file, row, "column", grade, code, params FROM finding ORDER BY file, row', NEW_FINDINGS, work)
    _copy(con, "SELECT * FROM tally", NEW_TALLIES, work)


def _copy(con: DuckDBPyConnection, query: str, table: str, work: Path) -> None:
    file = work / f"{table}.csv"
    con.execute(f"COPY ({query}) TO '{file}' (HEADER false, DELIMITER ',', NULLSTR '\\N')")
    statement = f"copy {table} from stdin (format csv, null '\\N')"
    with database.cursor() as cursor, file.open("rb") as rows, cursor.copy(statement) as copy:
        while chunk := rows.read(CHUNK):
            copy.write(chunk)
    file.unlink()


def _take_in(by: Acting) -> None:
    now = clock.now()
    with database.cursor() as cursor:
        cursor.execute(f"select count(*) from {NEW_SIGNALS}")
        (offered,) = cursor.fetchone()
        cursor.execute(f"analyze {NEW_SIGNALS}, {NEW_FINDINGS}, {NEW_TALLIES}")
        tell_planner(cursor, offered, "intake_delivery")
        cursor.execute(TAKE_IN)
        if cursor.rowcount < offered:
            cursor.execute(NOTE_KNOWN)
        cursor.execute(NOTE_FINDINGS)
        cursor.execute(SETTLE, [now])
        cursor.execute(RECORD, [by.user_id, by.name, now])
        tell_planner(cursor, offered, "intake_signal")
        cursor.execute(f"drop table {NEW_SIGNALS}, {NEW_FINDINGS}, {NEW_TALLIES}")
