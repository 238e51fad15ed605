"""The cards one may read: one's own, and what other municipalities of this installation share. No order of merit."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from aanbel.audit.acting import Acting
from aanbel.kernel.errors import Missing
from aanbel.learning.core.card_file import FiledCard
from aanbel.learning.core.card_text import LONGEST, CardText
from aanbel.learning.core.figures import restored
from aanbel.learning.core.kinds import Group, Step
from aanbel.learning.models import Card, Experience
from aanbel.learning.permissions import can_write_cards, check_can_read_cards


class Whose(StrEnum):
    """Which cards a list shows."""

    ALL = "all"
    OURS = "ours"
    OTHERS = "others"
    DRAFTS = "drafts"


@dataclass(frozen=True)
class Wanted:
    """What a reader looks for."""

    words: str = ""
    group: str = ""
    step: str = ""
    whose: Whose = Whose.ALL


@dataclass(frozen=True)
class CardPage:
    """One card as this reader sees it."""

    card: Card
    text: CardText
    ours: bool
    may_write: bool
    experiences: list[Experience]
    our_experience: Experience | None
    our_copy: Card | None


def readable(by: Acting) -> QuerySet[Card]:
    """Own cards and shared ones; the database's policy says the same once more."""
    check_can_read_cards(by)
    return Card.objects.filter(Q(municipality_id=by.municipality) | Q(state=Card.State.SHARED))


def cards(*, by: Acting, wanted: Wanted) -> list[Card]:
    """The cards that fit, latest first. Every word must occur somewhere on the card."""
    found = readable(by).select_related("municipality").prefetch_related("experiences")
    if wanted.whose is Whose.OURS:
        found = found.filter(municipality_id=by.municipality)
    elif wanted.whose is Whose.OTHERS:
        found = found.exclude(municipality_id=by.municipality)
    elif wanted.whose is Whose.DRAFTS:
        found = found.filter(municipality_id=by.municipality, state=Card.State.DRAFT)
    if wanted.group:
        found = found.filter(groups__overlap=[wanted.group, Group.EVERYBODY.value])
    if wanted.step:
        found = found.filter(steps__contains=[wanted.step])
    for word in wanted.words.split()[:8]:
        anywhere = Q(municipality__name__icontains=word)
        for name in LONGEST:
            anywhere |= Q(**{f"{name}__icontains": word})
        found = found.filter(anywhere)
    return list(found.order_by("-changed_at", "-id"))


def card_page(*, by: Acting, card: int) -> CardPage:
    """A card with what others found, and whether we have a copy of it."""
    found = readable(by).select_related("municipality").filter(pk=card).first()
    if found is None:
        raise Missing(_("This card does not exist (any more), or its municipality does not share it."))
    experiences = list(found.experiences.select_related("municipality").order_by("said_at", "id"))
    ours = found.municipality_id == by.municipality
    own = Card.objects.filter(municipality_id=by.municipality)
    return CardPage(
        card=found,
        text=text_of(found),
        ours=ours,
        may_write=can_write_cards(by),
        experiences=experiences,
        our_experience=next((one for one in experiences if one.municipality_id == by.municipality), None),
        our_copy=None if ours else own.filter(Q(origin_key=found.key) | Q(key=found.key)).first(),
    )


def began(*, by: Acting) -> bool:
    """Whether the first cards, or a part of them, are here."""
    return Card.objects.filter(municipality_id=by.municipality, origin=Card.Origin.PUBLISHED).exists()


def mine(*, by: Acting, card: int) -> Card:
    """A card of our own municipality, locked for a change."""
    found = Card.objects.select_for_update().filter(municipality_id=by.municipality, pk=card).first()
    if found is None:
        raise Missing(_("Only the municipality of a card can change it. Take it over, and write your own."))
    return found


def text_of(card: Card) -> CardText:
    """What stands on it."""
    return CardText(
        **{name: getattr(card, name) for name in LONGEST},
        figures=tuple(restored(row) for row in card.figures),
        groups=tuple(Group(word) for word in card.groups),
        steps=tuple(Step(word) for word in card.steps),
    )


def filed(chosen: Iterable[Card]) -> list[FiledCard]:
    """Cards as they go into a file: whose they are, never which colleague's."""
    return [FiledCard(card.key, text_of(card), card.municipality.name, card.origin_name) for card in chosen]
