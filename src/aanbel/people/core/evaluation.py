"""How well does the linking do? Measured on a file in which the true person of every record is known.

Pairs are counted: two records of one true person are a true pair; two records with one resident are a found pair.
Precision: the share of found pairs that is true. Recall: the share of true pairs that is found. Doubtful pairs do not
count as found, because nobody has answered yet; `recall_with_doubtful` says what is found when each question is
answered rightly.
"""

import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

import duckdb

from aanbel.people.core.linking import RECORDS, link_records

HEADERS: Final = {
    "initials": "voorletters",
    "prefix": "voorvoegsel",
    "surname": "achternaam",
    "birth_date": "geboortedatum",
    "sex": "geslacht",
    "bsn": "bsn",
    "street": "straat",
    "house_number": "huisnummer",
    "house_letter": "huisletter",
    "house_addition": "toevoeging",
    "postcode": "postcode",
    "phone": "telefoon",
    "email": "email",
}
"""The canonical columns that say who somebody is. All are optional here; other columns are not read."""

MUNICIPALITY_HEADERS: Final = ("gemeente", "gemeentecode")


class Unreadable(ValueError):
    """The file cannot be measured; the message says why."""


class NoSuchColumn(Unreadable):
    """The column that should say who a row is about is not there; `held` are those that are."""

    def __init__(self, wanted: str, held: list[str]) -> None:
        super().__init__(wanted)
        self.wanted, self.held = wanted, held


@dataclass(frozen=True)
class Evaluation:
    """Counts and shares; `seconds` is the linking itself, without reading the file."""

    records: int
    pairs_true: int
    precision: float
    recall: float
    f1: float
    recall_with_doubtful: float
    doubtful: int
    seconds: float

    def as_json(self) -> dict[str, float]:
        """The same, for machines."""
        return asdict(self)


def evaluate(path: Path, *, truth: str) -> Evaluation:
    """Link the records of a labelled canonical CSV with the product's own engine and compare with column `truth`."""
    with duckdb.connect() as connection:
        _read(connection, path, truth)
        started = time.perf_counter()
        link_records(connection)
        seconds = time.perf_counter() - started
        return _compared(connection, seconds)


def _read(connection: duckdb.DuckDBPyConnection, path: Path, truth: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        try:
            source = _as_utf8(path, Path(folder))
            connection.execute(
                "create temp table file as "
                "select * from read_csv($1, all_varchar = true, header = true, null_padding = true)",
                [str(source)],
            )
        except (OSError, duckdb.Error) as error:
            raise Unreadable(str(error)) from error
    held = {str(name).strip().lower(): str(name) for (name, *_) in connection.execute("describe file").fetchall()}
    if truth.strip().lower() not in held:
        raise NoSuchColumn(truth, list(held.values()))
    values = {field: _text(held.get(header)) for field, header in HEADERS.items()}
    values["birth_date"] = f"try_strptime({values['birth_date']}, ['%Y-%m-%d', '%d-%m-%Y', '%Y%m%d', '%d/%m/%Y'])::date"
    values["house_number"] = rf"try_cast(regexp_extract({values['house_number']}, '\d+') as integer)"
    municipality = next((_text(held[header]) for header in MUNICIPALITY_HEADERS if header in held), "''")
    connection.execute(RECORDS)
    connection.execute(f"""
        create temp table labels as
            select row_number() over () as record_id, dense_rank() over (order by {municipality}) as municipality,
                {_text(held[truth.strip().lower()])} as person, file.*
            from file;
        insert into records (record_id, municipality, {", ".join(values)})
            select record_id, municipality, {", ".join(values.values())} from labels""")


def _as_utf8(path: Path, folder: Path) -> Path:
    """The file itself when it is UTF-8, else a copy read as Windows-1252, as old administrations write it."""
    content = path.read_bytes()
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        copy = folder / "utf8.csv"
        copy.write_text(content.decode("cp1252", errors="replace"), encoding="utf-8")
        return copy
    return path


def _text(column: str | None) -> str:
    return "''" if column is None else 'coalesce(trim("' + column.replace('"', '""') + "\"), '')"


_COUNT = """
    with
    found as (
        select person, coalesce(resident, new_group) as resident
        from labels join links using (record_id) where person <> ''),
    pairs(n) as (select count(*) * (count(*) - 1) // 2 from found group by {by})
    select coalesce(sum(n), 0)::bigint from pairs"""

_TRUE_AFTER_ANSWERS = """
    with recursive
    persons as (
        select distinct person, coalesce(resident, new_group) as resident
        from labels join links using (record_id) where person <> ''),
    joined as (
        select distinct mine.person, questions.new_group as one, questions.candidate_group as other
        from questions
        join persons as mine on mine.resident = questions.new_group
        join persons as theirs on theirs.resident = questions.candidate_group and theirs.person = mine.person),
    both_ways as (select * from joined union select person, other, one from joined),
    reached as (
        select person, resident as one, resident as other from persons
        union
        select reached.person, reached.one, both_ways.other
        from reached join both_ways on both_ways.person = reached.person and both_ways.one = reached.other),
    answered as (select person, one as resident, min(other) as label from reached group by all),
    found as (
        select answered.person, answered.label
        from labels join links using (record_id)
        join answered on answered.person = labels.person
            and answered.resident = coalesce(links.resident, links.new_group)),
    pairs(n) as (select count(*) * (count(*) - 1) // 2 from found group by person, label)
    select coalesce(sum(n), 0)::bigint from pairs"""


def _compared(connection: duckdb.DuckDBPyConnection, seconds: float) -> Evaluation:
    def count(sql: str) -> int:
        row = connection.execute(sql).fetchone()
        return int(row[0]) if row else 0

    true, found, right = (count(_COUNT.format(by=by)) for by in ("person", "resident", "person, resident"))
    precision = right / found if found else 1.0
    recall = right / true if true else 1.0
    return Evaluation(
        records=count("select count(*) from labels"),
        pairs_true=true,
        precision=round(precision, 5),
        recall=round(recall, 5),
        f1=round(2 * precision * recall / (precision + recall), 5) if precision + recall else 0.0,
        recall_with_doubtful=round(count(_TRUE_AFTER_ANSWERS) / true, 5) if true else 1.0,
        doubtful=count("select count(*) from questions"),
        seconds=round(seconds, 3),
    )
