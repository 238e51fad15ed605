"""Registrations over a bad line, with the app's own code and a real server: none lost, none doubled (issue 4)."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MUST_BE_NOUGHT = (
    "lost of 120 registrations",
    "doubled",
    "visits of two phones that are not one",
    "left without an answer",
)


@pytest.mark.slow
def test_registrations_survive_a_bad_line(tmp_path: Path) -> None:
    """Cut, delayed, repeated, overtaken; phones killed, clocks a day off, two phones at a door: each fact once."""
    if not (ROOT / "frontend" / "node_modules").exists():
        pytest.skip("needs the packages of the front end: run `make` first")
    out, home = tmp_path / "results.json", ROOT / ".aanbel" / "bench-sync"
    command = [sys.executable, "-m", "bench", "sync", "--registrations", "120", "--home", str(home), "--out", str(out)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=500)
    assert done.returncode == 0, done.stdout + done.stderr
    results = json.loads(out.read_text())
    figures = {measure["name"]: measure["value"] for measure in results["measures"]}
    assert {name: figures[name] for name in MUST_BE_NOUGHT} == dict.fromkeys(MUST_BE_NOUGHT, 0)
    told = results["details"]["sync"]
    assert sum(told["states"].values()) == 120 and set(told["states"]) <= {"kept", "already", "flagged"}
    assert told["killed_saving"] and told["killed_sending"] and len(told["faults"]) >= 6 and not told["troubles"]
