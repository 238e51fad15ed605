"""Cases as the list shows them: the stored facts with the door, the partners and the worker, in one query."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from aanbel.audit.acting import Acting
from aanbel.kernel.identity import PostalAddress
from aanbel.kernel.money import euros
from aanbel.worklist.models import Placing
from aanbel.worklist.queries.reasons import ReasonLine, reason_lines, version


@dataclass(frozen=True)
class Row:
    """One case as the list shows it."""

    rank: int
    placing: Placing
    address: str
    place: str
    reasons: list[ReasonLine]
    tray: str
    partners: list[str]
    assigned_to: str = ""

    @property
    def why(self) -> str:
        """The heaviest reasons as one sentence."""
        return " · ".join(line.text for line in self.reasons[:2])

    @property
    def partner_names(self) -> str:
        """Who reported arrears here."""
        return ", ".join(self.partners)

    @property
    def amount(self) -> str:
        """All arrears together, as people write it."""
        return euros(self.placing.amount).replace(" ", "\u00a0")

    @property
    def tried(self) -> str:
        """How often we sought contact."""
        if not self.placing.attempts:
            return "–"
        if self.placing.reached:
            return _("%(n)s ×, reached") % {"n": self.placing.attempts}
        return f"{self.placing.attempts} ×"

    @property
    def meta(self) -> str:
        """The second line of a thing to do: partners, amount, what was tried."""
        tried = self.placing.attempts
        parts = [
            ngettext("%(number)s partner", "%(number)s partners", self.placing.partners)
            % {"number": self.placing.partners},
            euros(self.placing.amount).removesuffix(",00"),
            ngettext("tried %(number)s time", "tried %(number)s times", tried) % {"number": tried}
            if tried
            else _("not tried yet"),
        ]
        return " · ".join(parts)

    @property
    def case_id(self) -> int:
        """The number of the case."""
        return int(self.placing.case_id)


def rows_of(ids: Sequence[int], today: date, *, by: Acting, shown: int = 0, reasons: int | None = 2) -> list[Row]:
    """These cases as rows in this order, each with its heaviest reasons (None = all); a case that was closed
    meanwhile is left out."""
    with connection.cursor() as cursor:
        cursor.execute(_ROWS, {"municipality": by.municipality, "ids": list(ids)})
        found = {columns[0]: columns for columns in cursor.fetchall()}
    rows = []
    for rank, id_ in enumerate((one for one in ids if one in found), shown + 1):
        _case, town, partners, worker, *facts = found[id_]
        door, facts = PostalAddress(*facts[: len(_DOOR)]), facts[len(_DOOR) :]
        placing = Placing.from_db(connection.alias, _ATTRIBUTES, facts)
        rows.append(
            Row(
                rank=rank,
                placing=placing,
                address=door.line,
                place=town,
                reasons=reason_lines(placing, today, most=reasons),
                tray=_(version(placing.scheme_id).tray(placing.tray).name),
                partners=partners,
                assigned_to=worker,
            )
        )
    return rows


_DOOR = ("postcode", "house_number", "house_letter", "house_addition", "street")
_ATTRIBUTES = [field.attname for field in Placing._meta.concrete_fields]
_ROWS = f"""
select p.case_id, a.place,
       array(select name from intake_partner where id = any(p.partner_ids) order by name), coalesce(u.name, ''),
       {", ".join(f"a.{column}" for column in _DOOR)},
       {", ".join(f"p.{field.column}" for field in Placing._meta.concrete_fields)}
  from worklist_placing p
  join cases_case c on c.id = p.case_id
  join people_address a on a.id = c.address_id
  left join accounts_user u on u.id = c.assigned_to_id
 where p.municipality_id = %(municipality)s and p.case_id = any(%(ids)s)
"""
"""One statement and no model but the placing: a page of the list is the page that is opened most."""
