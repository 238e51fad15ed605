"""A bad line, on purpose: a proxy that cuts, delays, repeats, holds back and loses what goes through it.

One request per connection, so that each fault hits one sending. The row of faults is that of a seed; how they fall
among the phones differs a little from run to run, as threads do.
"""

import asyncio
import random
import socket
import threading
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import suppress
from enum import StrEnum
from types import TracebackType
from typing import Self

LONGEST_WAIT = 30.0


class Fault(StrEnum):
    """What happens to one request and its answer."""

    NONE = "none"
    LOST = "lost before it arrived"
    CUT_REQUEST = "request cut half-way"
    UNANSWERED = "answer lost"
    CUT_ANSWER = "answer cut half-way"
    DELAYED = "delayed"
    REPEATED = "arrived twice at once"
    REPEATED_LATER = "arrived again later"
    OVERTAKEN = "overtaken by later ones"


SHARES = {
    Fault.NONE: 40,
    Fault.LOST: 10,
    Fault.CUT_REQUEST: 8,
    Fault.UNANSWERED: 10,
    Fault.CUT_ANSWER: 8,
    Fault.DELAYED: 8,
    Fault.REPEATED: 6,
    Fault.REPEATED_LATER: 5,
    Fault.OVERTAKEN: 5,
}
"""Of a hundred: six in ten sendings meet something."""


class BadLine:
    """The proxy, in a thread of its own, on a free port of this machine; counts what it did."""

    def __init__(self, to: int, *, seed: int) -> None:
        self.to, self.done = to, Counter[Fault]()
        self._chance = random.Random(seed)
        self._later: set[asyncio.Task[None]] = set()
        self._loop = asyncio.new_event_loop()
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port: int = probe.getsockname()[1]

    def __enter__(self) -> Self:
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        serving = asyncio.run_coroutine_threadsafe(
            asyncio.start_server(self._serve, "127.0.0.1", self.port), self._loop
        )
        self._server = serving.result(10)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        asyncio.run_coroutine_threadsafe(self._finish(), self._loop).result(LONGEST_WAIT)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)

    async def _finish(self) -> None:
        """What was held back still arrives."""
        self._server.close()
        await asyncio.gather(*self._later, return_exceptions=True)

    async def _serve(self, phone: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        with suppress(OSError, asyncio.IncompleteReadError, asyncio.TimeoutError):
            request = await asyncio.wait_for(_message(phone), LONGEST_WAIT)
            (fault,) = self._chance.choices(list(SHARES), list(SHARES.values()))
            self.done[fault] += 1
            await self._suffer(fault, request, back)
        back.close()

    async def _suffer(self, fault: Fault, request: bytes, back: asyncio.StreamWriter) -> None:
        match fault:
            case Fault.LOST:
                return
            case Fault.CUT_REQUEST:
                await self._send(request[: self._chance.randrange(1, len(request))])
                return
            case Fault.DELAYED:
                await asyncio.sleep(self._chance.uniform(0.05, 0.5))
            case Fault.OVERTAKEN:
                await asyncio.sleep(self._chance.uniform(0.5, 1.5))
            case Fault.REPEATED:
                self._apart(lambda: self._send(request))
            case Fault.REPEATED_LATER:
                self._apart(lambda: self._send(request), after=self._chance.uniform(0.2, 3.0))
        answer = await self._send(request)
        if fault is Fault.UNANSWERED:
            return
        if fault is Fault.CUT_ANSWER and answer:
            answer = answer[: self._chance.randrange(1, len(answer))]
        back.write(answer)
        await back.drain()

    def _apart(self, act: Callable[[], Awaitable[bytes]], *, after: float = 0.0) -> None:
        """The phone waits for its own answer; this goes its own way."""

        async def later() -> None:
            await asyncio.sleep(after)
            with suppress(OSError, asyncio.TimeoutError):
                await act()

        task = self._loop.create_task(later())
        self._later.add(task)
        task.add_done_callback(self._later.discard)

    async def _send(self, request: bytes) -> bytes:
        """To the server, and its whole answer."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.to)
        try:
            writer.write(request)
            await writer.drain()
            if len(request) < _length(request):
                return b""  # cut off: the server is left with half of it
            return await asyncio.wait_for(reader.read(), LONGEST_WAIT)
        finally:
            writer.close()


async def _message(reader: asyncio.StreamReader) -> bytes:
    """One whole request, which asks the server to close after its answer."""
    head = await reader.readuntil(b"\r\n\r\n")
    body = await reader.readexactly(_length(head) - len(head))
    lines = [line for line in head.split(b"\r\n") if line and not line.lower().startswith(b"connection:")]
    return b"\r\n".join([*lines, b"Connection: close", b"", b""]) + body


def _length(request: bytes) -> int:
    """How long the whole request is, as its head says; one byte too many while its head is not whole."""
    head, end, _body = request.partition(b"\r\n\r\n")
    if not end:
        return len(request) + 1
    for line in head.split(b"\r\n"):
        name, _colon, value = line.partition(b":")
        if name.lower() == b"content-length":
            return len(head) + len(end) + int(value)
    return len(head) + len(end)
