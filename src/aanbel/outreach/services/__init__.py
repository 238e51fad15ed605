"""The acts of reaching out, one file per subject; import them from here."""

from aanbel.outreach.services.approaches import (
    activate_approach,
    choose_approach,
    propose_approach,
    put_off,
    skip_step,
)
from aanbel.outreach.services.at_the_door import ForDoor, purpose_of, set_for_doors
from aanbel.outreach.services.batch_writing import write_batch
from aanbel.outreach.services.batches import (
    draft_batch,
    hand_over_batch,
    release_batch,
    take_out,
    withdraw_batch,
)
from aanbel.outreach.services.formal import write_decision, write_to_creditor
from aanbel.outreach.services.meeting import offer_slots, withdraw_slot
from aanbel.outreach.services.messages import settle_message, write_message
from aanbel.outreach.services.replies import give_answer, mark_handled
from aanbel.outreach.services.reply_codes import issue_code, issue_codes, issue_plan_code, revoke_codes
from aanbel.outreach.services.sending import send_waiting
from aanbel.outreach.services.steps_taken import note_steps_taken
from aanbel.outreach.services.templates import draft_version, release_version, ship_templates, start_template
from aanbel.outreach.services.together import send_together

__all__ = [
    "ForDoor",
    "activate_approach",
    "choose_approach",
    "draft_batch",
    "draft_version",
    "give_answer",
    "hand_over_batch",
    "issue_code",
    "issue_codes",
    "issue_plan_code",
    "mark_handled",
    "note_steps_taken",
    "offer_slots",
    "propose_approach",
    "purpose_of",
    "put_off",
    "release_batch",
    "release_version",
    "revoke_codes",
    "send_together",
    "send_waiting",
    "set_for_doors",
    "settle_message",
    "ship_templates",
    "skip_step",
    "start_template",
    "take_out",
    "withdraw_batch",
    "withdraw_slot",
    "write_batch",
    "write_decision",
    "write_message",
    "write_to_creditor",
]
