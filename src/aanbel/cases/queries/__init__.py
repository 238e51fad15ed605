"""Reading cases and decisions, as seen by this user in their municipality."""

from aanbel.cases.queries.case_page import CasePage, SignalLine, case_page
from aanbel.cases.queries.consent import consent_for, consent_needed, consents, standing
from aanbel.cases.queries.decisions import DecisionLine, DecisionPage, decisions_of_month
from aanbel.cases.queries.numbers import OpenCounts, open_counts
from aanbel.cases.queries.refusals import Permit, not_to_approach, permit, refusals_of, standing_refusal

__all__ = [
    "CasePage",
    "DecisionLine",
    "DecisionPage",
    "OpenCounts",
    "Permit",
    "SignalLine",
    "case_page",
    "consent_for",
    "consent_needed",
    "consents",
    "decisions_of_month",
    "not_to_approach",
    "open_counts",
    "permit",
    "refusals_of",
    "standing",
    "standing_refusal",
]
