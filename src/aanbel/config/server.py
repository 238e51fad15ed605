"""Running the house: web server and worker side by side, started together and stopped together."""

import errno
import hashlib
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import FrameType

from django.conf import settings
from django.core.management import call_command

from aanbel.kernel.errors import Refused

WORKERS = int(os.environ.get("WEB_WORKERS", "2"))
THREADS = int(os.environ.get("WEB_THREADS", "3"))  # more only make requests wait for each other inside Python
IDLE = 60
"""Seconds that a browser may keep a connection open before it asks for something."""


def check_port_free(host: str, port: int) -> None:
    """Says so in a sentence when another program already listens here."""
    listen(host, port).close()


def listen(host: str, port: int) -> socket.socket:
    """Claims the port. A connection is handed to the web server once its browser has asked for something.

    Browsers open connections ahead of need; each would hold one of the few threads until its first question.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listening = socket.create_server((host, port), family=family)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise Refused(
                f"Port {port} is in use by another program. Choose another one, for example: PORT={port + 1}."
            ) from error
        raise Refused(f"Pages cannot be served at {host}, port {port}: {os.strerror(error.errno or 0)}.") from error
    if hasattr(socket, "TCP_DEFER_ACCEPT"):  # Linux
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_DEFER_ACCEPT, IDLE)
    return listening


def prepare_static_files() -> None:
    """Collects and compresses what browsers fetch, when the front end or a slice's own files changed."""
    sources = [Path(folder) for folder in settings.STATICFILES_DIRS]
    sources += list((settings.ROOT / "src" / "aanbel").glob("*/static"))
    found = sorted(file for folder in sources for file in folder.rglob("*") if file.is_file())
    mark = hashlib.sha256(repr([(str(f), f.stat().st_size, f.stat().st_mtime_ns) for f in found]).encode()).hexdigest()
    stamp = Path(settings.STATIC_ROOT) / ".built-from"
    if not stamp.exists() or stamp.read_text() != mark:
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
        stamp.write_text(mark)


def serve(*, host: str, port: int, demo: bool = False) -> None:
    """Serves until Ctrl-C or SIGTERM, then stops everything it started, in order."""
    listening = listen(host, port)
    prepare_static_files()
    environment = {**os.environ, "AANBEL_DEMO": "1" if demo else ""}
    commands = [
        [
            sys.executable, "-m", "gunicorn", "aanbel.config.web:application", "--bind", f"fd://{listening.fileno()}",
            "--preload", "--worker-class", "gthread", "--workers", str(WORKERS), "--threads", str(THREADS),
            "--log-level", "warning", "--timeout", "120", "--graceful-timeout", "5", "--worker-tmp-dir", _memory(),
        ],
        [sys.executable, "-m", "aanbel.config.command", "worker"],
    ]  # fmt: skip
    for stop in (signal.SIGINT, signal.SIGTERM):  # also where a script started us with Ctrl-C ignored
        signal.signal(stop, _as_interrupt)
    inherits: list[tuple[int, ...]] = [(listening.fileno(),), ()]
    children = [
        subprocess.Popen(command, env=environment, start_new_session=True, pass_fds=handed)  # noqa: S603
        for command, handed in zip(commands, inherits, strict=True)
    ]
    listening.close()  # the web server has it now
    try:
        while all(child.poll() is None for child in children):
            time.sleep(0.5)
        raise Refused("A part of Aanbel stopped by itself; the lines above say why. Nothing was lost: start again.")
    except KeyboardInterrupt:
        pass
    finally:
        for child in children:
            child.send_signal(signal.SIGTERM)
        for child in children:
            try:
                child.wait(timeout=10)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()  # until it is gone it counts as one who works with the database, which then would stay


def _as_interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _memory() -> str:
    return "/dev/shm" if os.path.isdir("/dev/shm") else "/tmp"  # noqa: S108 - gunicorn's heartbeat, no content
