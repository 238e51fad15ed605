"""The trays with what to do about them, and how many cases lie in each."""

from dataclasses import dataclass

from django.db import connection
from django.utils.translation import gettext as _

from aanbel.accounts.permissions import check_can_see_cases
from aanbel.audit.acting import Acting
from aanbel.worklist.models import Scheme
from aanbel.worklist.queries.reasons import version

COUNTED = 1_000


@dataclass(frozen=True)
class Pile:
    """One tray: its name, the act it asks for, and its size (`COUNTED` + 1 = more than that)."""

    slug: str
    name: str
    action: str
    cases: int

    @property
    def size(self) -> str:
        """The size as people read it."""
        return counted(self.cases, COUNTED)


def counted(number: int, most: int) -> str:
    """A capped count in words.

    >>> counted(12, 1000), counted(1001, 1000)
    ('12', '1.000+')
    """
    return f"{most:,}+".replace(",", ".") if number > most else f"{number:,}".replace(",", ".")


def active_scheme(*, by: Acting) -> Scheme | None:
    """The version by which the list is ordered now."""
    return Scheme.objects.filter(
        municipality_id=by.municipality, activated_at__isnull=False, replaced_at__isnull=True
    ).first()


def piles(*, by: Acting) -> list[Pile]:
    """The trays of the active scheme in order. Counting stops at a thousand: what matters is where work lies."""
    check_can_see_cases(by)
    scheme = active_scheme(by=by)
    if scheme is None:
        return []
    trays = version(scheme.pk).trays.trays
    with connection.cursor() as cursor:
        cursor.execute(
            """
            select t.slug, (
                select count(*) from (
                    select from worklist_placing p
                     where p.municipality_id = %(municipality)s and p.tray = t.slug limit %(most)s + 1
                ) counted
            ) from unnest(%(trays)s::text[]) t (slug)
            """,
            {"municipality": by.municipality, "trays": [tray.slug for tray in trays], "most": COUNTED},
        )
        sizes = dict(cursor.fetchall())
    return [Pile(tray.slug, _(tray.name), _(tray.action), sizes[tray.slug]) for tray in trays]
