"""The acts of reaching out, one file per subject; import them from here."""

from aanbel.outreach.services.reply_codes import issue_code, issue_codes, revoke_codes

__all__ = ["issue_code", "issue_codes", "revoke_codes"]
