"""Compiled catalogues are made when they are older than their source, before Django reads them. Never in git."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]


def compile_stale() -> int:
    """Makes every compiled catalogue that is missing or older than its `.po`; returns how many were made."""
    stale = [
        source
        for source in PACKAGE.glob("*/locale/*/LC_MESSAGES/django.po")
        if not source.with_suffix(".mo").exists() or source.with_suffix(".mo").stat().st_mtime < source.stat().st_mtime
    ]
    for source in stale:
        _compile(source)
    return len(stale)


def _compile(source: Path) -> None:
    from babel.messages.mofile import write_mo  # noqa: PLC0415 - seldom needed, and slow to load
    from babel.messages.pofile import read_po  # noqa: PLC0415

    fresh = source.with_suffix(".new")
    with source.open("rb") as po, fresh.open("wb") as mo:
        write_mo(mo, read_po(po, charset="utf-8"))
    fresh.replace(source.with_suffix(".mo"))
