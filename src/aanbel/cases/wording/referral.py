"""What a referral says, to the worker and to the receiver."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from aanbel.cases.core.referral import Link, Share, Stage, Wish

Words = str | Promise

SHARES: dict[Share, Words] = {
    Share.NAME: _("Name"),
    Share.PHONE: _("Telephone"),
    Share.EMAIL: _("E-mail address"),
    Share.ADDRESS: _("Address"),
    Share.AGE: _("Age group"),
    Share.THREAT: _("What threatens, and when"),
    Share.AGREED: _("What was agreed with us"),
}

WISHES: dict[Wish, Words] = {
    Wish.CALLED: _("Wants to be called by them"),
    Wish.TOGETHER: _("Wants the first talk together with us"),
    Wish.COMES: _("Goes there without an appointment"),
}

STAGES: dict[Stage, Words] = {
    Stage.ASKED: _("asked, no answer yet"),
    Stage.CONSIDERED: _("they think it over"),
    Stage.ACCEPTED: _("accepted"),
    Stage.DECLINED: _("declined"),
    Stage.WITHDRAWN: _("withdrawn by us"),
}

EVENT_WORDS: dict[str, Words] = {f"referral_{stage}": words for stage, words in STAGES.items()}
"""The stage as it stands in an event's data, so that it is not taken for another code."""

LINKS: dict[Link, Words] = {
    Link.LOCKED: _("The code was wrong five times, so this link is locked. Call the sender for a new one."),
    Link.PAST: _("The time to answer has passed, so nothing is shown any more. Call the sender if you still can help."),
    Link.ANSWERED: _("This was answered. Nothing is shown any more."),
    Link.WITHDRAWN: _("This request was withdrawn. You need not do anything."),
}
"""Why a link shows nothing, to whoever holds it."""
