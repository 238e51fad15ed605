"""Reading what a phone sends, one fact at a time: what is not understood says so, and never takes a neighbour along."""

import hashlib
import json
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any
from uuid import UUID

from pydantic import TypeAdapter, ValidationError

from aanbel.field.core.shapes import Fact, FactShape, OffDutyFact, Outbox, WithdrawFact

MOST_BYTES = 512 * 1024
"""Of one sending: a hundred facts with the longest notes stay below a third of it."""
LONGEST_KEPT = 8_000
PLACES = {"lon", "lat"}
"""Where somebody was is kept nowhere here, not even as part of a digest."""
LAST = 2**53
_FACT: TypeAdapter[Fact] = TypeAdapter(FactShape)


class Unread(StrEnum):
    """Why a fact or a whole sending is not understood."""

    NOT_JSON = "not_json"
    TOO_BIG = "too_big"
    NO_OUTBOX = "no_outbox"
    NO_ID = "no_id"
    STRANGE = "strange"


@dataclass(frozen=True)
class Sending:
    """A whole sending: from which device, and its facts as they came."""

    device: UUID
    facts: list[Any]


@dataclass(frozen=True)
class Read:
    """One fact as it came. Either it is understood (`fact`), or `why` it is not."""

    name: str
    number: UUID | None
    kind: str
    digest: str
    body: str
    fact: Fact | None = None
    why: Unread | None = None

    @property
    def about(self) -> int:
        """The stop it is about, 0 for none: facts go in this order, so that two sendings never wait for each other.

        What is taken back, and that somebody is done, go last.
        """
        if self.fact is None or isinstance(self.fact, OffDutyFact | WithdrawFact):
            return LAST
        return self.fact.stop or 0


def read_sending(body: bytes) -> Sending | Unread:
    """The sending, or why it is none."""
    if len(body) > MOST_BYTES:
        return Unread.TOO_BIG
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        return Unread.NOT_JSON
    try:
        outbox = Outbox.model_validate(told)
    except ValidationError:
        return Unread.NO_OUTBOX
    return Sending(outbox.device, outbox.facts)


def read_fact(told: Any) -> Read:
    """One fact of a sending.

    >>> read_fact({"id": "?", "kind": "visit"}).why, read_fact(7).why
    (<Unread.NO_ID: 'no_id'>, <Unread.NO_ID: 'no_id'>)
    """
    given = told if isinstance(told, dict) else {}
    body = json.dumps(
        {name: one for name, one in given.items() if name not in PLACES} if given else told, sort_keys=True
    )
    digest = hashlib.sha256(body.encode()).hexdigest()
    number = _number(given.get("id"))
    read = Read(
        name=_printable(str(given.get("id", ""))[:60]),
        number=number,
        kind=_plain(str(given.get("kind", ""))[:10]),
        digest=digest,
        body=body[:LONGEST_KEPT],
        why=Unread.NO_ID if number is None else None,
    )
    if read.why:
        return read
    try:
        return replace(read, fact=_FACT.validate_python(told))
    except ValidationError:
        return replace(read, why=Unread.STRANGE)


def _number(told: Any) -> UUID | None:
    try:
        return UUID(told) if isinstance(told, str) else None
    except ValueError:
        return None


def _printable(word: str) -> str:
    return "".join(one for one in word if one.isascii() and one.isprintable())


def _plain(word: str) -> str:
    return "".join(one for one in word if one.isascii() and (one.isalnum() or one == "_"))
