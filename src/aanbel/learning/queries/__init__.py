"""What learning may be asked."""

from aanbel.learning.queries.cards import CardPage, Wanted, Whose, began, card_page, cards, filed, mine, text_of

__all__ = ["CardPage", "Wanted", "Whose", "began", "card_page", "cards", "filed", "mine", "text_of"]
