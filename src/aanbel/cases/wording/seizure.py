"""Seizing creditors, what is asked of them, and what they answered, in words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from aanbel.cases.core.seizure import Reply, Request, Seizer

Words = str | Promise

SEIZERS: dict[Seizer, Words] = {
    Seizer.TAX: _("Belastingdienst"),
    Seizer.BENEFITS: _("Dienst Toeslagen"),
    Seizer.DUO: _("DUO"),
    Seizer.CJIB: _("CJIB"),
    Seizer.UWV: _("UWV"),
    Seizer.SVB: _("SVB"),
    Seizer.CAK: _("CAK"),
    Seizer.MUNICIPAL_TAX: _("Municipal taxes"),
    Seizer.BAILIFF: _("Bailiff"),
    Seizer.OTHER: _("Another seizing creditor"),
}

REQUESTS: dict[Request, Words] = {
    Request.LOWER: _("Lower the seizure"),
    Request.SOCIAL_BAILIFF: _("Hand over to a social bailiff"),
    Request.PAUSE: _("Pause the payments"),
}

MEANINGS: dict[Request, Words] = {
    Request.LOWER: _("The protected income (beslagvrije voet) is set too low. Ask to work it out again."),
    Request.SOCIAL_BAILIFF: _("One bailiff looks at all debts together and works with us."),
    Request.PAUSE: _("No new costs and no seizure for a while, so that there is rest to make a plan."),
}

REPLIES: dict[Reply, Words] = {
    Reply.WAITING: _("no answer yet"),
    Reply.GRANTED: _("granted"),
    Reply.PARTLY: _("granted in part"),
    Reply.REFUSED: _("turned down"),
    Reply.DROPPED: _("dropped by us"),
}

EVENT_WORDS: dict[str, Words] = {
    **{f"seizer_{seizer}": words for seizer, words in SEIZERS.items()},
    **{f"request_{request}": words for request, words in REQUESTS.items()},
    **{f"reply_{reply}": words for reply, words in REPLIES.items()},
}
