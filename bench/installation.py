"""An installation for measuring only: own home, own embedded PostgreSQL, made anew, never the developer's data."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

ROOT = Path(__file__).resolve().parent.parent
DEFAULT_HOME = ROOT / ".aanbel" / "bench"


def claim(home: Path) -> Path:
    """Points the settings, which are read after this, to an installation in `home`; gives the folder for kept files."""
    for name in ("DATABASE_URL", "DATABASE_OWNER_URL", "AANBEL_DEMO", "AANBEL_DEBUG", "PYTHONDONTWRITEBYTECODE"):
        os.environ.pop(name, None)
    os.environ["AANBEL_HOME"] = str(home / "installation")
    os.environ["AANBEL_SECOND_FACTOR"] = "optional"  # the crowd signs in by cookie
    os.environ["DJANGO_SETTINGS_MODULE"] = "aanbel.config.settings"
    kept = home / "files"
    kept.mkdir(parents=True, exist_ok=True)
    return kept


@contextmanager
def fresh(home: Path) -> Iterator["Databases"]:
    """A new server with an empty, migrated database; refused while another measurement uses it."""
    from django.conf import settings
    from django.db import connections

    from aanbel.config.postgres import EmbeddedPostgres, forget

    with (home / "lock").open("w") as gate:
        try:
            fcntl.flock(gate, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise SystemExit(f"Another measurement is using {home}. Wait for it, or give --home.") from None
        server = EmbeddedPostgres(settings.HOME)
        if server.data.exists():  # a measurement that was killed may have left its server behind
            server.start()
            server.stop()
        forget(settings.HOME)
        shutil.rmtree(settings.HOME / "deliveries", ignore_errors=True)  # putting a file over an old one is slow
        server.start()
        try:
            databases = Databases(server.data)
            databases.migrate()
            yield databases
        finally:
            connections.close_all()
            server.stop()


class Databases:
    """The databases of the server. The product only ever sees the one that is called as its settings say."""

    def __init__(self, data: Path) -> None:
        from django.conf import settings

        self.data = data
        self.name = str(settings.DATABASES["default"]["NAME"])

    def migrate(self) -> None:
        """Makes the tables, and keeps an empty copy for the other parts."""
        from aanbel.config.database import migrate

        migrate()
        self.keep_as("empty")

    def keep_as(self, name: str) -> None:
        """Keeps the present state under a name, for `return_to`."""
        self._while_nobody_looks(
            f'drop database if exists "{name}" with (force)', f'create database "{name}" template "{self.name}"'
        )

    def return_to(self, name: str) -> None:
        """The present state is thrown away; the one kept as `name` is there again."""
        self._while_nobody_looks(
            f'drop database "{self.name}" with (force)', f'create database "{self.name}" template "{name}"'
        )

    def _while_nobody_looks(self, *statements: str) -> None:
        from django.db import connections

        connections.close_all()
        with as_owner("postgres") as admin:
            for statement in statements:
                admin.execute(statement)


def as_owner(database: str = "") -> psycopg.Connection[Any]:
    """A connection as the owner of the tables, past row security: to count, to copy aside and to make test data."""
    from django.conf import settings

    own = settings.DATABASES["owner"]
    name = database or str(own["NAME"])
    return psycopg.connect(dbname=name, user=own["USER"], host=own["HOST"], port=own["PORT"], autocommit=True)


def rows_per_table() -> dict[str, int]:
    """Every table of the house that holds rows."""
    with as_owner() as admin:
        tables = admin.execute("""
            select relname from pg_class
             where relkind = 'r' and relnamespace = 'public'::regnamespace
               and relname ~ '^(accounts|audit|intake|people|cases|worklist)_' order by 1""").fetchall()
        return {
            table: rows
            for (table,) in tables
            if (rows := admin.execute(f'select count(*) from "{table}"').fetchone()[0])  # type: ignore[index]  # one row
        }
