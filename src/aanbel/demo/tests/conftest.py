"""Simulated folders, made once for all tests that only read them."""

from pathlib import Path

import duckdb
import pytest

from aanbel.demo.simulator import simulate


@pytest.fixture(scope="session")
def village(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small municipality for three months: some thirty files in every shape."""
    out = tmp_path_factory.mktemp("village")
    simulate(out, inhabitants=30_000, months=3, seed=7)
    return out


@pytest.fixture(scope="session")
def region(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three municipalities for fourteen months: enough signals for shares to settle, half a year of history first."""
    out = tmp_path_factory.mktemp("region")
    simulate(out, municipalities=3, inhabitants=100_000, months=14, seed=7)
    return out


@pytest.fixture(scope="session")
def figures(region: Path) -> duckdb.DuckDBPyConnection:
    """The region's `truth`, `labelled` and `partner` as tables, and `melding`: a household in a month."""
    read = duckdb.connect()
    for table, file in (("truth", "truth"), ("labelled", "labelled"), ("partner", "partners")):
        source = f"read_csv('{region / file}.csv', all_varchar = true, nullstr = '–')"
        read.execute(f"CREATE TABLE {table} AS FROM {source}")
    read.execute(
        """
        CREATE TABLE melding AS
        SELECT household, month, count(*) AS signals,
            lag(month) OVER (PARTITION BY household ORDER BY month) AS previous
        FROM (SELECT household, date_diff('month', DATE '2000-01-01', (period || '-01')::DATE) AS month FROM truth)
        GROUP BY household, month
        """
    )
    return read
