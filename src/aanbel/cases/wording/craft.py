"""The quality of the work in words: what somebody needs, and the stations of the incident method."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from aanbel.cases.core.craft import Need, Station

Words = str | Promise

NEEDS: dict[Need, Words] = {
    Need.LISTEN: _("Somebody who listens"),
    Need.ADVICE: _("Advice: how would you go on?"),
    Need.TAKE_OVER: _("That a colleague takes this case over"),
    Need.SAFETY: _("To speak about my safety"),
}

STATIONS: dict[Station, tuple[Words, Words]] = {
    Station.INCIDENT: (_("The incident"), _("One tells what happened, up to the moment of choosing. Nobody asks yet.")),
    Station.QUESTIONS: (_("Questions"), _("The others ask for facts. No advice, no why.")),
    Station.CORE: (_("The core"), _("Each writes down in one sentence what this is about, then says it aloud.")),
    Station.CHOICE: (_("The choice"), _("Each says: what would I do now, and why?")),
    Station.WHAT_HAPPENED: (_("What happened"), _("The one who asked tells what they did, and how it went on.")),
    Station.LEARNED: (_("What we take along"), _("Each says one thing to try. Write down one sentence for the list.")),
}
