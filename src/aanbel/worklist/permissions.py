"""Who sees the list and who decides its order. The roles are those of `accounts`; this names them for the worklist."""

from aanbel.accounts.permissions import (
    can_see_cases,
    can_set_priorities,
    can_work_cases,
    check_can_see_cases,
    check_can_set_priorities,
    check_can_work_cases,
)

__all__ = [
    "can_see_cases",
    "can_set_priorities",
    "can_work_cases",
    "check_can_see_cases",
    "check_can_set_priorities",
    "check_can_work_cases",
]
