"""Reading intake: supply per partner and month, deliveries with their findings, partners with their agreements.

`errors_workbook` stands apart: it draws in a spreadsheet library, for which no other reader should wait.
"""

from aanbel.intake.queries.deliveries import (
    DeliveryPage,
    FindingGroup,
    delivered_bytes,
    deliveries,
    delivery,
    finding_groups,
    grouped,
)
from aanbel.intake.queries.partners import PartnerLine, agreement, agreements, partner, partners
from aanbel.intake.queries.preview import Preview, preview
from aanbel.intake.queries.supply import Supply, SupplyCell, SupplyLine, missing_supply, supply_overview

__all__ = [
    "DeliveryPage",
    "FindingGroup",
    "PartnerLine",
    "Preview",
    "Supply",
    "SupplyCell",
    "SupplyLine",
    "agreement",
    "agreements",
    "delivered_bytes",
    "deliveries",
    "delivery",
    "finding_groups",
    "grouped",
    "missing_supply",
    "partner",
    "partners",
    "preview",
    "supply_overview",
]
