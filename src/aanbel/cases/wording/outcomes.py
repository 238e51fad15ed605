"""How the outcomes are put before a worker: in groups, each with when another one fits better.

The same talk is booked as "manages alone" and as "quick fix" in equal shares (Divosa 2024); these sentences are for
the moment of choosing.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from aanbel.cases.core.outcomes import Outcome

Words = str | Promise

OUTCOME_GROUPS: dict[Words, tuple[Outcome, ...]] = {
    _("We helped"): (
        Outcome.FURTHER_HELP_FINANCIAL,
        Outcome.FURTHER_HELP_OTHER,
        Outcome.FURTHER_HELP,
        Outcome.ADVICE,
    ),
    _("The resident needs no help from us"): (
        Outcome.MANAGES_ALONE,
        Outcome.PAID,
        Outcome.OTHER_TRACK,
        Outcome.KNOWN,
    ),
    _("No contact"): (Outcome.NO_CONTACT, Outcome.NO_RESPONSE, Outcome.REFERRED_WITHOUT_CONTACT),
    _("Not here (any more)"): (Outcome.NOT_RESIDENT, Outcome.DECEASED),
    _("Not taken up"): (Outcome.DROPPED_REPEATED, Outcome.DROPPED_UNJUSTIFIED, Outcome.DROPPED_OTHER),
}

INSTEAD: dict[Outcome, Words] = {
    Outcome.FURTHER_HELP_FINANCIAL: _("Is there other help too? Then choose the one with both."),
    Outcome.FURTHER_HELP_OTHER: _("Is there help with money too? Then choose the one with both."),
    Outcome.ADVICE: _("Did somebody else take over? Then choose further help. Nothing done by us? Then manages alone."),
    Outcome.PAID: _("Did your advice bring it about? Then choose advice or quick fix."),
    Outcome.NO_CONTACT: _("Did the resident tick “no, thank you”? Then choose that they need no help from us."),
    Outcome.NO_RESPONSE: _("Did the resident say no? Then choose that they need no help from us."),
    Outcome.OTHER_TRACK: _("Is it debt help of the municipality? Then choose already known to debt help."),
}
