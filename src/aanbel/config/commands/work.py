"""The steps of the month from the shell."""

import typer


def add_to(app: typer.Typer) -> None:
    """Adds these commands to the `aanbel` command."""
