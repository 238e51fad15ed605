"""What visitors tell of a door, as the timeline of a case says it. The acts are upstairs, in `visits`."""

from django.utils.translation import gettext_lazy as _

from aanbel.cases.wording.refusals import Words

DOOR_WORDS: dict[str, Words] = {
    "mark:unsafe": _("not safe"),
    "mark:secret": _("secret address"),
    "mark:no_visits": _("no visits"),
    "door:not_home": _("nobody opened"),
    "door:spoken": _("spoken with the resident"),
    "door:refused": _("wants no contact"),
    "door:moved": _("does not live here, somebody said"),
    "door:unsafe": _("not safe, went away"),
    "door:elsewhere": _("rather meets elsewhere"),
}
