"""The words for a no: what was said, where, and what it stops."""

from django.utils import formats
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from aanbel.cases.core.refusals import Approach, RefusalKind, RefusalSource
from aanbel.cases.models import Refusal

Words = str | Promise

REFUSALS: dict[RefusalKind, Words] = {
    RefusalKind.NO_CONTACT: _("No contact, please"),
    RefusalKind.OBJECTION: _("Do not use my data"),
}

REFUSAL_MEANINGS: dict[RefusalKind, Words] = {
    RefusalKind.NO_CONTACT: _("We do not come back, call or write for the months your municipality chose."),
    RefusalKind.OBJECTION: _("An objection (art. 21 GDPR). It stands until the resident takes it back."),
}

SOURCES: dict[RefusalSource, Words] = {
    RefusalSource.PHONE: _("by telephone"),
    RefusalSource.VISIT: _("at the door"),
    RefusalSource.DESK: _("at the desk"),
    RefusalSource.REPLY: _("on the resident's page"),
    RefusalSource.EMAIL: _("by e-mail"),
    RefusalSource.LETTER: _("by letter"),
    RefusalSource.OTHER: _("in another way"),
}

_STOPPED: dict[tuple[Approach, RefusalKind], Words] = {
    (Approach.STOPPED, RefusalKind.NO_CONTACT): _(
        "On %(day)s this household asked for no contact. No is no: do not call, visit or write until %(until)s."
    ),
    (Approach.STOPPED, RefusalKind.OBJECTION): _(
        "On %(day)s the resident objected to the use of their data. Do not call, visit or write."
    ),
    (Approach.ASK_A_PERSON, RefusalKind.NO_CONTACT): _(
        "On %(day)s this household asked for no contact, and now there is a crisis. "
        "Decide first, on the page of the case, whether to approach after all."
    ),
    (Approach.ASK_A_PERSON, RefusalKind.OBJECTION): _(
        "On %(day)s the resident objected to the use of their data, and now there is a crisis. "
        "Decide first, on the page of the case, whether to approach after all."
    ),
}


def stopped_sentence(approach: Approach, refusal: Refusal) -> str:
    """Why nobody may approach now."""
    until = formats.date_format(refusal.until, "j F Y") if refusal.until else ""
    words = _STOPPED[approach, RefusalKind(refusal.kind)]
    return str(words) % {"day": formats.date_format(refusal.said_on, "j F Y"), "until": until}


def refusal_sentence(refusal: Refusal) -> str:
    """What was said, where, by whom, and who wrote it down."""
    said = {
        "what": REFUSALS[RefusalKind(refusal.kind)],
        "where": SOURCES[RefusalSource(refusal.source)],
        "who": refusal.resident.name if refusal.resident else _("the whole household"),
        "name": refusal.recorded_by_name,
    }
    return str(_("“%(what)s”, said %(where)s, for %(who)s. Written down by %(name)s.")) % said
