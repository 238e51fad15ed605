"""Is this text plain enough to read when one is tired and ashamed (B1), and is it fit to be seen by others?

Two kinds of finding. An *error* is a rule of the house or of the law: no word about debt or an amount on what others
can read, never "u heeft een betalingsachterstand", and the sentences without which an offer is not honest (it is free,
where we have it from, how to say no). A *warning* is advice and never blocks: on the shape of a letter here, on style
in `kernel.plain_dutch`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from aanbel.kernel.plain_dutch import (
    EASY_FROM,
    WORD,
    Finding,
    Style,
    as_a_name,
    at,
    flesch_douma,
    on_line,
    sentences,
    style,
)
from aanbel.outreach.core.template_kinds import READABLE_BY_OTHERS, TO_RESIDENT, Kind
from aanbel.outreach.core.template_text import MARK

SCREEN_OF_TEXT = 306  # two text messages of 153 characters

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
    NO_REQUEST_FIRST = "no_request_first"
    MANY_IN_BOLD = "many_in_bold"
    ALONE = "alone"
    TOO_LONG = "too_long"


BLOCKS = frozenset(
    {
        Rule.DEBT_IN_SIGHT, Rule.AMOUNT_IN_SIGHT, Rule.ACCUSES, Rule.SAYS_FREE, Rule.SAYS_WHERE_FROM,
        Rule.SAYS_HOW_TO_REFUSE, Rule.SAYS_HOW_TO_ANSWER, Rule.SAYS_HOW_TO_OBJECT,
    }
)  # fmt: skip
ORDER: tuple[StrEnum, ...] = (*Rule, *Style)


@dataclass(frozen=True)
class Reading:
    """What was found, errors first and then in the order of the text, with the score and the counts behind it."""

    findings: tuple[Finding, ...]
    score: int | None
    words: int
    sentences: int

    @property
    def errors(self) -> tuple[Finding, ...]:
        return tuple(one for one in self.findings if one.rule in BLOCKS)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        return tuple(one for one in self.findings if one.rule not in BLOCKS)


def check(body: str, kind: Kind, *, subject: str = "", language: str = "nl") -> Reading:
    """Reads a text as its reader would. Style is judged in Dutch only; the rules of the house in every language.

    >>> [one.rule.value for one in check("U heeft een betalingsachterstand van € 200.", Kind.CARD).errors][:3]
    ['accuses', 'debt_in_sight', 'amount_in_sight']
    """
    seen = _unmarked(body)
    found: list[Finding] = [*_house_rules(seen, body, kind, subject, language)]
    counts = [count for _start, text in sentences(seen) if (count := len(WORD.findall(text)))]
    score = None
    if language == "nl":
        score = flesch_douma(seen, sentences=len(counts))
        found += [*style(seen, to_people=kind is not Kind.CREDITOR)]
        if kind in TO_RESIDENT:
            found += _shape(body, kind)
        if score is not None and score < EASY_FROM and kind is not Kind.CREDITOR:
            found.append(Finding(Style.HARD_TO_READ, words=str(score)))
    lines = [on_line(one, body) for one in found]
    ordered = sorted(lines, key=lambda one: (one.rule not in BLOCKS, not one.end, one.start, ORDER.index(one.rule)))
    return Reading(tuple(ordered), score, sum(counts), len(counts))


def _unmarked(body: str) -> str:
    """The text with every mark blanked out, so that places stay what they were; a variable counts as one name."""
    shown = re.sub(r"^[ \t]*\{\{\s*(?:als\b[^}\n]*|einde)\s*\}\}[ \t]*$", lambda m: " " * len(m[0]), body, flags=re.M)
    shown = MARK.sub(as_a_name, shown)
    return shown.replace("**", "  ")


def _house_rules(seen: str, body: str, kind: Kind, subject: str, language: str) -> Iterator[Finding]:
    if kind in TO_RESIDENT:
        yield from (at(Rule.ACCUSES, one) for one in _ACCUSES.finditer(seen))
    if kind in READABLE_BY_OTHERS:
        yield from (at(Rule.DEBT_IN_SIGHT, one) for one in _DEBT.finditer(seen))
        yield from (at(Rule.AMOUNT_IN_SIGHT, one) for one in _AMOUNT.finditer(seen))
    if kind in TO_RESIDENT:
        yield from (Finding(Rule.DEBT_IN_SIGHT, words=one[0]) for one in _DEBT.finditer(subject))
        yield from (Finding(Rule.AMOUNT_IN_SIGHT, words=one[0]) for one in _AMOUNT.finditer(subject))
    if language in {"nl", "en"}:
        yield from (Finding(Rule(name)) for name in _MUST[kind] if not _MUST_SAY[name].search(body))


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
