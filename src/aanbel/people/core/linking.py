"""From weighted pairs to answers: every new record gets one resident, and what is doubtful becomes a question.

- A pair of at least CERTAIN bits is one person, unless a veto says that it cannot be.
- A pair between DOUBTFUL and CERTAIN, or under a veto, is a question; the record gets a resident of its own meanwhile.
- Known residents are never merged, and keep their number; a group of new records takes the number of its resident.
- A record that fits two residents about equally is a question, never a silent choice (`bridges`).
"""

from typing import Final

import duckdb

from aanbel.people.core.bridges import Node, Tie, untangle
from aanbel.people.core.comparison import A_YEAR_OR_SO, BIRTH_DATE, BSN, CERTAIN, INITIALS, MODEL, SEX, Comparison
from aanbel.people.core.groups import group_nodes
from aanbel.people.core.scoring import score

MOST_QUESTIONS: Final = 3
"""Candidates that are put to a person for one new resident, the likeliest first."""

RECORDS: Final = """
    create or replace temp table records (
        record_id bigint, municipality integer, resident bigint,
        initials text, prefix text, surname text, birth_date date, sex text, bsn text,
        street text, house_number integer, house_letter text, house_addition text, postcode text,
        phone text, email text)"""
"""What is to be linked: record_id above 0 and unique; resident is null for a new record, else its known resident."""


def _is(comparison: Comparison, *names: str) -> str:
    """SQL: the pair is at one of these levels. Splink keeps the weight, not the level; weights are unique in a
    comparison (tested), so the weight says which level it is."""
    wanted = [level.weight for level in comparison.levels if level.name in names]
    return "(" + " or ".join(f"abs(mw_{comparison.name} - ({weight!r})) < 1e-9" for weight in wanted) + ")"


def _level_of(comparison: Comparison) -> str:
    cases = " ".join(
        f"when abs(mw_{comparison.name} - ({level.weight!r})) < 1e-9 then {comparison.value(level.name)}"
        for level in comparison.levels
    )
    return f"case when mw_{comparison.name} = 0 then -1 {cases} end"


VETO: Final = f"""
    {_is(BSN, "other")} or {_is(BIRTH_DATE, "other")}
    or ({_is(INITIALS, "other")}
        and (given_l is null or given_r is null or {_is(SEX, "other")})
        and not ({_is(BSN, "same")} and {_is(BIRTH_DATE, "same", "same_new_year")}))"""
"""Never certain, whatever else agrees: another BSN, another birth date, other initials (twins and couples share all
the rest), unless BSN and birth date say that it is one person. Initials come from the register; whole first names
are what people are called (Kees for Cornelis), so those may differ when the sex does not."""

_LEVELS = f"[{', '.join(_level_of(comparison) for comparison in MODEL)}]::tinyint[]"

_EDGES = f"""
    create or replace temp table edges as
    select
        record_id_l as l, record_id_r as r,
        coalesce(-resident_l, record_id_l) as a, coalesce(-resident_r, record_id_r) as b,
        match_weight as weight, match_weight >= {CERTAIN} and not ({VETO}) as certain
    from pairs;
    create or replace temp table ties as
        select a, b, max(weight) as weight from edges where certain and a <> b group by a, b"""

_CONTRADICTING = f"""
    create or replace temp table facts as
        select groups.label, groups.node, born as birth, bsn
        from groups join prepared on groups.node = coalesce(-prepared.resident, prepared.record_id);
    create or replace temp table tangled as
        select label from facts group by label
        having date_diff('day', min(birth), max(birth)) > {A_YEAR_OR_SO} or min(bsn) <> max(bsn)
            or min(case when node < 0 then node end) <> max(case when node < 0 then node end)"""

_NODES = """
    select label, node, list(distinct birth) filter (birth is not null), list(distinct bsn) filter (bsn is not null)
    from facts join tangled using (label) group by label, node order by label, node"""

_TANGLED_TIES = """
    select groups.label, least(a, b), greatest(a, b), max(weight) from ties join groups on groups.node = ties.a
    join tangled using (label) group by all order by all"""

_PLACES = """
    create or replace temp table places as
        select prepared.record_id, prepared.resident is null as new, coalesce(groups.label, node_of.node) as label
        from prepared
        cross join lateral (select coalesce(-prepared.resident, prepared.record_id) as node) as node_of
        left join groups on groups.node = node_of.node"""

_RANK = "(round(weight * 1024)::bigint << 44) - matched_record"
"""Heaviest first, then the oldest record: one number, because comparing one is what a database does fastest."""

