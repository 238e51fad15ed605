"""The acts of the neighbourhood: keeping the network map true and warm, and counting a no without anybody in it."""

from aanbel.neighbourhood.services.declining import count_declined
from aanbel.neighbourhood.services.figures import (
    Told,
    Yes,
    add_key_figure,
    agree_again,
    change_key_figure,
    erase_ended,
    keep_warm,
    remove_key_figure,
)
from aanbel.neighbourhood.services.notes import Doubtful, check_about_nobody
from aanbel.neighbourhood.services.places import Whereabouts, keep_spot, name_streets, remove_spot, tie, untie
from aanbel.neighbourhood.services.prevention import (
    AllyTold,
    GroupTold,
    Plan,
    call_off_activity,
    drop_ally,
    drop_own_text,
    hold_activity,
    keep_ally,
    keep_group,
    keep_own_text,
    plan_activity,
    start_groups,
)

__all__ = [
    "AllyTold",
    "Doubtful",
    "GroupTold",
    "Plan",
    "Told",
    "Whereabouts",
    "Yes",
    "add_key_figure",
    "agree_again",
    "call_off_activity",
    "change_key_figure",
    "check_about_nobody",
    "count_declined",
    "drop_ally",
    "drop_own_text",
    "erase_ended",
    "hold_activity",
    "keep_ally",
    "keep_group",
    "keep_own_text",
    "keep_spot",
    "keep_warm",
    "name_streets",
    "plan_activity",
    "remove_key_figure",
    "remove_spot",
    "start_groups",
    "tie",
    "untie",
]
