"""A practice card that is fit to share."""

from dataclasses import replace

from aanbel.audit.acting import Acting
from aanbel.learning import services
from aanbel.learning.core.card_text import CardText
from aanbel.learning.core.figures import publishable
from aanbel.learning.core.kinds import Group, Step
from aanbel.learning.models import Card

COMPLETE = CardText(
    title="Koffie bij de bibliotheek",
    tried="Elke dinsdag koffie, met een budgetcoach aan tafel.",
    for_whom="Ouderen met een klein pensioen.",
    result="De helft vulde ter plekke een formulier in.",
    to_copy="Papieren formulieren klaarleggen.",
    figures=(publishable("Bezoekers die een formulier invulden", "voorjaar 2026", 16, 31),),
    groups=(Group.ELDERLY,),
    steps=(Step.PREVENTION,),
)


def card(by: Acting, *, shared: bool = False, **differing: object) -> Card:
    """A card of this municipality."""
    made = services.write_card(by=by, text=replace(COMPLETE, **differing))
    return services.share_card(by=by, card=made.pk) if shared else made
