"""The words on the screen for texts: their kinds, what a variable holds, and what a finding means and what to do."""

from enum import StrEnum
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from aanbel.kernel.plain_dutch import Finding, Style
from aanbel.outreach.core.plain_language import Rule
from aanbel.outreach.core.template_kinds import Condition
from aanbel.ui.plain_words import style_sentence

VARIABLES: dict[str, Any] = {
    "aanhef": _("greeting with the name, or “Beste bewoner”"),
    "naam": _("name of the resident"),
    "adres": _("street and number"),
    "woonplaats": _("postcode and place"),
    "datum": _("date of today"),
    "gemeente": _("name of the municipality"),
    "dienst": _("name of the service that writes"),
    "medewerker": _("name of the worker of this case"),
    "telefoon": _("direct phone number, or that of the municipality"),
    "webadres": _("address of the resident's own page, with its code"),
    "code": _("the code alone"),
    "herkomst": _("where the data came from, such as “uw verhuurder”"),
    "bezoekdag": _("day of the visit"),
    "sociale_norm": _("sentence from your own figures; falls away when it would not be true"),
    "wegwijzers": _("your pointers that are for everybody; falls away when there are none"),
    "gesprek_op": _("day of the first conversation"),
    "afspraak": _("what was agreed"),
    "geboortejaar": _("year of birth"),
    "schuldeiser": _("name of the creditor"),
    "kenmerk": _("reference of the creditor; falls away when unknown"),
}

CONDITIONS: dict[Condition, Any] = {
    Condition.RENT: _("only with a signal about rent"),
    Condition.ENERGY: _("only with a signal about energy"),
    Condition.WATER: _("only with a signal about water"),
    Condition.HEALTH: _("only with a signal about health insurance"),
    Condition.MORTGAGE: _("only with a signal about the mortgage"),
    Condition.YOUNG: _("only for who is younger than 27"),
    Condition.OLDER: _("only for who is 67 or older"),
    Condition.BUSINESS: _("only for entrepreneurs"),
    Condition.CHILDREN: _("only with children at home"),
    Condition.VISIT: _("only when a visit is announced"),
    Condition.POINTERS: _("only when there are pointers"),
}

MISSING: dict[str, Any] = {
    "telefoon": _("a phone number (yours in My account, or that of the municipality)"),
    "medewerker": _("a worker (assign the case)"),
    "bezoekdag": _("the day of the visit"),
    "herkomst": _("the signal partner"),
    "gesprek_op": _("the day of the first conversation"),
    "afspraak": _("what was agreed"),
    "geboortejaar": _("the date of birth"),
    "schuldeiser": _("the creditor"),
}

UNREADABLE: dict[str, Any] = {
    "unknown_variable": _("Line %(line)s: “%(mark)s” is not in the list of variables. Choose one from the list."),
    "unknown_condition": _("Line %(line)s: “%(mark)s” is not a fact we know. Choose one from the list."),
    "nested_condition": _("Line %(line)s: a part within a part. End the first one with {{einde}}."),
    "nothing_to_end": _("Line %(line)s: {{einde}} ends nothing here. Take it out."),
    "condition_not_ended": _("The part “als %(mark)s” has no end. Put {{einde}} on a line below it."),
    "not_for_this_kind": _(
        "“%(mark)s” may not stand in this kind of text: others can read it, or it is not known then."
    ),
}

FINDINGS: dict[StrEnum, Any] = {
    Rule.DEBT_IN_SIGHT: _("“%(words)s”: others can read this. Never name debt here."),
    Rule.AMOUNT_IN_SIGHT: _("“%(words)s”: others can read this. Never name an amount here."),
    Rule.ACCUSES: _("“%(words)s” accuses. Offer help; do not say what is owed."),
    Rule.SAYS_FREE: _("Say that help is free."),
    Rule.SAYS_WHERE_FROM: _("Say where the data came from: put {{herkomst}} in a sentence (AVG art. 14)."),
    Rule.SAYS_HOW_TO_REFUSE: _("Say how to say no: “Liever niet? Laat het ons weten, dan komen we niet terug.”"),
    Rule.SAYS_HOW_TO_ANSWER: _("Give a way to answer: {{telefoon}} or {{webadres}}."),
    Rule.SAYS_HOW_TO_OBJECT: _("Say how to object: within six weeks, and where (Awb art. 3:45)."),
    Rule.NO_REQUEST_FIRST: _("Start with one request, in bold: what may the reader do?"),
    Rule.MANY_IN_BOLD: _("%(words)s sentences in bold. One is enough."),
    Rule.ALONE: _("Say that the reader is not the only one: {{sociale_norm}}, or “U bent niet de enige.”"),
    Rule.TOO_LONG: _("Long: %(words)s. What can go?"),
}


def finding_sentence(finding: Finding) -> str:
    """What was found and what to do about it, in the reader's language."""
    if isinstance(finding.rule, Style):
        return style_sentence(finding)
    return str(FINDINGS[finding.rule]) % {"words": finding.words}


def missing_sentence(names: tuple[str, ...]) -> str:
    """What is still to be known before anything is written."""
    lacking = ", ".join(str(MISSING.get(name, VARIABLES.get(name, name))) for name in names)
    return gettext("Nothing was written, because this is missing: %(what)s.") % {"what": lacking}
