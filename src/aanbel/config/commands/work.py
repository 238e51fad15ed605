"""The steps of the month from the shell: intake, month, worklist, evaluate."""

from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer
from django.utils.translation import gettext as _

from aanbel.config.commands.console import out, print_json, progress
from aanbel.config.commands.database import house_open
from aanbel.kernel.money import euros

Json = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
Municipality = Annotated[str, typer.Option(help="The gemeentecode, such as 9901.")]

evaluate = typer.Typer(help="Measure the product's own engines.", no_args_is_help=True)


def add_to(app: typer.Typer) -> None:
    """Adds these commands to the `aanbel` command."""
    app.command()(intake)
    app.command()(month)
    app.command()(worklist)
    app.add_typer(evaluate, name="evaluate")


def intake(
    file: Annotated[Path, typer.Argument(help="The creditor's file.", exists=True, dir_okay=False)],
    municipality: Municipality,
    partner: Annotated[str, typer.Option(help="The signal partner's short name, such as lichtstroom.")],
    profile: Annotated[str, typer.Option(help="The shape of the file; default: as agreed.")] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Check the file and keep nothing.")] = False,
    as_json: Json = False,
) -> None:
    """Read a creditor's file. Every row is accepted or refused with its reason."""
    from aanbel.audit.acting import on_behalf_of  # noqa: PLC0415 - needs Django set up
    from aanbel.flows.read_delivery import take_in  # noqa: PLC0415
    from aanbel.intake import services  # noqa: PLC0415

    with house_open(), progress(quiet=as_json, counted=False) as advance:
        by = acting_for(municipality)
        advance(file.name)
        if dry_run:
            with on_behalf_of(by):
                report = services.dry_run(by=by, partner=partner, path=file, profile=profile)
        else:
            report = take_in(by=by, partner=partner, path=file, profile=profile)
    if as_json:
        print_json(report.as_json())
    else:
        for line in report.lines():
            out.print(line, markup=False)
    if report.fatal or report.duplicate:
        raise typer.Exit(1)


def month(
    municipality: Annotated[str, typer.Option(help="The gemeentecode, or all.")],
    period: Annotated[str, typer.Option(help="Up to and including this month, YYYY-MM; default: everything.")] = "",
    as_json: Json = False,
) -> None:
    """Turn signals into people, decisions and cases, in order."""
    from aanbel.flows.run_month import run_month  # noqa: PLC0415 - needs Django set up

    until = _month(period)
    with house_open(), progress(quiet=as_json) as advance:
        by = acting_for_all() if municipality == "all" else acting_for(municipality)
        done = run_month(by=by, until=until, advance=advance)
    answer = asdict(done)
    if as_json:
        print_json(answer)
        return
    for step in done.steps:
        out.print(f"{step.name:<8} {step.rows:>9}  {step.seconds:>7.2f} s")
    counts = asdict(done)
    out.print(
        _("%(links_certain)s signals recognised with certainty, %(links_doubtful)s put to a person.") % counts,
        markup=False,
    )
    out.print(
        _("%(cases_opened)s cases opened, %(cases_joined)s joined by new signals, %(ranked)s in order.") % counts,
        markup=False,
    )
    for code, count in sorted(done.decisions.items()):
        out.print(f"  {code:<16} {count:>9}")


def worklist(
    municipality: Municipality,
    limit: Annotated[int, typer.Option(min=1, max=10_000)] = 20,
    as_json: Json = False,
) -> None:
    """The cases in the order in which to help, with the reasons."""
    from aanbel.audit.acting import on_behalf_of  # noqa: PLC0415 - needs Django set up
    from aanbel.worklist import queries  # noqa: PLC0415

    with house_open():
        by = acting_for(municipality)
        with on_behalf_of(by):
            cases = [queries.as_json(row) for row in queries.worklist(by=by, limit=limit)]
    if as_json:
        print_json({"cases": cases})
        return
    if not cases:
        out.print(_("No open cases."))
    for case in cases:
        held = _("signals: %(signals)s, partners: %(partners)s, %(amount)s") % {**case, "amount": euros(case["amount"])}
        out.print(f"{case['rank']:>4}  {case['score']:>4}  #{case['case']}  {case['tray']}  ({held})", markup=False)
        for reason in case["reasons"]:
            out.print(f"            {reason['points']:+d}  {reason['text']}", markup=False)


@evaluate.callback()
def _evaluate() -> None:
    """Measure the product's own engines."""


@evaluate.command("linkage")
def evaluate_linkage(
    file: Annotated[Path, typer.Argument(help="A labelled canonical CSV.", exists=True, dir_okay=False)],
    truth: Annotated[str, typer.Option(help="The column that says who a row is really about.")],
    as_json: Json = False,
) -> None:
    """Link a labelled file with the product's own engine and compare with the truth (pairs of rows)."""
    from aanbel.people import services  # noqa: PLC0415 - needs Django set up

    with progress(quiet=as_json, counted=False) as advance:
        advance(file.name)
        answer = services.evaluate_linkage(path=file, truth=truth).as_json()
    if as_json:
        print_json(answer)
        return
    for name, value in answer.items():
        out.print(f"{name:<22} {value}")


def acting_for(municipality: str) -> Any:
    """The machine, acting for one municipality."""
    from aanbel.accounts import queries  # noqa: PLC0415 - needs Django set up
    from aanbel.audit.acting import Acting  # noqa: PLC0415

    if not (municipality.isascii() and municipality.isdigit()):
        raise typer.BadParameter("give the four digits of a gemeentecode, such as 9901", param_hint="--municipality")
    return Acting.system(queries.municipality(int(municipality)).code)


def acting_for_all() -> Any:
    """The machine, acting for every municipality of this installation."""
    from aanbel.accounts import queries  # noqa: PLC0415 - needs Django set up
    from aanbel.audit.acting import Acting  # noqa: PLC0415

    return Acting.system(*queries.all_codes())


def _month(period: str) -> date | None:
    if not period:
        return None
    try:
        return date.fromisoformat(f"{period}-01")
    except ValueError as error:
        raise typer.BadParameter("give a month as YYYY-MM, such as 2026-11", param_hint="--period") from error
