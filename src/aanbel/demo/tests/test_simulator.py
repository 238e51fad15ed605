"""The simulated world: repeatable, calibrated, fictional, and known to the last signal."""

import csv
import hashlib
import warnings
from collections import Counter
from datetime import date
from pathlib import Path

import duckdb
import openpyxl
import pytest

from aanbel.demo.simulator import simulate
from aanbel.demo.simulator.chance import open_world
from aanbel.demo.simulator.creditors import CREDITORS
from aanbel.demo.simulator.places import invented_towns
from aanbel.demo.simulator.shapes import SHAPES
from aanbel.demo.simulator.slips import SLIPS
from aanbel.kernel.identity import is_bsn
from aanbel.kernel.working_days import working_days_between


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def _hashes(folder: Path) -> dict[str, str]:
    return {
        str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in folder.rglob("*")
        if file.is_file()
    }


def _share(read: duckdb.DuckDBPyConnection, query: str) -> float:
    [(share,)] = read.execute(query).fetchall()
    return float(share)


def test_the_same_seed_gives_the_same_bytes(village: Path, tmp_path: Path) -> None:
    """Every file, workbooks included, is byte for byte the same; another seed gives another world."""
    simulate(tmp_path / "again", inhabitants=30_000, months=3, seed=7)
    simulate(tmp_path / "other", inhabitants=30_000, months=3, seed=8)
    assert _hashes(tmp_path / "again") == _hashes(village)
    assert _hashes(tmp_path / "other")["truth.csv"] != _hashes(village)["truth.csv"]


def test_a_smaller_simulation_leaves_nothing_of_an_earlier_one(tmp_path: Path) -> None:
    """Files of an earlier run in the same folder go; other files in it stay."""
    simulate(tmp_path, inhabitants=20_000, months=4)
    (tmp_path / "own-notes.txt").write_text("keep")
    done = simulate(tmp_path, inhabitants=20_000, months=1)
    assert len(list(tmp_path.glob("9901/*"))) == done.files
    assert (tmp_path / "own-notes.txt").exists()


@pytest.mark.parametrize("signals", [1, 500, 4000])
def test_the_number_of_signals_can_be_asked_for(tmp_path: Path, signals: int) -> None:
    """Exactly so many are to be accepted, also when the default inhabitants would be too few for it."""
    done = simulate(tmp_path, inhabitants=1_000, months=3, signals=signals)
    assert done.signals == signals == len(_rows(tmp_path / "truth.csv")) == len(_rows(tmp_path / "labelled.csv"))


def test_every_accepted_signal_has_one_true_person(village: Path) -> None:
    """The truth has each reference once and as many lines as the manifest says are to be accepted."""
    truth = _rows(village / "truth.csv")
    listed = _rows(village / "manifest.csv")
    assert len({line["reference"] for line in truth}) == len(truth)
    assert sum(int(file["accepted"]) for file in listed) == len(truth)
    assert all(line["person"] and line["household"] for line in truth)


def test_the_manifest_lists_what_is_there(village: Path) -> None:
    """Every creditor delivers, every file exists, and spoiled rows come on top of good ones."""
    listed = _rows(village / "manifest.csv")
    assert all((village / file["file"]).stat().st_size for file in listed)
    assert len(listed) == len(list(village.glob("9901/*")))
    assert {creditor.slug for creditor in CREDITORS} == set(SHAPES)
    spoiled = ("refused_postcode", "refused_amount", "refused_duplicate")
    for file in listed:
        assert int(file["rows"]) == int(file["accepted"]) + sum(int(file[reason]) for reason in spoiled)
    assert sum(int(file[reason]) for file in listed for reason in spoiled)


@pytest.mark.parametrize(
    ("kind", "share"),
    [("zorg", 0.41), ("huur", 0.20), ("energie", 0.20), ("water", 0.18)],
)
def test_the_mix_is_that_of_the_monitor(figures: duckdb.DuckDBPyConnection, kind: str, share: float) -> None:
    """Divosa 2024 H1: care 41 %, rent 20 %, energy 20 %, water 18 %; within two points."""
    measured = _share(figures, f"SELECT avg((kind = '{kind}')::INT) FROM truth JOIN partner ON slug = partner")
    assert measured == pytest.approx(share, abs=0.02)


@pytest.mark.parametrize(
    ("what", "condition", "share", "within"),
    [
        ("single", "signals = 1 AND (previous IS NULL OR month - previous > 6)", 0.50, 0.04),
        ("multiple", "signals > 1", 0.11, 0.02),
        ("consecutive", "month - previous <= 6", 0.40, 0.03),
    ],
)
def test_meldingen_repeat_as_the_monitor_says(
    figures: duckdb.DuckDBPyConnection, what: str, condition: str, share: float, within: float
) -> None:
    """Divosa 2023: half single, 11 % multiple, 40 % consecutive; measured where half a year of history lies behind."""
    measured = _share(
        figures,
        f"SELECT avg(coalesce({condition}, false)::INT) FROM melding"
        " WHERE month >= (SELECT min(month) + 6 FROM melding)",
    )
    assert measured == pytest.approx(share, abs=within), what


def test_volume_and_march_peak(region: Path) -> None:
    """4.4 signals per 1,000 inhabitants per month over a year, and March is the highest month (Divosa 2022, 2024)."""
    months = Counter(line["period"] for line in _rows(region / "truth.csv"))
    year = {month: count for month, count in months.items() if "2025-04" <= month <= "2026-03"}
    assert sum(year.values()) / 12 / 300 == pytest.approx(4.4, abs=0.15)
    assert max(year, key=lambda month: year[month]) == "2026-03"
    assert 1.1 < year["2026-03"] / (sum(year.values()) / 12) < 1.35


