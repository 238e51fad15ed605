"""What tests of messages and batches share: texts, a worker with a phone, households to write to."""

from typing import Any

from aanbel.accounts.models import Municipality, User
from aanbel.audit.acting import Acting
from aanbel.cases.models import Case
from aanbel.cases.tests import factories as make
from aanbel.outreach.models import TemplateVersion
from aanbel.outreach.queries.templates import current_version
from aanbel.outreach.services import ship_templates


def house(by: Acting) -> None:
    """The starting texts, and a phone number of the municipality."""
    ship_templates(by=by)
    Municipality.objects.filter(code=by.municipality).update(phone="0990 12 34 56", organisation="Geldwinkel")


def worker(by: Acting, user: User) -> Acting:
    """A consultant with a direct number."""
    user.phone = "06 12 34 56 78"
    user.save(update_fields=["phone"])
    return Acting((by.municipality,), user.pk, user.name, frozenset({"worker", "coordinator"}))


def text(by: Acting, slug: str) -> TemplateVersion:
    """The version in use."""
    return current_version(by=by, slug=slug)


def household(by: Acting, *, assigned: Acting | None = None, **signal: Any) -> Case:
    """An open case at a door of its own, of a worker when given."""
    case = make.case(by, **signal)
    if assigned is not None:
        Case.objects.filter(pk=case.pk).update(assigned_to_id=assigned.user_id)
        case.refresh_from_db()
    return case
