"""Reading JSON: an array of signals, an array somewhere under a top-level object, or one signal a line.

Headers are dotted paths inside a record ("verzekerde.achternaam"). The shape is found in Python on the first records;
the rows themselves are taken out by DuckDB's JSON functions, all files of one shape in one statement.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import duckdb
import pyarrow as pa
from duckdb import DuckDBPyConnection

from aanbel.intake.core.findings import Unreadable
from aanbel.intake.core.headers import Header, header_of
from aanbel.intake.core.opening import Text
from aanbel.intake.core.raw import add_rows
from aanbel.intake.core.sources import Source
from aanbel.intake.core.texts import literal

DEEPEST = 4
"""Objects in objects whose fields are columns; what lies deeper is read as one text."""


@dataclass(frozen=True)
class JsonFile:
    """A file ready to be read; `records`: pointer to the array ('' = the top), `lines`: one record a line."""

    source: Source
    text: Text
    header: Header
    pointers: tuple[str, ...]
    records: str
    lines: bool

    @property
    def shape(self) -> tuple[object, ...]:
        """Files of one shape are read in one statement."""
        return self.text.held is None, self.lines, self.records, self.pointers, self.header.profile

    def every(self) -> Iterator[Any]:
        """All records in their order, for who wants to see them as they are; some may be no objects at all."""
        text = self.text.whole()
        if self.lines:
            yield from (json.loads(line) if line.strip() else None for line in text.split("\n"))
        else:
            yield from _records(json.loads(text), self.records.strip("/"))[1]


def json_file(source: Source, text: Text) -> JsonFile:
    """Find the records, their fields and the profile; Unreadable when something required is missing."""
    found = parsed(source, text)
    found.header.checked()
    return found


def parsed(source: Source, text: Text) -> JsonFile:
    """The same, complete or not; Unreadable when the file is damaged or holds no records."""
    whole = text.whole()
    lines = _is_lines(whole)
    top = _lines(whole) if lines else _document(whole)
    where, records = _records(top, source.profile.records if source.profile else "")
    unlike = _unlike(records)
    pointers = {dotted: pointer for record in unlike.values() for dotted, pointer, _ in _paths(record)}
    header = header_of([list(pointers)], shape="json", profile=source.profile, own=source.own)
    return JsonFile(source, text, header, tuple(pointers.values()), where, lines)


def _is_lines(text: str) -> bool:
    """Whether the first line is a record by itself: another follows, or it holds no list that could be the records."""
    first, _, rest = text.lstrip().partition("\n")
    first = first.strip()
    if not first.startswith("{") or not first.endswith("}"):
        return False
    try:
        record = json.loads(first)
    except (ValueError, RecursionError):
        return False
    return bool(re.search(r"\S", rest)) or not any(isinstance(value, list) for value in record.values())


def _document(text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise Unreadable("json_damaged", line=error.lineno) from error
    except (RecursionError, ValueError) as error:
        raise Unreadable("json_damaged", line=1) from error


def _lines(text: str) -> list[Any]:
    """Every line is tried: one that is cut off means that the file is. Gives one record of each sort."""
    unlike: dict[tuple[object, ...], Any] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise Unreadable("json_damaged", line=number) from error
        unlike.setdefault(_keys(record), record)
    return list(unlike.values())


def _records(top: Any, agreed: str) -> tuple[str, list[Any]]:
    """The array of records: the agreed one, else the top, else the first array with objects in the top object."""
    found: list[tuple[str, list[Any]]] = []
    if isinstance(top, list):
        found = [("", top)]
    elif isinstance(top, dict):
        named = [agreed] if agreed in top else list(top)
        found = [("/" + _escaped(key), top[key]) for key in named if isinstance(top[key], list)]
    for where, records in found:
        if any(isinstance(record, dict) for record in records):
            return where, records
    raise Unreadable("json_no_records")


def _unlike(records: Iterable[Any]) -> dict[tuple[object, ...], dict[str, Any]]:
    """One record of each sort. All are looked at: a mark such as *crisis* may stand in the last one only."""
    return {_keys(record): record for record in records if isinstance(record, dict)}


def _keys(record: Any, deep: int = DEEPEST) -> tuple[object, ...]:
    """The keys of a record and of the objects in it: two records with the same keys have the same paths."""
    if not isinstance(record, dict):
        return ()
    return tuple(
        (key, _keys(value, deep - 1)) if deep and isinstance(value, dict) else key for key, value in record.items()
    )


def _paths(record: dict[str, Any], before: str = "", pointer: str = "") -> Iterator[tuple[str, str, Any]]:
    """Dotted path, JSON pointer and value of every field of a record, four objects deep."""
    for key, value in record.items():
        dotted, pointed = f"{before}{key}", f"{pointer}/{_escaped(key)}"
        if isinstance(value, dict) and before.count(".") < DEEPEST - 1:
            yield from _paths(value, dotted + ".", pointed)
        else:
            yield dotted, pointed, value


def fields_of(record: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Dotted path and value of every field of a record."""
    return ((dotted, value) for dotted, _, value in _paths(record))


