"""One act for many municipalities: a share of them on each core, in a connection and a transaction of its own.

Nothing is matched across municipalities (DOMAIN §11.7), so no share waits for another, and each is done whole or not
at all. Threads will do: PostgreSQL and DuckDB have the work, and let go of Python meanwhile (ADR 0019).
"""

import ctypes
import heapq
import os
import time
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextvars import copy_context
from dataclasses import replace
from threading import get_ident
from typing import Any, TypeVar

import psycopg
from django.db import connection

from aanbel.audit.acting import Acting, on_behalf_of

Done = TypeVar("Done")

MOST_SHARES = 4
"""More would wait for one disk and one Python, and each needs memory of its own."""

WORTH_A_SHARE = 4 * 1024 * 1024
"""Bytes of creditors' files, some twenty thousand signals: what is less is done sooner than divided."""


def in_shares(by: Acting, load: Mapping[int, int]) -> list[Acting]:
    """The municipalities of the actor in shares of about equal load (bytes of their files): one share when that is
    small, else one for each core."""
    count = max(1, min(os.cpu_count() or 1, MOST_SHARES, len(by.municipalities), sum(load.values()) // WORTH_A_SHARE))
    shares: list[tuple[int, int, list[int]]] = [(0, number, []) for number in range(count)]
    for code in sorted(by.municipalities, key=lambda code: (-load.get(code, 0), code)):  # the largest first
        lightest, number, codes = shares[0]
        heapq.heapreplace(shares, (lightest + load.get(code, 0), number, [*codes, code]))
    return [replace(by, municipalities=tuple(sorted(codes))) for _load, _number, codes in shares if codes]


def side_by_side(shares: list[Acting], act: Callable[..., Done], **more: Any) -> list[Done]:
    """What `act(by=share, **more)` gives for each of the shares.

    When one fails the others go on to their end, and then its error is raised. Ctrl-C stops them all.
    """
    if len(shares) == 1:
        with on_behalf_of(shares[0]) as by:
            return [act(by=by, **more)]
    lines: dict[int, psycopg.Connection[Any]] = {}
    with ThreadPoolExecutor(len(shares)) as pool:
        doing = [pool.submit(copy_context().run, _apart, share, act, more, lines) for share in shares]
        try:
            wait(doing)
        except KeyboardInterrupt:
            _interrupt(doing, lines)
            raise
    return [share.result() for share in doing]


def _apart(by: Acting, act: Callable[..., Done], more: Mapping[str, Any], lines: dict[int, Any]) -> Done:
    """Does it in this thread, on its own line to the database."""
    connection.ensure_connection()
    lines[get_ident()] = connection.connection
    try:
        with on_behalf_of(by):
            return act(by=by, **more)
    finally:
        del lines[get_ident()]
        connection.close()


def _interrupt(doing: Iterable[Future[Any]], lines: Mapping[int, psycopg.Connection[Any]]) -> None:
    """Stops the threads as Ctrl-C stops a program: Python before its next step, PostgreSQL in the midst of one."""
    told: set[int] = set()
    while not all(share.done() for share in doing):
        for thread, line in list(lines.items()):
            if thread not in told:
                ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(KeyboardInterrupt))
                told.add(thread)
            line.cancel()
        time.sleep(0.1)
