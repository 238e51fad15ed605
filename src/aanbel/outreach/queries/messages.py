"""What was written to a household, newest first, each line in words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from aanbel.audit.acting import Acting
from aanbel.kernel.errors import Missing
from aanbel.outreach.models import Message
from aanbel.outreach.queries.composing import text_of


@dataclass(frozen=True)
class MessageLine:
    """One message, and what a worker should know or do about it."""

    message: Message

    @property
    def title(self) -> str:
        return self.message.version.template.name

    @property
    def state(self) -> str:
        return str(self.message.get_state_display())

    @property
    def tone(self) -> str:
        states = Message.State
        if self.message.state in {states.FAILED, states.UNCERTAIN}:
            return "warning"
        return "ok" if self.message.state in {states.WRITTEN, states.SENT} else "neutral"

    @property
    def uncertain(self) -> bool:
        return self.message.state == Message.State.UNCERTAIN

    @property
    def on_paper(self) -> bool:
        return self.message.state == Message.State.WRITTEN

    @property
    def text(self) -> str:
        """What it says, its code covered; nothing for what was never filled in."""
        unwritten = {Message.State.PLANNED, Message.State.LEFT_OUT}
        return "" if self.message.state in unwritten else text_of(self.message)

    @property
    def language(self) -> str:
        return self.message.version.language

    @property
    def told(self) -> str:
        """What happened, what was kept, what to do; empty when all is well."""
        message, states = self.message, Message.State
        if message.state == states.LEFT_OUT:
            return _("Not written: %(why)s.") % {"why": message.get_why_display()}
        if message.state == states.WAITING and message.tries:
            return _(
                "The outside service does not take it yet. It waits and is tried again by itself. Tried: %(n)s."
            ) % {"n": message.tries}
        if message.state == states.UNCERTAIN:
            return _("The connection broke while sending. Look up whether it went out, so that nobody gets it twice.")
        if message.state == states.FAILED:
            return _("The number or address was refused. Check it and write again.")
        return ""


def messages_of(*, by: Acting, case: int) -> list[MessageLine]:
    """Everything written to this household, also what was left out."""
    found = Message.objects.filter(municipality_id=by.municipality, case=case).select_related("version__template")
    return [MessageLine(one) for one in found]


def message(*, by: Acting, pk: int) -> Message:
    """One message, of this municipality."""
    found = (
        Message.objects.filter(municipality_id=by.municipality, pk=pk)
        .select_related("version__template", "case")
        .first()
    )
    if found is None:
        raise Missing(_("This message does not exist here (any more)."))
    return found
