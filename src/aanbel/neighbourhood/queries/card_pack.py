"""The cards for key figures with the municipality's telephone number and the places where one can walk in."""

from dataclasses import asdict, dataclass
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from aanbel.accounts import queries as accounts
from aanbel.audit.acting import Acting
from aanbel.neighbourhood.core.cards import CARDS, DUTCH, Card
from aanbel.neighbourhood.core.typesetting import typeset
from aanbel.neighbourhood.permissions import check_can_see_network
from aanbel.neighbourhood.queries.walk_ins import walk_ins

WALK_INS_NAMED = 2


@dataclass(frozen=True)
class CardPack:
    """What stands on the cards, in one language; the same for the screen and for paper."""

    language: str
    title: str
    cards: tuple[Card, ...]
    foot: tuple[str, ...]

    @property
    def pdf(self) -> bytes:
        """Four to a sheet of A4."""
        data = {"title": self.title, "lang": self.language, "foot": self.foot, "cards": list(map(asdict, self.cards))}
        return typeset("key-figure-cards.typ", data, Path(settings.FRONTEND) / "paper")


def card_pack(*, by: Acting, language: str) -> CardPack:
    """The cards in this language; in Dutch when we do not have it."""
    check_can_see_network(by)
    language = language if language in CARDS else DUTCH
    municipality = accounts.municipality(by.municipality)
    places = walk_ins(by=by, language=language)
    with override(language):
        title = _("Cards for key figures")
        call = _("Call %(phone)s. It is free.") % {"phone": municipality.phone} if municipality.phone else ""
        lines = (municipality.name, call, *(_("Walk in: %(where)s") % {"where": one} for one in places))
    return CardPack(language, title, CARDS[language], tuple(filter(None, lines))[: 2 + WALK_INS_NAMED])
