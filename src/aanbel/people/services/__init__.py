"""The acts of people: link signals, answer a doubtful match, note what the register says, know a door, measure."""

from aanbel.people.services.answering import answer_question
from aanbel.people.services.doors import address_at
from aanbel.people.services.linking import LinkCounts, link_signals
from aanbel.people.services.measuring import evaluate_linkage
from aanbel.people.services.registering import record_known_to_debt_help, record_registration

__all__ = [
    "LinkCounts",
    "address_at",
    "answer_question",
    "evaluate_linkage",
    "link_signals",
    "record_known_to_debt_help",
    "record_registration",
]
