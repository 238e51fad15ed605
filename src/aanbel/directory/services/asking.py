"""Keeping entries right: a remark of a colleague, the question to the organisation by mail, its answer, and settling.

Who holds the link acts as nobody: no role, one entry. “Still right” assures it; a correction is a proposal that a
coordinator takes over or leaves. The entry itself never changes from outside.
"""

import secrets
from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

import structlog
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from aanbel.audit import services as audit
from aanbel.audit.acting import Acting
from aanbel.audit.verbs import Verb
from aanbel.directory.core.asking import OPEN_FOR, PROPOSABLE, Link
from aanbel.directory.models import Asking, Phone, Remark, Service
from aanbel.directory.permissions import check_can_keep_map, check_can_see_map
from aanbel.directory.queries.asking import asking_behind, hashed, link_of, whom_to_ask
from aanbel.directory.services.entries import TWICE, assured, held
from aanbel.directory.services.indexing import index_services
from aanbel.gateways import mail
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing, Refused
from aanbel.kernel.personal_patterns import Pattern, traces

Address = Callable[[str], str]
"""The whole address of the page behind a link."""

RESIDENTS_ONLY = frozenset({Pattern.BSN, Pattern.BANK_ACCOUNT, Pattern.BIRTH_DATE})
"""What is never about an organisation; its telephone number and address may well be what is not right."""

log = structlog.get_logger(__name__)


@transaction.atomic
def remark(*, by: Acting, service: UUID, words: str) -> Remark:
    """Say that an entry is not right (any more). It goes to the list of the coordinator; the entry stays as it is."""
    check_can_see_map(by)
    found = held(by, service)
    if not words.strip():
        raise Refused(_("Say in a few words what is not right any more."))
    if any(trace.pattern in RESIDENTS_ONLY for trace in traces(words)):
        raise Refused(_("This looks as if it is about a resident. Nothing was kept. Write about the entry only."))
    here = Remark.objects.filter(municipality_id=by.municipality, service=found, settled="", said_by_name=by.name)
    if (same := here.filter(words=words.strip()[:300]).order_by("pk").first()) is not None:
        return same  # sent twice
    audit.record(by=by, verb=Verb.ENTRY_REMARKED, subject=f"service:{found.pk}", name=found.name)
    return _remarked(found, Remark.Source.COLLEAGUE, words=words, proposed={}, who=by.name)


@transaction.atomic
def ask_organisation(*, by: Acting, service: UUID, address: Address) -> Asking:
    """Mail the organisation a link that answers once, for 14 days. An earlier link opens nothing any more."""
    check_can_keep_map(by)
    found = held(by, service)
    email = whom_to_ask(found)
    if not email:
        raise Refused(_("We know no e-mail address of %(name)s. Fill one in first.") % {"name": found.name})
    now, token = clock.now(), secrets.token_urlsafe(24)
    here = Asking.objects.filter(municipality_id=by.municipality, service=found, email=email)
    just_now = here.filter(replaced_at=None, answered_at=None, mailed_at__gte=now - TWICE).first()
    if just_now is not None:
        return just_now  # tapped twice: one mail
    Asking.objects.filter(municipality_id=by.municipality, service=found, replaced_at=None).update(replaced_at=now)
    asking = Asking(
        municipality_id=by.municipality,
        service=found,
        link_hash=hashed(token),
        email=email,
        asked_at=now,
        asked_by_name=by.name,
        expires_at=now + OPEN_FOR,
    )
    asking.save()
    audit.record(by=by, verb=Verb.ENTRY_ASKED, subject=f"service:{found.pk}", name=found.name)
    return _mailed(asking, address(token))


@transaction.atomic
def answer_still_right(*, by: Acting, token: str) -> Service:
    """The organisation says that everything is right: assured today, by the organisation."""
    asking, named = _opened(by, token)
    assured(asking.service, who=named.name)
    _answered(named, asking, _("still right"))
    return asking.service


@transaction.atomic
def answer_with_corrections(*, by: Acting, token: str, proposed: Mapping[str, Any], words: str, who: str) -> Remark:
    """The organisation says how it should be. Nothing changes yet: a coordinator takes it over or not."""
    asking, named = _opened(by, token)
    differing = {name: proposed[name] for name in PROPOSABLE if name in proposed}
    if not differing and not words.strip():
        raise Refused(_("Nothing differs from what stands there. Choose “Still right”, or change something."))
    _answered(named, asking, _("corrections"))
    teller = f"{who.strip()}, {named.name}" if who.strip() else named.name
    return _remarked(asking.service, Remark.Source.ORGANISATION, words=words, proposed=differing, who=teller)


