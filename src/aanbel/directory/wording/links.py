"""What a mailed link says when it no longer opens."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from aanbel.directory.core.asking import Link

LINKS: dict[Link, str | Promise] = {
    Link.ANSWERED: _("This question was answered already. Nothing was changed just now."),
    Link.REPLACED: _("A newer link was mailed. Open the newest mail; nothing was changed just now."),
    Link.EXPIRED: _("This link is older than 14 days. Nothing was changed. Ask the municipality for a new one."),
}
