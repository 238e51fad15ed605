"""The acts of reaching out, one file per subject; import them from here."""

from aanbel.outreach.services.approaches import (
    activate_approach,
    choose_approach,
    propose_approach,
    put_off,
    skip_step,
)
from aanbel.outreach.services.reply_codes import issue_code, issue_codes, revoke_codes

__all__ = [
    "activate_approach",
    "choose_approach",
    "issue_code",
    "issue_codes",
    "propose_approach",
    "put_off",
    "revoke_codes",
    "skip_step",
]
