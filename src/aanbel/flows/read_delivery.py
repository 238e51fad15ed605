"""A creditor's file comes in: receipt, rows, signals, people, decisions, cases, order.

The receipt is committed before this starts. Each step is its own transaction and can be run again.
"""

from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.flows.run_month import MonthRun, run_month
from aanbel.intake import services as intake


def read_delivery(*, by: Acting, delivery: int) -> MonthRun:
    """Reads one received delivery and carries its signals through to the worklist."""
    with on_behalf_of(by):
        intake.read_delivery(by=by, delivery=delivery)
    return run_month(by=by)