_LINKS = f"""
    create or replace temp table links as
    with
    sides as (
        select l as record_id, r as matched_record, weight from edges where certain
        union all select r, l, weight from edges where certain),
    best as (
        select mine.record_id, min(mine.label) as label, arg_max(matched_record, {_RANK}) as matched_record
        from sides join places as mine using (record_id)
        join places as theirs on theirs.record_id = sides.matched_record
        where mine.new and mine.label = theirs.label and mine.label <> mine.record_id
        group by mine.record_id),
    scored as (
        select best.record_id, best.matched_record, pairs.match_weight as weight, {_LEVELS} as levels
        from best join pairs
            on record_id_l = least(best.record_id, matched_record)
            and record_id_r = greatest(best.record_id, matched_record))
    select
        record_id,
        case when label < 0 then -label end as resident,
        case when label > 0 then label end as new_group,
        case when label = record_id then 'new' else 'certain' end as method,
        1 / (1 + pow(2, -scored.weight)) as probability, scored.weight, scored.levels, scored.matched_record
    from places left join scored using (record_id)
    where new"""

_QUESTIONS = f"""
    create or replace temp table questions as
    with
    doubts as (
        select l, r, weight from edges where not certain
        union all
        select l, r, edges.weight from edges
        join torn on torn.a = least(edges.a, edges.b) and torn.b = greatest(edges.a, edges.b)
        where certain),
    between_groups as (
        select
            case when one.label > other.label then l else r end as record_id,
            case when one.label > other.label then r else l end as matched_record,
            greatest(one.label, other.label) as asking, least(one.label, other.label) as candidate, weight
        from doubts join places as one on one.record_id = l join places as other on other.record_id = r
        where one.label <> other.label and greatest(one.label, other.label) > 0),
    best as (
        select distinct on (asking, candidate) * from between_groups
        order by asking, candidate, weight desc, record_id, matched_record)
    select
        best.record_id, asking as new_group,
        case when candidate < 0 then -candidate end as candidate_resident,
        case when candidate > 0 then candidate end as candidate_group,
        1 / (1 + pow(2, -weight)) as probability, weight, {_LEVELS} as levels, matched_record
    from best join pairs
        on record_id_l = least(best.record_id, matched_record)
        and record_id_r = greatest(best.record_id, matched_record)
    qualify row_number() over (partition by asking order by weight desc, candidate) <= {MOST_QUESTIONS}"""


def link_records(connection: duckdb.DuckDBPyConnection) -> None:
    """From the table `records` (see RECORDS) to two tables.

    `links`: record_id, resident or new_group, method ('new', 'certain'), probability, weight, levels,
    matched_record: every new record once. A new group is numbered after its first record.
    `questions`: record_id, new_group, candidate_resident or candidate_group, probability, weight, levels,
    matched_record: each pair of a new group and its candidate once. Weights in bits, levels in the order of MODEL.
    """
    score(connection)
    connection.execute(_EDGES)
    group_nodes(connection)
    connection.execute(_CONTRADICTING)
    _untangle(connection)
    connection.execute(_PLACES)
    connection.execute(_LINKS)
    connection.execute(_QUESTIONS)


def _untangle(connection: duckdb.DuckDBPyConnection) -> None:
    """Give the nodes of tangled groups their labels, and keep the ties that became questions in a table `torn`."""
    nodes: dict[int, list[Node]] = {}
    ties: dict[int, list[Tie]] = {}
    for label, node, births, bsns in connection.execute(_NODES).fetchall():
        nodes.setdefault(label, []).append(Node(node, frozenset(births or ()), frozenset(bsns or ())))
    for label, a, b, weight in connection.execute(_TANGLED_TIES).fetchall():
        ties.setdefault(label, []).append(Tie(a, b, weight))
    untangled = [untangle(members, ties[label]) for label, members in nodes.items()]
    moved = {node: label for group in untangled for node, label in group.label.items()}
    torn = [tie for group in untangled for tie in group.questions]
    connection.execute(
        "create or replace temp table moved as select unnest($1::bigint[]) as node, unnest($2::bigint[]) as label",
        [list(moved), list(moved.values())],
    )
    connection.execute(
        "create or replace temp table torn as select unnest($1::bigint[]) as a, unnest($2::bigint[]) as b",
        [[tie.a for tie in torn], [tie.b for tie in torn]],
    )
    connection.execute("update groups set label = moved.label from moved where moved.node = groups.node")
