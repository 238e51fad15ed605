"""Text from elsewhere that the database can hold."""


def storable(text: str) -> str:
    """The text without what PostgreSQL has no letter for: NUL goes, and half of a pair (JSON can hold one) becomes "?".

    >>> storable("Kof\\x00fie \\ud83d en thee")
    'Koffie ? en thee'
    """
    return text.replace("\x00", "").encode("utf-8", "replace").decode()
