"""Setting up and running the house: migrate, run, demo, simulate, and Django's own commands for developers."""

import typer

from aanbel.config.commands.database import house_open


def add_to(app: typer.Typer) -> None:
    """Adds these commands to the `aanbel` command."""
    app.command()(migrate)
    app.command(
        "django",
        context_settings={"allow_extra_args": True, "ignore_unknown_options": True},
        add_help_option=False,
    )(django_command)


def migrate() -> None:
    """Create or update the tables (as their owner)."""
    from aanbel.config.database import migrate as bring_up_to_date  # noqa: PLC0415 - needs Django set up

    with house_open(migrated=False):
        bring_up_to_date(verbosity=1)


def django_command(context: typer.Context) -> None:
    """Run one of Django's own commands, such as makemigrations or check."""
    from django.core.management import execute_from_command_line  # noqa: PLC0415

    with house_open(migrated=False):
        execute_from_command_line(["aanbel django", *context.args])
