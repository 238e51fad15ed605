"""What a resident reads, in the languages of the residents' pages. Short, kind, and without a reason or a name.

Whoever finds a card may open its page: no sentence here may tell what it is about beyond what the card itself says.
The languages themselves stand in `ui.residents`.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from aanbel.outreach.core.answers import Kind, PartOfDay


@dataclass(frozen=True)
class Choice:
    """One button: the last word of its address, what it answers, its words and its icon."""

    slug: str
    kind: Kind
    words: Promise
    icon: str


BUTTONS = (
    Choice("bel", Kind.CALL, _("Call me"), "phone"),
    Choice("bezoek", Kind.VISIT, _("Come by"), "door"),
    Choice("afspraak", Kind.MEET, _("I will come to you"), "walk"),
    Choice("geregeld", Kind.SETTLED, _("I have already arranged it"), "circle-check"),
    Choice("elders", Kind.ELSEWHERE, _("I do not live here"), "map-pin"),
    Choice("nee", Kind.NO, _("No, thank you"), "x"),
)
SMALL = (
    Choice("vraag", Kind.QUESTION, _("I have a question"), "message"),
    Choice("bezwaar", Kind.OBJECTION, _("I do not want you to use my data"), "shield-lock"),
)
CHOICES = {choice.slug: choice for choice in (*BUTTONS, *SMALL)}
OF_KIND = {choice.kind: choice for choice in CHOICES.values()}

PARTS_OF_DAY: dict[PartOfDay, Promise] = {
    PartOfDay.MORNING: _("In the morning"),
    PartOfDay.AFTERNOON: _("In the afternoon"),
    PartOfDay.EVENING: _("In the evening"),
    PartOfDay.ANY: _("It does not matter when"),
}

WHAT_NEXT: dict[Kind, Promise] = {
    Kind.CALL: _("We will call you as soon as we can."),
    Kind.VISIT: _("We will come by as soon as we can. We show who we are."),
    Kind.MEET: _("We will see you then. The coffee is ready."),
    Kind.SETTLED: _("Good to hear. You need not do anything more."),
    Kind.ELSEWHERE: _("Thank you for telling us. We put it right. You need not do anything more."),
    Kind.NO: _("We do not contact you about this any more. Help stays open: you can always call us or walk in."),
    Kind.OBJECTION: _("We stop using your data for this, from now on."),
    Kind.QUESTION: _("We read your question and call you as soon as we can."),
}

SURE: dict[Kind, tuple[tuple[Promise, ...], Promise]] = {
    Kind.SETTLED: (
        (_("Good. Tell us, and we leave you in peace."), _("Is help welcome later on? Then you can always call us.")),
        _("Yes, I have arranged it"),
    ),
    Kind.ELSEWHERE: (
        (_("Is this not for you, or have you moved? Tell us. Then we put it right."),),
        _("Yes, this is not for me"),
    ),
    Kind.NO: (
        (_("That is fine. You need not say why."), _("Help stays open to you. You can always call us or walk in.")),
        _("Yes, do not contact me any more"),
    ),
    Kind.OBJECTION: (
        (
            _("That is your right. You need not say why."),
            _("We stop at once. We only keep what we need to remember your objection."),
        ),
        _("Yes, stop using my data"),
    ),
}
"""What is said before the second tap, and the words of that tap."""

OF_THE_PLAN = (gettext_noop("You"), gettext_noop("We"), gettext_noop("Somebody who helps you"))
"""Said by `cases` about the steps of a plan; residents read them here in their own language."""
