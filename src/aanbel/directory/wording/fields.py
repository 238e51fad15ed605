"""What the fields are called that an organisation may correct."""

from django.utils.translation import gettext_lazy as _

FIELDS = {
    "description": _("What it is"),
    "phone": _("Telephone for residents"),
    "email": _("E-mail address"),
    "url": _("Website"),
    "fees_description": _("Costs"),
    "application_process": _("How to begin"),
    "waiting_days": _("Waiting time in days"),
}
