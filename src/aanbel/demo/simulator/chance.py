"""Repeatable chance inside DuckDB: every draw is a hash of the seed, a word that says what for, and a key."""

from collections.abc import Mapping, Sequence

import duckdb

SLOTS = 2000
"""How finely a list of names is cut: a name with less than 1/2000 of the weight is not borne by anybody."""


def open_world(*, seed: int, memory: str = "2GB") -> duckdb.DuckDBPyConnection:
    """An empty in-memory database that knows how to draw."""
    world = duckdb.connect(config={"memory_limit": memory, "threads": 2, "preserve_insertion_order": True})
    world.execute(  # hashed twice: the parts of one hash are only xor-ed, which would tie the draws of one key together
        f"CREATE MACRO draw(word, key) AS (hash(hash({int(seed)}, word, key)) >> 11)::DOUBLE / 9007199254740992"
    )
    world.execute("CREATE MACRO chosen(list, drawn) AS list[1 + floor(drawn * len(list))::INT]")
    world.execute("CREATE MACRO whole(low, high, drawn) AS low + floor(drawn * (high - low + 1))::INT")
    world.execute("CREATE MACRO plain(t) AS strip_accents(translate(replace(t, 'ß', 'ss'), 'ıłŁđĐ', 'ilLdD'))")
    return world


def choice(weights: Mapping[str, float], drawn: str) -> str:
    """SQL that turns an even draw into one of a few weighted choices.

    >>> choice({"huur": 3, "water": 1}, "draw('kind', household)")
    "CASE WHEN draw('kind', household) < 0.75 THEN 'huur' ELSE 'water' END"
    """
    total, passed, cases = sum(weights.values()), 0.0, ""
    *most, last = weights
    for name in most:
        passed += weights[name] / total
        cases += f"WHEN {drawn} < {passed:.6g} THEN '{name}' "
    return f"CASE {cases}ELSE '{last}' END" if most else f"'{last}'"


def by_rank(names: Sequence[str], *, flatness: float) -> list[str]:
    """Names listed from common to rare, each repeated as often as names are: 1 / (rank + flatness).

    >>> slots = by_rank(["de Jong", "Jansen", "Bakker"], flatness=1)
    >>> len(slots), slots.count("de Jong"), slots.count("Bakker")
    (2000, 1091, 364)
    """
    total = sum(1 / (rank + flatness) for rank in range(len(names)))
    passed = 0.0
    slots: list[str] = []
    for rank, name in enumerate(names):
        passed += 1 / (rank + flatness)
        slots += [name] * (round(passed / total * SLOTS) - len(slots))
    return slots
