"""Commands that need the database say `with house_open()`: server up, Django ready, tables current."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import connections

from aanbel.config.commands.console import err
from aanbel.config.postgres import EmbeddedPostgres


@contextmanager
def house_open(*, migrated: bool = True) -> Iterator[None]:
    """Starts the embedded PostgreSQL where it is ours to start, and stops it when we are the last to leave."""
    server = EmbeddedPostgres(settings.HOME) if settings.EMBEDDED else None
    try:
        if server is not None:
            server.start()  # within: Ctrl-C while it comes up stops it too
        if migrated:
            _ensure_tables()
        yield
    finally:
        connections.close_all()
        if server is not None:
            server.stop()


def _ensure_tables() -> None:
    """Migrates when something is to be migrated (also the first time); quick when all is current."""
    from django.db.migrations.recorder import MigrationRecorder  # noqa: PLC0415 - needs Django set up

    from aanbel.config.database import migrate  # noqa: PLC0415

    if not MigrationRecorder(connections["owner"]).applied_migrations().keys() >= _steps():
        if err.is_terminal:
            err.print("Making the tables …")
        migrate()


def _steps() -> set[tuple[str, str]]:
    """Every migration of this version, by the names of their files: loading them all to ask takes ten times as long."""
    return {
        (app.label, file.stem)
        for app in apps.get_app_configs()
        for file in Path(app.path, "migrations").glob("[0-9]*.py")
    }
