"""Words that stand as a name in a note, and that are of nobody and nothing on the network map.

The map knows whom it is allowed to name: its key figures, its places and streets. Any other name in a note may be a
resident's, so the writer is asked. Nobody is looked up anywhere: a question "is this a resident?" would itself tell.
"""

import re
from collections.abc import Collection, Iterator

from aanbel.neighbourhood.core.first_names import FIRST_NAMES
from aanbel.neighbourhood.core.knowing import plain

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_BETWEEN = frozenset(["van", "von", "de", "der", "den", "het", "ter", "ten", "te", "in", "op", "el", "al", "le", "la"])
"""Small words inside a surname."""
_FROM = """
nederlands turks marokkaans pools syrisch arabisch oekraiens eritrees somalisch engels duits frans surinaams antilliaans
roemeens bulgaars spaans berbers koerdisch afghaans irakees iraans portugees italiaans chinees islamitisch joods
"""
_OTHERWISE = """
maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ramadan suikerfeest offerfeest kerst kerstmis pasen
pinksteren koningsdag sinterklaas nieuwjaar nederland tigrinya whatsapp facebook instagram google
"""
_ORDINARY = frozenset(_OTHERWISE.split()) | {word + ending for word in _FROM.split() for ending in ("", "e")}
"""Written with a capital by (nearly) everybody, and no name of a person."""


def unknown_names(text: str, *, people: Collection[str], places: Collection[str]) -> list[str]:
    """Names in a text that the map does not know: a capital inside a sentence, or a common first name anywhere.

    Of a place each word is known, of a key figure only the whole name: one Jan is not every Jan.

    >>> known = {"people": ["Fatima", "Jan en Toos"], "places": ["Het Anker"]}
    >>> unknown_names("Fatima was bij Het Anker, met Jan en Toos. Neemt kaartjes mee, ook op Koningsdag.", **known)
    []
    >>> unknown_names("Ahmed de Vries kwam niet. Thuis bij Tesfaye. Jan ook, met ineke.", **known)
    ['Ahmed de Vries', 'Tesfaye', 'Jan', 'ineke']
    """
    for name in sorted(people, key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", lambda own: "0" * len(own[0]), text)
    known = _ORDINARY | _BETWEEN | {plain(word) for place in places for word in _WORD.findall(place)}
    return list(dict.fromkeys(_names(text, known)))


def _names(text: str, known: Collection[str]) -> Iterator[str]:
    words = list(_WORD.finditer(text))
    nth = 0
    while nth < len(words):
        word, last = words[nth], nth
        if _is_name(word[0], known, begins=_begins(text, word)):
            last = _end_of_name(text, words, nth, known)
            yield text[word.start() : words[last].end()]
        nth = last + 1


def _end_of_name(text: str, words: list[re.Match[str]], nth: int, known: Collection[str]) -> int:
    """The last word of the name that begins here, over the small words inside it."""
    last = nth
    for further in range(nth + 1, len(words)):
        if text[words[further - 1].end() : words[further].start()].strip():
            break
        if _is_name(words[further][0], known):
            last = further
        elif words[further][0].lower() not in _BETWEEN:
            break
    return last


def _is_name(word: str, known: Collection[str], *, begins: bool = False) -> bool:
    if plain(word) in known:
        return False
    if plain(word) in FIRST_NAMES:
        return True
    return len(word) > 1 and word[0].isupper() and not word.isupper() and not begins


def _begins(text: str, word: re.Match[str]) -> bool:
    """Whether a sentence begins with this word."""
    return not re.search(r"[\w,;)]\s*$", text[: word.start()])
