"""Cards out to a file and in from one, and the first cards: what practitioners advised, in words of our own."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction
from django.db.models import Q

from aanbel.audit import services as audit
from aanbel.audit.acting import Acting
from aanbel.audit.verbs import Verb
from aanbel.kernel import clock
from aanbel.kernel.errors import Refused
from aanbel.learning import queries
from aanbel.learning.core import card_file
from aanbel.learning.core.card_file import FiledCard, Unreadable
from aanbel.learning.core.card_text import pointing_at_somebody
from aanbel.learning.models import Card
from aanbel.learning.permissions import check_can_read_cards, check_can_write_cards
from aanbel.learning.services.writing import put
from aanbel.learning.wording.parts import trouble_words
from aanbel.learning.wording.traces import never_sentence

FIRST_CARDS = Path(card_file.__file__).with_name("first_cards.json")


@dataclass(frozen=True)
class Taken:
    """What a file brought: new drafts, how many we had already, and each refused card: place, title and why."""

    cards: tuple[Card, ...]
    known: int
    refused: tuple[tuple[int, str, str], ...]


@transaction.atomic
def export_cards(*, by: Acting, chosen: Iterable[Card]) -> str:
    """The text of a file with these cards, which the reader could read already; written down as leaving the house."""
    check_can_read_cards(by)
    filed = queries.filed(chosen)
    audit.record(by=by, verb=Verb.CARDS_EXPORTED, count=len(filed))
    return card_file.written(filed, on=clock.today())


@transaction.atomic
def import_cards(*, by: Acting, content: bytes) -> Taken:
    """The cards of somebody's file as drafts of ours, marked with where they come from. Safe to do twice.

    A card that points at a person by number is left out; the others come in. A colleague reads them before they are
    shared again.
    """
    check_can_write_cards(by)
    try:
        read = card_file.read(content)
    except Unreadable as wrong:
        raise Refused(trouble_words(wrong)) from wrong
    refused = [(place, title, trouble_words(wrong)) for place, title, wrong in read.refused]
    fit: list[FiledCard] = []
    for place, filed in read.cards:
        never = [one for found in pointing_at_somebody(filed.text).values() for one in found if one.never]
        if never:
            refused.append((place, filed.text.title, never_sentence(never)))
        else:
            fit.append(filed)
    made, known = _taken_in(by, fit, Card.Origin.IMPORTED)
    audit.record(by=by, verb=Verb.CARDS_IMPORTED, count=len(made))
    return Taken(tuple(made), known, tuple(sorted(refused)))


@transaction.atomic
def start_cards(*, by: Acting) -> list[Card]:
    """The first cards: the advice of practitioners (A+O fonds, PLANgroep, Coevorden, Eindhoven), as drafts of ours."""
    check_can_write_cards(by)
    read = card_file.read(FIRST_CARDS.read_bytes())
    made, _known = _taken_in(by, [one for _place, one in read.cards], Card.Origin.PUBLISHED)
    audit.record(by=by, verb=Verb.CARDS_IMPORTED, count=len(made))
    return made


def _taken_in(by: Acting, filed: Iterable[FiledCard], origin: Card.Origin) -> tuple[list[Card], int]:
    """New drafts for the cards whose key we do not have yet, neither as our own nor as taken over before."""
    here = Card.objects.filter(municipality_id=by.municipality)
    by_key = {one.key: one for one in filed}
    known = {
        key
        for pair in here.filter(Q(key__in=by_key) | Q(origin_key__in=by_key)).values_list("key", "origin_key")
        for key in pair
        if key in by_key
    }
    made = []
    for key, one in by_key.items():
        if key in known:
            continue
        card = Card(municipality_id=by.municipality, made_by=by.name, made_at=clock.now())
        put(card, one.text)
        card.origin, card.origin_key = origin, key
        card.origin_name = (one.after if origin is Card.Origin.PUBLISHED else one.municipality)[:160]
        made.append(card)
    return list(Card.objects.bulk_create(made)), len(known)
