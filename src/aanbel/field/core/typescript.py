"""TypeScript for the phone, made from the shapes: what is sent and read here is what the compiler there checks."""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from aanbel.field.core import shapes

HEADER = "// Made by `make docs` from src/aanbel/field/core/shapes.py; change that, not this.\n"
TOLD = (shapes.Bundle, shapes.Registered, shapes.Standing, shapes.Sent, shapes.Problem)
"""What the server says: every field is there."""
SENT = (
    shapes.VisitFact,
    shapes.WithdrawFact,
    shapes.CheckFact,
    shapes.SosFact,
    shapes.SafeFact,
    shapes.OffDutyFact,
)
"""What the phone says: a field with a default may be left out."""
PLAIN = {"string": "string", "integer": "number", "number": "number", "boolean": "boolean", "null": "null"}


def declarations() -> str:
    """The whole of `api.d.ts`."""
    wanted: list[tuple[type[BaseModel], Any]] = [(shape, "serialization") for shape in TOLD]
    wanted += [(shape, "validation") for shape in SENT]
    _, schema = models_json_schema(wanted)
    told = [_declared(name, one) for name, one in sorted(schema["$defs"].items())]
    facts = " | ".join(shape.__name__ for shape in SENT)
    told += [
        f"/** Any fact. */\nexport type Fact = {facts};\n",
        "/** One sending of the outbox. */\n"
        "export interface Outbox {\n  device: string;\n  sent_at: string;\n  facts: Fact[];\n}\n",
    ]
    return "\n".join([HEADER, *told])


def _declared(name: str, schema: Mapping[str, Any]) -> str:
    about = " ".join(schema.get("description", "").split())
    return f"/** {about} */\n" + "\n".join(_body(name, schema)) + "\n"


def _body(name: str, schema: Mapping[str, Any]) -> Iterator[str]:
    if "enum" in schema:
        yield f"export type {name} = {_choices(schema['enum'])};"
        return
    yield f"export interface {name} {{"
    needed = schema.get("required", [])
    for field, one in schema["properties"].items():
        yield f"  {field}{'' if field in needed else '?'}: {_type(one)};"
    yield "}"


def _type(schema: Mapping[str, Any]) -> str:
    """One field's type.

    >>> _type({"anyOf": [{"type": "number"}, {"type": "null"}]}), _type({"type": "array", "items": {"type": "string"}})
    ('number | null', 'string[]')
    """
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "const" in schema:
        return _choices([schema["const"]])
    if "enum" in schema:
        return _choices(schema["enum"])
    if "anyOf" in schema:
        return " | ".join(_type(one) for one in schema["anyOf"])
    if schema.get("type") == "array":
        return f"{_type(schema['items'])}[]"
    return PLAIN[schema["type"]]


def _choices(words: list[str]) -> str:
    return " | ".join(f'"{word}"' for word in words)
