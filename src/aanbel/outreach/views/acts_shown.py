"""A thing to do as a line: what and when, why, where from, and the one button that begins it."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from aanbel.outreach.core.approach import WRITTEN, Kind
from aanbel.outreach.core.situation import Act, Stopped
from aanbel.outreach.queries.due import Due
from aanbel.outreach.wording import approach as words


@dataclass(frozen=True)
class Shown:
    """The next act of a case, or why there is none, as every page says it."""

    case: int
    what: str
    why: str
    source: str
    before: str
    late: bool
    icon: str
    label: str
    href: str
    stopped: bool
    in_batch: bool
    card_href: str = ""
    """Of a visit: where the card is made that is left when nobody is in."""

    @property
    def told(self) -> str:
        """What, and why."""
        return f"{self.what} {self.why}".strip()

    @property
    def meta(self) -> str:
        """The quiet line: by when, and which approach says so."""
        return " · ".join(part for part in (self.before, self.source) if part)


def shown(due: Due, today: date, *, phone: str = "") -> Shown:
    """What a page tells of it."""
    act = due.act
    source = words.source_words(due.sequence, due.version, act)
    if act is None:
        assert isinstance(due.next, Stopped)  # noqa: S101 - it is one or the other
        what = words.stop_words(due.next)
        return Shown(due.case_id, what, "", source, "", False, "ban", "", "", True, False)
    opening = _(due.sequence.opening) if due.sequence.opening and act.kind not in WRITTEN else ""
    in_batch = due.waits_in_batch
    label, href = _button(due, act, phone)
    return Shown(
        case=due.case_id,
        what=words.act_words(act, today),
        why=" ".join(part for part in (words.why_words(act), opening) if part),
        source=source,
        before=_("it lies ready to be sent") if in_batch else words.before_words(act, today),
        late=act.before < today and not in_batch,
        icon=words.ICONS[act.kind],
        label=label,
        href=href,
        stopped=False,
        in_batch=in_batch,
        card_href=reverse("outreach:write_step", args=[due.case_id]) if act.kind is Kind.VISIT and act.template else "",
    )


def _button(due: Due, act: Act, phone: str) -> tuple[str, str]:
    """The one button: call, write, or register what was done at the door."""
    here = reverse("cases:case", args=[due.case_id])
    if act.kind is Kind.PHONE:
        return (_("Call %(phone)s") % {"phone": phone}, f"tel:{phone}") if phone else (_("To the case"), here)
    if act.kind in WRITTEN:
        return str(words.KINDS[act.kind]), reverse("outreach:write_step", args=[due.case_id])
    return _("Register what you did"), f"{here}#contact"
