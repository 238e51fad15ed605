"""What the phone is told, in sentences that say what happened, what was kept and what to do."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from aanbel.field.core.reading import Unread

UNREAD: dict[Unread, Promise] = {
    Unread.NOT_JSON: _("What was sent was cut off or damaged. Nothing of it was kept; the phone sends it again."),
    Unread.TOO_BIG: _("This was too much at once. Nothing of it was kept; the phone sends it in parts."),
    Unread.NO_OUTBOX: _("This is not something that a phone of ours sends. Nothing of it was kept."),
    Unread.NO_ID: _("This has no number of its own, so it could not be kept. Register the visit at the desk."),
    Unread.STRANGE: _(
        "The office does not understand this registration. It was kept for the coordinator to look at; "
        "renew the app and register the visit anew."
    ),
}

REVOKED = _("This phone was wiped from a distance. It forgets the round now. Call your coordinator.")
UNKNOWN_DEVICE = _("This phone is not known here. Choose a PIN again to begin.")
NO_DEVICE = _("The phone did not say which one it is. Close the app and open it again.")
OTHER_CONTENTS = _("This was sent before with other contents. The first was kept; register the visit anew.")
LATER = _("The office could not keep this just now. It stays on the phone and is sent again.")
TWICE = _("Your colleague registered this visit too. Both are kept; the first one counts.")
BAD_REQUEST = _("The office does not understand this. Renew the app and try again.")
