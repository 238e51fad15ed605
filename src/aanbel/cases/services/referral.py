"""Referring with the resident's yes, and everything that happens to a referral until the resident is in good hands.

Data move in one moment only: when the receiver has typed the code. The mail holds a link and no name.
"""

import secrets
from collections.abc import Callable, Collection
from datetime import date
from uuid import UUID

import structlog
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from aanbel.audit import services as audit
from aanbel.audit.acting import Acting
from aanbel.audit.verbs import Verb
from aanbel.cases.core.consent import Purpose
from aanbel.cases.core.referral import ANSWER_WITHIN, OPEN_FOR, Act, Share, Stage, Wish, after, waits
from aanbel.cases.models import Referral
from aanbel.cases.permissions import check_can_work_cases
from aanbel.cases.queries.case_page import case_page
from aanbel.cases.queries.consent import consent_needed
from aanbel.cases.queries.referral import hashed, party_of, what_is_shared
from aanbel.cases.services.refusing import check_may_approach
from aanbel.cases.services.working import locked_case, noted
from aanbel.directory.queries import ServiceSummary, referable, services_by_id
from aanbel.gateways import mail
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing, Refused
from aanbel.kernel.working_days import add_working_days

Address = Callable[[str], str]
"""The whole address of the page behind a link."""

log = structlog.get_logger(__name__)


@transaction.atomic
def refer(
    *,
    by: Acting,
    case: int,
    destination: UUID,
    question: str,
    wish: Wish,
    fields: Collection[Share],
    resident: int | None,
    address: Address,
) -> Referral:
    """Ask somebody of the social map to help this resident. Refused without the resident's yes for exactly that."""
    check_can_work_cases(by)
    found = locked_case(by, case)
    if found.closed_on:
        raise Refused(_("This case is closed. Open it again to refer."))
    check_may_approach(by=by, case=case)
    to = _destination(by, destination)
    consent = consent_needed(by=by, case=case, purpose=Purpose.SHARE, with_whom=to.party)
    if Referral.objects.filter(case=found, destination=to.id, stage__in=[Stage.ASKED, Stage.CONSIDERED]).exists():
        raise Refused(
            _("%(name)s was asked already and has not answered yet. Send the link again.") % {"name": to.name}
        )
    page = case_page(by=by, case_id=case)
    person = next((one for one in page.people if one.resident.pk == resident), None)
    if resident is not None and person is None:
        raise Refused(_("This person does not belong to this case. Choose somebody of this case."))
    referral = Referral.objects.create(
        municipality_id=found.municipality_id,
        case=found,
        destination_id=to.id,
        consent=consent,
        question=question.strip()[:300],
        wish=wish,
        fields=[share.value for share in Share if share in fields],
        shared=what_is_shared(page, person, fields),
        due_on=add_working_days(clock.today(), ANSWER_WITHIN),
        expires_at=clock.now() + OPEN_FOR,
        asked_at=clock.now(),
        asked_by_id=by.user_id,
        asked_by_name=by.name,
    )
    noted(by, found, Verb.REFERRAL_ASKED, to=to.name)
    return _mailed(referral, address)


@transaction.atomic
def mail_again(*, by: Acting, referral: int, address: Address) -> Referral:
    """Send a new link, with a new code and a new term. The old link shows nothing any more."""
    check_can_work_cases(by)
    found = _referral(by, referral)
    if not waits(found.at):
        raise Refused(_("This referral has been answered or withdrawn, so there is nothing to ask any more."))
    check_may_approach(by=by, case=found.case_id)
    consent_needed(by=by, case=found.case_id, purpose=Purpose.SHARE, with_whom=party_of(found.destination))
    found.wrong_codes, found.expires_at = 0, clock.now() + OPEN_FOR
    found.due_on = add_working_days(clock.today(), ANSWER_WITHIN)
    audit.record(by=by, verb=Verb.REFERRAL_MAILED, case_id=found.case_id, to=found.destination.name)
    return _mailed(found, address)


@transaction.atomic
def withdraw_referral(*, by: Acting, referral: int) -> Referral:
    """Take the question back. What was shared is emptied, and the link says only that nothing needs to be done."""
    check_can_work_cases(by)
    found = _referral(by, referral)
    stage = after(found.at, Act.WITHDRAW)
    if stage is None:
        raise Refused(_("This referral has been declined or withdrawn already."))
    found.stage, found.shared = stage, {}
    found.save(update_fields=["stage", "shared"])
    noted(by, found.case, Verb.REFERRAL_WITHDRAWN, to=found.destination.name)
    return found


@transaction.atomic
def register_joint_talk(*, by: Acting, referral: int, on: date) -> Referral:
    """The warm hand-over took place: resident, helper and worker spoke together."""
    check_can_work_cases(by)
    found = _referral(by, referral)
    if found.at is not Stage.ACCEPTED:
        raise Refused(_("They have not accepted this referral, so there is nobody to hand over to yet."))
    if on > clock.today():
        raise Refused(_("This talk lies in the future. Register it when it was held."))
    found.joint_talk_on = on
    found.save(update_fields=["joint_talk_on"])
    noted(by, found.case, Verb.JOINT_TALK_HELD, to=found.destination.name)
    return found


def _mailed(referral: Referral, address: Address) -> Referral:
    """Make the link, mail it, and remember only its hash. A mail server that is down loses nothing: mail it again."""
    token = secrets.token_urlsafe(24)
    referral.link_hash = hashed(token)
    sender = referral.municipality.organisation or referral.municipality.name
    phone = referral.municipality.phone
    with translation.override("nl"):  # the receiver's language, whatever the worker's is
        subject = _("A question from %(sender)s") % {"sender": sender}
        text = _(
            "Hello,\n\n%(sender)s asks whether you can help one of our residents.\n\n"
            "Open the question here: %(address)s\n"
            "The page asks for a code of four digits. %(worker)s tells you that code by phone%(phone)s.\n\n"
            "You need no account. This mail holds no personal data; please do not reply with any."
        ) % {
            "sender": sender,
            "address": address(token),
            "worker": referral.asked_by_name,
            "phone": f" ({phone})" if phone else "",
        }
    reference = f"referral-{referral.pk}-{referral.mails + 1}"
    handed = mail.send(to=referral.destination.referral_email, subject=subject, text=text, reference=reference)
    if handed.taken:
        referral.mailed_at, referral.mails = clock.now(), referral.mails + 1
    else:
        log.warning("mail_not_taken", referral=referral.pk, trouble=handed.trouble)
        referral.mailed_at = None
    referral.save()
    return referral


def _destination(by: Acting, number: UUID) -> ServiceSummary:
    """The entry of the social map that we refer to."""
    found = next((one for one in referable(by=by) if one.id == number), None)
    if found is not None:
        return found
    if gone := services_by_id(by=by, ids=[number]).get(number):
        raise Refused(_("We no longer refer to %(name)s. Choose another.") % {"name": gone.name})
    raise Missing(_("This entry does not stand on the social map (any more)."))


def _referral(by: Acting, number: int) -> Referral:
    """The referral, held for this act."""
    found = (
        Referral.objects.select_for_update(of=("self",))
        .filter(municipality_id=by.municipality, pk=number)
        .select_related("destination__organization", "case", "municipality", "consent")
        .first()
    )
    if found is None:
        raise Missing(_("This referral does not exist here (any more)."))
    return found
