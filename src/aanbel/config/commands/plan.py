"""Planning one day from the shell: `aanbel plan FILE`."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from aanbel.config.commands.console import out, print_json
from aanbel.kernel.errors import Refused

Json = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]


def plan(
    file: Annotated[Path, typer.Argument(help="The problem as JSON (docs/reference/planning.md); - reads it in.")],
    as_json: Json = False,
) -> None:
    """Plan the rounds of one day. Who goes together, to which doors, in which order; who is left out and why."""
    from aanbel.visits.services import plan_as_told  # noqa: PLC0415 - loads the planner and half the house

    try:
        text = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    except OSError as wrong:
        raise Refused(f"{file} cannot be read: {wrong.strerror}.") from None
    answer = plan_as_told(text)
    if as_json:
        print_json(answer.as_json())
    else:
        for line in answer.lines():
            out.print(line, markup=False)
