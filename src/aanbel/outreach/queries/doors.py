"""Whose page a code opens. The only reading that happens before a municipality is known."""

from dataclasses import dataclass

from django.db import connection

from aanbel.accounts.models import Municipality
from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.kernel import clock
from aanbel.outreach.core.reply_codes import as_meant
from aanbel.outreach.models import ReplyCode
from aanbel.outreach.models.reply import SHOWN, digest_of


@dataclass(frozen=True)
class Door:
    """A household that may answer, as far as a stranger with the code may know: nothing but where it is."""

    code_id: int
    case_id: int
    purpose: str
    municipality: Municipality

    @property
    def by(self) -> Acting:
        """The resident's own words are written down by the machine, in the resident's name."""
        return Acting((self.municipality.code,), name="Inwoner", roles=frozenset({"system"}))


STRANGER = Acting(municipalities=(), name="")
"""Who holds a code, or none yet, acts for no municipality: what is public is readable, and the row of the code."""


def door_of(typed: str) -> Door | None:
    """The household of this code; None when it is wrong, expired or void, which all take the same way and time."""
    digest = digest_of(as_meant(typed))
    with on_behalf_of(STRANGER), connection.cursor() as cursor:
        cursor.execute("select set_config(%s, %s, true)", [SHOWN, digest])
        found = ReplyCode.objects.alive(clock.now()).filter(digest=digest).select_related("municipality").first()
        cursor.execute("select set_config(%s, '', true)", [SHOWN])
    return Door(found.pk, found.case_id, found.purpose, found.municipality) if found else None
