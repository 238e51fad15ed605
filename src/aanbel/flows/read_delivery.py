"""A creditor's file comes in: receipt, rows, signals, people, decisions, cases, order.

The receipt is committed before anything is read. Each step is its own transaction and can be run again: a file
whose reading was cut off is read when it is offered again, one that was read is a duplicate.
"""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.flows.run_month import MonthRun, run_month
from aanbel.flows.side_by_side import in_shares, side_by_side
from aanbel.intake import queries
from aanbel.intake import services as intake


def take_in(*, by: Acting, partner: str, path: Path, profile: str = "") -> intake.Report:
    """Receives one file and reads it; its signals wait for the month to be run."""
    with on_behalf_of(by):
        try:
            delivery = intake.receive_delivery(by=by, partner=partner, path=path, profile=profile)
        except intake.AlreadyReceived as earlier:
            delivery = earlier.delivery
            if delivery.read_at is not None:
                return intake.report_of(by=by, delivery=delivery, duplicate=True)
    with on_behalf_of(by):
        return intake.read_delivery(by=by, delivery=delivery.pk)


def receive_all(*, by: Acting, files: Sequence[intake.Incoming]) -> list[intake.Receipts]:
    """Receives many files, those of many municipalities side by side; what became of them, per share."""
    load: Counter[int] = Counter()
    for file in files:
        load[file.municipality] += file.path.stat().st_size
    shares = in_shares(by, load)
    whose = {code: share for share in shares for code in share.municipalities}
    of_share: dict[Acting, list[intake.Incoming]] = {share: [] for share in shares}
    for file in files:  # one for none of the actor's municipalities is refused in the first share
        of_share[whose.get(file.municipality, shares[0])].append(file)
    return side_by_side(shares, lambda *, by: intake.receive_deliveries(by=by, files=of_share[by]))


def read_delivery(*, by: Acting, delivery: int) -> MonthRun:
    """Reads one received delivery and carries its signals through to the worklist."""
    with on_behalf_of(by):
        intake.read_delivery(by=by, delivery=delivery)
    return run_month(by=by)


def read_waiting(*, by: Acting) -> int:
    """Reads everything that was received and waits, many municipalities side by side; the number of rows."""
    with on_behalf_of(by):
        shares = in_shares(by, queries.delivered_bytes(by, waiting=True))
    return sum(side_by_side(shares, intake.read_deliveries))
