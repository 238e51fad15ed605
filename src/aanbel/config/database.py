"""Bringing the tables up to date, as their owner, for an application that works as another role (ADR 0002)."""

from django.conf import settings
from django.core.management import call_command
from django.db import connections, transaction
from django.db.backends.utils import CursorWrapper
from django.db.utils import ProgrammingError
from psycopg import errors

from aanbel.kernel.errors import Refused

OLDEST = 15
"""The oldest whose policies, grants and statements are those that we use (ADR 0001)."""

ROLE_WANTED = """The application works as the role {role}, which the owner of the tables ({owner}) may not make or give.
Ask who manages the server to run this, and start again:

  create role {role} nologin nosuperuser nobypassrls noinherit;  -- when it is not there yet
  grant {role} to {owner} with admin option;"""


def migrate(*, verbosity: int = 0) -> None:
    """Creates the application's role, gives it its rights, and runs all migrations. Safe to repeat."""
    role = settings.APP_ROLE
    with connections["owner"].cursor() as cursor:
        _check_version(_version())
        _give(role, cursor)
        cursor.execute(f"grant usage on schema public to {role}")
        for things, rights in (
            ("tables", "select, insert, update, delete"),
            ("sequences", "usage, select, update"),
            ("functions", "execute"),
        ):
            cursor.execute(f"alter default privileges in schema public grant {rights} on {things} to {role}")
    call_command("migrate", database="owner", verbosity=verbosity, interactive=False)
    if _version() >= 17:  # so that bulk work may have its tables counted (audit.planner)
        with connections["owner"].cursor() as cursor:
            cursor.execute(f"grant maintain on all tables in schema public to {role}")
    connections["owner"].close()


def _version() -> int:
    with connections["owner"].cursor() as cursor:
        cursor.execute("select current_setting('server_version_num')::int / 10000")
        (version,) = cursor.fetchone()
    return int(version)


def _check_version(version: int) -> None:
    if version < OLDEST:
        raise Refused(f"Aanbel needs PostgreSQL {OLDEST} or newer; this server is PostgreSQL {version}.")


def _give(role: str, cursor: CursorWrapper) -> None:
    """The role is there, and the owner of the tables may take it on; on some servers only their manager can give it."""
    to_take_on = "set" if _version() >= 16 else "member"
    cursor.execute("select pg_has_role(oid, %s) from pg_roles where rolname = %s", [to_take_on, role])
    found = cursor.fetchone()
    if found == (True,):
        return
    try:
        with transaction.atomic("owner"):
            if found is None:
                cursor.execute(f"create role {role} nologin nosuperuser nobypassrls noinherit")
            cursor.execute(f"grant {role} to current_user")
    except ProgrammingError as no:
        if not isinstance(no.__cause__, errors.InsufficientPrivilege):
            raise
        cursor.execute("select current_user")
        (owner,) = cursor.fetchone()
        raise Refused(ROLE_WANTED.format(role=role, owner=owner)) from no
