"""The tables of a case, one file per subject; import them from here."""

from aanbel.cases.models.case import (
    Case,
    Code,
    ContactAttempt,
    ContactKind,
    DayPart,
    Decision,
    Outcome,
    Reason,
    Status,
)
from aanbel.cases.models.consent import Consent, Fact, How, Purpose
from aanbel.cases.models.conversation import SignalCheck
from aanbel.cases.models.craft import Debrief, IntervisionMeeting, IntervisionQuestion, JointVisit, Need, PeerFeedback
from aanbel.cases.models.discussion import AgreedStep, Discussion, Participant
from aanbel.cases.models.plan import PlanStep
from aanbel.cases.models.pointers import Pointer, Tag
from aanbel.cases.models.referral import Act, Referral, Share, Stage, Wish
from aanbel.cases.models.refusal import Refusal, RefusalKind, RefusalSource
from aanbel.cases.models.reminder import AgendaLink, Reminder
from aanbel.cases.models.seizure import Reply, Request, Seizer, SeizureRequest
from aanbel.cases.models.self_report import Channel, SelfReport
from aanbel.cases.models.sketch import Sketch

__all__ = [
    "Act",
    "AgendaLink",
    "AgreedStep",
    "Case",
    "Channel",
    "Code",
    "Consent",
    "ContactAttempt",
    "ContactKind",
    "DayPart",
    "Debrief",
    "Decision",
    "Discussion",
    "Fact",
    "How",
    "IntervisionMeeting",
    "IntervisionQuestion",
    "JointVisit",
    "Need",
    "Outcome",
    "Participant",
    "PeerFeedback",
    "PlanStep",
    "Pointer",
    "Purpose",
    "Reason",
    "Referral",
    "Refusal",
    "RefusalKind",
    "RefusalSource",
    "Reminder",
    "Reply",
    "Request",
    "Seizer",
    "SeizureRequest",
    "SelfReport",
    "Share",
    "SignalCheck",
    "Sketch",
    "Stage",
    "Status",
    "Tag",
    "Wish",
]
