"""From raw rows to rows that may become signals, and findings for everything that may not.

Set-based: one statement judges all rows of all files, one more per kind of fault that occurs writes its findings.
"""

from duckdb import DuckDBPyConnection

from aanbel.intake.core.columns import COLUMNS, NAMES
from aanbel.intake.core.findings import GRADES
from aanbel.intake.core.rules import EARLIEST, FAULTS, VALUES, house_addition, house_letter
from aanbel.intake.core.texts import CONTROLS, ODD_SIGNS, tidy

TOO_LONG = 1 << len(FAULTS)
TWICE = 1 << (len(FAULTS) + 1)
ERRORS = TOO_LONG | TWICE | sum(1 << bit for bit, fault in enumerate(FAULTS) if fault.refuses)
SHOWN = 60
"""So many characters of a wrong value are shown; enough to find it, too few to spread a file through findings."""

SIGNAL_COLUMNS = (
    "reference", "initials", "prefix", "surname", "birth_date", "sex", "bsn", "street", "house_number", "house_letter",
    "house_addition", "postcode", "place", "phone", "email", "amount", "arrears_since", "signalled_on", "kind",
    "end_of_supply", "crisis", "warm_handover", "supply_ends_on",
)  # fmt: skip
"""The columns of `accepted`, in the order of the table of signals."""


def judge(con: DuckDBPyConnection) -> None:
    """Fill the tables `judged` (every row, with its mask), `finding` and the view `accepted` from `raw` and `source`."""
    con.execute(f"CREATE OR REPLACE TEMP TABLE judged AS {_judged()}")
    _refuse_twice(con)
    _write_findings(con)
    con.execute(
        f"CREATE OR REPLACE TEMP VIEW accepted AS "
        f"SELECT file, row, {', '.join(SIGNAL_COLUMNS)} FROM judged WHERE mask & {ERRORS} = 0"
    )


def _judged() -> str:
    tidied = ", ".join(f"{tidy(name, odd='odd_signs')} AS {name}" for name in NAMES)
    together = f"concat_ws('', {', '.join(NAMES)})"
    values = ", ".join(f"{value} AS {name}" for name, value in VALUES.items())
    mask = " + ".join(
        f"CASE WHEN {fault.when} THEN {1 << bit}::UBIGINT ELSE 0::UBIGINT END" for bit, fault in enumerate(FAULTS)
    )
    long = " OR ".join(
        f"strlen(t.{column.name}) > {column.longest} AND {_too_long(column.name, column.longest)}" for column in COLUMNS
    )
    mask += f" + CASE WHEN {long} THEN {TOO_LONG}::UBIGINT ELSE 0::UBIGINT END"
    return f"""
    WITH marked AS (
        SELECT *, regexp_matches({together}, '{ODD_SIGNS}') AS odd_signs FROM raw
    ), t AS (
        SELECT file, row, fault, odd_signs AND regexp_matches({together}, '{CONTROLS}') AS odd, {tidied} FROM marked
    ), v AS (
        SELECT t, f, {values} FROM t JOIN source f ON f.key = t.file
    )
    SELECT t.file, t.row, ({mask})::UBIGINT AS mask,
        reference, initials, prefix, surname, {_plausible("birth_date")}, coalesce(sex, '') AS sex, bsn, street,
        house_number, {house_letter("v.house_rest")} AS house_letter, {house_addition("v.house_rest")} AS house_addition,
        postcode, place, coalesce(phone, '') AS phone, coalesce(email, '') AS email, amount,
        {_plausible("arrears_since")}, coalesce({_plausible_value("signalled_on")}, f.delivered_on) AS signalled_on,
        kind, end_of_supply, coalesce(crisis, false) AS crisis, coalesce(warm_handover, false) AS warm_handover,
        CASE WHEN v.supply_ends_on >= {EARLIEST} THEN v.supply_ends_on END AS supply_ends_on
    FROM v"""


def _plausible_value(column: str) -> str:
    return f"CASE WHEN v.{column} BETWEEN {EARLIEST} AND f.delivered_on THEN v.{column} END"


def _plausible(column: str) -> str:
    return f"{_plausible_value(column)} AS {column}"


def _too_long(column: str, longest: int) -> str:
    return f"length(t.{column}) > {longest}"


def _refuse_twice(con: DuckDBPyConnection) -> None:
    """Of rows that are good in themselves, the first with a reference stays; the others are refused with its number."""
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE twice AS "
        f"SELECT file, reference, min(row) AS first FROM judged WHERE mask & {ERRORS} = 0 "
        "GROUP BY file, reference HAVING count(*) > 1"
    )
    con.execute(
        f"UPDATE judged SET mask = mask | {TWICE} FROM twice "
        f"WHERE judged.file = twice.file AND judged.reference = twice.reference AND row > first AND mask & {ERRORS} = 0"
    )


def _write_findings(con: DuckDBPyConnection) -> None:
    con.execute(
        "CREATE OR REPLACE TEMP TABLE finding "
        '(file BIGINT, row INTEGER, "column" VARCHAR, code VARCHAR, grade VARCHAR, params JSON)'
    )
    con.execute(
        "CREATE OR REPLACE TEMP TABLE faulty AS SELECT raw.*, judged.mask FROM judged JOIN raw USING (file, row) WHERE mask > 0"
    )
    row = con.execute("SELECT coalesce(bit_or(mask), 0) FROM faulty").fetchone()
    occurring = int(row[0]) if row else 0
    for bit, fault in enumerate(FAULTS):
        if occurring & (1 << bit):
            says_value = fault.column and fault.code.split("_")[-1] not in ("missing", "invalid")
            params = f"json_object('value', left(trim({fault.column}), {SHOWN}))" if says_value else "'{}'"
            _insert(con, fault.column, fault.code, params, f"faulty WHERE mask & {1 << bit} <> 0")
    if occurring & TOO_LONG:
        for column in COLUMNS:
            length = f"length(trim({column.name}))"
            params = f"json_object('length', {length}::VARCHAR, 'longest', '{column.longest}')"
            _insert(con, column.name, "too_long", params, f"faulty WHERE {length} > {column.longest}")
    if occurring & TWICE:
        rows = f"(SELECT j.file, j.row, t.first FROM judged j JOIN twice t USING (file, reference) WHERE mask & {TWICE} <> 0)"
        _insert(con, "reference", "reference_twice", "json_object('first', first::VARCHAR)", rows)
    con.execute("DROP TABLE faulty; DROP TABLE twice")


def _insert(con: DuckDBPyConnection, column: str, code: str, params: str, rows: str) -> None:
    con.execute(
        f"INSERT INTO finding SELECT file, row, '{column}', '{code}', '{GRADES[code]}', {params} FROM {rows}"
    )
