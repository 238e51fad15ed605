"""What the network says, in a sentence: who holds it together, how far somebody reaches."""

from collections.abc import Collection, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

NAMED = 2
"""So many of a part are called by name; the others are counted."""


def fragile_words(name: str, parts: Sequence[str], *, is_person: bool) -> str:
    """What happens when somebody stops, or when a place closes; `parts` are the parts in words, largest first."""
    lost = _list(parts[1:])
    if is_person:
        return _("If %(name)s stops, %(one)s and %(other)s lose each other.") % {
            "name": name, "one": parts[0], "other": lost,
        }  # fmt: skip
    return _("If %(name)s closes, %(one)s and %(other)s lose each other.") % {
        "name": name, "one": parts[0], "other": lost,
    }  # fmt: skip


def part_words(names: Sequence[str], areas: Collection[str], *, is_rest: bool, alone: bool) -> str:
    """A part of the network in words: its neighbourhood when it is all of it, else who is in it."""
    if alone and len(areas) == 1:
        return next(iter(areas))
    if is_rest:
        return _("the rest of the network")
    more = len(names) - NAMED
    named = _list(names[:NAMED]) if more < 1 else ", ".join(names[:NAMED])
    if more < 1:
        return named
    return ngettext("%(names)s and %(more)d more", "%(names)s and %(more)d more", more) % {"names": named, "more": more}


def reach_words(direct: int, through: int) -> str:
    """How the score came about."""
    return _("Reaches %(all)d: %(direct)d directly and %(through)d through them.") % {
        "all": direct + through, "direct": direct, "through": through,
    }  # fmt: skip


def _list(words: Sequence[str]) -> str:
    if len(words) < 2:
        return "".join(words)
    return _("%(first)s and %(last)s") % {"first": ", ".join(words[:-1]), "last": words[-1]}
