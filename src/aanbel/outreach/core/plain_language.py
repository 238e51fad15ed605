"""Is this text plain enough to read when one is tired and ashamed (B1), and is it fit to be seen by others?

Two kinds of finding. An *error* is a rule of the house or of the law: no word about debt or an amount on what others
can read, never "u heeft een betalingsachterstand", and the sentences without which an offer is not honest (it is free,
where we have it from, how to say no). A *warning* is advice on style and never blocks. Words are rare when `wordfreq`
counts them less than once in a million; the score is Flesch-Douma (W.H. Douma, *De leesbaarheid van
landbouwbladen*, 1960): 206.84 - 0.77 × syllables per 100 words - 0.93 × words per sentence. A formula sees length, not
sense: a good score proves nothing, a bad one is worth a look.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from wordfreq import zipf_frequency

from aanbel.outreach.core.jargon import JARGON, PLAIN_ENOUGH
from aanbel.outreach.core.template_kinds import READABLE_BY_OTHERS, TO_RESIDENT, Kind
from aanbel.outreach.core.template_text import MARK

LONG_SENTENCE, LONG_PARAGRAPH = 17, 60
"""B1 advice is ten to fifteen words on average; one sentence may be a little longer."""
EASY_FROM = 70
RARE_BELOW = 3.0  # Zipf scale: 3 is once in a million words
SCREEN_OF_TEXT = 306  # two text messages of 153 characters

WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*", re.UNICODE)
_AMOUNT = re.compile(r"€\s*[\d.,]*\d|\b\d+(?:[.,]\d{2})?\s*euro\b|\beuro\s*\d", re.IGNORECASE)
_DEBT = re.compile(
    r"\b\w*(?:schuld(?!e\b)|achterstand|aanmaning|deurwaarder|incasso|wanbetal|beslag|ontruiming|afsluiting)\w*",
    re.IGNORECASE,
)
_ACCUSES = re.compile(
    r"\b(?:u|je|jij)\s+(?:heeft|hebt|heb)\s+(?:een|nog een)?\s*(?:\w+\s+)?(?:betalings)?achterstand\w*"
    r"|\buw\s+(?:betalings|huur)?achterstand\w*|\buw\s+schuld(?:en)?\b",
    re.IGNORECASE,
)
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
_MUST_SAY = {
    "says_free": re.compile(r"\bgratis\b|\bkost (?:u )?niets\b|\bfree\b", re.IGNORECASE),
    "says_how_to_refuse": re.compile(
        r"\b(?:liever|wilt u) (?:dit |dat |ons |onze hulp )?(?:niet|geen)\b|\bgeen (?:hulp|brief|bericht)\w*\b.*\?"
        r"|\b(?:komen|schrijven|bellen|sturen) (?:wij|we) (?:u )?niet (?:meer|terug)\b"
        r"|\brather not\b|\bno thank you\b|\bnee,? dank u\b",
        re.IGNORECASE,
    ),
    "says_where_from": re.compile(r"\{\{\s*herkomst\s*\}\}", re.IGNORECASE),
    "says_how_to_answer": re.compile(r"\{\{\s*(?:telefoon|webadres|code)\s*\}\}", re.IGNORECASE),
    "says_how_to_object": re.compile(r"\bbezwaar\w*\b(?s:.*)\b(?:zes|6) weken\b|\b(?:zes|6) weken\b(?s:.*)\bbezwaar"),
}
_MUST = {
    Kind.LETTER: ("says_free", "says_where_from", "says_how_to_refuse", "says_how_to_answer"),
    Kind.EMAIL: ("says_free", "says_where_from", "says_how_to_refuse", "says_how_to_answer"),
    Kind.CARD: ("says_free", "says_how_to_refuse", "says_how_to_answer"),
    Kind.TEXT: ("says_free", "says_how_to_answer"),
    Kind.DECISION: ("says_how_to_object", "says_how_to_answer"),
    Kind.CREDITOR: (),
}
"""AVG art. 14 (where from) and 21 (how to say no), Awb art. 3:45 (how to object to a decision)."""


class Rule(StrEnum):
    """What was found."""

    DEBT_IN_SIGHT = "debt_in_sight"
    AMOUNT_IN_SIGHT = "amount_in_sight"
    ACCUSES = "accuses"
    SAYS_FREE = "says_free"
    SAYS_WHERE_FROM = "says_where_from"
    SAYS_HOW_TO_REFUSE = "says_how_to_refuse"
    SAYS_HOW_TO_ANSWER = "says_how_to_answer"
    SAYS_HOW_TO_OBJECT = "says_how_to_object"
    BLAMES = "blames"
    JARGON = "jargon"
    RARE_WORD = "rare_word"
    LONG_SENTENCE = "long_sentence"
    LONG_PARAGRAPH = "long_paragraph"
    PASSIVE = "passive"
    NO_REQUEST_FIRST = "no_request_first"
    MANY_IN_BOLD = "many_in_bold"
    ALONE = "alone"
    TOO_LONG = "too_long"
    HARD_TO_READ = "hard_to_read"


BLOCKS = frozenset(
    {
        Rule.DEBT_IN_SIGHT, Rule.AMOUNT_IN_SIGHT, Rule.ACCUSES, Rule.SAYS_FREE, Rule.SAYS_WHERE_FROM,
        Rule.SAYS_HOW_TO_REFUSE, Rule.SAYS_HOW_TO_ANSWER, Rule.SAYS_HOW_TO_OBJECT,
    }
)  # fmt: skip


@dataclass(frozen=True)
class Finding:
    """One thing found: where (characters in the text; 0 to 0 is the whole), the words, and better ones."""

    rule: Rule
    start: int = 0
    end: int = 0
    words: str = ""
    better: tuple[str, ...] = ()
    line: int = 0

    @property
    def blocks(self) -> bool:
        return self.rule in BLOCKS


@dataclass(frozen=True)
class Reading:
    """What was found, errors first and then in the order of the text, with the score and the counts behind it."""

    findings: tuple[Finding, ...]
    score: int | None
    words: int
    sentences: int

    @property
    def errors(self) -> tuple[Finding, ...]:
        return tuple(one for one in self.findings if one.blocks)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        return tuple(one for one in self.findings if not one.blocks)


def check(body: str, kind: Kind, *, subject: str = "", language: str = "nl") -> Reading:
    """Reads a text as its reader would. Style is judged in Dutch only; the rules of the house in every language.

    >>> [one.rule.value for one in check("U heeft een betalingsachterstand van € 200.", Kind.CARD).errors][:3]
    ['accuses', 'debt_in_sight', 'amount_in_sight']
    """
    seen = _unmarked(body)
    sentences = list(_sentences(seen))
    found: list[Finding] = [*_house_rules(seen, body, kind, subject, language)]
    counts = [len(WORD.findall(text)) for _start, text in sentences]
    score = None
    if language == "nl":
        score = flesch_douma(seen, sentences=len([count for count in counts if count]))
        found += [*_style(seen, sentences, kind)]
        if kind in TO_RESIDENT:
            found += _shape(body, kind)
        if score is not None and score < EASY_FROM and kind is not Kind.CREDITOR:
            found.append(Finding(Rule.HARD_TO_READ, words=str(score)))
    lines = [_on_line(one, body) for one in found]
    ordered = sorted(lines, key=lambda one: (not one.blocks, not one.end, one.start, list(Rule).index(one.rule)))
    return Reading(tuple(ordered), score, sum(counts), len([count for count in counts if count]))


def _on_line(finding: Finding, body: str) -> Finding:
    if not finding.end:
        return finding
    return Finding(**{**finding.__dict__, "line": body.count("\n", 0, finding.start) + 1})


def _unmarked(body: str) -> str:
    """The text with every mark blanked out, so that places stay what they were; a variable counts as one name."""
    shown = re.sub(r"^[ \t]*\{\{\s*(?:als\b[^}\n]*|einde)\s*\}\}[ \t]*$", lambda m: " " * len(m[0]), body, flags=re.M)
    shown = MARK.sub(lambda mark: "X" + "x" * (len(mark[0]) - 1), shown)
    return shown.replace("**", "  ")


def _sentences(seen: str) -> Iterator[tuple[int, str]]:
    """Each sentence with where it starts; a line of a list and a paragraph end one."""
    for block in re.finditer(r"(?:[^\n]|\n(?!\s*(?:\n|-\s)))+", seen):
        start = block.start()
        for part in re.finditer(r"[^.!?]+(?:[.!?](?!\s|$)[^.!?]*)*[.!?]*", block[0]):
            if part[0].strip(" \n-"):
                yield start + part.start(), part[0]


def _house_rules(seen: str, body: str, kind: Kind, subject: str, language: str) -> Iterator[Finding]:
    if kind in TO_RESIDENT:
        yield from (_at(Rule.ACCUSES, one) for one in _ACCUSES.finditer(seen))
    if kind in READABLE_BY_OTHERS:
        yield from (_at(Rule.DEBT_IN_SIGHT, one) for one in _DEBT.finditer(seen))
        yield from (_at(Rule.AMOUNT_IN_SIGHT, one) for one in _AMOUNT.finditer(seen))
    if kind in TO_RESIDENT:
        yield from (Finding(Rule.DEBT_IN_SIGHT, words=one[0]) for one in _DEBT.finditer(subject))
        yield from (Finding(Rule.AMOUNT_IN_SIGHT, words=one[0]) for one in _AMOUNT.finditer(subject))
    if language in {"nl", "en"}:
        yield from (Finding(Rule(name)) for name in _MUST[kind] if not _MUST_SAY[name].search(body))


def _at(rule: Rule, match: re.Match[str], better: tuple[str, ...] = ()) -> Finding:
    return Finding(rule, match.start(), match.end(), match[0].strip(), better)


def _style(seen: str, sentences: list[tuple[int, str]], kind: Kind) -> Iterator[Finding]:
    """What makes a text hard: long sentences, the passive, office words, rare words, blame."""
    known: list[tuple[int, int]] = []
    if kind is not Kind.CREDITOR:
        for match in _office_words().finditer(seen):
            known.append(match.span())
            yield _at(Rule.JARGON, match, JARGON[" ".join(match[0].lower().split())])
        yield from (_at(Rule.BLAMES, one) for one in _BLAMES.finditer(seen))
        yield from _rare_words(seen, known)
    for start, sentence in sentences:
        words = list(WORD.finditer(sentence))
        if len(words) > LONG_SENTENCE:
            yield Finding(Rule.LONG_SENTENCE, start, start + len(sentence), str(len(words)))
        yield from _passive(start, words)
    for paragraph in re.finditer(r"(?:[^\n]|\n(?!\s*\n))+", seen):
        if (count := len(WORD.findall(paragraph[0]))) > LONG_PARAGRAPH:
            yield Finding(Rule.LONG_PARAGRAPH, paragraph.start(), paragraph.end(), str(count))


@cache
def _office_words() -> re.Pattern[str]:
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
        yield Finding(Rule.PASSIVE, start + first.start(), start + last.end(), f"{becoming[0]} … {done[0]}")


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
            yield _at(Rule.RARE_WORD, match)


def _shape(body: str, kind: Kind) -> Iterator[Finding]:
    """One request, in bold, at the start; not alone; not too long."""
    bold = [one for one in re.finditer(r"\*\*(.+?)\*\*", body, re.S) if len(WORD.findall(one[1])) > 2]
    if kind in {Kind.LETTER, Kind.EMAIL, Kind.CARD}:
        first = [p for p in re.split(r"\n\s*\n", body) if p.strip()][:3]
        if not any("**" in paragraph for paragraph in first):
            yield Finding(Rule.NO_REQUEST_FIRST)
        if len(bold) > 2:
            yield Finding(Rule.MANY_IN_BOLD, words=str(len(bold)))
        if not re.search(r"sociale_norm|niet de enige|meer mensen|veel mensen", body, re.IGNORECASE):
            yield Finding(Rule.ALONE)
    most = {Kind.LETTER: 250, Kind.EMAIL: 200, Kind.CARD: 90}.get(kind)
    count = len(WORD.findall(_unmarked(body)))
    if most is not None and count > most:
        yield Finding(Rule.TOO_LONG, words=str(count))
    if kind is Kind.TEXT and len(body) > SCREEN_OF_TEXT:
        yield Finding(Rule.TOO_LONG, words=str(len(body)))


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
