"""The frame of every page for residents: its languages, and which of them somebody reads.

Staff have Dutch and English only (settings.LANGUAGES); residents' pages have a catalogue per language (ADR 0010).
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Language:
    """A language as its readers call it."""

    code: str
    name: str
    direction: str = "ltr"
    month: str = "F"  # Django's letter: "E" where a month after a day has a form of its own

    @property
    def day(self) -> str:
        """How a day is written: Tuesday 24 November."""
        return f"l j {self.month}"

    @property
    def moment(self) -> str:
        return f"{self.day}, H:i"


LANGUAGES = (
    Language("nl", "Nederlands"),
    Language("en", "English"),
    Language("ar", "العربية", "rtl"),
    Language("tr", "Türkçe"),
    Language("pl", "Polski", month="E"),
    Language("uk", "Українська", month="E"),
    Language("es", "Español"),
    Language("fr", "Français"),
    Language("de", "Deutsch"),
)


def language_of(asked: str, preferred: str) -> Language:
    """The language that was chosen on the page, else the first that the phone prefers when we have it, else Dutch.

    >>> language_of("tr", "nl-NL").name, language_of("", "pl-PL,pl;q=0.9,en;q=0.8").name, language_of("xx", "").name
    ('Türkçe', 'Polski', 'Nederlands')
    """
    known = {language.code: language for language in LANGUAGES}
    first = preferred.split(",")[0].split(";")[0].split("-")[0].strip().lower()
    return known.get(asked) or known.get(first) or LANGUAGES[0]
