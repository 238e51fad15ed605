"""Versions of the priority scheme: shipped to everyone, drafted by a municipality, activated once.

A version is never edited: going back to an older one means drafting its copy, so that each score can be explained by
the version it was made with (DESIGN §6.7).
"""

import json
from typing import Any

from django.db import connection, transaction
from django.db.models import QuerySet

from aanbel.accounts.permissions import check_can_set_priorities
from aanbel.audit import services as audit
from aanbel.audit import versions
from aanbel.audit.acting import Acting
from aanbel.audit.verbs import Verb
from aanbel.kernel import clock
from aanbel.kernel.errors import Refused
from aanbel.worklist.core import scheme as rules
from aanbel.worklist.core import shipped, trays
from aanbel.worklist.core.statement import placed_sql
from aanbel.worklist.models import Scheme
from aanbel.worklist.queries.scheme_words import why_not

_SHIP = """
insert into worklist_scheme
       (municipality_id, version, name, rules, trays, proposed_by, proposed_at, activated_by, activated_at)
select m.code, 1, %(name)s, %(rules)s::jsonb, %(trays)s::jsonb, 'Aanbel', %(now)s, 'Aanbel', %(now)s
  from unnest(%(municipalities)s::int[]) m (code)
 where not exists (select from worklist_scheme k where k.municipality_id = m.code)
    on conflict do nothing
"""


@transaction.atomic
def ship_schemes(*, by: Acting) -> None:
    """Gives every acting municipality that has no scheme yet the shipped one, as its version 1. Safe to repeat."""
    with connection.cursor() as cursor:
        cursor.execute(
            _SHIP,
            {
                "municipalities": list(by.municipalities),
                "name": shipped.SCHEME_NAME,
                "rules": json.dumps(rules.to_json(shipped.SCHEME)),
                "trays": json.dumps(trays.to_json(shipped.TRAYS)),
                "now": clock.now(),
            },
        )


@transaction.atomic
def propose_scheme(
    *, by: Acting, name: str, stored_rules: list[dict[str, Any]], stored_trays: list[dict[str, Any]]
) -> Scheme:
    """Drafts the next version. Nothing moves until it is activated."""
    check_can_set_priorities(by)
    try:
        scheme, piles = rules.from_json(stored_rules), trays.from_json(stored_trays)
    except rules.Unsound as unsound:
        raise Refused(why_not(unsound)) from unsound
    ship_schemes(by=by)
    drafted = Scheme.objects.create(
        municipality_id=by.municipality,
        rules=rules.to_json(scheme),
        trays=trays.to_json(piles),
        **versions.drafted(_of(by), by=by, name=name),
    )
    audit.record(by=by, verb=Verb.SCHEME_PROPOSED, subject=f"scheme:{drafted.pk}", version=drafted.version)
    return drafted


@transaction.atomic
def activate_scheme(*, by: Acting, scheme: Scheme) -> Scheme:
    """Puts the whole list in the order of this draft, at once and for everyone in the municipality."""
    check_can_set_priorities(by)
    activated = versions.put_in_force(_of(by), scheme.pk, by=by)
    _weigh_again(by, activated)
    audit.record(by=by, verb=Verb.SCHEME_ACTIVATED, subject=f"scheme:{activated.pk}", version=activated.version)
    return activated


def _of(by: Acting) -> QuerySet[Scheme]:
    return Scheme.objects.filter(municipality_id=by.municipality)


def _weigh_again(by: Acting, scheme: Scheme) -> None:
    """Scores the facts that are there by other rules: no signal needs to be read again."""
    placed = placed_sql(
        "(select * from worklist_placing where municipality_id = %(municipality)s)",
        rules.from_json(scheme.rules),
        trays.from_json(scheme.trays),
        clock.today(),
        keep="f.case_id",
    )
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            update worklist_placing p
               set scheme_id = %(scheme)s, score = n.placed_score, points = n.placed_points, tray = n.placed_tray
              from ({placed}) n
             where p.case_id = n.case_id and p.municipality_id = %(municipality)s
            """,
            {"municipality": by.municipality, "scheme": scheme.pk},
        )
