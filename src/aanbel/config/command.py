"""The `aanbel` command: every step of the work from the shell.

Exit codes: 0 done, 1 refused by a rule (the sentence says why), 2 misuse. `--json` prints for machines.
"""

import gc
import os
import sys

import django
import typer
from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError

from aanbel.config.catalogues import compile_stale
from aanbel.config.commands.console import out, say_no
from aanbel.kernel.errors import Refused


def whole_command() -> typer.Typer:
    """The command with all its parts. Django must be set up: the parts import the slices."""
    from aanbel.config.commands import directory, house, plan, work  # noqa: PLC0415 - models load after Django

    app = typer.Typer(
        name="aanbel",
        help="Vroegsignalering van schulden: notice money trouble early, help well.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )
    house.add_to(app)
    work.add_to(app)
    app.command()(plan.plan)
    app.add_typer(directory.directory, name="directory")
    app.command()(docs)
    return app


def docs() -> None:
    """Make the generated pages of docs/reference."""
    from aanbel.config.reference import pages  # noqa: PLC0415 - walks all models and pages

    for file, text in pages(whole_command()).items():
        file.write_text(text)
        out.print(str(file), markup=False)


def main() -> None:
    """Entry point of the console script."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "aanbel.config.settings")
    gc.set_threshold(100_000, 20, 20)  # loading makes much that stays: a sixth of the start went in looking through it
    compile_stale()
    try:
        django.setup()
        whole_command()()
    except Refused as no:
        say_no(str(no))
        sys.exit(1)
    except OperationalError as broken:
        say_no(f"The database cannot be reached, or broke off; see DATABASE_URL. It said: {broken}")
        say_no("Nothing was left half done: the same command can be given again.")
        sys.exit(1)
    except ImproperlyConfigured as wrong:
        say_no(str(wrong))
        sys.exit(2)


if __name__ == "__main__":
    main()
