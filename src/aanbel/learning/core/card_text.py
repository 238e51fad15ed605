"""What stands on a practice card, as a value: complete enough to share, and about nobody in particular."""

from dataclasses import dataclass, fields

from aanbel.kernel.personal_patterns import Trace, traces
from aanbel.learning.core.figures import Figure
from aanbel.learning.core.kinds import Group, Step

LONGEST = {
    "title": 100,
    "tried": 2_000,
    "for_whom": 500,
    "result": 2_000,
    "to_copy": 2_000,
    "mind": 1_500,
    "sources": 1_000,
}
"""A card is read in two minutes; what does not fit is a report, and goes under the sources."""
NEEDED = ("title", "tried", "for_whom", "result", "to_copy")
MOST_FIGURES = 6


@dataclass(frozen=True, slots=True)
class CardText:
    """A card without who made it. `sources` has one a line."""

    title: str
    tried: str = ""
    for_whom: str = ""
    result: str = ""
    to_copy: str = ""
    mind: str = ""
    sources: str = ""
    figures: tuple[Figure, ...] = ()
    groups: tuple[Group, ...] = ()
    steps: tuple[Step, ...] = ()


def missing(text: CardText) -> list[str]:
    """What is still needed before others can use the card, in the order of the form.

    >>> missing(CardText("Brief met een foto", tried="Foto erbij", steps=(Step.REACHING,)))
    ['for_whom', 'result', 'to_copy', 'groups']
    """
    lacking = [name for name in NEEDED if not getattr(text, name).strip()]
    return lacking + [name for name in ("groups", "steps") if not getattr(text, name)]


def pointing_at_somebody(text: CardText) -> dict[str, list[Trace]]:
    """Per part of the card what may tell who somebody is. Sources may name who wrote them: only numbers count there.

    >>> {name: [one.words for one in found] for name, found in
    ...  pointing_at_somebody(CardText("Kaartje", result="mevrouw De Boer belde terug")).items()}
    {'result': ['mevrouw De Boer']}
    """
    found: dict[str, list[Trace]] = {}
    for field in fields(CardText):
        value = getattr(text, field.name)
        if isinstance(value, str):
            pointed = traces(value)
            found[field.name] = [one for one in pointed if one.never] if field.name == "sources" else pointed
    found["figures"] = [one for figure in text.figures for one in traces(f"{figure.what}. {figure.period}")]
    return {name: pointed for name, pointed in found.items() if pointed}
