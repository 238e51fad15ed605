"""Reading cases and decisions, as seen by this user in their municipality."""

from aanbel.cases.queries.case_page import CasePage, Person, SignalLine, case_page, news_since
from aanbel.cases.queries.clocks import Deadline, deadline_sentence, deadlines_of
from aanbel.cases.queries.consent import consent_for, consent_needed, consents, standing
from aanbel.cases.queries.conversation import TalkPage, facts_of, guide_in_words, talk_page
from aanbel.cases.queries.craft import DebriefLine, TeamPage, debriefs_waiting, team_page
from aanbel.cases.queries.decisions import DecisionLine, DecisionPage, corrections, decisions_of_month
from aanbel.cases.queries.discussion import (
    DiscussionPage,
    discussion_page,
    discussions_for_me,
    discussions_of,
    facts_without_names,
    softened_for,
)
from aanbel.cases.queries.mine import Mine, mine
from aanbel.cases.queries.numbers import OpenCounts, open_counts
from aanbel.cases.queries.outcomes import record_of
from aanbel.cases.queries.plan import (
    PlanPage,
    ResidentStep,
    creditors_of,
    kept_sketch,
    plan_page,
    progress_of,
    resident_plan,
    sketched,
    threats_without_step,
)
from aanbel.cases.queries.pointers import pointers, pointers_for
from aanbel.cases.queries.referral import (
    ReferralLine,
    link_of,
    may_share,
    party_of,
    receiver_code,
    referral_behind,
    referrals,
    referrals_waiting,
    what_is_shared,
)
from aanbel.cases.queries.refusals import (
    Permit,
    SaidNo,
    not_to_approach,
    permit,
    refusals_of,
    standing_refusal,
    threat_in,
    who_said_no,
)
from aanbel.cases.queries.reminders import Appointment, agenda, agenda_link, reminders_of_case
from aanbel.cases.queries.seizure import SeizureLine, seizure_requests, seizures_waiting, whom
from aanbel.cases.queries.waiting import Ask, Chase, asked_by_colleagues, help_line, help_waiting

__all__ = [
    "Appointment",
    "Ask",
    "CasePage",
    "Chase",
    "Deadline",
    "DebriefLine",
    "DecisionLine",
    "DecisionPage",
    "DiscussionPage",
    "Mine",
    "OpenCounts",
    "Permit",
    "Person",
    "PlanPage",
    "ReferralLine",
    "ResidentStep",
    "SaidNo",
    "SeizureLine",
    "SignalLine",
    "TalkPage",
    "TeamPage",
    "agenda",
    "agenda_link",
    "asked_by_colleagues",
    "case_page",
    "consent_for",
    "consent_needed",
    "consents",
    "corrections",
    "creditors_of",
    "deadline_sentence",
    "deadlines_of",
    "debriefs_waiting",
    "decisions_of_month",
    "discussion_page",
    "discussions_for_me",
    "discussions_of",
    "facts_of",
    "facts_without_names",
    "guide_in_words",
    "help_line",
    "help_waiting",
    "kept_sketch",
    "link_of",
    "may_share",
    "mine",
    "news_since",
    "not_to_approach",
    "open_counts",
    "party_of",
    "permit",
    "plan_page",
    "pointers",
    "pointers_for",
    "progress_of",
    "receiver_code",
    "record_of",
    "referral_behind",
    "referrals",
    "referrals_waiting",
    "refusals_of",
    "reminders_of_case",
    "resident_plan",
    "seizure_requests",
    "seizures_waiting",
    "sketched",
    "softened_for",
    "standing",
    "standing_refusal",
    "talk_page",
    "team_page",
    "threat_in",
    "threats_without_step",
    "what_is_shared",
    "who_said_no",
    "whom",
]
