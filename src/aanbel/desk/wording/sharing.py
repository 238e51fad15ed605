"""The words of a hand-over: what is shared, the question to which the resident says yes, and what the desk hears."""

from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from aanbel.desk.core.sharing import How, Lack, Line, Reach, Stage

Words = str | Promise

LINES: dict[Line, Words] = {
    Line.NAME: _("Name"),
    Line.PHONE: _("Telephone"),
    Line.EMAIL: _("E-mail address"),
    Line.ADDRESS: _("Address"),
    Line.QUESTION: _("What the question is"),
    Line.DUE: _("Before which day"),
}

IN_A_SENTENCE: dict[Line, Words] = {
    Line.NAME: pgettext_lazy("shared", "your name"),
    Line.PHONE: pgettext_lazy("shared", "your telephone number"),
    Line.EMAIL: pgettext_lazy("shared", "your e-mail address"),
    Line.ADDRESS: pgettext_lazy("shared", "your address"),
    Line.QUESTION: pgettext_lazy("shared", "what your question is"),
    Line.DUE: pgettext_lazy("shared", "the date that matters"),
}

REACHES: dict[Reach, Words] = {
    Reach.CALLED: _("Wants to be called"),
    Reach.MAILED: _("Wants an e-mail"),
    Reach.COMES: _("Comes back to the desk"),
}

HOWS: dict[How, Words] = {
    How.PAPER: _("On paper: the form is signed"),
    How.SCREEN: _("On this screen: the resident reads along and says yes"),
}

LACKS: dict[Lack, Words] = {
    Lack.BSN: _("A BSN stands in it. We never pass that on. Take it out; nothing was passed on yet."),
    Lack.NO_QUESTION: _("Write in one sentence what the question is. Nothing was passed on yet."),
    Lack.NO_PHONE: _("To be called a telephone number is needed. Fill it in, or choose: comes back to the desk."),
    Lack.NO_EMAIL: _("For an e-mail an address is needed. Fill it in, or choose: comes back to the desk."),
}

STAGES: dict[Stage, Words] = {
    Stage.ASKED: _("Arrived, nobody took it on yet"),
    Stage.ACCEPTED: _("Taken on"),
    Stage.DECLINED: _("Came back"),
    Stage.DONE: _("Done"),
    Stage.WITHDRAWN: _("Taken back"),
}


def consent_question(to: str, lines: tuple[Line, ...]) -> str:
    """Version `share-1` of the question that is read to the resident, with what is shared and with whom.

    A changed sentence is a new version in `core.sharing`.
    """
    named = [str(IN_A_SENTENCE[line]) for line in Line if line in lines]
    listed = (
        named[0]
        if len(named) == 1
        else gettext("%(first)s and %(last)s")
        % {
            "first": ", ".join(named[:-1]),
            "last": named[-1] if named else "",
        }
    )
    return gettext("May we pass on to %(to)s: %(lines)s? You can always take this back.") % {"to": to, "lines": listed}
