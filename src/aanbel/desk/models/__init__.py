"""The tables of the desk, one file per subject; import them from here."""

from aanbel.desk.models.appointment import Appointment
from aanbel.desk.models.chart import ChartDraft, ChartVersion
from aanbel.desk.models.desk import Desk, DeskMember
from aanbel.desk.models.handover import HandOver
from aanbel.desk.models.question import Question, Step
from aanbel.desk.models.rota import Duty, DutyLink, Slot
from aanbel.desk.models.themes import Theme, ThemeRemark
from aanbel.desk.models.volunteers import Shadowing, Talk, Training, TrainingDone, Volunteer, VolunteerNorm

__all__ = [
    "Appointment",
    "ChartDraft",
    "ChartVersion",
    "Desk",
    "DeskMember",
    "Duty",
    "DutyLink",
    "HandOver",
    "Question",
    "Shadowing",
    "Slot",
    "Step",
    "Talk",
    "Theme",
    "ThemeRemark",
    "Training",
    "TrainingDone",
    "Volunteer",
    "VolunteerNorm",
]
