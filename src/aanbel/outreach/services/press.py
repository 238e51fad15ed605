"""Processes apart that set the parts of a large batch, two side by side, each replaced after every second part.

The typesetter remembers all it ever set, some 200 MB for 500 letters, and forgets it only by ending. What is handed to
it is plain data, so it needs neither Django nor the database. A small batch is set in our own process.
"""

from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context

AT_HOME = 1_000
"""Up to so many letters need no process apart."""
PRESSES = 2
PARTS_EACH = 2


@contextmanager
def presses(letters: int) -> Iterator[Executor | None]:
    """The presses for a batch of so many letters; None when it is set at home."""
    if letters <= AT_HOME:
        yield None
        return
    with ProcessPoolExecutor(PRESSES, mp_context=get_context("spawn"), max_tasks_per_child=PARTS_EACH) as executor:
        yield executor
