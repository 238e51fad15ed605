"""The table every kind of file is read into: one row per row of a file, our columns, the texts still as written.

Columns: `file` (the source's key), `row` (as the reader of the file counts), our canonical columns as text, and
`fault`, a code when the row itself could not be split into fields. A row with nothing in it is no row.
"""

from collections.abc import Mapping, Sequence

from duckdb import DuckDBPyConnection

from aanbel.intake.core.columns import BY_NAME, FILLS, NAMES
from aanbel.intake.core.composites import split
from aanbel.intake.core.profiles import Profile
from aanbel.intake.core.texts import literal


def create_raw(con: DuckDBPyConnection) -> None:
    """An empty raw table."""
    columns = ", ".join(f"{name} VARCHAR" for name in NAMES)
    con.execute(f"CREATE OR REPLACE TEMP TABLE raw (file BIGINT, row INTEGER, fault VARCHAR, {columns})")


def add_rows(
    con: DuckDBPyConnection, *, source: str, fields: Mapping[str, Sequence[str]], profile: Profile, fault: str = "NULL"
) -> None:
    """Append the rows of `source` (a relation with `file`, `row` and the file's own fields) to the raw table.

    `fields`: our column → SQL expressions of the file's fields that make it, joined when there are several.
    """
    read = {ours: _converted(ours, _joined(ours, theirs), profile) for ours, theirs in fields.items()}
    split_off: dict[str, str] = {}
    for composite, targets in FILLS.items():
        if composite in read:
            parts = split(composite, "wide." + composite)
            split_off |= {target: parts[target] for target in targets if target not in read}
    present = [*(name for name in NAMES if name in read), *split_off]
    chosen = [*(f"wide.{name}" for name in NAMES if name in read), *split_off.values()]
    anything = " OR ".join(["fault IS NOT NULL", *(f"wide.{name} <> ''" for name in read)])
    inner = ", ".join(f"{expression} AS {name}" for name, expression in read.items())
    con.execute(
        f"INSERT INTO raw (file, row, fault, {', '.join(present)}) "
        f"SELECT file, row, fault, {', '.join(chosen)} "
        f"FROM (SELECT file, row, {fault} AS fault, {inner} FROM {source}) AS wide WHERE {anything}"
    )


def _joined(ours: str, theirs: Sequence[str]) -> str:
    if len(theirs) == 1:
        return theirs[0]
    glue = "-" if ours == "reference" else " "
    filled = ", ".join(f"nullif(trim({field}), '')" for field in theirs)
    if ours == "reference":
        whole = " AND ".join(f"trim({field}) <> ''" for field in theirs)
        return f"CASE WHEN {whole} THEN concat_ws('{glue}', {filled}) END"
    return f"concat_ws('{glue}', {filled})"


def _converted(ours: str, field: str, profile: Profile) -> str:
    if ours == "amount" and profile.amount_in == "cent":
        whole = f"try_cast(trim({field}) AS BIGINT)"
        return f"CASE WHEN {whole} IS NULL THEN {field} ELSE ({whole} / 100.0)::DECIMAL(18, 2)::VARCHAR END"
    words = profile.values.get(ours)
    if not words or ours not in BY_NAME:
        return field
    cases = " ".join(f"WHEN {literal(word.strip().lower())} THEN {literal(ours_)}" for word, ours_ in words.items())
    return f"CASE lower(trim({field})) {cases} ELSE {field} END"
