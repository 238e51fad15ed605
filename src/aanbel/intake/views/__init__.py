"""The pages of intake: what came in, what was wrong with it, and with whom it was agreed."""

from aanbel.intake.views.deliveries import again, columns, deliveries, delivery, errors, progress, receipt
from aanbel.intake.views.partners import edit_agreement, edit_partner, new_agreement, new_partner, partner, partners
from aanbel.intake.views.upload import upload

__all__ = [
    "again",
    "columns",
    "deliveries",
    "delivery",
    "edit_agreement",
    "edit_partner",
    "errors",
    "new_agreement",
    "new_partner",
    "partner",
    "partners",
    "progress",
    "receipt",
    "upload",
]
