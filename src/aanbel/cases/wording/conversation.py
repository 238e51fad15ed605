"""The words around a talk."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from aanbel.cases.core.guide import Audience
from aanbel.cases.models import PlanStep, SignalCheck
from aanbel.cases.wording.consent import HOWS, PURPOSES

Words = str | Promise

AUDIENCES: dict[Audience, Words] = {
    Audience.ANYONE: _("Everyone"),
    Audience.YOUNG: _("Young"),
    Audience.OLDER: _("Older"),
    Audience.ENTREPRENEUR: _("Entrepreneur"),
    Audience.ASSERTIVE: _("Asks about data"),
}

TALK_WORDS: dict[str, Words] = {
    **{f"for:{purpose}": words for purpose, words in PURPOSES.items()},
    **{f"given:{how}": words for how, words in HOWS.items()},
    **{f"answer:{answer.value}": answer.label for answer in SignalCheck.Answer},
    **{f"step:{who.value}": who.label for who in PlanStep.Who},
}
"""The words of the events of a talk and a plan."""
