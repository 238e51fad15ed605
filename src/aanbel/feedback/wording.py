"""The words on the screen for what a creditor may be told."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from aanbel.feedback.core.telling import Word

WORDS: dict[Word, str | Promise] = {
    Word.TAKEN_UP: _("Taken up"),
    Word.NOT_TAKEN_UP: _("Not taken up"),
    Word.REPEATED: _("Not taken up: repeated"),
    Word.UNJUSTIFIED: _("Not taken up: unjustified"),
    Word.NOT_RESIDENT: _("Does not live in the municipality (any more)"),
    Word.DECEASED: _("Has died"),
    Word.FINISHED: _("Finished"),
}

MEANINGS: dict[Word, str | Promise] = {
    Word.TAKEN_UP: _("We work on this signal. The creditor does not learn whether we reached anybody."),
    Word.NOT_TAKEN_UP: _("We do nothing with this signal. Never why: not that somebody said no or has help already."),
    Word.REPEATED: _("The same arrears were reported before and are not higher. The creditor can mend this."),
    Word.UNJUSTIFIED: _("Below the agreed amount, or too early or too late. The creditor can mend this."),
    Word.NOT_RESIDENT: _("The address in the creditor's books is wrong. The new address is never told."),
    Word.DECEASED: _("The creditor can stop writing to someone who has died."),
    Word.FINISHED: _("We are done. Helped, refused or never reached: the same word, so nothing can be read from it."),
}
