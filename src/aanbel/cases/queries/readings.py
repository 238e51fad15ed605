"""Who looked at which case, for the privacy officer: everybody who opened a page is written down (BIO2 8.15.01)."""

from dataclasses import dataclass
from datetime import datetime

from aanbel.accounts.models import Role
from aanbel.audit.acting import Acting
from aanbel.audit.models import Reading
from aanbel.cases.permissions import check_can_see_readings
from aanbel.cases.wording.readings import purpose_words

PAGE = 100


@dataclass(frozen=True)
class ReadingsPage:
    """Some lines, newest first, and the number after which the older ones begin (0 when there are none)."""

    lines: list["Looked"]
    older: int


@dataclass(frozen=True)
class Looked:
    """One person who looked once."""

    at: datetime
    name: str
    user: int
    roles: str
    purpose: str
    case: int | None
    subject: str


def readings(*, by: Acting, case: int = 0, user: int = 0, before: int = 0) -> ReadingsPage:
    """What was looked at here, of one case or by one colleague when asked for."""
    check_can_see_readings(by)
    found = Reading.objects.filter(municipality_id=by.municipality)
    if case:
        found = found.filter(case_id=case)
    if user:
        found = found.filter(user_id=user)
    if before:
        found = found.filter(id__lt=before)
    kept = list(found.order_by("-id")[: PAGE + 1])
    return ReadingsPage([_line(one) for one in kept[:PAGE]], kept[PAGE - 1].id if len(kept) > PAGE else 0)


def _line(one: Reading) -> Looked:
    roles = [str(Role(role).label) for role in one.roles.split(",") if role in set(Role)]
    return Looked(
        one.at, one.user_name, one.user_id or 0, ", ".join(roles), purpose_words(one.purpose), one.case_id, one.subject
    )
