"""On whose behalf we act: one person or machine, for one or more municipalities.

The municipalities are a transaction-local setting that every tenant table's policy reads. Outside
`on_behalf_of` the setting is empty and the database shows no rows: forgetting is safe (ADR 0002).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import connection, transaction

SETTING = "aanbel.municipalities"


@dataclass(frozen=True, slots=True)
class Acting:
    """The actor of a request, a job or a command, with the roles held in `municipalities`."""

    municipalities: tuple[int, ...]
    user_id: int | None = None
    name: str = "Aanbel"
    roles: frozenset[str] = field(default_factory=frozenset)

    @classmethod
    def system(cls, *municipalities: int) -> "Acting":
        """The machine itself: nightly work, commands and the queue. Holds every permission."""
        return cls(municipalities=municipalities, roles=frozenset({"system"}))

    @property
    def municipality(self) -> int:
        """The single municipality of this act; most acts of people concern exactly one."""
        (only,) = self.municipalities
        return only

    def has_role(self, *roles: str) -> bool:
        """Whether any of these roles is held; the machine holds them all."""
        return "system" in self.roles or not self.roles.isdisjoint(roles)


@contextmanager
def on_behalf_of(by: Acting) -> Iterator[Acting]:
    """Opens a transaction that sees exactly the rows of `by.municipalities`.

    Inside another one it gives back, at the end, what that one saw; the outermost ends with its transaction.
    """
    wanted = "{" + ",".join(str(int(code)) for code in by.municipalities) + "}"
    before = _current() if connection.in_atomic_block else None
    with transaction.atomic():
        _set(wanted)
        yield by
        if before is not None and not connection.needs_rollback:
            _set(before)


def _current() -> str:
    with connection.cursor() as cursor:
        cursor.execute("select current_setting(%s, true)", [SETTING])
        (value,) = cursor.fetchone()
    return value or "{}"


def _set(value: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select set_config(%s, %s, true)", [SETTING, value])
