"""Which pairs are looked at, and what Splink makes of the declared model: a table of weighted pairs.

Splink 5 on DuckDB blocks, compares and adds up the weights; the same settings run on Spark when one machine is not
enough. Nothing is trained: all numbers come from `comparison`. At least one record of a pair is new, because
what was linked before is not linked again; and both records are of one municipality (DOMAIN §11.7).
"""

import re
from typing import Any, Final

import duckdb

from aanbel.people.core.comparison import DOUBTFUL, MODEL, ONE_IN_HOW_MANY, Comparison
from aanbel.people.core.preparation import MACROS, PREPARE, SET_ASIDE

BLOCKS: Final = (
    ("door_block",),
    ("born_block",),
    ("surname", "initial"),
    ("building", "surname_start"),
    ("bsn",),
    ("phone",),
    ("email",),
    ("given", "surname_start"),
    ("given", "born_year"),
)
"""Two records are compared when all columns of one line agree. Chosen to be selective: no line brings together
a block of flats, the users of one common name or the people born in one year."""

_NEW = "(l.resident is null or r.resident is null)"


def _blocking_rule(columns: tuple[str, ...]) -> dict[str, str]:
    same = " and ".join(f"l.{column} = r.{column}" for column in ("municipality", *columns))
    return {"blocking_rule": f"{same} and {_NEW}", "sql_dialect": "duckdb"}


def _condition(when: str) -> str:
    """Splink wants surname_l where the model says l.surname.

    >>> _condition("l.surname = r.surname")
    'surname_l = surname_r'
    """
    return "ELSE" if when == "else" else re.sub(r"\b([lr])\.(\w+)", r"\2_\1", when)


def _comparison(comparison: Comparison) -> dict[str, Any]:
    absent = {"sql_condition": _condition(comparison.absent), "label_for_charts": "absent", "is_null_level": True}
    return {
        "output_column_name": comparison.name,
        "comparison_levels": [
            absent,
            *(
                {
                    "sql_condition": _condition(level.when),
                    "label_for_charts": level.reason,
                    "m_probability": level.m,
                    "u_probability": level.u,
                }
                for level in comparison.levels
            ),
        ],
    }


def settings() -> dict[str, Any]:
    """The declared model as Splink settings."""
    return {
        "link_type": "dedupe_only",
        "unique_id_column_name": "record_id",
        "probability_two_random_records_match": 1 / (ONE_IN_HOW_MANY + 1),
        "comparisons": [_comparison(comparison) for comparison in MODEL],
        "blocking_rules_to_generate_predictions": [_blocking_rule(columns) for columns in BLOCKS],
        "additional_columns_to_retain": ["resident", "given"],
        "retain_matching_columns": False,
        "retain_intermediate_calculation_columns": True,
    }


def score(connection: duckdb.DuckDBPyConnection) -> None:
    """From the table `records` to a table `pairs`: record_id_l/_r, resident_l/_r, match_weight, mw_<comparison>."""
    # Splink draws in a chart library at import (0.7 s), which no page and no other command should wait for.
    from splink import DuckDBAPI, Linker  # noqa: PLC0415

    for statement in (*MACROS, PREPARE, *SET_ASIDE):
        connection.execute(statement)
    api = DuckDBAPI(connection)
    linker = Linker(api.register("prepared"), settings(), log_level=None, validate_settings=False)
    pairs = linker.inference.predict(threshold_match_weight=DOUBTFUL, warning_mode="never")
    connection.execute("drop table if exists pairs")
    connection.execute(f"alter table {pairs.physical_name} rename to pairs")
