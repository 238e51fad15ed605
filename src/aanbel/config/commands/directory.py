"""The social map from the shell: `aanbel directory import FILE` and `aanbel directory export FILE`."""

from pathlib import Path
from typing import Annotated

import typer

from aanbel.config.commands.console import out, print_json, progress
from aanbel.config.commands.database import house_open
from aanbel.config.commands.work import acting_for

Municipality = Annotated[str, typer.Option(help="The gemeentecode, such as 9901.")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
SHOWN = 50
"""Findings that people see; machines get them all."""

directory = typer.Typer(help="The social map as a file after Open Referral HSDS 3.", no_args_is_help=True)


@directory.command("import")
def take_over(
    file: Annotated[Path, typer.Argument(help="JSON, a zip of CSV tables, or a folder of them.", exists=True)],
    municipality: Municipality,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Tell what would come, and keep nothing.")] = False,
    as_json: Json = False,
) -> None:
    """Read a social map in: everything or, when something breaks, nothing; reading it twice changes nothing."""
    from aanbel.audit.acting import on_behalf_of  # noqa: PLC0415 - needs Django set up
    from aanbel.directory import services  # noqa: PLC0415
    from aanbel.directory.wording.findings import finding_words  # noqa: PLC0415

    with house_open(), progress(quiet=as_json, counted=False) as advance, on_behalf_of(acting_for(municipality)) as by:
        advance(file.name)
        told = services.import_map(by=by, rows=services.read_map_at(file), dry_run=dry_run)
    sentences = [finding_words(finding) for finding in told.findings]
    counts = {"new": told.new, "changed": told.changed, "same": told.same, "refused": told.refused}
    if as_json:
        print_json({**counts, "dry_run": dry_run, "tables": told.tables, "findings": sentences})
        return
    out.print(", ".join(f"{count} {name}" for name, count in counts.items()) + (" (nothing kept)" if dry_run else ""))
    for sentence in sentences[:SHOWN]:
        out.print(f"- {sentence}", markup=False)
    if len(sentences) > SHOWN:
        out.print(f"… and {len(sentences) - SHOWN} more; --json tells them all.")


@directory.command("export")
def take_out(
    file: Annotated[Path, typer.Argument(help="Ends in .json, or in .zip for CSV tables.")],
    municipality: Municipality,
    as_json: Json = False,
) -> None:
    """Write the whole social map, also what is for professionals only."""
    from aanbel.audit.acting import on_behalf_of  # noqa: PLC0415 - needs Django set up
    from aanbel.directory import services  # noqa: PLC0415

    form = services.Form.CSV if file.suffix == ".zip" else services.Form.JSON
    with house_open(), on_behalf_of(acting_for(municipality)) as by:
        content = services.export_map(by=by, form=form)
    file.write_bytes(content)
    told = {"file": str(file), "form": form.value, "bytes": len(content)}
    if as_json:
        print_json(told)
    else:
        out.print(f"{file}: {len(content):,} bytes", markup=False)
