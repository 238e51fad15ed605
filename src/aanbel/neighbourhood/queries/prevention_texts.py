"""Leaflets, articles and the step card with the municipality's name, phone and walk-in times filled in."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from django.conf import settings

from aanbel.accounts import queries as accounts
from aanbel.accounts.models import Municipality
from aanbel.audit.acting import Acting
from aanbel.kernel.errors import Missing
from aanbel.neighbourhood.core.prevention import texts
from aanbel.neighbourhood.core.prevention.texts import LEAFLET_LANGUAGES, Length
from aanbel.neighbourhood.core.prevention.typesetting import Sender
from aanbel.neighbourhood.models import OwnText
from aanbel.neighbourhood.permissions import check_can_use_texts
from aanbel.neighbourhood.queries.walk_ins import WalkIn, in_words, walk_in_places
from aanbel.neighbourhood.wording.prevention import no_such_text, no_walk_in

NAMED = 3
"""So many places stand in a text; who wants all of them looks at the social map."""


@dataclass(frozen=True)
class Text:
    """One text as this municipality has it: with its marks (`raw`) and filled in."""

    name: str
    language: str
    length: str
    title: str
    body: str
    raw_title: str
    raw_body: str
    own: bool
    group: str = ""

    @property
    def direction(self) -> str:
        """How its script runs."""
        return "rtl" if self.language in texts.RIGHT_TO_LEFT else "ltr"

    @property
    def unread(self) -> bool:
        """Whether it is a translation that nobody read whose language it is."""
        return not self.own and not self.length and self.language in texts.UNREAD


def values(*, by: Acting, language: str = "nl") -> dict[str, str]:
    """What is filled in for the marks."""
    return _values(accounts.municipality(by.municipality), walk_in_places(by=by), language)


def _values(municipality: Municipality, places: Sequence[WalkIn], language: str) -> dict[str, str]:
    told = in_words(places[:NAMED], language)
    filled = {
        "gemeente": municipality.name,
        "telefoon": municipality.phone,
        "inloop": "; ".join(told) if told else no_walk_in(language),
    }
    if language not in texts.RIGHT_TO_LEFT:
        return filled
    return {mark: texts.left_to_right(words) if mark != "inloop" or told else words for mark, words in filled.items()}


def sender(*, by: Acting, language: str = "nl") -> Sender:
    """Whose paper it is."""
    municipality, filled = accounts.municipality(by.municipality), values(by=by, language=language)
    return Sender(municipality.organisation or municipality.name, filled["telefoon"], filled["inloop"])


def leaflets(*, by: Acting) -> list[tuple[str, list[Text]]]:
    """Each leaflet in its languages."""
    check_can_use_texts(by)
    own, municipality, places = _own(by), accounts.municipality(by.municipality), walk_in_places(by=by)
    filled = {language: _values(municipality, places, language) for language in LEAFLET_LANGUAGES}
    return [
        (name, [_leaflet(own, filled[language], name, language) for language in languages_of(name)])
        for name in texts.leaflets("nl")
    ]


def languages_of(name: str) -> list[str]:
    """The languages in which the house has this leaflet."""
    return [language for language in LEAFLET_LANGUAGES if name in texts.leaflets(language)]


def articles(*, by: Acting) -> list[list[Text]]:
    """Each article in its three lengths."""
    check_can_use_texts(by)
    own, filled = _own(by), values(by=by)
    return [
        [_made(own, filled, name, "nl", length.value, one.title, one.bodies[length]) for length in Length]
        for name, one in texts.articles().items()
    ]


def leaflet(*, by: Acting, name: str, language: str) -> Text:
    """One leaflet."""
    if name not in texts.leaflets("nl"):
        raise Missing(no_such_text())
    return text(by=by, name=name, language=language)


def text(*, by: Acting, name: str, language: str, length: str = "") -> Text:
    """One leaflet, one article in one length, or the step card as a text."""
    check_can_use_texts(by)
    if not texts.exists(name, language, length):
        raise Missing(no_such_text())
    own = _own(by)
    if name == texts.STEP_CARD:
        card = texts.step_card(language)
        return _made(own, values(by=by, language=language), name, language, "", card.title, texts.as_text(card))
    if not length:
        return _leaflet(own, values(by=by, language=language), name, language)
    one = texts.articles()[name]
    return _made(own, values(by=by), name, language, length, one.title, one.bodies[Length(length)])


def step_card(*, by: Acting, language: str) -> texts.StepCard:
    """The step card, in the municipality's own words where it has them, filled in."""
    check_can_use_texts(by)
    if not texts.exists(texts.STEP_CARD, language, ""):
        raise Missing(no_such_text())
    card, filled = texts.step_card(language), values(by=by, language=language)
    kept = _own(by).get((texts.STEP_CARD, language, ""))
    if kept is not None:
        card = texts.as_step_card(kept.title, kept.body, language)
    return replace(card, lead=texts.filled(card.lead, filled), foot=texts.filled(card.foot, filled))


def fonts() -> Path:
    """The face of paper, put there by the build of the front end."""
    return Path(settings.FRONTEND) / "paper"


def _own(by: Acting) -> dict[tuple[str, str, str], OwnText]:
    rows = OwnText.objects.filter(municipality_id=by.municipality)
    return {(one.name, one.language, one.length): one for one in rows}


def _leaflet(own: dict[tuple[str, str, str], OwnText], filled: dict[str, str], name: str, language: str) -> Text:
    one = texts.leaflets(language)[name]
    return _made(own, filled, name, language, "", one.title, one.body, one.group)


def _made(
    own: dict[tuple[str, str, str], OwnText],
    filled: dict[str, str],
    name: str,
    language: str,
    length: str,
    title: str,
    body: str,
    group: str = "",
) -> Text:
    kept = own.get((name, language, length))
    raw_title, raw_body = (kept.title, kept.body) if kept else (title, body)
    return Text(
        name=name,
        language=language,
        length=length,
        title=texts.filled(raw_title, filled),
        body=texts.filled(raw_body, filled),
        raw_title=raw_title,
        raw_body=raw_body,
        own=kept is not None,
        group=group,
    )
