"""The words of a consent: how it was given, what for, and the very question that was asked, per version."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from aanbel.cases.core.consent import How, Purpose

Words = str | Promise

PURPOSES: dict[Purpose, Words] = {
    Purpose.FACTS: _("writing down more than the signal"),
    Purpose.SHARE: _("sharing with another"),
}

HOWS: dict[How, Words] = {
    How.SPOKEN: pgettext_lazy("consent", "said"),
    How.PAPER: _("on paper"),
    How.SCREEN: _("on a screen"),
}

QUESTIONS: dict[str, Words] = {
    "facts-1": _(
        "May I write down what you tell me, such as your situation at home, your health or your budget? "
        "Only colleagues who help you read it. You can always say: throw it away."
    ),
    "share-1": _(
        "May I tell %(whom)s what you and I talked about, so that they can help you? "
        "Only what they need. You can always take this back."
    ),
}
"""Never change a sentence: add a version, and name it in `core.consent.CURRENT_WORDS`."""


def question(version: str, with_whom: str = "") -> str:
    """The question as it was asked."""
    return str(QUESTIONS[version]) % {"whom": with_whom or "…"}
