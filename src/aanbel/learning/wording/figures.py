"""A figure in words, and a number as somebody types it."""

from django.utils.translation import gettext as _

from aanbel.learning.core.figures import SMALLEST, Figure, Shown


def figure_words(figure: Figure) -> str:
    """How many of how many, small numbers as words."""
    if figure.shown is Shown.TOO_SMALL:
        return _("too few to say")
    if figure.shown is Shown.FEW:
        if figure.of is None:
            return _("fewer than 5")
        return _("fewer than 5 of %(of)s") % {"of": figure.of}
    if figure.shown is Shown.NEARLY_ALL:
        return _("nearly all of %(of)s") % {"of": figure.of}
    if figure.shown is Shown.WITHHELD:
        return _("not shown")
    if figure.of is None:
        return str(figure.count)
    return _("%(count)s of %(of)s") % {"count": figure.count, "of": figure.of}


def count_as_typed(figure: Figure) -> str:
    """What stands in the field of the form: the number, or the words that stand for a hidden one."""
    if figure.shown is Shown.NEARLY_ALL:
        return _("nearly all")
    if figure.shown is Shown.WITHHELD:
        return _("not shown")
    return f"<{SMALLEST}" if figure.count is None else str(figure.count)


def read_count(typed: str) -> int | Shown:
    """A number, or the words for one that is hidden; `ValueError` when it is neither."""
    words = typed.strip().lower()
    if words.replace(" ", "") == f"<{SMALLEST}":
        return Shown.FEW
    if words == _("nearly all").lower():
        return Shown.NEARLY_ALL
    if words == _("not shown").lower():
        return Shown.WITHHELD
    return int(words.replace(".", ""))
