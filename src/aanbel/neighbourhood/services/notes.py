"""What may not stand in a note on the network map: a resident. Checked by shape, never looked up (source 4)."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from aanbel.kernel.errors import Refused
from aanbel.kernel.personal_patterns import Pattern, traces


class Doubtful(Refused):
    """It may be about a resident: the writer looks again, and says that it is not or takes it out."""


def check_about_nobody(texts: Iterable[str], *, sure: bool = False) -> None:
    """Refuses what is always somebody's own; what may be is `Doubtful`, until the writer is `sure` that it is not."""
    found = [one for text in texts for one in traces(text)]
    never = [one for one in found if one.never]
    if never:
        raise Refused(
            _("“%(words)s” looks like %(what)s. That is never kept in a note. Take it out and keep it again.")
            % {"words": never[0].words, "what": _word(never[0].pattern)}
        )
    if found and not sure:
        raise Doubtful(
            _(
                "“%(words)s” looks like %(what)s. No resident stands on the network map. "
                "Take it out, or tick that this is not about a resident."
            )
            % {"words": found[0].words, "what": _word(found[0].pattern)}
        )


def _word(pattern: Pattern) -> str:
    return {
        Pattern.BSN: _("a citizen service number"),
        Pattern.BANK_ACCOUNT: _("a bank account"),
        Pattern.PHONE: _("somebody's telephone number"),
        Pattern.EMAIL: _("an e-mail address"),
        Pattern.BIRTH_DATE: _("a date of birth"),
        Pattern.NAME: _("somebody's name"),
        Pattern.ADDRESS: _("an address with a house number"),
        Pattern.POSTCODE: _("a postcode"),
    }[pattern]
