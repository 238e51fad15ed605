"""Amounts are whole euro cents in an int: exact, and a comparison that row-level security may push down."""


def euros(cents: int) -> str:
    """An amount as Dutch readers write it.

    >>> euros(123456)
    '€ 1.234,56'
    """
    whole, rest = divmod(abs(cents), 100)
    return f"{'-' if cents < 0 else ''}€ {whole:,}".replace(",", ".") + f",{rest:02d}"
