"""Lines of the log without keys: some addresses open something by themselves, and a log is read by many and kept long.

Django writes the address of every request that is refused. Behind a mailed link, in a calendar's address and on a
resident's card that address is the key, so there it is a dash (AVG art. 32).
"""

import logging
import re

HIDDEN = "–"
_UUID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b"
_KEYS = re.compile(rf"(?<=/r/)[^/?\s]+|/(?!{_UUID})[\w-]{{22,}}(?=[./?\s]|$)")
"""The code on a card, and any part of an address as long as our tokens; the id of an entry (a UUID) opens nothing."""


class WithoutKeys(logging.Filter):
    """Writes a dash for every key in an address."""

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple):
            record.args = tuple(without_keys(one) if isinstance(one, str) else one for one in record.args)
        return True


def without_keys(words: str) -> str:
    """The words with a dash for every key.

    >>> without_keys("/r/K7F3Q"), without_keys("/v/9901/9vA3wq-0aWm2kDkJ3m1xQy_Zt7cB5nE4?x=1")
    ('/r/–', '/v/9901/–?x=1')
    >>> without_keys("/sociale-kaart/6f0b6d7e-0f0a-4c53-9f5e-7d1a2c9b8e44/")
    '/sociale-kaart/6f0b6d7e-0f0a-4c53-9f5e-7d1a2c9b8e44/'
    """
    return _KEYS.sub(lambda key: f"/{HIDDEN}" if key[0].startswith("/") else HIDDEN, words)
