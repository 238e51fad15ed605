"""Deciding what a creditor may be told, and telling it once."""

import secrets
from collections.abc import Collection
from datetime import timedelta

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import load_pem_public_key
from django.db import connection, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from aanbel.audit import services as audit
from aanbel.audit.acting import Acting
from aanbel.audit.verbs import Verb
from aanbel.feedback.models import Report, Sharing, SpentStatement, Subscriber, Word
from aanbel.feedback.permissions import check_can_tell
from aanbel.feedback.queries import partner as partner_called
from aanbel.feedback.queries import tellable_sql
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing, Refused

_TELL = """
insert into feedback_telling (municipality_id, report_id, signal_id, word, about_on)
select municipality_id, %(report)s, signal_id, word, about_on
  from ({tellable}) t
 where word is not null
   and not exists (select from feedback_telling o where o.signal_id = t.signal_id and o.word = t.word)
"""


@transaction.atomic
def set_sharing(*, by: Acting, partner: str, words: Collection[Word], basis: str) -> Sharing:
    """Decides what a partner may be told from now on: a new version. No words = nothing, as it was at first."""
    check_can_tell(by)
    found = partner_called(partner)
    if words and not basis.strip():
        raise Refused(_("Say which clause of the agreement allows this. Without a ground nothing may be told."))
    now = clock.now()
    here = Sharing.objects.select_for_update().filter(municipality_id=by.municipality, partner=found)
    last = max((one.version for one in here), default=0)
    Sharing.objects.filter(municipality_id=by.municipality, partner=found, replaced_at=None).update(replaced_at=now)
    made = Sharing.objects.create(
        municipality_id=by.municipality,
        partner=found,
        version=last + 1,
        words=[word.value for word in Word if word in words],
        basis=basis.strip()[:200],
        set_by=by.name,
        set_at=now,
    )
    audit.record(
        by=by, verb=Verb.SHARING_SET, subject=f"partner:{found.pk}", partner=found.name, words=", ".join(made.words)
    )
    return made


@transaction.atomic
def make_report(*, by: Acting, partner: str) -> Report | None:
    """Puts together what this partner may know and was not told yet; None when there is nothing.

    The version of what may be told is held for the time of the act, so two people who press at once make one report
    and an empty one, and the empty one is not kept.
    """
    check_can_tell(by)
    found = partner_called(partner)
    sharing = (
        Sharing.objects.select_for_update()
        .filter(municipality_id=by.municipality, partner=found, replaced_at=None)
        .first()
    )
    if sharing is None or not sharing.words:
        raise Refused(_("%(partner)s may not be told anything yet. First set what may be told.") % {"partner": found})
    here = Report.objects.filter(municipality_id=by.municipality, partner=found)
    report = Report.objects.create(
        municipality_id=by.municipality,
        partner=found,
        sharing=sharing,
        number=(here.aggregate(last=Max("number"))["last"] or 0) + 1,
        rows=0,
        made_by=by.name,
        made_at=clock.now(),
    )
    with connection.cursor() as cursor:
        cursor.execute(
            _TELL.format(tellable=tellable_sql([Word(word) for word in sharing.words])),
            {"municipality": by.municipality, "partner": found.pk, "report": report.pk},
        )
        report.rows = cursor.rowcount
    if not report.rows:
        report.delete()
        return None
    report.save(update_fields=["rows"])
    audit.record(
        by=by, verb=Verb.CREDITOR_TOLD, subject=f"report:{report.pk}", partner=found.name, rows=str(report.rows)
    )
    return report


@transaction.atomic
def note_fetched(*, by: Acting, report: Report) -> Report:
    """Remembers when, and by whom, a report first left the building."""
    locked = Report.objects.select_for_update().get(pk=report.pk)
    if locked.fetched_at is None:
        locked.fetched_at, locked.fetched_by = clock.now(), by.name
        locked.save(update_fields=["fetched_at", "fetched_by"])
        audit.record(
            by=by,
            verb=Verb.REPORT_FETCHED,
            subject=f"report:{report.pk}",
            partner=locked.partner.name,
            number=str(locked.number),
        )
    return locked


@transaction.atomic
def admit_subscriber(*, by: Acting, partner: str, public_key: str) -> Subscriber:
    """Lets a partner's computer fetch its reports. It keeps the private half of its key; we only get the public one."""
    check_can_tell(by)
    found = partner_called(partner)
    text = public_key.strip()
    if "PRIVATE" in text:
        raise Refused(
            _(
                "This is a private key, which nobody else may have. Throw it away, make a new pair, and give us the "
                "public half."
            )
        )
    try:
        key = load_pem_public_key(text.encode())
    except (ValueError, UnsupportedAlgorithm) as unreadable:
        raise Refused(_("This is not a public key in PEM form. It begins with “BEGIN PUBLIC KEY”.")) from unreadable
    strong = isinstance(key, ec.EllipticCurvePublicKey) or (isinstance(key, rsa.RSAPublicKey) and key.key_size >= 2048)
    if not strong:
        raise Refused(_("This key is too weak. Make an elliptic-curve key (P-256), or RSA of at least 2048 bits."))
    made = Subscriber.objects.create(
        municipality_id=by.municipality,
        partner=found,
        client_id=f"{by.municipality:04d}-{found.slug[:20]}-{secrets.token_hex(4)}",
        public_key=text,
        added_by=by.name,
        added_at=clock.now(),
    )
    audit.record(by=by, verb=Verb.SUBSCRIBER_ADMITTED, subject=f"partner:{found.pk}", partner=found.name)
    return made


@transaction.atomic
def withdraw_subscriber(*, by: Acting, subscriber: int) -> Subscriber:
    """Shuts the door for one computer of a partner, at once."""
    check_can_tell(by)
    found = (
        Subscriber.objects.select_for_update()
        .filter(municipality_id=by.municipality, pk=subscriber, withdrawn_at=None)
        .first()
    )
    if found is None:
        raise Missing(_("This computer has no access (any more)."))
    found.withdrawn_at = clock.now()
    found.save(update_fields=["withdrawn_at"])
    audit.record(
        by=by, verb=Verb.SUBSCRIBER_WITHDRAWN, subject=f"partner:{found.partner_id}", partner=found.partner.name
    )
    return found


@transaction.atomic
def use_once(*, by: Acting, subscriber: Subscriber, number: str, expires: int) -> None:
    """Takes a signed statement for used; a second time it is refused. Expired ones are cleared on the way."""
    now = clock.now()
    SpentStatement.objects.filter(municipality_id=by.municipality, expires_at__lt=now - timedelta(minutes=1)).delete()
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into feedback_spentstatement (municipality_id, subscriber_id, number, expires_at) "
            "values (%s, %s, %s, to_timestamp(%s)) on conflict do nothing",
            [by.municipality, subscriber.pk, number, expires],
        )
        if not cursor.rowcount:
            raise Refused("This statement was used before (jti). Sign a new one for every token.")
