"""A resident comes forward: a case without a signal, at their own request and with their own data."""

from django.db import transaction
from django.utils.translation import gettext as _

from aanbel.accounts.models import Role
from aanbel.audit import services as audit
from aanbel.audit.acting import Acting
from aanbel.audit.verbs import Verb
from aanbel.cases.core.asking import Channel, after_request
from aanbel.cases.core.clocks import Moment
from aanbel.cases.core.kinds import last_day
from aanbel.cases.core.status import Move, Status
from aanbel.cases.core.status import after as moved
from aanbel.cases.models import Case, SelfReport
from aanbel.cases.permissions import can_work_cases, check_can_open_by_request
from aanbel.cases.queries.clocks import FIELD_OF, moments_of
from aanbel.cases.services.talking import came_back_on_it
from aanbel.cases.services.working import noted
from aanbel.kernel import clock
from aanbel.kernel.errors import Refused
from aanbel.kernel.identity import PostalAddress
from aanbel.people.services import address_at


@transaction.atomic
def open_by_request(
    *,
    by: Acting,
    name: str,
    at: PostalAddress,
    words: str,
    channel: Channel,
    origin: str,
    phone: str = "",
    email: str = "",
    threatened: bool = False,
) -> Case:
    """Open a case because the resident asked for it, or join the open one at that door.

    It needs the name and the address that the resident gave for it. The four weeks begin today, the three working days
    too when something threatens (Wgs art. 4); `origin` names what it came from, so that it is opened once. An objection
    stands, and the no of somebody else at that door: whoever opens the case reads it and decides.
    """
    check_can_open_by_request(by)
    before = SelfReport.objects.filter(municipality_id=by.municipality, origin=origin).select_related("case").first()
    if before is not None:
        return before.case
    if not name.strip() or not words.strip():
        raise Refused(_("A case needs a name and the question in a sentence. Ask the resident first."))
    case = _open_at(by, at)
    after = after_request(moments_of(case), today=clock.today(), threatened=threatened)
    fresh = [
        moment for moment in (Moment.HELP_ASKED, Moment.THREATENED)
        if getattr(after, FIELD_OF[moment]) != getattr(case, FIELD_OF[moment])
    ]  # fmt: skip
    for moment in fresh:
        setattr(case, FIELD_OF[moment], getattr(after, FIELD_OF[moment]))
    case.status = moved(Status(case.status), Move.REACH) or case.status  # they reached us, so nobody looks for them
    case.taken_up_on = case.taken_up_on or clock.today()
    case.save()
    SelfReport.objects.create(
        municipality_id=by.municipality,
        case=case,
        name=" ".join(name.split())[:120],
        phone=phone.strip()[:20],
        email=email.strip(),
        words=" ".join(words.split())[:300],
        threatened=threatened,
        channel=channel.value,
        on=clock.today(),
        noted_by=by.name,
        origin=origin,
    )
    came_back_on_it(by, case, named=name)
    for moment in fresh:
        audit.record(by=by, verb=Verb.MOMENT_NOTED, case_id=case.pk, moment=moment.value, day=str(clock.today()))
    return noted(by, case, Verb.CASE_ASKED_FOR, channel=f"came_by:{channel}")


def _open_at(by: Acting, at: PostalAddress) -> Case:
    """The open case at this door, held for this act; a new one when there is none."""
    door = address_at(by=by, at=at)
    found = Case.objects.select_for_update().of(by.municipality).open().filter(address=door).first()
    if found is not None:
        return found
    today = clock.today()
    return Case.objects.create(
        municipality_id=by.municipality,
        address=door,
        period=clock.month_of(today),
        period_end=last_day(clock.month_of(today)),
        opened_on=today,
        assigned_to_id=by.user_id if can_work_cases(by) and by.has_role(Role.WORKER, Role.VISITOR) else None,
    )
