"""A day that somebody wrote down, planned from the shell."""

import json
from pathlib import Path

import pytest

from aanbel.config.commands import plan as command
from aanbel.visits.tests.check_plan import broken_rules
from aanbel.visits.tests.test_planning import one_visitor, stop


def test_the_command_prints_one_json_plan(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`aanbel plan FILE --json` prints the plan and nothing else; without --json people read it."""
    file = tmp_path / "day.json"
    file.write_text(json.dumps(one_visitor(stop("x"), stop("y", minutes=170))))
    command.plan(file, as_json=True)
    answer = json.loads(capsys.readouterr().out)
    assert broken_rules(json.loads(file.read_text()), answer) == []
    assert [one["id"] for one in answer["left_out"]] == ["y"]
    command.plan(file)
    assert "Left out: y." in capsys.readouterr().out
