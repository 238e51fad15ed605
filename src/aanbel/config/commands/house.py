"""Setting up and running the house: migrate, run, demo, simulate, translate, municipality, Django's own commands."""

import time
from pathlib import Path
from typing import Annotated

import typer

from aanbel.config.catalogues import compile_stale
from aanbel.config.commands.console import err, out, print_json, progress
from aanbel.config.commands.database import house_open
from aanbel.kernel.errors import Refused

Json = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
Port = Annotated[int, typer.Option(help="Where to listen.", envvar="PORT", min=1, max=65535)]
Host = Annotated[str, typer.Option(help="Address to listen on.", envvar="HOST")]


def add_to(app: typer.Typer) -> None:
    """Adds these commands to the `aanbel` command."""
    app.command()(demo)
    app.command()(run)
    app.command()(simulate)
    app.command()(municipality)
    app.command()(migrate)
    app.command(hidden=True)(worker)
    app.command()(translate)
    app.command(
        "django", context_settings={"allow_extra_args": True, "ignore_unknown_options": True}, add_help_option=False
    )(django_command)


def demo(
    no_serve: Annotated[bool, typer.Option("--no-serve", help="Build the demo and stop.")] = False,
    as_json: Json = False,
    port: Port = 8000,
    host: Host = "127.0.0.1",
) -> None:
    """Build the fictional municipalities and serve them."""
    from aanbel.config.server import check_port_free, serve  # noqa: PLC0415 - needs the settings
    from aanbel.demo.build import build_demo  # noqa: PLC0415

    if not no_serve:
        check_port_free(host, port)
    with house_open():
        started = time.monotonic()
        with progress(quiet=as_json) as advance:
            report = build_demo(advance)
        answer = {**report.as_json(), "seconds": round(time.monotonic() - started, 1)}
        if as_json:
            print_json(answer)
        else:
            for line in report.lines():
                out.print(line, markup=False)
        if not no_serve:
            err.print(f"Aanbel is at http://{host}:{port}  (Ctrl-C stops it; nothing is lost)", markup=False)
            serve(host=host, port=port, demo=True)


def run(port: Port = 8000, host: Host = "127.0.0.1") -> None:
    """Serve the pages and work off the background jobs."""
    from aanbel.config.server import check_port_free, serve  # noqa: PLC0415 - needs the settings

    check_port_free(host, port)
    with house_open():
        err.print(f"Aanbel is at http://{host}:{port}  (Ctrl-C stops it)", markup=False)
        serve(host=host, port=port)


def worker() -> None:
    """Work off the background jobs (started by `run` and `demo`)."""
    from aanbel.jobs.queue import work_off  # noqa: PLC0415 - needs Django set up

    with house_open():
        work_off()


def simulate(
    out_folder: Annotated[Path, typer.Option("--out", help="Where the files go.", file_okay=False)],
    municipalities: Annotated[int, typer.Option(min=1, max=342)] = 1,
    inhabitants: Annotated[int, typer.Option(min=100, help="Per municipality.")] = 60_000,
    months: Annotated[int, typer.Option(min=1, max=36)] = 7,
    signals: Annotated[int | None, typer.Option(min=1, help="In all; overrides the national figure.")] = None,
    seed: Annotated[int, typer.Option()] = 1,
    as_json: Json = False,
) -> None:
    """Write creditors' files of an invented world. And truth.csv: who each signal is really about."""
    from aanbel.demo.simulator import simulate as write_files  # noqa: PLC0415 - only this command needs it

    with progress(quiet=as_json) as advance:
        try:
            made = write_files(
                out_folder,
                municipalities=municipalities,
                inhabitants=inhabitants,
                months=months,
                signals=signals,
                seed=seed,
                progress=advance,
            )
        except OSError as wrong:
            raise Refused(f"The files cannot be written in {out_folder}: {wrong.strerror}.") from wrong
    if as_json:
        print_json({"files": made.files, "signals": made.signals, "persons": made.persons})
    else:
        out.print(
            f"{made.files} files with {made.signals} signals about {made.persons} people in {out_folder}", markup=False
        )


def municipality(
    code: Annotated[int, typer.Argument(help="The gemeentecode, such as 0518.", min=1, max=9999)],
    name: Annotated[str, typer.Argument(help="The municipality's name.")],
    administrator: Annotated[str, typer.Option(help="E-mail of the first administrator; asks for a password.")] = "",
    organisation: Annotated[
        str | None, typer.Option(help="Who carries it out, when that is a joint service.", show_default=False)
    ] = None,
) -> None:
    """Add a municipality, with its first administrator. What is there already and is not given anew stays."""
    from aanbel.accounts import services  # noqa: PLC0415 - needs Django set up
    from aanbel.audit.acting import Acting, on_behalf_of  # noqa: PLC0415

    password = _new_password() if administrator else ""
    with house_open():
        services.register_municipality(code=code, name=name, organisation=organisation)
        if administrator:
            by = Acting.system(code)
            with on_behalf_of(by):
                services.invite_user(
                    by=by, email=administrator, name=administrator, roles=["administrator"], password=password
                )
    out.print(f"{code:04d} {name}", markup=False)


def _new_password() -> str:
    from django.contrib.auth.password_validation import validate_password  # noqa: PLC0415 - needs Django set up
    from django.core.exceptions import ValidationError  # noqa: PLC0415

    password: str = typer.prompt("Password", hide_input=True, confirmation_prompt=True)
    try:
        validate_password(password)
    except ValidationError as too_weak:
        raise Refused(" ".join(too_weak.messages)) from None
    return password


def migrate() -> None:
    """Create or update the tables (as their owner)."""
    from aanbel.config.database import migrate as bring_up_to_date  # noqa: PLC0415 - needs Django set up

    with house_open(migrated=False):
        bring_up_to_date(verbosity=1)


def translate() -> None:
    """Add missing texts to the Dutch catalogues and compile them."""
    from aanbel.config import translations  # noqa: PLC0415 - Babel is only needed here

    added = translations.add_missing()
    made = compile_stale()
    missing = translations.untranslated()
    out.print(f"{added} texts added, {made} catalogues compiled, {len(missing)} texts without Dutch.")
    for message in missing:
        out.print(f"  {message.file}: {message.text!r}", markup=False)


def django_command(context: typer.Context) -> None:
    """Run one of Django's own commands. Such as makemigrations or check."""
    from django.core.management import execute_from_command_line  # noqa: PLC0415

    with house_open(migrated=False):
        execute_from_command_line(["aanbel django", *context.args])
