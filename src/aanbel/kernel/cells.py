"""Text in a cell of a spreadsheet. Whatever came from outside may start like a formula, and must never become one."""

LONGEST = 32_000  # a workbook holds no longer text in a cell
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def neutral(text: str) -> str:
    """Text that no spreadsheet reads as a formula (OWASP: CSV injection), without unprintable characters.

    >>> neutral("=HYPERLINK(1)"), neutral("Berg\\x07")
    ("'=HYPERLINK(1)", 'Berg')
    """
    clean = "".join(letter for letter in text[:LONGEST] if letter >= " " or letter in "\t\r\n")
    return f"'{clean}" if clean.startswith(_FORMULA) else clean
