"""The steps of a volunteer in words, with the icon that stands beside each."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from aanbel.desk.core.volunteering import Expiry, Step, StepState

STEPS: dict[Step, str | Promise] = {
    Step.MET: _("Got to know each other"),
    Step.VOG: _("VOG seen"),
    Step.AGREEMENT: _("Agreement signed"),
    Step.SHADOWED: _("Watched along"),
    Step.TRAINED: _("Training done"),
}
STATES: dict[StepState, tuple[str | Promise, str]] = {
    StepState.DONE: (_("done"), "circle-check"),
    StepState.BUSY: (_("being done"), "hourglass"),
    StepState.OPEN: (_("still to do"), "circle"),
}


@dataclass(frozen=True)
class Station:
    """One step as it is shown."""

    word: str | Promise
    state: str
    state_word: str | Promise
    icon: str


def stations(steps: dict[Step, StepState]) -> list[Station]:
    """The steps of beginning, in order."""
    return [Station(STEPS[step], state.value, *STATES[state]) for step, state in steps.items()]


def expiry_words(expiry: Expiry) -> str:
    """What ended, or ends when; the day stands beside it."""
    what = expiry.name or str(
        {Step.VOG: gettext("VOG"), Step.AGREEMENT: gettext("Agreement of a volunteer")}.get(expiry.what, "")
    )
    return (gettext("%(what)s ended") if expiry.past else gettext("%(what)s ends")) % {"what": what}
