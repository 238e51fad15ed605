"""What somebody looked at, in words. Every slice names its purpose when it writes a reading; a test holds them here."""

from django.utils.translation import gettext_lazy as _

PURPOSES = {
    "answers": _("answers of residents"),
    "approach": _("the approach"),
    "budget sketch": _("the budget sketch"),
    "case discussion": _("a case discussion"),
    "case discussion, print": _("a case discussion, printed"),
    "case page": _("the case"),
    "conversation": _("the conversation"),
    "debrief": _("a debrief"),
    "doubtful matches": _("doubtful matches"),
    "field": _("a round taken along on the phone"),
    "form": _("a form on the case"),
    "hand-over": _("a hand-over"),
    "help page": _("the page with help"),
    "message": _("a message"),
    "messages": _("the messages"),
    "next step": _("the next step"),
    "paper": _("a round on paper"),
    "plan": _("the step plan"),
    "plan code": _("the code of the step plan"),
    "reading log": _("this list"),
    "referral by link": _("a referral, by its link"),
    "registration": _("the page of a resident"),
    "reply codes": _("the codes of cards and letters"),
    "round": _("a round"),
    "round on paper": _("a round on paper"),
    "rounds": _("the rounds of a day"),
    "safety": _("the safety of a visit"),
    "visit": _("a home visit"),
}


def purpose_words(purpose: str) -> str:
    """A purpose as people read it; one of an older version stays as it was written."""
    return str(PURPOSES.get(purpose, purpose))
