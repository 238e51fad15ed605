"""Amounts are whole euro cents in an int: exact, and a comparison that row-level security may push down."""


def euros(cents: int) -> str:
    """An amount as Dutch readers write it; the space does not break.

    >>> euros(123456)
    '€\xa01.234,56'
    """
    whole, rest = divmod(abs(cents), 100)
    return f"{'-' if cents < 0 else ''}€\u00a0{whole:,}".replace(",", ".") + f",{rest:02d}"
