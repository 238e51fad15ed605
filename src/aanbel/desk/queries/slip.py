"""The slip of one question: the lines on paper and in a text message, in the language the resident reads.

What the flowchart says is in Dutch, as the municipality wrote it; in another language its line is left out and the
fixed lines are translated. A line with a word that nobody wants on their kitchen table is left out too.
"""

from dataclasses import dataclass

from django.utils import formats, translation
from django.utils.translation import gettext as _

from aanbel.accounts import queries as accounts
from aanbel.audit.acting import Acting
from aanbel.desk.core.chart import NodeKind
from aanbel.desk.core.sharing import Reach, Stage
from aanbel.desk.core.slip import LONGEST_TEXT, as_text, fit_for_a_slip
from aanbel.desk.models import Appointment, HandOver, Question
from aanbel.kernel import clock
from aanbel.ui.residents import Language, language_of

_STANDS = (Stage.ASKED, Stage.ACCEPTED)


@dataclass(frozen=True)
class Slip:
    """What somebody takes home."""

    question: Question
    language: Language
    place: str
    title: str
    told: list[str]
    agreed: list[str]
    farewell: str

    @property
    def lines(self) -> list[str]:
        """What was told and what was agreed, as on paper."""
        return [*self.told, *self.agreed]

    @property
    def text(self) -> str:
        """The same as a text message: when all of it is too long, what was agreed goes before what was told."""
        whole = " ".join([f"{self.place}:", *self.lines, self.farewell])
        return whole if len(whole) <= LONGEST_TEXT else as_text([f"{self.place}:", *self.agreed, self.farewell])


def slip_of(*, by: Acting, question: Question, language: str = "nl") -> Slip:
    """What was agreed with this resident, as it stands now."""
    read = language_of(language, "")
    appointment = (
        Appointment.objects.filter(municipality_id=by.municipality, question=question, called_off_at__isnull=True)
        .order_by("-pk")
        .first()
    )
    hand_over = (
        HandOver.objects.filter(municipality_id=by.municipality, question=question, stage__in=_STANDS)
        .order_by("-pk")
        .first()
    )
    phone = accounts.municipality(by.municipality).phone
    with translation.override(read.code):
        told = _told(question, read)
        agreed = [*_agreed(appointment, question, read), *_handed(hand_over), *_dates(question, read)]
        if not told and not agreed:
            agreed = [_("You were here, and we looked at your question together.")]
        return Slip(
            question=question,
            language=read,
            place=question.desk.name,
            title=_("What we agreed"),
            told=told,
            agreed=agreed,
            farewell=_farewell(phone),
        )


def _told(question: Question, read: Language) -> list[str]:
    """The words of the end where the way came out, when they are in the language of the reader."""
    version = question.chart_version
    node = version.chart.by_id.get(question.node) if version else None
    if node is None or node.kind is not NodeKind.ANSWER or read.code != "nl" or not fit_for_a_slip(node.text):
        return []
    return [node.text]


def _agreed(appointment: Appointment | None, question: Question, read: Language) -> list[str]:
    if appointment is None:
        return []
    at = appointment.at.astimezone(clock.AMSTERDAM)
    told = {"day": formats.date_format(at, read.day), "time": f"{at:%H:%M}", "place": question.desk.name}
    return [
        _("Your appointment: %(day)s, %(time)s, at %(place)s.") % told,
        _("Bring the letter, and this slip."),
    ]


def _handed(hand_over: HandOver | None) -> list[str]:
    if hand_over is None:
        return []
    who = {"who": hand_over.to_name}
    if not fit_for_a_slip(hand_over.to_name):
        who = {"who": _("a colleague")}
    match Reach(hand_over.reach):
        case Reach.CALLED:
            line = _("%(who)s will call you.") % who
        case Reach.MAILED:
            line = _("%(who)s will send you an e-mail.") % who
        case Reach.COMES:
            line = _("Come back to us. %(who)s then knows about it.") % who
    return [line, _("You said yes to this. You can take that back: tell us.")]


def _dates(question: Question, read: Language) -> list[str]:
    if question.clock_on is None:
        return []
    return [_("Mind this date: %(day)s.") % {"day": formats.date_format(question.clock_on, read.day)}]


def _farewell(phone: str) -> str:
    if phone:
        return _("Our help is free. Does it not work out? Come back, or call %(phone)s.") % {"phone": phone}
    return _("Our help is free. Does it not work out? Come back.")
