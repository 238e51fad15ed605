"""Commands that need the database say `with house_open()`: server up, Django ready, tables current."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import OperationalError, connections

from aanbel.config.postgres import EmbeddedPostgres
from aanbel.kernel.errors import Refused


@contextmanager
def house_open(*, migrated: bool = True) -> Iterator[None]:
    """Starts the embedded PostgreSQL where it is ours to start, and stops it when we are the last to leave."""
    server = EmbeddedPostgres(settings.HOME) if settings.EMBEDDED else None
    if server is not None:
        server.start()
    try:
        if migrated:
            _ensure_tables()
        yield
    finally:
        connections.close_all()
        if server is not None:
            server.stop()


def _ensure_tables() -> None:
    """Migrates when something is to be migrated (also the first time); quick when all is current."""
    from django.db.migrations.executor import MigrationExecutor  # noqa: PLC0415 - needs Django set up

    from aanbel.config.database import migrate  # noqa: PLC0415

    try:
        executor = MigrationExecutor(connections["owner"])
    except OperationalError as error:
        raise Refused(f"The database does not answer. Check DATABASE_URL. It said: {error}") from error
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        migrate()
