"""The whole social map as a file after HSDS: nested JSON, or its tables in a zip. Taking it out is written down."""

import io
import json
import zipfile
from enum import StrEnum

from aanbel.audit import services as audit
from aanbel.audit.acting import Acting
from aanbel.audit.verbs import Verb
from aanbel.directory.core.hsds import World, full, table_texts
from aanbel.directory.queries.exchange import Records, by_table, columns, whole_map


class Form(StrEnum):
    """How the map is written."""

    JSON = "json"  # a list of services, each with all that belongs to it
    CSV = "csv"  # a zip with the tables of HSDS


def export_map(*, by: Acting, form: Form) -> bytes:
    """Everything that stands on the map of a municipality, also what is for professionals only."""
    records = whole_map(by=by)
    audit.record(by=by, verb=Verb.MAP_EXPORTED, entries=len(records["service"]))
    return zipped(records) if form is Form.CSV else nested(records)


def nested(records: Records) -> bytes:
    """The services with all that belongs to them; then the organisations, places and terms no service names."""
    world, told = World(records), []
    for entity in ("service", "organization", "location", "taxonomy_term"):
        for record in records[entity]:
            if entity == "service" or not _named(entity, record["id"], world):
                told.append(full(entity, record, world))
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


def zipped(records: Records) -> bytes:
    """A zip of CSV files with the names and columns of HSDS; fields of our profile are the last columns."""
    folded = io.BytesIO()
    with zipfile.ZipFile(folded, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in table_texts(by_table(records), columns()).items():
            archive.writestr(zipfile.ZipInfo(name, date_time=(2020, 1, 1, 0, 0, 0)), text)
    return folded.getvalue()


def _named(entity: str, number: str, world: World) -> bool:
    """Whether it comes along with a service, directly or through one that does."""
    if entity == "organization":
        return any(True for _one in world.under("service", "organization_id", number))
    if entity == "location":
        return any(True for _one in world.under("service_at_location", "location_id", number))
    return any(True for _one in world.under("attribute", "taxonomy_term_id", number))
