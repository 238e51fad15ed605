"""What was changed in a plan by hand, in a sentence that says what undoing undoes."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from aanbel.visits.models import PlanChange

CHANGES: dict[str, str | Promise] = {
    "again": _("The rounds were made again"),
    "moved": _("A door was moved"),
    "swapped": _("Two doors changed places"),
    "pinned": _("A door was locked in its round"),
    "unpinned": _("A door was unlocked"),
    "taken_out": _("A door was taken out"),
    "fixed": _("A time was agreed"),
}


def change_words(change: PlanChange) -> str:
    """The sentence of the last change."""
    return str(CHANGES.get(change.what, change.what))
