"""Deferring a job, and binding a job's name to the function that does it (procrastinate, ADR 0004)."""

from collections.abc import Callable
from typing import Any

from procrastinate.contrib.django import app

from aanbel.jobs.names import JobName


def defer(name: JobName, **arguments: Any) -> int:
    """Puts a job in the queue, in this transaction; returns its number. Arguments are ids, never personal data."""
    return int(app.configure_task(name.value, queue="aanbel").defer(**arguments))


def bind(name: JobName) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Names `function` as the one that does job `name`. Every job can be run twice with the same end state."""

    def register(function: Callable[..., None]) -> Callable[..., None]:
        app.task(name=name.value, queue="aanbel", retry=3)(function)
        return function

    return register


def work_off() -> None:
    """Works off the queue until told to stop; a job that was cut off is run again."""
    app.with_connector(app.connector.get_worker_connector()).run_worker(queues=["aanbel"], concurrency=1)
