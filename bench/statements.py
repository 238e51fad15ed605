"""Where the product's time goes: the seconds of each SQL statement that it sends, added up by its text."""

import re
import time
from collections import defaultdict
from collections.abc import Callable
from types import TracebackType
from typing import Any, Self


class Statements:
    """Listens on every connection that the application opens meanwhile. COPY streams and commits are not statements
    here; where shares of the work are done side by side, their seconds are added up."""

    def __init__(self) -> None:
        self._spent: dict[str, list[float]] = defaultdict(lambda: [0.0, 0, 0])
        self._create: Callable[[str], Any] | None = None

    def __enter__(self) -> Self:
        from django.db import connections

        connections.close_all()
        self._create = connections.create_connection
        connections.create_connection = self._listened  # type: ignore[method-assign]  # to listen, until we leave
        del connections["default"]
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        from django.db import connections

        connections.close_all()
        connections.create_connection = self._create  # type: ignore[method-assign, assignment]  # as it was
        del connections["default"]

    def _listened(self, alias: str) -> Any:
        assert self._create is not None
        connection = self._create(alias)
        connection.execute_wrappers.append(self._note)
        return connection

    def _note(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        started = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            spent = self._spent[_short(sql)]
            spent[0] += time.perf_counter() - started
            spent[1] += 1
            spent[2] += max(0, context["cursor"].rowcount)

    def slowest(self, count: int = 25) -> list[dict[str, Any]]:
        """The statements that took longest, with how often they ran and the rows they touched."""
        ordered = sorted(self._spent.items(), key=lambda item: -item[1][0])[:count]
        return [
            {"seconds": round(seconds, 3), "times": int(times), "rows": int(rows), "statement": sql}
            for sql, (seconds, times, rows) in ordered
        ]


def _short(sql: object) -> str:
    words = re.sub(r"\s+", " ", str(sql)).strip()
    found = re.search(r"\b(insert into|update|delete from|create temp table) \w+", words, re.IGNORECASE)
    where = f"[{found[0].lower()}] " if found and not words.lower().startswith(found[0].lower()) else ""
    return where + words[:110]
