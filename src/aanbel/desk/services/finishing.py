"""How a visit to the desk ends: helped; and the slip as a text message when somebody likes that."""

from django.db import transaction
from django.utils.translation import gettext as _

from aanbel.audit.acting import Acting
from aanbel.audit.verbs import Verb
from aanbel.desk.core.asking import Act, Result, State
from aanbel.desk.core.slip import as_mobile, mark_of
from aanbel.desk.models import Question
from aanbel.desk.queries.slip import Slip, slip_of
from aanbel.desk.services.asking import ended, held, move, noted
from aanbel.gateways import notify
from aanbel.kernel.errors import Refused


@transaction.atomic
def finish(*, by: Acting, question: int, how: Result) -> Question:
    """Helped. It can be undone for ten minutes."""
    found = held(by, question)
    if found.state == State.DONE:
        return found
    move(found, Act.FINISH)
    return ended(by, found, how)


@transaction.atomic
def send_slip(*, by: Acting, question: int, number: str, language: str = "nl") -> Slip:
    """Send what was agreed as a text message. The number is used for this and kept nowhere, not in a log either.

    Sent twice with the same words to the same number it goes once: Notify knows it by our reference.
    """
    found = held(by, question)
    to = as_mobile(number)
    if not to:
        raise Refused(_("This is no mobile number. Print the slip, or look at the number together."))
    slip = slip_of(by=by, question=found, language=language)
    reference = f"slip-{found.pk}-{mark_of([slip.text, to])}"
    if notify.find(reference=reference) is None:
        handed = notify.send_text(to=to, text=slip.text, reference=reference)
        if not handed.taken:
            raise Refused(_("The text message could not be sent. Nothing was kept. Print the slip instead."))
        noted(by, found, Verb.SLIP_SENT)
    return slip
