"""Many users at once: each asks for a page, reads it whole, perhaps looks at it, and asks for the next one.

Raw keep-alive sockets in one event loop, so that the client takes little of the cores that it shares with the
server; what it takes is measured and reported.
"""

import asyncio
import itertools
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class User:
    """A signed-in browser: its cookie, and the pages it goes through again and again."""

    cookie: str
    pages: tuple[str, ...]


@dataclass
class Load:
    """What came of it: milliseconds per answer, what went wrong, and what the client itself cost."""

    users: int
    milliseconds: list[float] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    seconds: float = 0.0
    client_seconds: float = 0.0

    def percentile(self, share: float) -> float:
        """The answer time that this share of the requests stays within."""
        return percentile(self.milliseconds, share)

    @property
    def per_second(self) -> float:
        """Answers per second."""
        return round(len(self.milliseconds) / self.seconds, 1) if self.seconds else 0.0


def percentile(milliseconds: Sequence[float], share: float) -> float:
    """The time that this share of the answers stays within."""
    ordered = sorted(milliseconds)
    return round(ordered[min(len(ordered) - 1, int(share * len(ordered)))], 1) if ordered else float("nan")


def ask(port: int, users: Sequence[User], *, requests: int, most_seconds: float, pause: float = 0.0) -> Load:
    """Every user asks, reads, looks for `pause` seconds (half to one and a half of it) and asks for the next page,
    until `requests` in all are answered or the time is up."""
    load = Load(users=len(users))
    started, worked = time.perf_counter(), time.process_time()
    asyncio.run(_all(port, users, load, itertools.count(), requests, started + most_seconds, pause))
    load.seconds = time.perf_counter() - started
    load.client_seconds = time.process_time() - worked
    return load


async def _all(
    port: int,
    users: Sequence[User],
    load: Load,
    counter: "itertools.count[int]",
    requests: int,
    until: float,
    pause: float,
) -> None:
    chance = random.Random(len(users))
    looks = ([pause * chance.uniform(0.5, 1.5) for _page in range(97)] for _user in users)
    await asyncio.gather(
        *(_one(port, user, load, counter, requests, until, look) for user, look in zip(users, looks, strict=True))
    )


async def _one(
    port: int,
    user: User,
    load: Load,
    counter: "itertools.count[int]",
    requests: int,
    until: float,
    looks: Sequence[float],
) -> None:
    connection = await asyncio.open_connection("127.0.0.1", port)
    pages, look = itertools.cycle(user.pages), itertools.cycle(looks)
    while next(counter) < requests and time.perf_counter() < until:
        await asyncio.sleep(next(look))
        page = next(pages)
        started = time.perf_counter()
        try:
            status, stays_open = await _get(connection, port, page, user.cookie)
        except (OSError, asyncio.IncompleteReadError, ValueError) as error:
            load.failures.append(f"{page}: {error!r}")
            connection = await asyncio.open_connection("127.0.0.1", port)
            continue
        load.milliseconds.append((time.perf_counter() - started) * 1000)
        if status != 200:
            load.failures.append(f"{page}: {status}")
        if not stays_open:
            connection[1].close()
            connection = await asyncio.open_connection("127.0.0.1", port)
    connection[1].close()


async def _get(
    connection: tuple[asyncio.StreamReader, asyncio.StreamWriter], port: int, page: str, cookie: str
) -> tuple[int, bool]:
    """The status of a page that was read to its end, and whether the server keeps the connection."""
    reader, writer = connection
    writer.write(f"GET {page} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nCookie: {cookie}\r\n\r\n".encode())
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    status = int(head[9:12])
    headers = dict(line.split(": ", 1) for line in head.split("\r\n")[1:] if ": " in line)
    if "content-length" in headers:
        await reader.readexactly(int(headers["content-length"]))
    elif headers.get("transfer-encoding") == "chunked":
        while size := int(await reader.readline(), 16):
            await reader.readexactly(size + 2)
        await reader.readline()
    else:
        await reader.read()
        return status, False
    return status, headers.get("connection") != "close"
