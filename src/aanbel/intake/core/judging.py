"""From raw rows to rows that may become signals, and findings for everything that may not.

Set-based: one statement judges all rows of all files, one more per kind of fault that occurs writes its findings.
"""

from duckdb import DuckDBPyConnection

from aanbel.intake.core.columns import COLUMNS, NAMES
from aanbel.intake.core.findings import GRADES
from aanbel.intake.core.rules import EARLIEST, FAULTS, STEPS, VALUES, Fault
from aanbel.intake.core.texts import CONTROLS, DAMAGED, ODD_SIGNS, UNTIDY, tidy

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


def _between(column: str, otherwise: str = "NULL") -> str:
    return f"CASE WHEN v.{column} BETWEEN {EARLIEST} AND f.delivered_on THEN v.{column} ELSE {otherwise} END"


PLAUSIBLE = {
    "birth_date": _between("birth_date"),
    "arrears_since": _between("arrears_since"),
    "signalled_on": _between("signalled_on", otherwise="f.delivered_on"),
    "supply_ends_on": f"CASE WHEN v.supply_ends_on >= {EARLIEST} THEN v.supply_ends_on END",
    "sex": "coalesce(v.sex, '')",
    "phone": "coalesce(v.phone, '')",
    "email": "coalesce(v.email, '')",
    "crisis": "coalesce(v.crisis, false)",
    "warm_handover": "coalesce(v.warm_handover, false)",
}
"""What is kept where a value was read but cannot be, or could not be read."""


def judge(con: DuckDBPyConnection) -> None:
    """Fill `judged` (every row, with its mask), `finding` and the view `accepted` from `raw` and `source`."""
    con.execute(f"CREATE OR REPLACE TEMP TABLE judged AS {_judged()}")
    _refuse_twice(con)
    _write_findings(con)
    con.execute(
        f"CREATE OR REPLACE TEMP VIEW accepted AS "
        f"SELECT file, row, {', '.join(SIGNAL_COLUMNS)} FROM judged WHERE mask & {ERRORS} = 0"
    )


def _judged() -> str:
    together = f"concat_ws('|', {', '.join(NAMES)})"
    tidied = ", ".join(f"{tidy(name)} AS {name}" for name in NAMES)
    steps = ", ".join(f"'{name}': {step}" for name, step in STEPS.items())
    values = ", ".join(f"{value} AS {name}" for name, value in VALUES.items())
    mask = " + ".join(
        f"CASE WHEN {fault.when} THEN {1 << bit}::UBIGINT ELSE 0::UBIGINT END" for bit, fault in enumerate(FAULTS)
    )
    long = " OR ".join(f"length(t.{column.name}) > {column.longest}" for column in COLUMNS)
    chosen = ", ".join(f"{PLAUSIBLE.get(name, f'v.{name}')} AS {name}" for name in SIGNAL_COLUMNS)
    return f"""
    WITH marked AS (
        SELECT *, regexp_matches({together}, '{UNTIDY}') AS untidy, strlen({together}) > length({together}) AS accented
        FROM raw
    ), seen AS (
        SELECT *, CASE WHEN untidy THEN regexp_matches({together}, '{ODD_SIGNS}') ELSE false END AS odd,
            CASE WHEN untidy THEN contains({together}, '''') ELSE false END AS quote
        FROM marked
    ), t AS (
        SELECT file, row, fault, {tidied},
            CASE WHEN odd THEN regexp_matches({together}, '{CONTROLS}') ELSE false END AS controls,
            CASE WHEN accented THEN regexp_matches({together}, '{DAMAGED}') ELSE false END AS damaged
        FROM seen
    ), stepped AS (
        SELECT t, {{{steps}}} AS s FROM t
    ), v AS (
        SELECT t, s, f, {values} FROM stepped JOIN source f ON f.key = t.file
    )
    SELECT t.file, t.row, (CASE WHEN {long} THEN {TOO_LONG}::UBIGINT ELSE 0::UBIGINT END + {mask})::UBIGINT AS mask,
        {chosen}
    FROM v"""


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
        "CREATE OR REPLACE TEMP TABLE faulty AS "
        "SELECT raw.*, judged.mask FROM judged JOIN raw USING (file, row) WHERE mask > 0"
    )
    row = con.execute("SELECT coalesce(bit_or(mask), 0) FROM faulty").fetchone()
    occurring = int(row[0]) if row else 0
    for bit, fault in enumerate(FAULTS):
        if occurring & (1 << bit):
            _insert(con, fault.column, fault.code, _params(fault), f"faulty WHERE mask & {1 << bit} <> 0")
    if occurring & TOO_LONG:
        for column in COLUMNS:
            length = f"length(trim({column.name}))"
            params = f"json_object('length', {length}::VARCHAR, 'longest', '{column.longest}')"
            _insert(con, column.name, "too_long", params, f"faulty WHERE {length} > {column.longest}")
    if occurring & TWICE:
        rows = (
            "(SELECT j.file, j.row, t.first FROM judged j JOIN twice t USING (file, reference) "
            f"WHERE mask & {TWICE} <> 0)"
        )
        _insert(con, "reference", "reference_twice", "json_object('first', first::VARCHAR)", rows)
    con.execute("DROP TABLE faulty; DROP TABLE twice")


def _params(fault: Fault) -> str:
    """The value that is wrong, when the sentence tells it."""
    if fault.code == "letters_damaged":
        word = f"regexp_extract(concat_ws(' ', {', '.join(NAMES)}), '[^\\s]*({DAMAGED})[^\\s]*')"
    elif fault.column and fault.code.split("_")[-1] not in ("missing", "invalid"):
        word = f"trim({fault.column})"
    else:
        return "'{}'"
    return f"json_object('value', left({word}, {SHOWN}))"


def _insert(con: DuckDBPyConnection, column: str, code: str, params: str, rows: str) -> None:
    con.execute(f"INSERT INTO finding SELECT file, row, '{column}', '{code}', '{GRADES[code]}', {params} FROM {rows}")
