"""From what creditors wrote to files on disk: references, rows to be refused, the files, the truth, the manifest."""

import csv
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

import duckdb

from aanbel.demo.simulator.creditors import CREDITORS
from aanbel.demo.simulator.shapes import SHAPES, canonical, learn_shapes

Progress = Callable[[str, int, int], None]
"""Called with what is being made, how much is done, and of how much."""

SPOILED = {"postcode": 0.003, "amount": 0.002, "duplicate": 0.002}
"""Rows that must be refused, on top of the good ones and as a share of them: an impossible postcode, a negative amount,
the same reference twice in a file (the second one is refused)."""

MANIFEST = "manifest.csv"


@dataclass(frozen=True)
class WrittenFile:
    """One line of the manifest: which file, for whom, from whom, and what intake must make of it."""

    file: str
    municipality: int
    partner: str
    profile: str
    period: str
    rows: int
    accepted: int
    refused_postcode: int
    refused_amount: int
    refused_duplicate: int


def number_and_spoil(world: duckdb.DuckDBPyConnection) -> None:
    """`line`: what was written with its reference, and the spoiled copies (`flaw` says how)."""
    spoiled = " UNION ALL ".join(
        f"SELECT * REPLACE ({change}), '{flaw}' AS flaw FROM numbered WHERE draw('spoil {flaw}', key) < {SPOILED[flaw]}"
        for flaw, change in {
            "postcode": "chosen(['ONBEKEND', '1234', '0999AA', ''], draw('bad postcode', key)) AS postcode,"
            " number || 'P' AS number",
            "amount": "-amount AS amount, number || 'N' AS number",
            "duplicate": "number AS number",
        }.items()
    )
    world.execute(
        f"""
        CREATE TABLE line AS
        WITH numbered AS (
            SELECT *, CASE partner WHEN 'klokwonen' THEN 'H' || lpad(person::TEXT, 8, '0')
                ELSE upper(substr(partner, 1, 2)) || strftime(period, '%y%m') || '-' || municipality || '-'
                    || lpad((row_number() OVER (PARTITION BY partner, municipality, period ORDER BY key))::TEXT, 5, '0')
                END AS number
            FROM written
        ), flawed AS (
            SELECT *, '' AS flaw FROM numbered UNION ALL {spoiled}
        )
        SELECT *, CASE partner WHEN 'klokwonen' THEN number || '-' || strftime(signalled_on, '%Y-%m-%d') ELSE number END
                AS reference,
            row_number() OVER (PARTITION BY partner, municipality, period ORDER BY key, flaw) AS row_no
        FROM flawed
        """
    )
    world.execute("DROP TABLE written")


def write_files(world: duckdb.DuckDBPyConnection, out: Path, progress: Progress) -> list[WrittenFile]:
    """Writes each creditor's files, one per municipality and month, and the manifest."""
    learn_shapes(world)
    _clear_previous(out)
    written: list[WrittenFile] = []
    for done, creditor in enumerate(CREDITORS):
        progress(creditor.slug, done, len(CREDITORS))
        shape = SHAPES[creditor.slug]
        files = world.execute(
            f"""
            SELECT municipality, strftime(period, '%Y-%m') AS month, count(*), count(*) FILTER (flaw = ''),
                count(*) FILTER (flaw = 'postcode'), count(*) FILTER (flaw = 'amount'),
                count(*) FILTER (flaw = 'duplicate'),
                string_agg({shape.line}, $separator ORDER BY row_no)
            FROM line WHERE partner = $partner GROUP BY municipality, period ORDER BY municipality, period
            """,
            {"separator": shape.separator, "partner": creditor.slug},
        )
        while batch := files.fetchmany(500):
            for municipality, month, *counts, lines in batch:
                name = f"{municipality}/{creditor.slug}-{month}.{shape.extension}"
                path = out / name
                path.parent.mkdir(exist_ok=True)
                path.write_bytes(shape.document(lines, month, counts[0]))
                written.append(WrittenFile(name, municipality, creditor.slug, creditor.profile, month, *counts))
    written.sort(key=lambda file: (file.period, file.municipality, file.partner))
    with (out / MANIFEST).open("w", newline="", encoding="utf-8") as listing:
        rows = csv.DictWriter(listing, fieldnames=list(WrittenFile.__annotations__), lineterminator="\n")
        rows.writeheader()
        rows.writerows(asdict(file) for file in written)
    progress("truth", len(CREDITORS), len(CREDITORS))
    return written


def write_truth(world: duckdb.DuckDBPyConnection, out: Path) -> tuple[int, int]:
    """Writes who is meant by each signal that intake must accept; returns how many signals and persons.

    `truth.csv` has one line per signal, `labelled.csv` the same signals in canonical columns with `persoon` added, and
    `partners.csv`, `municipalities.csv` and `postcodes.csv` what an installation has to know before it reads the files.
    """
    columns = ", ".join(f'{expression} AS "{header}"' for header, expression in canonical().items())
    order = "ORDER BY period, municipality, partner, row_no"
    queries = {
        "truth": "SELECT partner, reference, municipality, 'p' || person AS person, 'h' || household AS household,"
        f" strftime(period, '%Y-%m') AS period FROM line WHERE flaw = '' {order}",
        "labelled": f"SELECT {columns}, 'p' || person AS persoon, municipality AS gemeente"
        f" FROM line WHERE flaw = '' {order}",
        "municipalities": "SELECT code, name FROM town ORDER BY code",
        "postcodes": "SELECT p.municipality, p.postcode, p.neighbourhood, n.name FROM postcode_area p"
        " JOIN neighbourhood n ON n.code = p.neighbourhood ORDER BY ALL",
    }
    for name, query in queries.items():
        world.execute(f"COPY ({query}) TO '{_quoted(out / f'{name}.csv')}' (FORMAT csv, HEADER, DELIMITER ',')")
    with (out / "partners.csv").open("w", newline="", encoding="utf-8") as listing:
        rows = csv.writer(listing, lineterminator="\n")
        rows.writerow(("slug", "name", "kind", "profile", "minimum_amount"))
        rows.writerows((c.slug, c.name, c.kind, c.profile, c.minimum_amount) for c in CREDITORS)
    [(signals, persons)] = world.execute("SELECT count(*), count(DISTINCT person) FROM line WHERE flaw = ''").fetchall()
    return signals, persons


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")


def _clear_previous(out: Path) -> None:
    """Removes the files of an earlier simulation in this folder, by its manifest, and nothing else."""
    out.mkdir(parents=True, exist_ok=True)
    if not (out / MANIFEST).exists():
        return
    with (out / MANIFEST).open(encoding="utf-8") as listing:
        for row in csv.DictReader(listing):
            path = (out / row["file"]).resolve()
            if path.is_relative_to(out.resolve()):
                path.unlink(missing_ok=True)
