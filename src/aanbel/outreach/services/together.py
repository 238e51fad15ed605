"""Text messages or e-mails to several households, released by one person in one act.

Each is a message of its own, with everything that `write_message` asks; whom it refuses is left out and the others go
on. The page carries a token, from which each message's reference is made: sent twice, each household gets one.
"""

import uuid
from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext as _

from aanbel.audit.acting import Acting
from aanbel.kernel.errors import Missing, Refused
from aanbel.outreach.core.template_kinds import Kind
from aanbel.outreach.models import Message, TemplateVersion
from aanbel.outreach.permissions import check_can_work_cases
from aanbel.outreach.queries.together import MOST
from aanbel.outreach.services.messages import write_message


@transaction.atomic
def send_together(
    *, by: Acting, version: TemplateVersion, cases: Collection[int], token: uuid.UUID
) -> tuple[list[Message], int]:
    """Lays one message ready for each of these households; returns them, and how many households were left out."""
    check_can_work_cases(by)
    if version.template.what not in (Kind.TEXT, Kind.EMAIL):
        raise Refused(_("Letters and cards go out as a batch. Choose a text message or an e-mail."))
    if not cases:
        raise Refused(_("Choose at least one household."))
    if len(set(cases)) > MOST:
        raise Refused(_("Send to at most %(most)s households at once.") % {"most": MOST})
    sent, refused = [], 0
    for case in sorted(set(cases)):
        try:
            with transaction.atomic():
                reference = uuid.uuid5(token, str(case))
                sent.append(write_message(by=by, case=case, version=version, reference=reference))
        except (Refused, Missing):
            refused += 1
    return sent, refused
