"""Who may reach out to residents, look at their answers, and say when one can come by."""

from aanbel.accounts.permissions import (
    can_coordinate,
    can_see_cases,
    can_work_cases,
    check_can_coordinate,
    check_can_see_cases,
    check_can_work_cases,
)

__all__ = [
    "can_coordinate",
    "can_see_cases",
    "can_work_cases",
    "check_can_coordinate",
    "check_can_see_cases",
    "check_can_work_cases",
]
