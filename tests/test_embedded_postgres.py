"""The embedded PostgreSQL: there when needed, gone when nobody needs it, nothing lost in between."""

import os
import shutil
import signal
from pathlib import Path

import psycopg
import pytest

from aanbel.config.commands.database import house_open
from aanbel.config.postgres import EmbeddedPostgres, _check_traversable, _server_user, _socket_folder
from aanbel.kernel.errors import Refused

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def home():
    """A folder that the server's own user may enter, also when the tests run as root."""
    folder = ROOT / ".aanbel" / f"postgres-test-{os.getpid()}"
    yield folder
    EmbeddedPostgres(folder)._program("pg_ctl", "-D", str(folder / "postgres"), "-m", "immediate", "stop", check=False)
    shutil.rmtree(folder, ignore_errors=True)


def test_the_last_to_leave_stops_the_server_and_nothing_is_lost(home):
    """Two programs use one server; it runs until both have let go, and what was written is there the next time."""
    first, second = EmbeddedPostgres(home), EmbeddedPostgres(home)
    first.start()
    with psycopg.connect(first.url(), autocommit=True) as connection:
        connection.execute("create table kept as select 1 as n")
    second.start()
    first.stop()
    with psycopg.connect(second.url()) as connection:
        assert connection.execute("select n from kept").fetchone() == (1,)
    second.stop()
    assert not second._is_running()
    second.start()
    with psycopg.connect(second.url()) as connection:
        assert connection.execute("select n from kept").fetchone() == (1,)
    second.stop()


def test_a_server_that_was_killed_comes_back(home):
    """After a crash of the machine the next start repairs and goes on."""
    server = EmbeddedPostgres(home)
    server.start()
    with psycopg.connect(server.url(), autocommit=True) as connection:
        connection.execute("create table kept as select 1 as n")
    os.kill(int((home / "postgres" / "postmaster.pid").read_text().splitlines()[0]), signal.SIGKILL)
    again = EmbeddedPostgres(home)
    again.start()
    with psycopg.connect(again.url()) as connection:
        assert connection.execute("select n from kept").fetchone() == (1,)
    again.stop()
    server.stop()
    assert not again._is_running()


def test_a_server_whose_making_was_cut_off_is_made_anew(home, monkeypatch):
    """Ctrl-C in the first seconds leaves nothing that a later start takes for a database."""
    server = EmbeddedPostgres(home)

    def half(self, name, *arguments, check=True):
        done = whole(self, name, *arguments, check=check)
        if name == "initdb":
            raise KeyboardInterrupt
        return done

    whole = EmbeddedPostgres._program
    with monkeypatch.context() as cut, pytest.raises(KeyboardInterrupt):
        cut.setattr(EmbeddedPostgres, "_program", half)
        server.start()
    server.stop()
    assert not (home / "postgres").exists()
    again = EmbeddedPostgres(home)
    again.start()
    with psycopg.connect(again.url()) as connection:
        assert connection.execute("show max_connections").fetchone() == ("60",)
    again.stop()
    assert not again._is_running()


def test_a_start_that_is_cut_off_leaves_no_server(home, monkeypatch, settings):
    """Ctrl-C between the server's start and the first question: it is stopped like after any command."""
    settings.HOME, settings.EMBEDDED = home, True

    def cut(self):
        raise KeyboardInterrupt

    monkeypatch.setattr(EmbeddedPostgres, "_create_database", cut)
    with pytest.raises(KeyboardInterrupt), house_open():
        pass
    assert not EmbeddedPostgres(home)._is_running()


def test_a_long_path_gets_a_short_socket():
    """A socket's address has room for about a hundred characters; a deep home still works."""
    deep = Path("/srv") / "/".join(["a-rather-long-folder-name"] * 6)
    assert len(str(_socket_folder(deep))) < 90
    assert _socket_folder(Path("/srv/aanbel")) == Path("/srv/aanbel/run")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root runs the server as another user")
def test_as_root_a_closed_folder_is_named_and_never_opened(tmp_path):
    """We say which folder the server's user cannot enter, and leave its permissions as they are."""
    tmp_path.chmod(0o700)
    user = _server_user()
    assert user is not None
    with pytest.raises(Refused, match="cannot enter"):
        _check_traversable(tmp_path, user)
    assert tmp_path.stat().st_mode & 0o777 == 0o700
