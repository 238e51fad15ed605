"""Peak memory, sampled: of our own process and what it starts, and of PostgreSQL apart, its shared memory once."""

import threading
from pathlib import Path
from types import TracebackType
from typing import Self

import psutil

EVERY = 0.25
MEGABYTE = 1024 * 1024


class Memory:
    """Samples while it is open; afterwards `ours`, `postgres` and `together` hold the peaks in megabytes.

    Proportional set size (PSS): a page that processes share counts once. PostgreSQL's shared memory counts whole, also
    the part that nobody has touched yet.
    """

    def __init__(self, data: Path, shared_memory: int) -> None:
        self.ours = self.postgres = self.together = 0
        self._data, self._shared = data, shared_memory
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._sample, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._done.set()
        self._thread.join()

    def _sample(self) -> None:
        me = psutil.Process()
        server = psutil.Process(int((self._data / "postmaster.pid").read_text().split()[0]))
        while not self._done.wait(EVERY):
            theirs = [server, *server.children(recursive=True)]
            known = {process.pid for process in theirs}
            mine = [process for process in (me, *me.children(recursive=True)) if process.pid not in known]
            ours = sum(sum(_pages(process.pid)) for process in mine) // MEGABYTE
            private, shared = (sum(part) for part in zip(*(_pages(process.pid) for process in theirs), strict=True))
            postgres = (private + max(shared, self._shared)) // MEGABYTE
            self.ours, self.postgres = max(self.ours, ours), max(self.postgres, postgres)
            self.together = max(self.together, ours + postgres)


def processor_seconds(data: Path) -> float:
    """What our process, its children and PostgreSQL have spent so far: on a busy machine truer than the clock."""
    me = psutil.Process()
    server = psutil.Process(int((data / "postmaster.pid").read_text().split()[0]))
    everybody = {process.pid: process for one in (me, server) for process in (one, *one.children(recursive=True))}
    spent = 0.0
    for process in everybody.values():
        try:
            times = process.cpu_times()
        except psutil.Error:
            continue
        spent += times.user + times.system + times.children_user + times.children_system
    return spent


def _pages(pid: int) -> tuple[int, int]:
    """Proportional bytes of a process: its own (and of files), and shared on purpose; nothing when it has gone."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0, 0
    size = {line.split(":")[0]: int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss")}
    return size.get("Pss_Anon", 0) + size.get("Pss_File", 0), size.get("Pss_Shmem", 0)
