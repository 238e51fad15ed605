"""What one may choose from to narrow the list: trays, partners and neighbourhoods, in one question to the database."""

from dataclasses import dataclass

from django.db import connection
from django.utils.translation import gettext as _

from aanbel.audit.acting import Acting
from aanbel.worklist.queries.reasons import version


@dataclass(frozen=True)
class Choices:
    """Keys with their words, in the order of choosing."""

    trays: list[tuple[str, str]]
    partners: list[tuple[int, str]]
    neighbourhoods: list[tuple[int, str]]


def choices(*, by: Acting) -> Choices:
    """What the acting municipality has; the trays are those of its active scheme."""
    found: dict[str, list[tuple[int, str]]] = {"partner": [], "neighbourhood": [], "scheme": []}
    with connection.cursor() as cursor:
        cursor.execute(_CHOICES, {"municipality": by.municipality})
        for what, number, name in cursor.fetchall():
            found[what].append((number, name))
    trays = version(found["scheme"][0][0]).trays.trays if found["scheme"] else ()
    return Choices([(tray.slug, _(tray.name)) for tray in trays], found["partner"], found["neighbourhood"])


_CHOICES = """
select 'partner' as what, id, name from intake_partner
union all
select 'neighbourhood', id, name from accounts_neighbourhood where municipality_id = %(municipality)s
union all
select 'scheme', id, name from worklist_scheme
 where municipality_id = %(municipality)s and activated_at is not null and replaced_at is null
order by what, name
"""
