"""The product's own web server as `aanbel run` starts it, and people with a session on it."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import Any, Self

UP_WITHIN = 180.0


class Server:
    """`aanbel run` on a free port of this machine, until it is left; its log tells how long each page took."""

    def __enter__(self) -> Self:
        from django.db import connections

        connections.close_all()
        self._log = Path(tempfile.mkstemp(prefix="aanbel-pages-", suffix=".log")[1])
        self._read = 0
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port: int = probe.getsockname()[1]
        command = [sys.executable, "-m", "aanbel.config.command", "run", "--port", str(self.port)]
        told = {"GUNICORN_CMD_ARGS": f"--access-logfile {self._log} --access-logformat %(D)s"}
        self._process = subprocess.Popen(command, env={**os.environ, **told}, stderr=subprocess.DEVNULL)
        until = time.monotonic() + UP_WITHIN
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > until:
                self._stop()
                raise SystemExit("The web server did not start; try `aanbel run` for its reason.")
            time.sleep(0.2)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()
        self._log.unlink()

    def milliseconds(self) -> list[float]:
        """What the server took for each answer since the last question, from reading it to the last byte."""
        time.sleep(0.1)  # the last line is written after its answer
        lines = self._log.read_text()
        fresh, self._read = lines[self._read :], len(lines)
        return [int(line) / 1000 for line in fresh.split()]

    def _stop(self) -> None:
        self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            self._process.kill()

    def _answers(self) -> bool:
        asking = http.client.HTTPConnection("127.0.0.1", self.port, timeout=15)
        try:
            asking.request("GET", "/gezond")
            return asking.getresponse().status == 200
        except OSError:
            return False
        finally:
            asking.close()


def worker_of(municipality: int, number: int) -> Any:
    """A worker of this municipality, invited by the product's own service."""
    from aanbel.accounts import services
    from aanbel.audit.acting import Acting, on_behalf_of

    with on_behalf_of(Acting.system(municipality)) as by:
        return services.invite_user(
            by=by, email=f"worker{number}@{municipality}.example", name=f"Worker {number}", roles=["worker"]
        )


def session_of(user: Any) -> str:
    """The cookie of a session as signing in makes it."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"
