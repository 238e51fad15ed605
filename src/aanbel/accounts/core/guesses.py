"""How many wrong codes and links may be tried in an hour before a page without login asks for patience.

Per address (a household, a library, the shared address of a mobile network) and over the whole installation, so that
many addresses together cannot guess faster than `outreach.core.reply_codes` reckons with. A right code costs nothing.
"""

PER_ADDRESS = 20
OVERALL = 1_200
HOUR = 3600


def too_many(*, here: int, overall: int) -> bool:
    """Whether the next code is not looked at any more.

    >>> too_many(here=19, overall=1199), too_many(here=20, overall=20), too_many(here=0, overall=1200)
    (False, True, True)
    """
    return here >= PER_ADDRESS or overall >= OVERALL
