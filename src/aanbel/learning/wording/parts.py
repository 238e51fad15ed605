"""The parts of a card, as headings and as labels of the form, and the troubles of a file."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from aanbel.learning.core.card_file import MOST_CARDS, Trouble, Unreadable

PARTS = {
    "title": pgettext_lazy("card", "Title"),
    "tried": gettext_lazy("What we tried"),
    "for_whom": gettext_lazy("For whom"),
    "result": gettext_lazy("What came of it"),
    "to_copy": gettext_lazy("What you can copy"),
    "mind": gettext_lazy("What to watch out for"),
    "sources": gettext_lazy("Sources"),
    "figures": gettext_lazy("Figures"),
    "groups": gettext_lazy("Group"),
    "steps": gettext_lazy("Step of the work"),
}

TROUBLES = {
    Trouble.TOO_BIG: gettext_lazy("This file is larger than 1 MB. Ask for a file with fewer cards."),
    Trouble.NOT_JSON: gettext_lazy("This is not a file with practice cards: we expect JSON."),
    Trouble.OTHER_FORMAT: gettext_lazy("This file is JSON, but not of practice cards."),
    Trouble.NEWER: gettext_lazy("This file was made by a newer version of Aanbel. Upgrade, and read it then."),
    Trouble.NOT_A_CARD: gettext_lazy("this is not a card"),
    Trouble.NO_TITLE: gettext_lazy("it has no title"),
    Trouble.NO_KEY: gettext_lazy("it has no key by which we know it again"),
    Trouble.FIGURE: gettext_lazy("a figure in it cannot be right"),
}


def trouble_words(wrong: Unreadable) -> str:
    """The sentence for a file, or the half sentence for a card in it."""
    if wrong.trouble is Trouble.TOO_MANY:
        return _("This file holds more than %(most)s cards. Ask for smaller files.") % {"most": MOST_CARDS}
    if wrong.trouble is Trouble.FIELD:
        return _("“%(part)s” is too long or is not text") % {"part": PARTS.get(wrong.field, wrong.field)}
    if wrong.trouble is Trouble.UNKNOWN_WORD:
        return _("“%(part)s” holds a word that we do not know") % {"part": PARTS.get(wrong.field, wrong.field)}
    return str(TROUBLES[wrong.trouble])
