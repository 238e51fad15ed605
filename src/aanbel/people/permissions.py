"""Who may say that two signals are about one person, and who may note what the register says."""

from django.utils.translation import gettext as _

from aanbel.accounts.models import Role
from aanbel.accounts.permissions import allows, check_can_see_cases, check_can_work_cases
from aanbel.audit.acting import Acting
from aanbel.kernel.errors import NotAllowed

check_can_see_questions = check_can_see_cases
check_can_check_registration = check_can_work_cases


def check_can_answer_questions(by: Acting) -> None:
    """An answer joins or parts two people's arrears: for those who know both cases."""
    if not by.has_role(Role.COORDINATOR, Role.WORKER):
        raise NotAllowed(
            _("Only a consultant or coordinator can decide this, because it joins the arrears of two people.")
        )


def can_answer_questions(by: Acting) -> bool:
    return allows(check_can_answer_questions, by)
