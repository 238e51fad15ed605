"""Open Referral HSDS 3 read and written: nested JSON and tables become flat rows, rows become either again.

Nothing the source said is lost: what no column of ours holds, or does not fit it, stays in `further` (ADR 0026).
"""

from aanbel.directory.core.hsds.checking import Checked, Finding, checked
from aanbel.directory.core.hsds.reading import Row, Rows, Unreadable, rows_of
from aanbel.directory.core.hsds.shape import ENTITIES, IN_ORDER, Entity, Field, Link
from aanbel.directory.core.hsds.tables import rows_of_folder, rows_of_zip, table_texts
from aanbel.directory.core.hsds.writing import World, basic, full

__all__ = [
    "ENTITIES",
    "IN_ORDER",
    "Checked",
    "Entity",
    "Field",
    "Finding",
    "Link",
    "Row",
    "Rows",
    "Unreadable",
    "World",
    "basic",
    "checked",
    "full",
    "rows_of",
    "rows_of_folder",
    "rows_of_zip",
    "table_texts",
]
