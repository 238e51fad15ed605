"""Why nothing is written to a household now, and what to do about it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from aanbel.outreach.core.formal import Asked
from aanbel.outreach.models import Message

STOPPED: dict[Message.Why, Any] = {
    Message.Why.CLOSED: _("This case is closed. Open it again to write to the resident."),
    Message.Why.GONE: _("Nobody of this case lives at this address any more, after the BRP."),
    Message.Why.NO_ADDRESS: _("There is no complete address. Check the register first."),
}

NO_DECISION: dict[Asked, Any] = {
    Asked.NO_CONVERSATION: _("There was no first conversation yet. The law asks a decision only after it."),
    Asked.WAIVED: _("The resident wanted no further help. Then the law asks no decision: the waiver is recorded."),
    Asked.DECIDED: _("The decision was given already. You find the letter among the messages."),
    Asked.CLOSED: _("This case is closed. Open it again to decide."),
}
