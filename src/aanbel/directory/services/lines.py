"""Keeping short lines, and saying that a number worked or did not."""

from django.db import transaction
from django.utils.translation import gettext as _

from aanbel.audit import services as audit
from aanbel.audit.acting import Acting
from aanbel.audit.verbs import Verb
from aanbel.directory.models import ShortLine
from aanbel.directory.models.lines import Body, Heard
from aanbel.directory.permissions import check_can_keep_lines, check_can_see_lines
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing, Refused


@transaction.atomic
def keep_line(
    *,
    by: Acting,
    line: int | None,
    body: Body,
    name: str,
    phone: str,
    helps_with: str,
    email: str = "",
    hours: str = "",
    not_for: str = "",
    at_hand: str = "",
) -> ShortLine:
    """Add a short line (None), or change it. Who writes a number down answers for it: it counts as checked today."""
    check_can_keep_lines(by)
    name = " ".join(name.split())
    here = ShortLine.objects.filter(municipality_id=by.municipality)
    if here.filter(body=body, name__iexact=name).exclude(pk=line or 0).exists():
        raise Refused(_("“%(name)s” is in the list already. Change that one.") % {"name": name})
    found = _line(by, line) if line else ShortLine(municipality_id=by.municipality)
    if found.phone != phone.strip():
        found.heard, found.checked_on, found.checked_by_name = Heard.WORKED, clock.today(), by.name
    found.body, found.name, found.phone, found.email = body, name, phone.strip(), email.strip()
    found.hours, found.helps_with = hours.strip(), helps_with.strip()
    found.not_for, found.at_hand = not_for.strip(), at_hand.strip()
    found.save()
    audit.record(by=by, verb=Verb.SHORT_LINE_KEPT, subject=f"line:{found.pk}", name=found.name)
    return found


@transaction.atomic
def check_line(*, by: Acting, line: int, heard: Heard) -> ShortLine:
    """Somebody rang and tells whether this is the number. A number that failed stays, with that said beside it."""
    check_can_see_lines(by)
    found = _line(by, line)
    found.heard, found.checked_on, found.checked_by_name = heard, clock.today(), by.name
    found.save(update_fields=["heard", "checked_on", "checked_by_name"])
    words = str(ShortLine.HEARD[heard])
    audit.record(by=by, verb=Verb.SHORT_LINE_CHECKED, subject=f"line:{found.pk}", name=found.name, heard=words)
    return found


@transaction.atomic
def drop_line(*, by: Acting, line: int) -> ShortLine:
    """Take a short line away."""
    check_can_keep_lines(by)
    found = _line(by, line)
    audit.record(by=by, verb=Verb.SHORT_LINE_DROPPED, subject=f"line:{found.pk}", name=found.name)
    found.delete()
    return found


def _line(by: Acting, number: int) -> ShortLine:
    found = ShortLine.objects.select_for_update(of=("self",)).filter(municipality_id=by.municipality, pk=number).first()
    if found is None:
        raise Missing(_("This short line does not exist here (any more)."))
    return found
