"""Writing a card and throwing it away."""

from django.db import connection, transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from aanbel.audit import services as audit
from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.audit.turns import take_turn
from aanbel.audit.verbs import Verb
from aanbel.kernel import clock
from aanbel.kernel.errors import Refused
from aanbel.learning import queries
from aanbel.learning.core.card_text import LONGEST, CardText, missing, pointing_at_somebody
from aanbel.learning.core.figures import kept_apart, stored
from aanbel.learning.models import Card, Experience
from aanbel.learning.permissions import check_can_write_cards
from aanbel.learning.wording.parts import PARTS
from aanbel.learning.wording.traces import never_sentence


@transaction.atomic
def write_card(
    *,
    by: Acting,
    text: CardText,
    card: int | None = None,
    looked_at: bool = False,
    origin: Card.Origin = Card.Origin.OWN,
    origin_name: str = "",
) -> Card:
    """Adds a card as a draft, or changes one of ours. Sent twice it is one card; a shared card stays fit to share.

    `looked_at`: somebody read the names and addresses in it and says that nobody is recognised by them.
    """
    check_can_write_cards(by)
    check_points_at_nobody(text, looked_at=looked_at)
    if card is None and (same := _written_already(by, text)) is not None:
        return same
    if card is None:
        found = Card(municipality_id=by.municipality, made_by=by.name, made_at=clock.now())
        found.origin, found.origin_name = origin, origin_name[:160]
    else:
        found = queries.mine(by=by, card=card)
    if not text.title.strip():
        raise Refused(_("A card needs a title."))
    if found.state == Card.State.SHARED:
        check_complete(text)
    put(found, text)
    found.save()
    audit.record(by=by, verb=Verb.CARD_WRITTEN, title=found.title)
    return found


@transaction.atomic
def drop_card(*, by: Acting, card: int) -> Card:
    """Throws a draft away. What others read is taken back first, so that it never disappears by one click."""
    check_can_write_cards(by)
    found = queries.mine(by=by, card=card)
    if found.state == Card.State.SHARED:
        raise Refused(_("Other municipalities read this card. Take it back first; then you can throw it away."))
    _drop_experiences(found)
    found.delete()
    audit.record(by=by, verb=Verb.CARD_DROPPED, title=found.title)
    return found


def _written_already(by: Acting, text: CardText) -> Card | None:
    """The draft of this colleague with exactly these words."""
    with connection.cursor() as cursor:
        take_turn(cursor, "cards", by)
    mine = Card.objects.filter(municipality_id=by.municipality, state=Card.State.DRAFT, made_by=by.name)
    return mine.filter(**{name: getattr(text, name).strip() for name in LONGEST}).order_by("pk").first()


def _drop_experiences(card: Card) -> None:
    """What others said of it goes with the card. Their rows are theirs, so each goes in its own municipality's name."""
    for number, code in list(card.experiences.order_by("pk").values_list("pk", "municipality_id")):
        with on_behalf_of(Acting.system(code)):
            Experience.objects.filter(municipality_id=code, pk=number).delete()


def put(card: Card, text: CardText) -> None:
    """The text on the row."""
    for name in LONGEST:
        setattr(card, name, getattr(text, name).strip())
    card.groups = [group.value for group in text.groups]
    card.steps = [step.value for step in text.steps]
    card.figures = [stored(figure) for figure in kept_apart(text.figures)]
    card.changed_at = clock.now()


def check_points_at_nobody(text: CardText, *, looked_at: bool) -> None:
    """Raises when the card seems to be about one person."""
    pointed = [one for traces in pointing_at_somebody(text).values() for one in traces]
    found = [one for one in pointed if one.never or not looked_at]
    if found:
        raise Refused(never_sentence(found))


def check_complete(text: CardText) -> None:
    """Raises with what is lacking before others can use the card."""
    lacking = missing(text)
    if lacking:
        parts = ", ".join(f"“{PARTS[name]}”" for name in lacking)
        sentence = ngettext(
            "Others cannot use this card yet: %(parts)s is still empty.",
            "Others cannot use this card yet: %(parts)s are still empty.",
            len(lacking),
        )
        raise Refused(sentence % {"parts": parts})
