"""Sharing a card with the other municipalities of the installation, taking it over, and telling how it went."""

from django.db import transaction
from django.utils.translation import gettext as _

from aanbel.audit import services as audit
from aanbel.audit.acting import Acting
from aanbel.audit.verbs import Verb
from aanbel.kernel import clock
from aanbel.kernel.errors import Refused
from aanbel.kernel.personal_patterns import traces
from aanbel.learning import queries
from aanbel.learning.core.kinds import Verdict
from aanbel.learning.models import Card, Experience
from aanbel.learning.permissions import check_can_write_cards
from aanbel.learning.services.writing import check_complete, check_points_at_nobody, put
from aanbel.learning.wording.traces import never_sentence


@transaction.atomic
def share_card(*, by: Acting, card: int) -> Card:
    """Lets all municipalities of this installation read it, from now on and until it is taken back."""
    check_can_write_cards(by)
    found = queries.mine(by=by, card=card)
    if found.state == Card.State.SHARED:
        return found
    text = queries.text_of(found)
    check_complete(text)
    check_points_at_nobody(text, looked_at=True)
    found.state, found.shared_at, found.shared_by = Card.State.SHARED, clock.now(), by.name
    found.save(update_fields=["state", "shared_at", "shared_by"])
    audit.record(by=by, verb=Verb.CARD_SHARED, title=found.title)
    return found


@transaction.atomic
def take_back_card(*, by: Acting, card: int) -> Card:
    """Only our own municipality reads it again. Copies that others made are theirs and stay."""
    check_can_write_cards(by)
    found = queries.mine(by=by, card=card)
    if found.state == Card.State.DRAFT:
        return found
    found.state, found.shared_at, found.shared_by = Card.State.DRAFT, None, ""
    found.save(update_fields=["state", "shared_at", "shared_by"])
    audit.record(by=by, verb=Verb.CARD_TAKEN_BACK, title=found.title)
    return found


@transaction.atomic
def copy_card(*, by: Acting, card: int) -> Card:
    """“We do this too”: an own draft with the same text, which keeps saying where it comes from. Once per card.

    The figures stay behind: they are of the other municipality's residents.
    """
    check_can_write_cards(by)
    page = queries.card_page(by=by, card=card)
    if page.ours:
        raise Refused(_("This card is your own municipality's already."))
    if page.our_copy is not None:
        return page.our_copy
    copy = Card(municipality_id=by.municipality, made_by=by.name, made_at=clock.now())
    put(copy, page.text)
    copy.figures = []
    copy.origin, copy.origin_key = Card.Origin.COPIED, page.card.key
    copy.origin_name = page.card.municipality.name
    copy.save()
    audit.record(by=by, verb=Verb.CARD_COPIED, title=copy.title, origin=copy.origin_name)
    return copy


@transaction.atomic
def tell_experience(*, by: Acting, card: int, verdict: Verdict, words: str, looked_at: bool = False) -> Experience:
    """How it went with us, in a sentence, under somebody else's card; said again, it takes the place of the first."""
    check_can_write_cards(by)
    page = queries.card_page(by=by, card=card)
    if page.ours:
        raise Refused(_("This is your own card: write what came of it on the card itself."))
    if not words.strip():
        raise Refused(_("Write one sentence about how it went. Others learn from that, not from a tick."))
    pointed = [one for one in traces(words) if one.never or not looked_at]
    if pointed:
        raise Refused(never_sentence(pointed))
    told, _new = Experience.objects.update_or_create(
        municipality_id=by.municipality,
        card=page.card,
        defaults={"verdict": verdict.value, "words": words.strip()[:300], "said_at": clock.now()},
    )
    audit.record(by=by, verb=Verb.EXPERIENCE_TOLD, title=page.card.title)
    return told


@transaction.atomic
def take_back_experience(*, by: Acting, card: int) -> None:
    """Our sentence under this card is gone."""
    check_can_write_cards(by)
    page = queries.card_page(by=by, card=card)
    if page.our_experience is not None:
        page.our_experience.delete()
        audit.record(by=by, verb=Verb.EXPERIENCE_TAKEN_BACK, title=page.card.title)