@transaction.atomic
def settle_remark(*, by: Acting, remark: int, how: Remark.Settled) -> Remark:
    """A coordinator leaves the entry as it is, or it is put right: what the organisation proposed is taken over."""
    check_can_keep_map(by)
    found = _held(by, remark)
    if how == Remark.Settled.TAKEN_OVER:
        _take_over(by, found)
    found.settled, found.settled_at, found.settled_by_name = how, clock.now(), by.name
    found.save(update_fields=["settled", "settled_at", "settled_by_name"])
    words = str(Remark.Settled(how).label)
    audit.record(
        by=by, verb=Verb.REMARK_SETTLED, subject=f"service:{found.service_id}", name=found.service.name, how=words
    )
    return found


def _take_over(by: Acting, found: Remark) -> None:
    """The values that were proposed, and who told them as who assures; a bare sentence was put right by hand."""
    service, proposed = found.service, dict(found.proposed)
    phone = proposed.pop("phone", None)
    for name, value in proposed.items():
        if name in PROPOSABLE:
            setattr(service, name, value)
    if phone:
        own = {"municipality_id": by.municipality, "service": service, "for_residents": True, "contact": None}
        first = Phone.objects.filter(**own).order_by("number", "pk").first() or Phone(**own)
        first.number, first.changed_at = phone, clock.now()
        first.save()
    service.save()
    assured(service, who=found.said_by_name if found.source == Remark.Source.ORGANISATION else by.name)
    index_services(by=by, services=[service.pk])


def _held(by: Acting, number: int) -> Remark:
    """A remark that waits, held for this act."""
    found = (
        Remark.objects.select_for_update(of=("self",))
        .filter(municipality_id=by.municipality, pk=number)
        .select_related("service")
        .first()
    )
    if found is None:
        raise Missing(_("This remark does not exist here (any more)."))
    if found.settled:
        raise Refused(_("%(name)s settled this already. Nothing was changed.") % {"name": found.settled_by_name})
    return found


def _opened(by: Acting, token: str) -> tuple[Asking, Acting]:
    """The question behind a link that opens, held for this answer; and the organisation as who acts."""
    number = asking_behind(by=by, token=token).pk
    asking = Asking.objects.select_for_update(of=("self",)).select_related("service__organization").get(pk=number)
    if link_of(asking) is not Link.OPENS:
        raise Refused(_("This was answered already, or the link is too old. Nothing was changed."))
    organisation = asking.service.organization
    name = organisation.name if organisation else asking.service.name
    return asking, Acting(municipalities=by.municipalities, name=name[:150])


def _answered(by: Acting, asking: Asking, answer: str) -> None:
    asking.answered_at = clock.now()
    asking.save(update_fields=["answered_at"])
    subject, name = f"service:{asking.service_id}", asking.service.name
    audit.record(by=by, verb=Verb.ENTRY_ANSWERED, subject=subject, name=name, answer=answer)


def _remarked(service: Service, source: Remark.Source, *, words: str, proposed: Mapping[str, Any], who: str) -> Remark:
    return Remark.objects.create(
        municipality_id=service.municipality_id,
        service=service,
        source=source,
        words=words.strip()[:300],
        proposed=dict(proposed),
        said_by_name=who[:150],
        said_at=clock.now(),
    )


def _mailed(asking: Asking, address: str) -> Asking:
    """Hand the mail over. A mail server that is down loses nothing: ask again."""
    municipality = asking.municipality
    sender = municipality.organisation or municipality.name
    with translation.override("nl"):  # the organisation's language, whatever the coordinator's is
        subject = _("Is this still right? %(name)s on the social map of %(place)s") % {
            "name": asking.service.name,
            "place": municipality.name,
        }
        text = _(
            "Hello,\n\nThe social map of %(place)s shows residents and helpers what you offer: %(name)s.\n"
            "Is that still right? Look, and say so with one click, or tell us what changed:\n\n%(address)s\n\n"
            "The link works once, until %(day)s. You need no account.\n\n%(sender)s%(phone)s"
        ) % {
            "place": municipality.name,
            "name": asking.service.name,
            "address": address,
            "day": f"{asking.expires_at.astimezone(clock.AMSTERDAM):%d-%m-%Y}",
            "sender": sender,
            "phone": f"\n{municipality.phone}" if municipality.phone else "",
        }
    handed = mail.send(to=asking.email, subject=subject, text=text, reference=f"social-map-{asking.pk}")
    if handed.taken:
        asking.mailed_at = clock.now()
        asking.save(update_fields=["mailed_at"])
    else:
        log.warning("mail_not_taken", asking=asking.pk, trouble=handed.trouble)
    return asking