def test_end_of_supply_leaves_twenty_working_days(figures: duckdb.DuckDBPyConnection) -> None:
    """A quarter of energy signals announce the end of supply, at least twenty working days ahead (Divosa; Stedin)."""
    energy = "FROM labelled JOIN truth ON kenmerk = reference JOIN partner ON slug = partner WHERE kind = 'energie'"
    assert _share(figures, f"SELECT avg((soort = 'eindelevering')::INT) {energy}") == pytest.approx(0.25, abs=0.03)
    ends = figures.execute(
        "SELECT DISTINCT signaaldatum, min(einddatum) FROM labelled WHERE einddatum <> '' GROUP BY signaaldatum"
    ).fetchall()
    for signalled, ends_on in ends:
        assert working_days_between(date.fromisoformat(signalled), date.fromisoformat(ends_on)) >= 20


def test_amounts_are_skewed_and_differ_per_kind(figures: duckdb.DuckDBPyConnection) -> None:
    """€ 100 is much for water and little for rent (DOMAIN §4.2); the mean lies well above the median."""
    medians = dict(
        figures.execute(
            "SELECT kind, median(bedrag::DOUBLE) FROM labelled JOIN truth ON kenmerk = reference"
            " JOIN partner ON slug = partner GROUP BY kind"
        ).fetchall()
    )
    assert medians["water"] < 150 < medians["energie"] < medians["huur"] < medians["hypotheek"]
    assert _share(figures, "SELECT avg(bedrag::DOUBLE) / median(bedrag::DOUBLE) FROM labelled") > 1.3


def test_nobody_in_it_is_real(figures: duckdb.DuckDBPyConnection) -> None:
    """BSNs of the fictional range that pass the elfproef, telephone 06-0…, mail at example.nl, unused postcodes."""
    numbers = [bsn for (bsn,) in figures.execute("SELECT DISTINCT bsn FROM labelled WHERE bsn <> ''").fetchall()]
    assert numbers and all(is_bsn(bsn) and bsn.startswith("99") for bsn in numbers)
    assert _share(figures, "SELECT avg((telefoon LIKE '060%')::INT) FROM labelled WHERE telefoon <> ''") == 1
    assert _share(figures, "SELECT avg((email LIKE '%@example.nl')::INT) FROM labelled WHERE email <> ''") == 1
    assert _share(figures, "SELECT avg(contains('FIOQUY', postcode[5])::INT) FROM labelled") == 1


def test_postcodes_belong_to_one_municipality(figures: duckdb.DuckDBPyConnection, region: Path) -> None:
    """No signal of one tenant carries a postcode of another, and each postcode lies in one neighbourhood."""
    areas = _rows(region / "postcodes.csv")
    owner = {area["postcode"]: area["municipality"] for area in areas}
    assert len(owner) == len(areas)
    pairs = figures.execute("SELECT DISTINCT postcode, gemeente FROM labelled").fetchall()
    assert all(owner[postcode] == municipality for postcode, municipality in pairs)


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.name)
def test_every_slip_changes_something(slip: object) -> None:
    """A slip, when it strikes, writes down something other than the truth, and only in the columns it names."""
    world = open_world(seed=1)
    world.execute(
        """
        CREATE TABLE row AS SELECT 5 AS contract, 'energie' AS kind, 'J.M.' AS initials, 'van der' AS prefix,
            'Çijssen-Bos' AS surname, 'de' AS own_prefix, 'Bos' AS own_surname, 'double' AS use, 'Taxi Bos' AS trade,
            'V' AS sex, '999990408' AS bsn, DATE '1980-03-07' AS birth_date, 'Molenweg' AS street, 48 AS house_number,
            'A' AS house_letter, '2' AS house_addition, '8942YA' AS postcode, 'Dijk' AS old_street,
            7 AS old_house_number, '' AS old_house_letter, '' AS old_house_addition, '8943YA' AS old_postcode
        """
    )
    changes = slip.change()  # type: ignore[attr-defined]
    [(possible,)] = world.execute(f"SELECT {slip.where} FROM row").fetchall()  # type: ignore[attr-defined]
    changed = world.execute(
        f"SELECT {', '.join(f'({sql}) IS DISTINCT FROM {name}' for name, sql in changes.items())} FROM row"
    )
    assert possible
    assert any(changed.fetchall()[0])


def test_workbooks_open_in_a_spreadsheet(village: Path) -> None:
    """openpyxl, which is strict, reads every workbook without a warning; dates are dates."""
    books = list(village.glob("9901/*.xlsx"))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for file in books:
            sheet = openpyxl.load_workbook(file).active
            assert sheet is not None and sheet.max_row > 1
    klokwonen = openpyxl.load_workbook(next(file for file in books if file.name.startswith("klokwonen"))).active
    assert klokwonen is not None and klokwonen["N2"].is_date


def test_inhabitants_are_spread_over_towns() -> None:
    """The average is what was asked for, sizes fall from few cities to many small places; names and codes once."""
    towns = invented_towns(municipalities=342, inhabitants=55_000)
    assert sum(town.inhabitants for town in towns) == pytest.approx(342 * 55_000, rel=0.001)
    assert towns[0].inhabitants > 5 * towns[-1].inhabitants
    assert len({town.code for town in towns}) == len({town.name for town in towns}) == 342
