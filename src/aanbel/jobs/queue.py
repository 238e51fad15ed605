"""Deferring a job, and binding a job's name to the function that does it (procrastinate, ADR 0004)."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from typing import Any

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from aanbel.jobs.names import JobName

_needless: ContextVar[bool] = ContextVar("needless", default=False)


def defer(name: JobName, **arguments: Any) -> None:
    """Puts a job in the queue, in this transaction. Arguments are ids, never personal data.

    A job that already waits with the same arguments is not queued again.
    """
    if _needless.get():
        return
    mark = ":".join([name.value, *(f"{key}={arguments[key]}" for key in sorted(arguments))])
    with suppress(AlreadyEnqueued), transaction.atomic():
        app.configure_task(name.value, queue="aanbel", queueing_lock=mark).defer(**arguments)


def defer_later(name: JobName, *, seconds: int, **arguments: Any) -> None:
    """Puts a job in the queue that starts after a while: to try again what an outside system did not take."""
    if _needless.get():
        return
    mark = ":".join([name.value, "later", *(f"{key}={arguments[key]}" for key in sorted(arguments))])
    with suppress(AlreadyEnqueued), transaction.atomic():
        task = app.configure_task(name.value, queue="aanbel", queueing_lock=mark, schedule_in={"seconds": seconds})
        task.defer(**arguments)


@contextmanager
def without_jobs() -> Iterator[None]:
    """Inside, nothing is queued: for bulk work that does afterwards, whole, what the jobs would do one by one."""
    token = _needless.set(True)
    try:
        yield
    finally:
        _needless.reset(token)


def bind(name: JobName) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Names `function` as the one that does job `name`. Every job can be run twice with the same end state."""

    def register(function: Callable[..., None]) -> Callable[..., None]:
        app.task(name=name.value, queue="aanbel", retry=3)(function)
        return function

    return register


def work_off() -> None:
    """Works off the queue until told to stop; a job that was cut off is run again."""
    own_connection = app.connector.get_worker_connector()  # type: ignore[attr-defined]  # Django's connector has it
    app.with_connector(own_connection).run_worker(queues=["aanbel"], concurrency=1)
