"""Where somebody may be sent, in words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from aanbel.accounts.core.qualifications import Errand, Sending

ERRANDS: dict[Errand, str | Promise] = {
    Errand.HOME: _("Home visit"),
    Errand.ENTREPRENEUR: _("Entrepreneur"),
    Errand.YOUNG_PERSON: _("Young person"),
    Errand.UNSAFE: _("Where it may be unsafe"),
}

SENDINGS: dict[Sending, tuple[str | Promise, str, str]] = {
    Sending.ALONE: (_("yes"), "ok", "circle-check"),
    Sending.WITH_MENTOR: (_("with a mentor"), "info", "users"),
    Sending.NOT_TRAINED: (_("no: not trained for visits"), "neutral", "minus"),
    Sending.NOT_FOR_THIS: (_("no"), "neutral", "minus"),
}
"""The word, its tone and its icon; a no is about the errand, so it is never red."""
