"""What workers read about the answers of residents: one sentence each, and the one act that finishes it."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from aanbel.kernel.identity import PostalAddress
from aanbel.outreach.core.answers import Kind, PartOfDay
from aanbel.outreach.models import Answer
from aanbel.ui.components.words import local, short_day

ASKS: dict[Kind, Promise] = {
    Kind.CALL: gettext_lazy("Would like to be called"),
    Kind.VISIT: gettext_lazy("Would like us to come by"),
    Kind.MEET: gettext_lazy("Comes to us"),
    Kind.SETTLED: gettext_lazy("Has already arranged it"),
    Kind.ELSEWHERE: gettext_lazy("Does not live here: check the register"),
    Kind.NO: gettext_lazy("Does not want contact. Everything that was planned has stopped"),
    Kind.OBJECTION: gettext_lazy("Does not want us to use their data. Everything that was planned has stopped"),
    Kind.QUESTION: gettext_lazy("Asks a question"),
}
ACTS: dict[Kind, Promise] = {
    Kind.CALL: gettext_lazy("Call now"),
    Kind.VISIT: gettext_lazy("Plan the visit"),
    Kind.MEET: gettext_lazy("Prepare it"),
    Kind.QUESTION: gettext_lazy("Call back with the answer"),
}
PARTS: dict[PartOfDay, Promise] = {
    PartOfDay.MORNING: gettext_lazy("preferably in the morning"),
    PartOfDay.AFTERNOON: gettext_lazy("preferably in the afternoon"),
    PartOfDay.EVENING: gettext_lazy("preferably in the evening"),
    PartOfDay.ANY: gettext_lazy("no matter when"),
}
LANGUAGES: dict[str, Promise] = {
    "en": gettext_lazy("English"),
    "ar": gettext_lazy("Arabic"),
    "tr": gettext_lazy("Turkish"),
    "pl": gettext_lazy("Polish"),
    "uk": gettext_lazy("Ukrainian"),
    "es": gettext_lazy("Spanish"),
    "fr": gettext_lazy("French"),
    "de": gettext_lazy("German"),
}
STOPPED = frozenset({Kind.NO, Kind.OBJECTION})


@dataclass(frozen=True)
class AnswerLine:
    """One answer, as a line of things to do."""

    answer: Answer

    @property
    def kind(self) -> Kind:
        return Kind(self.answer.kind)

    @property
    def title(self) -> str:
        """The door."""
        at = self.answer.case.address
        return PostalAddress(at.postcode, at.house_number, at.house_letter, at.house_addition, at.street, at.place).line

    @property
    def why(self) -> str:
        """What they want, in one sentence."""
        sentence = wish_in_words(self.answer)
        return f"{sentence}: “{self.answer.words}”" if self.answer.words else sentence

    @property
    def meta(self) -> str:
        """When it was said, and in which language somebody read the page."""
        said = _("answered on the page, %(when)s") % {"when": _moment(self.answer.said_at)}
        other = LANGUAGES.get(self.answer.language)
        return f"{said} · {_('in %(language)s: perhaps an interpreter') % {'language': other}}" if other else said

    @property
    def act(self) -> str:
        """The words of the button that leads to doing it; empty when reading it is all there is to do."""
        return str(ACTS.get(self.kind, ""))

    @property
    def act_url(self) -> str:
        """Straight to the number that was given, else to the case."""
        if self.answer.phone and self.kind in (Kind.CALL, Kind.QUESTION):
            return f"tel:{self.answer.phone}"
        return self.case_url

    @property
    def case_url(self) -> str:
        return reverse("cases:case", args=[self.answer.case_id])

    @property
    def tone(self) -> str:
        """A stop asks attention; nothing here is an alarm."""
        return "warning" if self.kind in STOPPED else ""


def wish_in_words(answer: Answer) -> str:
    """What somebody chose on the page, without words of their own."""
    parts = [str(ASKS[Kind(answer.kind)])]
    if answer.part_of_day:
        parts.append(str(PARTS[PartOfDay(answer.part_of_day)]))
    if answer.slot is not None:
        parts.append(f"{_moment(answer.slot.starts_at)}, {answer.slot.place}")
    if answer.phone:
        parts.append(_("on %(phone)s") % {"phone": answer.phone})
    return ", ".join(parts)


def _moment(at: datetime) -> str:
    """As text, to stand in a sentence: `di 6 okt 14:05`."""
    return date_format(local(at), f"{short_day(at)} H:i")
