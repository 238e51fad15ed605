"""What to say when a text seems to be about one person."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from aanbel.kernel.personal_patterns import Pattern, Trace

PATTERNS = {
    Pattern.BSN: pgettext_lazy("trace", "a citizen service number"),
    Pattern.BANK_ACCOUNT: pgettext_lazy("trace", "a bank account"),
    Pattern.PHONE: pgettext_lazy("trace", "somebody's phone number"),
    Pattern.EMAIL: pgettext_lazy("trace", "an e-mail address"),
    Pattern.BIRTH_DATE: pgettext_lazy("trace", "a date of birth"),
    Pattern.NAME: pgettext_lazy("trace", "a name"),
    Pattern.ADDRESS: pgettext_lazy("trace", "an address"),
    Pattern.POSTCODE: pgettext_lazy("trace", "a postcode"),
}
NEVER = gettext_lazy("“%(words)s” looks like %(pattern)s. That never goes on a card. Take it out.")
PERHAPS = gettext_lazy(
    "“%(words)s” looks like %(pattern)s. Take it out, or tick below that nobody is recognised by it."
)


def trace_words(found: Sequence[Trace]) -> list[str]:
    """One sentence for each trace; what is never kept first."""
    ordered = sorted(found, key=lambda one: not one.never)
    return [
        str(NEVER if one.never else PERHAPS) % {"words": one.words, "pattern": PATTERNS[one.pattern]} for one in ordered
    ]


def never_sentence(found: Sequence[Trace]) -> str:
    """The refusal for who did not come through the form."""
    words = ", ".join(dict.fromkeys(one.words for one in found))
    return _("This card points at a person: %(words)s. Take that out; a card is about what you did.") % {"words": words}
