"""The acts of intake: register a partner, agree with it, receive its files, read them."""

from aanbel.intake.services.agreeing import agree, register_partner
from aanbel.intake.services.checking import dry_run
from aanbel.intake.services.learning import learn_shape
from aanbel.intake.services.reading import read_deliveries, read_delivery
from aanbel.intake.services.receiving import (
    AlreadyReceived,
    Incoming,
    Receipts,
    kept_from,
    read_again,
    receive_deliveries,
    receive_delivery,
)
from aanbel.intake.services.report import Report, report_of

__all__ = [
    "AlreadyReceived",
    "Incoming",
    "Receipts",
    "Report",
    "agree",
    "dry_run",
    "kept_from",
    "learn_shape",
    "read_again",
    "read_deliveries",
    "read_delivery",
    "receive_deliveries",
    "receive_delivery",
    "register_partner",
    "report_of",
]
