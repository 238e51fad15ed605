"""A card of the list in words, ready for its template."""

from dataclasses import dataclass

from aanbel.directory.models import Service, ServiceKind
from aanbel.directory.queries.cards import Card
from aanbel.directory.wording.entries import KIND_ICONS, freshness_words, waiting_words
from aanbel.directory.wording.hours import opening_words


@dataclass(frozen=True)
class Shown:
    """One entry as a card shows it."""

    card: Card

    @property
    def icon(self) -> str:
        return KIND_ICONS[ServiceKind(self.card.service.kind)]

    @property
    def kind(self) -> str:
        return str(self.card.service.get_kind_display())

    @property
    def shut(self) -> str:
        """That one cannot be sent there now; "" when one can."""
        service = self.card.service
        return "" if service.status == Service.Status.ACTIVE else str(service.get_status_display()).capitalize()

    @property
    def opens(self) -> str:
        """Open now or when again; a service that is shut for a while is not open on Friday."""
        return "" if self.shut else opening_words(self.card.opening)

    @property
    def open(self) -> bool:
        return not self.shut and self.card.opening.open

    @property
    def where(self) -> str:
        """The first place, and how many more there are."""
        places = [place for place in self.card.places if place.line or place.location.name]
        if not places:
            return ""
        more = f" (+{len(places) - 1})" if len(places) > 1 else ""
        return ", ".join(part for part in (places[0].location.name, places[0].line) if part) + more

    @property
    def waiting(self) -> str:
        return waiting_words(self.card.service)

    @property
    def fresh(self) -> str:
        return freshness_words(self.card.service)

    @property
    def free(self) -> bool:
        """Whether it is told that this costs nothing."""
        amounts = {cost.amount_cents for cost in self.card.costs}
        return amounts == {0} or self.card.service.fees_description.lower().startswith(("gratis", "kosteloos"))
