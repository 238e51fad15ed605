"""The measuring itself works: a tiny national year, from files to the table, on an installation of its own."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.slow
def test_a_tiny_year_is_measured_beside_its_floor(tmp_path: Path) -> None:
    """Every step and every part of the floor has a time, the year was checked, and the figures are kept as JSON."""
    out = tmp_path / "results.json"
    home = ROOT / ".aanbel" / "bench-tiny"  # not a test's own folder: as root, PostgreSQL's user could not enter it
    command = [sys.executable, "-m", "bench", "national", "--signals", "2000", "--home", str(home), "--out", str(out)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    results = json.loads(out.read_text())
    figures = {(measure["part"], measure["name"]): measure["value"] for measure in results["measures"]}
    for step in ("receive", "read", "link", "decide", "rank"):
        assert figures["national year", step] > 0
    assert figures["the floor of it", "product / floor"] > 0
    assert figures["national year", "peak memory"] > 0
    assert results["details"]["national_year"]["counts"]["signals"] == 2000
    assert {row["table"] for row in results["details"]["floor"]} >= {"intake_signal", "people_link", "worklist_placing"}
    assert results["machine"]["cores"] >= 1
