"""What a creditor may know of a signal: one word from a short list, and only where the municipality allowed it.

Feedback is narrow (DOMAIN §2, §4.6; DDAS; AP handreiking Wgs ch. 3.3). A creditor may learn *that* a signal was not
taken up. The four reasons it can mend in its own books (a wrong signal, a repeated one, not living here, deceased) may
be named. Nothing else: not whether somebody was reached, not what the resident said, refused or asked, not what help
there is. So every ending that is not one of those four is the same word, *finished*: who refused and who was helped
look alike. The same holds for signals left alone because of an earlier "no" or because debt help knows the resident.

A word that is not allowed becomes the coarser one where there is one, or silence. Default: nothing is allowed.
"""

from collections.abc import Collection
from enum import StrEnum


class Word(StrEnum):
    """What can be told. Values are stored and sent for ever; `TEXTS` says them in Dutch."""

    TAKEN_UP = "taken_up"
    NOT_TAKEN_UP = "not_taken_up"
    REPEATED = "repeated"
    UNJUSTIFIED = "unjustified"
    NOT_RESIDENT = "not_resident"
    DECEASED = "deceased"
    FINISHED = "finished"


TEXTS: dict[Word, str] = {
    Word.TAKEN_UP: "Opgepakt",
    Word.NOT_TAKEN_UP: "Niet opgepakt",
    Word.REPEATED: "Niet opgepakt: herhaalde melding",
    Word.UNJUSTIFIED: "Niet opgepakt: onterecht signaal",
    Word.NOT_RESIDENT: "Persoon is geen inwoner (meer) in de gemeente",
    Word.DECEASED: "Inwoner is overleden",
    Word.FINISHED: "Afgerond",
}
"""As they stand in the file: DDAS's own texts where it has one; "Niet opgepakt" and "Afgerond" say less on purpose."""

COARSER: dict[Word, Word] = {
    Word.REPEATED: Word.NOT_TAKEN_UP,
    Word.UNJUSTIFIED: Word.NOT_TAKEN_UP,
    Word.NOT_RESIDENT: Word.NOT_TAKEN_UP,
    Word.DECEASED: Word.NOT_TAKEN_UP,
}
"""What is told instead when the exact word is not allowed."""

OF_DECISION: dict[str, Word] = {
    "taken_up": Word.TAKEN_UP,
    "repeated": Word.REPEATED,
    "unjustified": Word.UNJUSTIFIED,
    "not_resident": Word.NOT_RESIDENT,
    "deceased": Word.DECEASED,
    "known": Word.NOT_TAKEN_UP,
    "other": Word.NOT_TAKEN_UP,
}
"""The decision on the signal (`cases.models.Code`). That debt help knows somebody is help, so it is not told."""

OF_OUTCOME: dict[str, Word] = {
    "not_resident": Word.NOT_RESIDENT,
    "deceased": Word.DECEASED,
    "dropped_repeated": Word.REPEATED,
    "dropped_unjustified": Word.UNJUSTIFIED,
    "dropped_other": Word.NOT_TAKEN_UP,
}
"""The end of the case (`cases.models.Outcome`); every outcome that is not here is `FINISHED`."""


def word(code: str, outcome: str = "") -> Word:
    """What is true of a signal, in the words that exist for it; `outcome` is empty while the case is open.

    >>> word("taken_up", "manages_alone") is word("taken_up", "further_help_financial")
    True
    """
    if code != "taken_up" or not outcome:
        return OF_DECISION[code]
    return OF_OUTCOME.get(outcome, Word.FINISHED)


def tellable(true_word: Word, allowed: Collection[Word]) -> Word | None:
    """The word this creditor gets, or None: nothing.

    >>> tellable(Word.DECEASED, {Word.NOT_TAKEN_UP}).value
    'not_taken_up'
    >>> tellable(Word.FINISHED, set()) is None
    True
    """
    if true_word in allowed:
        return true_word
    coarser = COARSER.get(true_word)
    return coarser if coarser in allowed else None


def word_sql(allowed: Collection[Word], *, code: str, outcome: str) -> str:
    """The same as `tellable(word(…))` over two columns, for all signals at once; null where nothing is told."""

    def told(true_word: Word) -> str:
        found = tellable(true_word, allowed)
        return f"'{found}'" if found else "null"

    ended = " ".join(f"when '{key}' then {told(value)}" for key, value in OF_OUTCOME.items())
    decided = " ".join(f"when '{key}' then {told(value)}" for key, value in OF_DECISION.items())
    return (
        f"case when {code} = 'taken_up' and {outcome} <> '' "
        f"then case {outcome} {ended} else {told(Word.FINISHED)} end "
        f"else case {code} {decided} end end"
    )