def _escaped(key: str) -> str:
    return key.replace("~", "~0").replace("/", "~1")


def read_json_files(con: DuckDBPyConnection, files: Iterable[JsonFile]) -> dict[int, Unreadable]:
    """All records of these files into the raw table; a record's row is its place in the array, or its line.

    Gives the files that DuckDB reads otherwise than Python does (half a surrogate pair, say) and so not at all.
    """
    groups: dict[tuple[object, ...], list[JsonFile]] = defaultdict(list)
    for file in files:
        groups[file.shape].append(file)
    refused: dict[int, Unreadable] = {}
    for alike in groups.values():
        try:
            _read_alike(con, alike)
        except duckdb.Error:
            for file in alike:
                try:
                    _read_alike(con, [file])
                except duckdb.Error:
                    refused[file.source.key] = Unreadable("json_damaged", line=_odd_line(file.text.whole()))
    return refused


def _odd_line(text: str) -> int:
    """The line with half a surrogate pair, else the first."""
    odd = re.search(r"\\u[dD][89abAB]..(?!\\u[dD][c-fC-F])|(?<!\\u[dD][89abAB]..)\\u[dD][c-fC-F]", text)
    return text.count("\n", 0, odd.start()) + 1 if odd else 1


def _read_alike(con: DuckDBPyConnection, files: list[JsonFile]) -> None:
    """Files of one shape, in one statement: all of them or none."""
    first = files[0]
    text = pa.array([f.text.held for f in files], pa.string())
    paths = pa.array([str(f.text.path) for f in files], pa.string())
    con.register("json_file", pa.table({"key": [f.source.key for f in files], "path": paths, "content": text}))
    contents = "json_file"
    if first.text.held is None:
        con.execute("SET VARIABLE json_paths = (SELECT list(path) FROM json_file)")
        contents = (
            "(SELECT key, r.content FROM read_text(getvariable('json_paths')) r JOIN json_file ON path = filename)"
        )
    records = (
        "string_split(content, chr(10))"
        if first.lines
        else f"CAST(json_extract(content, {literal(first.records)}) AS JSON[])"
        if first.records
        else "CAST(content AS JSON[])"
    )
    fields, taken = _fields(first)
    source = (
        f"(SELECT file, row, record, json_extract_string(record, {taken}) AS field FROM ("
        f"SELECT key AS file, coalesce(unnest({records}), 'null') AS record, "
        f"generate_subscripts({records}, 1) AS row FROM {contents}) WHERE trim(record::VARCHAR) <> '')"
    )
    fault = "CASE WHEN json_type(record) <> 'OBJECT' THEN 'not_a_signal' END"
    add_rows(con, source=source, fields=fields, profile=first.header.profile, fault=fault)
    con.unregister("json_file")


def _fields(file: JsonFile) -> tuple[dict[str, tuple[str, ...]], str]:
    """Our column → where its texts stand in the list of fields that is taken out of each record at once."""
    places = file.header.places
    wanted = list(dict.fromkeys(place for theirs in places.values() for place in theirs))
    taken = "[" + ", ".join(literal(file.pointers[place]) for place in wanted) + "]"
    fields = {ours: tuple(f"field[{wanted.index(place) + 1}]" for place in theirs) for ours, theirs in places.items()}
    if "amount" in places:
        pointer = literal(file.pointers[places["amount"][0]])
        number = f"json_extract(record, {pointer})"
        fields["amount"] = (
            f"CASE json_type({number}) WHEN 'DOUBLE' THEN printf('%.4f', {number}::DOUBLE) "
            f"ELSE {fields['amount'][0]} END",
        )
    return fields, taken
