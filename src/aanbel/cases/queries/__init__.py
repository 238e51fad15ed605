"""Reading cases and decisions, as seen by this user in their municipality."""

from aanbel.cases.queries.case_page import CasePage, SignalLine, case_page
from aanbel.cases.queries.consent import consent_for, consent_needed, consents, standing
from aanbel.cases.queries.conversation import TalkPage, facts_of, talk_page
from aanbel.cases.queries.decisions import DecisionLine, DecisionPage, decisions_of_month
from aanbel.cases.queries.numbers import OpenCounts, open_counts
from aanbel.cases.queries.plan import (
    PlanPage,
    ResidentStep,
    creditors_of,
    kept_sketch,
    plan_page,
    resident_plan,
    threats_without_step,
)
from aanbel.cases.queries.pointers import pointers, pointers_for
from aanbel.cases.queries.refusals import Permit, not_to_approach, permit, refusals_of, standing_refusal

__all__ = [
    "CasePage",
    "DecisionLine",
    "DecisionPage",
    "OpenCounts",
    "Permit",
    "PlanPage",
    "ResidentStep",
    "SignalLine",
    "TalkPage",
    "case_page",
    "consent_for",
    "consent_needed",
    "consents",
    "creditors_of",
    "decisions_of_month",
    "facts_of",
    "kept_sketch",
    "not_to_approach",
    "open_counts",
    "permit",
    "plan_page",
    "pointers",
    "pointers_for",
    "refusals_of",
    "resident_plan",
    "standing",
    "standing_refusal",
    "talk_page",
    "threats_without_step",
]
