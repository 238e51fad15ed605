"""What the network says, in a sentence: who holds it together, how far somebody reaches."""

from collections.abc import Collection, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

NAMED = 2
"""So many of a part are called by name; the others are counted."""


def fragile_words(name: str, lost: Sequence[str], *, is_person: bool) -> str:
    """What happens when somebody stops, or when a place closes; `lost` are the parts that drop off, in words."""
    told = {"name": name, "lost": _list(lost)}
    if is_person:
        return _("If %(name)s stops, %(lost)s and the rest of the network lose each other.") % told
    return _("If %(name)s closes, %(lost)s and the rest of the network lose each other.") % told


def part_words(names: Sequence[str], areas: Collection[str], *, whole: bool) -> str:
    """A part of the network in words: its neighbourhood when it is all of it, else who is in it."""
    if whole and len(areas) == 1:
        return next(iter(areas))
    more = len(names) - NAMED
    if more < 1:
        return _list(names)
    told = {"names": ", ".join(names[:NAMED]), "more": more}
    return ngettext("%(names)s and %(more)d more", "%(names)s and %(more)d more", more) % told


def reach_words(direct: int, through: int) -> str:
    """How the score came about."""
    return _("Reaches %(all)d: %(direct)d directly and %(through)d through them.") % {
        "all": direct + through, "direct": direct, "through": through,
    }  # fmt: skip


def _list(words: Sequence[str]) -> str:
    if len(words) < 2:
        return "".join(words)
    return _("%(first)s and %(last)s") % {"first": ", ".join(words[:-1]), "last": words[-1]}
