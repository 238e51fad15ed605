"""The words of a step plan."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from aanbel.cases.core.clocks import ClockKind
from aanbel.cases.models.plan import PlanStep

Words = str | Promise

STABILISING: dict[ClockKind, Words] = {
    ClockKind.END_OF_SUPPLY: _("Call the supplier, so that everything at home stays on"),
    ClockKind.THREAT: _("Talk together about what cannot wait, and make sure that it stops"),
    ClockKind.FIRST_CONVERSATION: _("Have the first conversation"),
    ClockKind.DECISION: _("Write down the plan and send it"),
}
"""The step that is proposed for a clock that runs."""

SAFE_STEPS: dict[PlanStep.Who, Words] = {
    PlanStep.Who.RESIDENT: _("You do what we agreed on"),
    PlanStep.Who.WORKER: _("We do what we agreed on"),
    PlanStep.Who.SERVICE: _("Somebody who helps you does what we agreed on"),
}
"""What the resident's copy says when the step itself names a creditor or an amount."""

RESIDENT_INTRO: Words = _("This is what we agreed. Tick what is done. Does something not work out? Call us.")
