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

__all__ = [
    "Doubtful",
    "Told",
    "Whereabouts",
    "Yes",
    "add_key_figure",
    "agree_again",
    "change_key_figure",
    "check_about_nobody",
    "count_declined",
    "erase_ended",
    "keep_spot",
    "keep_warm",
    "name_streets",
    "remove_key_figure",
    "remove_spot",
    "tie",
    "untie",
]
