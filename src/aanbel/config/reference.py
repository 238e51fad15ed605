"""The generated pages of docs/reference: commands, tables with their retention, who may see which page, the interface;
and the types of what the phone is sent.

`make docs` writes them; a test fails when they are not what the code says.
"""

import inspect
import json
from pathlib import Path

import typer
from django.apps import apps
from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver

from aanbel.config.api import api
from aanbel.field import queries as field

MADE = "*Made by `make docs` from the code; change the code, not this page.*\n"


def pages(app: typer.Typer) -> dict[Path, str]:
    """Every generated page, by its file."""
    folder = settings.ROOT / "docs" / "reference"
    return {
        folder / "commands.md": commands(app),
        folder / "tables.md": tables(),
        folder / "pages.md": addresses(),
        folder / "openapi.json": interface(),
        settings.ROOT / "frontend" / "src" / "field" / "api.d.ts": field.phone_types(),
    }


def interface() -> str:
    """The description of the interface for other computers, as it is served."""
    return json.dumps(api.get_openapi_schema(path_prefix="/api/v1/"), indent=1, ensure_ascii=False) + "\n"


def commands(app: typer.Typer) -> str:
    """Each command with its options, as `--help` tells them."""
    lines = ["# Commands", "", MADE, "Exit codes: 0 done, 1 refused by a rule (a sentence says why), 2 misuse.", ""]
    command = typer.main.get_command(app)
    for name, sub in sorted(command.commands.items()):  # type: ignore[attr-defined]
        if sub.hidden:
            continue
        nested = getattr(sub, "commands", None)
        for words, one in [(f"{name} {n}", c) for n, c in sorted(nested.items())] if nested else [(name, sub)]:
            lines += [f"## `aanbel {words}`", "", inspect.cleandoc(one.help or ""), ""]
            for param in one.params:
                if param.name == "help":
                    continue
                label = ", ".join(param.opts) if param.param_type_name == "option" else (param.name or "").upper()
                lines.append(f"- `{label}` {getattr(param, 'help', '') or ''}".rstrip())
            lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def tables() -> str:
    """Each table: what it is for, what kind of data it holds, how long it is kept."""
    lines = ["# Tables", "", MADE, "| table | what it is | data | kept |", "|---|---|---|---|"]
    for model in sorted(apps.get_models(), key=lambda model: model._meta.db_table):
        if model.__module__.startswith("aanbel."):
            sentence = (inspect.getdoc(model) or "").splitlines()[0]
            lines.append(f"| `{model._meta.db_table}` | {sentence} | {model.DATA_CLASS} | {model.RETENTION} |")  # type: ignore[attr-defined]
    return "\n".join(lines) + "\n"


def addresses() -> str:
    """Each page with the permission that guards it, or the reason why it is public."""
    lines = ["# Pages and who may see them", "", MADE, "| address | guarded by |", "|---|---|"]
    lines += [f"| `/{address}` | {guard} |" for address, guard in sorted(_guarded(get_resolver().url_patterns))]
    return "\n".join(lines) + "\n"


def _guarded(patterns: list[URLPattern | URLResolver], prefix: str = "") -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for entry in patterns:
        if isinstance(entry, URLResolver):
            found += _guarded(entry.url_patterns, prefix + str(entry.pattern))
        elif check := getattr(entry.callback, "permission", None):
            found.append((prefix + str(entry.pattern), f"`{check.__name__}`"))
        elif reason := getattr(entry.callback, "public", ""):
            found.append((prefix + str(entry.pattern), f"public: {reason}"))
    return found
