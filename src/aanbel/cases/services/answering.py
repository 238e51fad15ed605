"""What the receiver of a referral does, without an account: open with the code, and answer once.

The holder of the link acts as nobody: no role, one referral. A code that fails counts also when nothing else is kept,
so these acts answer with a value instead of raising.
"""

from django.db import transaction
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _

from aanbel.audit import services as audit
from aanbel.audit.acting import Acting
from aanbel.audit.verbs import Verb
from aanbel.cases.core.referral import CONSIDER_FOR, TRIES, Act, Link, Stage, after
from aanbel.cases.models import Referral
from aanbel.cases.queries.referral import link_of, receiver_code, referral_behind
from aanbel.cases.services.working import noted
from aanbel.kernel import clock
from aanbel.kernel.errors import Refused
from aanbel.kernel.working_days import add_working_days


@transaction.atomic
def open_referral(*, by: Acting, token: str, code: str) -> bool:
    """Whether the code opens the link. Five wrong ones lock it; the worker is told in the timeline."""
    found = _held(by, token)
    if link_of(found) is not Link.OPENS:
        return False
    named = _as_receiver(by, found)
    if not constant_time_compare(code.strip(), receiver_code(found)):
        found.wrong_codes += 1
        found.save(update_fields=["wrong_codes"])
        if found.wrong_codes >= TRIES:
            audit.record(by=named, verb=Verb.REFERRAL_LOCKED, case_id=found.case_id, to=found.destination.name)
        return False
    if found.opened_at is None:
        found.opened_at = clock.now()
        found.save(update_fields=["opened_at"])
        audit.record(by=named, verb=Verb.REFERRAL_OPENED, case_id=found.case_id, to=found.destination.name)
    audit.record_reading(by=named, case_id=found.case_id, purpose="referral by link")
    return True


@transaction.atomic
def answer_referral(*, by: Acting, token: str, act: Act, who: str, words: str = "") -> Referral:
    """Accept, decline with a reason, or think it over. After yes or no what was shared is emptied."""
    found = _held(by, token)
    stage = after(found.at, act)
    if link_of(found) is not Link.OPENS or stage is None or act is Act.WITHDRAW:
        raise Refused(_("This was answered or has ended. Nothing was changed."))
    if act is Act.DECLINE and not words.strip():
        raise Refused(_("Say in a few words why not, so that we can ask somebody who can."))
    found.stage, found.answered_by, found.words = stage, who.strip()[:120], words.strip()[:200]
    found.answered_at = clock.now()
    if stage is Stage.CONSIDERED:
        found.due_on = add_working_days(clock.today(), CONSIDER_FOR)
    else:
        found.shared = {}
    found.save()
    named = _as_receiver(by, found)
    noted(named, found.case, Verb.REFERRAL_ANSWERED, to=found.destination.name, answer=f"referral_{stage}")
    return found


def _held(by: Acting, token: str) -> Referral:
    """The referral of this link, held for this act."""
    number = referral_behind(by=by, token=token).pk
    return (
        Referral.objects.select_for_update(of=("self",)).select_related("destination", "consent", "case").get(pk=number)
    )


def _as_receiver(by: Acting, referral: Referral) -> Acting:
    """In the timeline and the reading log stands who was asked."""
    return Acting(municipalities=by.municipalities, name=referral.destination.name[:150])
