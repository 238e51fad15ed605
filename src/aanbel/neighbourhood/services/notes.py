"""What may not stand in a note on the network map: a resident. Checked by shape, never looked up (source 4)."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from aanbel.kernel.errors import Refused
from aanbel.kernel.personal_patterns import Trace, traces


class Doubtful(Refused):
    """It may be about a resident: the writer looks again, and says that it is not or takes it out."""


def check_about_nobody(texts: Iterable[str], *, sure: bool = False) -> None:
    """Refuses what is always somebody's own; what may be is `Doubtful`, until the writer is `sure` that it is not."""
    found = [one for text in texts for one in traces(text)]
    never = [one for one in found if one.refused]
    if never:
        raise Refused(
            _("“%(words)s” looks like %(what)s. That is never kept in a note. Take it out and keep it again.")
            % {"words": never[0].words, "what": _word(never[0].trace)}
        )
    if found and not sure:
        raise Doubtful(
            _(
                "“%(words)s” looks like %(what)s. No resident stands on the network map. "
                "Take it out, or tick that this is not about a resident."
            )
            % {"words": found[0].words, "what": _word(found[0].trace)}
        )


def _word(trace: Trace) -> str:
    return {
        Trace.BSN: _("a citizen service number"),
        Trace.BANK_ACCOUNT: _("a bank account"),
        Trace.PHONE: _("somebody's telephone number"),
        Trace.EMAIL: _("an e-mail address"),
        Trace.BIRTH_DATE: _("a date of birth"),
        Trace.NAME: _("somebody's name"),
        Trace.ADDRESS: _("an address with a house number"),
        Trace.POSTCODE: _("a postcode"),
    }[trace]
