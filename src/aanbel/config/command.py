"""The `aanbel` command: every step of the work from the shell.

Exit codes: 0 done, 1 refused by a rule (the sentence says why), 2 misuse. `--json` prints for machines.
"""

import os
import sys

import click
import typer

from aanbel.config.commands.console import say_no

app = typer.Typer(
    name="aanbel",
    help="Vroegsignalering van schulden: notice money trouble early, help well.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def main() -> None:
    """Entry point of the console script."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "aanbel.config.settings")
    from aanbel.config.commands import house, work  # noqa: PLC0415 - the settings must be named before Django loads
    from aanbel.kernel.errors import Refused  # noqa: PLC0415

    house.add_to(app)
    work.add_to(app)
    try:
        app(standalone_mode=False)
    except click.exceptions.Exit as leaving:
        sys.exit(leaving.exit_code)
    except click.ClickException as misuse:
        misuse.show()
        sys.exit(2)
    except click.Abort:
        sys.exit(130)
    except Refused as no:
        say_no(str(no))
        sys.exit(1)


if __name__ == "__main__":
    main()
