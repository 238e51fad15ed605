"""Bringing the tables up to date, as their owner, for an application that works as another role (ADR 0002)."""

from django.conf import settings
from django.core.management import call_command
from django.db import connections


def migrate(*, verbosity: int = 0, quietly: bool = True) -> None:
    """Creates the application's role, gives it its rights, and runs all migrations. Safe to repeat."""
    role = settings.APP_ROLE
    with connections["owner"].cursor() as cursor:
        cursor.execute("select 1 from pg_roles where rolname = %s", [role])
        if cursor.fetchone() is None:
            cursor.execute(f"create role {role} nologin nosuperuser nobypassrls noinherit")
        cursor.execute(f"grant {role} to current_user")
        cursor.execute(f"grant usage on schema public to {role}")
        for things, rights in (
            ("tables", "select, insert, update, delete"),
            ("sequences", "usage, select, update"),
            ("functions", "execute"),
        ):
            cursor.execute(f"alter default privileges in schema public grant {rights} on {things} to {role}")
    call_command("migrate", database="owner", verbosity=verbosity, interactive=False)
    with connections["owner"].cursor() as cursor:
        cursor.execute("select current_setting('server_version_num')::int >= 170000")
        if cursor.fetchone() == (True,):  # so that bulk work may have its tables counted (audit.planner)
            cursor.execute(f"grant maintain on all tables in schema public to {role}")
    connections["owner"].close()
