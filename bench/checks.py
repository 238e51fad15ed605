"""What makes a national year honest: nothing was skipped, and the people who were recognised are the right ones."""

from pathlib import Path
from typing import Any

import duckdb

from bench.installation import as_owner
from bench.world import World

_COUNTS = {
    "deliveries": "select count(*) from intake_delivery where status = 'read'",
    "signals": "select count(*) from intake_signal",
    "residents": "select count(*) from people_resident",
    "addresses": "select count(*) from people_address",
    "questions": "select count(*) from people_question",
    "links_certain": "select count(*) from people_link where method = 'certain'",
    "cases_open": "select count(*) from cases_case where closed_on is null",
    "cases_multiple": "select count(*) from cases_case where multiple",
    "cases_consecutive": "select count(*) from cases_case where consecutive",
    "search_terms": "select count(*) from worklist_searchterm",
    "events": "select count(*) from audit_event",
}
_NONE_LEFT = {
    "deliveries not read": "select count(*) from intake_delivery where status <> 'read'",
    "signals without a link": """
        select count(*) from intake_signal s
         where not exists (select from people_link l where l.signal_id = s.id)""",
    "signals without a decision": """
        select count(*) from intake_signal s
         where not exists (select from cases_decision d where d.signal_id = s.id)""",
    "signals taken up without a case": """
        select count(*) from cases_decision where code = 'taken_up' and case_id is null""",
    "open cases without a place": """
        select count(*) from cases_case c where closed_on is null
           and not exists (select from worklist_placing p where p.case_id = c.id)""",
    "open cases without a word to find them by": """
        select count(*) from cases_case c where closed_on is null
           and not exists (select from worklist_searchterm t where t.case_id = c.id)""",
}


class Dishonest(AssertionError):
    """The product did not do all its work, so its time says nothing."""


def check_everything_done(world: World) -> dict[str, Any]:
    """Every accepted row is a signal with a link and a decision, every open case has its place; the counts."""
    with as_owner() as admin:
        counts = {name: _one(admin, sql) for name, sql in _COUNTS.items()}
        left = {name: count for name, sql in _NONE_LEFT.items() if (count := _one(admin, sql))}
        codes = dict(
            admin.execute("select code, count(*) from cases_decision group by code order by 2 desc").fetchall()
        )
    if counts["signals"] != world.accepted:
        left["signals missing"] = world.accepted - counts["signals"]
    if left:
        raise Dishonest(", ".join(f"{count:,} {name}" for name, count in left.items()))
    return {**counts, "decisions": codes}


def _one(admin: Any, sql: str) -> int:
    return int(admin.execute(sql).fetchone()[0])


def check_linkage(world: World) -> dict[str, float]:
    """Precision and recall of the certain links of all signals against the truth, in pairs of signals."""
    with duckdb.connect() as con:
        con.execute("CREATE TABLE linked (municipality INT, partner TEXT, reference TEXT, resident BIGINT)")
        con.execute("COPY linked FROM $file (FORMAT csv)", {"file": str(_links(world.folder))})
        con.execute(
            "CREATE TABLE truth AS SELECT * FROM read_csv($file, all_varchar = true)",
            {"file": str(world.folder / "truth.csv")},
        )
        con.execute("""
            CREATE TABLE both_known AS
            SELECT l.resident, t.person FROM linked l JOIN truth t
              ON t.municipality::INT = l.municipality AND t.partner = l.partner AND t.reference = l.reference""")
        matched = con.execute("SELECT count(*) FROM both_known").fetchone()
        found, true, right = (_pairs(con, by) for by in ("resident", "person", "resident, person"))
    if not matched or matched[0] != world.accepted:
        raise Dishonest(f"only {matched} signals were found in the truth")
    return {"precision": round(right / max(1, found), 5), "recall": round(right / max(1, true), 5)}


def _links(folder: Path) -> Path:
    file = folder / "linked.csv"
    query = """
        select l.municipality_id, p.slug, s.reference, l.resident_id
          from people_link l join intake_signal s on s.id = l.signal_id join intake_partner p on p.id = s.partner_id"""
    with (
        as_owner() as admin,
        file.open("wb") as out,
        admin.cursor().copy(f"copy ({query}) to stdout (format csv)") as rows,
    ):
        for block in rows:
            out.write(block)
    return file


def _pairs(con: duckdb.DuckDBPyConnection, by: str) -> int:
    row = con.execute(
        f"SELECT sum(n * (n - 1) // 2)::BIGINT FROM (SELECT count(*) AS n FROM both_known GROUP BY {by})"
    ).fetchone()
    return int(row[0] or 0) if row else 0
