"""What goes with the files to the print house: one line per letter, and the checksum of every file.

No name and no address: those are on the letters. A code is there because the print house may have to find one sheet
back. A cell that a spreadsheet would take for a formula gets an apostrophe in front.
"""

import csv
import json
import zipfile
from collections.abc import Sequence
from pathlib import Path

from aanbel.outreach.models import Batch, Message, Part
from aanbel.outreach.queries.batches import folder_of

COLUMNS = ("sequence", "code", "template", "version", "language", "file", "page", "pages")


def keep_manifest(folder: Path, batch: Batch, part: Part, rows: Sequence[tuple[Message, str, tuple[int, int]]]) -> None:
    """The lines of one part, beside its file."""
    version = batch.version
    with (folder / f"{part.file}.csv").open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file)
        for message, code, (page, pages) in rows:
            line = (
                message.sequence, code, version.template.slug, version.number, version.language, part.file, page, pages
            )  # fmt: skip
            lines.writerow([harmless(str(cell)) for cell in line])


def harmless(cell: str) -> str:
    """The cell, unable to be a formula.

    >>> harmless("=1+1"), harmless("12")
    ("'=1+1", '12')
    """
    return f"'{cell}" if cell[:1] in "=+-@\t\r" and cell[:1] else cell


def bundle(batch: Batch) -> Path:
    """One zip with all parts and the manifest, made when it is first asked for."""
    folder = folder_of(batch)
    whole = folder / f"partij-{batch.pk}.zip"
    parts = list(batch.parts.all())
    if whole.exists():
        return whole
    half = whole.with_suffix(".half")
    with zipfile.ZipFile(half, "w", zipfile.ZIP_STORED) as bundle:
        lines = [",".join(COLUMNS)]
        for part in parts:
            bundle.write(folder / part.file, part.file)
            lines.append((folder / f"{part.file}.csv").read_text(encoding="utf-8").strip().replace("\r\n", "\n"))
        bundle.writestr("manifest.csv", "\n".join(lines) + "\n")
        bundle.writestr("manifest.json", json.dumps(_summary(batch, parts), indent=2, ensure_ascii=False) + "\n")
    half.rename(whole)
    return whole


def _summary(batch: Batch, parts: Sequence[Part]) -> dict[str, object]:
    left_out = Message.objects.filter(batch=batch, state=Message.State.LEFT_OUT).order_by("sequence")
    return {
        "batch": batch.pk,
        "municipality": f"{batch.municipality_id:04d}",
        "template": batch.version.template.slug,
        "version": batch.version.number,
        "language": batch.version.language,
        "released_at": batch.released_at.isoformat() if batch.released_at else None,
        "letters": sum(part.messages for part in parts),
        "files": [
            {"file": one.file, "sha256": one.sha256, "bytes": one.bytes, "letters": one.messages, "pages": one.pages}
            for one in parts
        ],
        "left_out": [{"sequence": sequence, "why": why} for sequence, why in left_out.values_list("sequence", "why")],
    }
