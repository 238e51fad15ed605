"""What the codes of visits are called on the screen, one file per subject."""

from aanbel.visits.wording.changes import change_words
from aanbel.visits.wording.left_out import reason_words, remedies

__all__ = ["change_words", "reason_words", "remedies"]
