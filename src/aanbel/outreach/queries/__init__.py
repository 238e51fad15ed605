"""Reading what is due, written and answered, as seen by this user in their municipality."""

from aanbel.outreach.core.situation import Act
from aanbel.outreach.queries.answers import (
    Desk,
    answers_to_handle,
    answers_with,
    coming_slots,
    desk_of,
    desks,
    free_slots,
    living_codes,
)
from aanbel.outreach.queries.approaches import Version, active_approach, approach_version, approach_versions
from aanbel.outreach.queries.at_the_door import nothing_for, texts_for_the_door
from aanbel.outreach.queries.doors import Door, door_of
from aanbel.outreach.queries.due import Due, WhatIf, due_actions, next_of_case, what_if
from aanbel.outreach.queries.phones import phones_of
from aanbel.outreach.queries.wishes import languages_of, wishes_of

__all__ = [
    "Act",
    "Desk",
    "Door",
    "Due",
    "Version",
    "WhatIf",
    "active_approach",
    "answers_to_handle",
    "answers_with",
    "approach_version",
    "approach_versions",
    "coming_slots",
    "desk_of",
    "desks",
    "door_of",
    "due_actions",
    "free_slots",
    "languages_of",
    "living_codes",
    "next_of_case",
    "nothing_for",
    "phones_of",
    "texts_for_the_door",
    "what_if",
    "wishes_of",
]
