"""Typing errors forgiven: a word that nobody uses here gives way to the nearest one that is used.

One slip (a letter more, less, other, or two swapped) in a word of four letters and more, two from eight letters on; the
first letter stands, for people seldom miss it and many words differ in nothing else. What was changed is told.
"""

from collections.abc import Collection, Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA


def mended(words: Iterable[str], known: Collection[str], by_letter: dict[str, list[str]]) -> dict[str, str]:
    """Each mistyped word with the word it most likely is. `by_letter` holds the known words by their first letter.

    >>> known = {"schulden", "deurwaarder", "huur"}
    >>> mended(["schuldne", "deurwarder", "huur", "xyz"], known, by_first_letter(known))
    {'schuldne': 'schulden', 'deurwarder': 'deurwaarder'}
    """
    found = {}
    for word in words:
        slips = _slips(word)
        if not slips or word in known:
            continue
        near = process.extractOne(word, by_letter.get(word[0], ()), scorer=OSA.distance, score_cutoff=slips)
        if near is not None and not _a_form_of(word, near[0]):
            found[word] = near[0]
    return found


def by_first_letter(known: Iterable[str]) -> dict[str, list[str]]:
    """Words grouped by how they begin, in alphabetical order: equal distances then always choose the same word."""
    grouped: dict[str, list[str]] = {}
    for word in sorted(known):
        if len(word) >= 4:
            grouped.setdefault(word[0], []).append(word)
    return grouped


def _slips(word: str) -> int:
    return 0 if len(word) < 4 or word.isdecimal() else 1 if len(word) < 8 else 2


def _a_form_of(word: str, near: str) -> bool:
    """Whether it is the same word in another form (brief, brieven): then it is no error."""
    return word.startswith(near) or near.startswith(word)
