"""What somebody at a desk may see of its questions, by role: a volunteer keeps to today and to their own desk.

Questions are anonymous, yet a first name beside a subject in a small place can be somebody. So a volunteer reaches the
questions of today at a desk of their own; those who are paid to help reach what was asked at their own desk before;
a coordinator reaches every desk. Nobody else reaches a question (source 5; AVG art. 5: least data).
"""

from collections.abc import Collection
from enum import StrEnum

OWN_TODAY = frozenset({"volunteer"})
OWN_ALWAYS = frozenset({"professional", "worker"})
EVERY_DESK = frozenset({"coordinator", "system"})


class Barrier(StrEnum):
    """Why a question stays shut."""

    ROLE = "role"
    OTHER_DESK = "other_desk"
    OTHER_DAY = "other_day"


def barrier(roles: Collection[str], *, own_desk: bool, today: bool) -> Barrier | None:
    """What stands between these roles and a question; None when nothing does. The widest role counts.

    >>> barrier({"volunteer"}, own_desk=True, today=False)
    <Barrier.OTHER_DAY: 'other_day'>
    >>> barrier({"volunteer", "coordinator"}, own_desk=False, today=False) is None
    True
    """
    held = frozenset(roles)
    if held & EVERY_DESK:
        return None
    if not held & (OWN_TODAY | OWN_ALWAYS):
        return Barrier.ROLE
    if not own_desk:
        return Barrier.OTHER_DESK
    return None if today or held & OWN_ALWAYS else Barrier.OTHER_DAY
