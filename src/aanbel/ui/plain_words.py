"""What to say of words that could be plainer (`kernel.plain_dutch`); alike wherever somebody writes for residents."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from aanbel.kernel.plain_dutch import EASY_FROM, LONG_SENTENCE, Finding, Style

SENTENCES: dict[Style, Any] = {
    Style.BLAMES: _("“%(words)s” sounds strict. Say what you offer or ask."),
    Style.JARGON: _("“%(words)s” is an office word. Better: %(better)s."),
    Style.RARE_WORD: _("“%(words)s” is a rare word. Is there an everyday one?"),
    Style.LONG_SENTENCE: _("A sentence of %(words)s words. Make two of it (at most %(most)s)."),
    Style.LONG_PARAGRAPH: _("A paragraph of %(words)s words. Give it some air."),
    Style.PASSIVE: _("“%(words)s”: who does it? Name that one."),
    Style.HARD_TO_READ: _("Readability %(words)s. From %(easy)s on it reads easily."),
}


def style_sentence(finding: Finding) -> str:
    """What was found and what to do about it, in the reader's language."""
    return str(SENTENCES[Style(finding.rule)]) % {
        "words": finding.words,
        "better": gettext(" or ").join(f"“{word}”" for word in finding.better),
        "most": LONG_SENTENCE,
        "easy": EASY_FROM,
    }
