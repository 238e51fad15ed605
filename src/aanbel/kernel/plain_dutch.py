"""Is this Dutch plain enough to read when one is tired and ashamed (B1)? Advice on style, which never blocks anything.

Words are rare when `wordfreq` counts them less than once in a million; the score is Flesch-Douma (W.H. Douma, *De
leesbaarheid van landbouwbladen*, 1960): 206.84 - 0.77 × syllables per 100 words - 0.93 × words per sentence. A formula
sees length, not sense: a good score proves nothing, a bad one is worth a look.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from wordfreq import zipf_frequency

from aanbel.kernel.jargon import JARGON, PLAIN_ENOUGH

LONG_SENTENCE, LONG_PARAGRAPH = 17, 60
"""B1 advice is ten to fifteen words on average; one sentence may be a little longer."""
EASY_FROM = 70
RARE_BELOW = 3.0  # Zipf scale: 3 is once in a million words

WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*", re.UNICODE)
_MARK = re.compile(r"\{\{[^{}\n]*\}\}")
_BLAMES = re.compile(
    r"\beigen schuld\b|\bnagelaten\b|\bverzuimd?\b|\bin gebreke\b|\bu bent verplicht\b|\bu moet\b|\bniet meewerk\w*",
    re.IGNORECASE,
)
_PARTICIPLE = re.compile(
    r"(?:ge|be|ver|ont|her|aange|afge|inge|opge|uitge|toege|meege|terugge|doorge)\w{2,}(?:d|t|en)$"
)
_BECOMING = frozenset(["word", "wordt", "worden", "werd", "werden"])
_SYLLABLE = re.compile(
    r"aai|ooi|oei|eeu|ieu|aa|ee|oo|uu|ie|oe|eu|ui|ij|ei|au|ou|[aeiouyàáâäèéêëìíîïòóôöùúûü]", re.IGNORECASE
)


class Style(StrEnum):
    """What makes a text hard to read."""

    BLAMES = "blames"
    JARGON = "jargon"
    RARE_WORD = "rare_word"
    LONG_SENTENCE = "long_sentence"
    LONG_PARAGRAPH = "long_paragraph"
    PASSIVE = "passive"
    HARD_TO_READ = "hard_to_read"


@dataclass(frozen=True)
class Finding:
    """One thing found: where (characters in the text; 0 to 0 is the whole), the words, and better ones."""

    rule: StrEnum
    start: int = 0
    end: int = 0
    words: str = ""
    better: tuple[str, ...] = ()
    line: int = 0


def advice(text: str) -> list[Finding]:
    """What could be plainer in a text, in its order; what is said of the whole comes first.

    >>> [(one.rule.value, one.words, one.line) for one in advice("Bel {{ telefoon }}.\\n\\nWij helpen tevens.")]
    [('jargon', 'tevens', 3)]
    """
    seen = _MARK.sub(as_a_name, text)
    found = [*style(seen)]
    score = flesch_douma(seen, sentences=len([1 for _at, one in sentences(seen) if WORD.search(one)]))
    if score is not None and score < EASY_FROM:
        found.append(Finding(Style.HARD_TO_READ, words=str(score)))
    return sorted((on_line(one, text) for one in found), key=lambda one: (one.end > 0, one.start))


def as_a_name(mark: re.Match[str]) -> str:
    """A mark that is filled in later counts as one name, and places stay what they were."""
    return "X" + "x" * (len(mark[0]) - 1)


def on_line(finding: Finding, text: str) -> Finding:
    """With the line on which it stands, when it stands somewhere."""
    return replace(finding, line=text.count("\n", 0, finding.start) + 1) if finding.end else finding


def at(rule: StrEnum, match: re.Match[str], better: tuple[str, ...] = ()) -> Finding:
    """A finding where something matched."""
    return Finding(rule, match.start(), match.end(), match[0].strip(), better)


def sentences(seen: str) -> Iterator[tuple[int, str]]:
    """Each sentence with where it starts; a line of a list and a paragraph end one."""
    for block in re.finditer(r"(?:[^\n]|\n(?!\s*(?:\n|-\s)))+", seen):
        start = block.start()
        for part in re.finditer(r"[^.!?]+(?:[.!?](?!\s|$)[^.!?]*)*[.!?]*", block[0]):
            if part[0].strip(" \n-"):
                yield start + part.start(), part[0]


def style(seen: str, *, to_people: bool = True) -> Iterator[Finding]:
    """Long sentences and the passive; in what goes `to_people` also office words, rare words and blame."""
    known: list[tuple[int, int]] = []
    if to_people:
        for match in _jargon().finditer(seen):
            known.append(match.span())
            yield at(Style.JARGON, match, JARGON[" ".join(match[0].lower().split())])
        yield from (at(Style.BLAMES, one) for one in _BLAMES.finditer(seen))
        yield from _rare_words(seen, known)
    for start, sentence in sentences(seen):
        words = list(WORD.finditer(sentence))
        if len(words) > LONG_SENTENCE:
            yield Finding(Style.LONG_SENTENCE, start, start + len(sentence), str(len(words)))
        yield from _passive(start, words)
    for paragraph in re.finditer(r"(?:[^\n]|\n(?!\s*(?:\n|-\s)))+", seen):  # a line of a list is one by itself
        if (count := len(WORD.findall(paragraph[0]))) > LONG_PARAGRAPH:
            yield Finding(Style.LONG_PARAGRAPH, paragraph.start(), paragraph.end(), str(count))


def syllables(word: str) -> int:
    """Syllables of a Dutch word, by its vowel sounds.

    >>> [syllables(word) for word in ("huis", "rekening", "schuldhulpverlening")]
    [1, 3, 5]
    """
    return max(1, len(_SYLLABLE.findall(word)))


def flesch_douma(text: str, *, sentences: int) -> int | None:
    """The readability of Dutch text: above 70 easy, below 50 hard; None for less than a few words."""
    words = [word for word in WORD.findall(text) if not re.fullmatch("Xx+", word)]
    if len(words) < 8 or not sentences:
        return None
    per_hundred = 100 * sum(map(syllables, words)) / len(words)
    return round(206.84 - 0.77 * per_hundred - 0.93 * len(words) / sentences)


@cache
def _jargon() -> re.Pattern[str]:
    longest_first = sorted(JARGON, key=len, reverse=True)
    phrases = "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in longest_first)
    return re.compile(rf"\b(?:{phrases})\b", re.IGNORECASE)


def _passive(start: int, words: list[re.Match[str]]) -> Iterator[Finding]:
    """A form of *worden* with a participle behind or before it in the same sentence."""
    becoming = next((one for one in words if one[0].lower() in _BECOMING), None)
    if becoming is None:
        return
    done = next((one for one in words if _PARTICIPLE.fullmatch(one[0].lower()) and one[0].lower() != "worden"), None)
    if done is not None:
        first, last = sorted((becoming, done), key=lambda one: one.start())
        yield Finding(Style.PASSIVE, start + first.start(), start + last.end(), f"{becoming[0]} … {done[0]}")


def _rare_words(seen: str, known: list[tuple[int, int]]) -> Iterator[Finding]:
    """Words that newspapers, films and the web hardly use; names (a capital inside a sentence) are left alone."""
    told: set[str] = set()
    for match in WORD.finditer(seen):
        word = match[0].lower()
        capital = match[0][0].isupper() and not re.search(r"(?:^|[.!?\n-])\s*$", seen[: match.start()])
        covered = any(start <= match.start() < end for start, end in known)
        if capital or covered or len(word) < 6 or word in told or word in PLAIN_ENOUGH or re.fullmatch("xx+", word):
            continue
        if zipf_frequency(word, "nl") < RARE_BELOW:
            told.add(word)
            yield at(Style.RARE_WORD, match)
