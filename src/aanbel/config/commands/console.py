"""How commands speak: tables and progress for people on a terminal, one JSON object for machines."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Protocol

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

out = Console(highlight=False, soft_wrap=True)  # a terminal breaks long lines itself, and a pipe wants them whole
err = Console(stderr=True, highlight=False, soft_wrap=True)


class Advance(Protocol):
    """Tells the reader what is being done now, and how far it is."""

    def __call__(self, step: str, done: int = 0, total: int = 0) -> None: ...


def print_json(answer: dict[str, Any]) -> None:
    """The whole answer as one JSON object on standard output."""
    print(json.dumps(answer, ensure_ascii=False, default=str, indent=2))  # noqa: T201 - this is the output


def say_no(sentence: str) -> None:
    """A refusal, on standard error, as one sentence."""
    err.print(sentence, style="red", markup=False)


@contextmanager
def progress(quiet: bool = False, *, counted: bool = True) -> Iterator[Advance]:
    """A progress bar on standard error; silent for machines (`--json`) and where nobody looks.

    Not `counted`: one long step of which nobody knows how far it is; the bar moves and the time runs.
    """
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        *([MofNCompleteColumn()] if counted else []),
        TimeElapsedColumn(),
        console=err,
        disable=quiet or not err.is_terminal,
        transient=True,
    ) as bar:
        task = bar.add_task("", total=None)

        def advance(step: str, done: int = 0, total: int = 0) -> None:
            bar.update(task, description=step, completed=done, total=total or None)

        yield advance
