"""The rota in words and as bars on a day: what is missing, what somebody lacks, where a bar begins and ends."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from aanbel.desk.core.rota import Gap, Span, Trouble, minute
from aanbel.desk.core.volunteering import Lack
from aanbel.desk.models import Duty
from aanbel.desk.queries.on_duty import OnDuty
from aanbel.desk.queries.rota import RotaDay
from aanbel.desk.wording.roles import RoleWords, role_words

TROUBLES: dict[Trouble, str | Promise] = {
    Trouble.NOBODY: _("Nobody at the desk"),
    Trouble.ALONE: _("Nobody who may be there alone"),
    Trouble.NO_PROFESSIONAL: _("No professional in reach"),
}
LACKS: dict[Lack, str | Promise] = {
    Lack.NO_VOG: _("no certificate of conduct (VOG) seen yet"),
    Lack.OLD_VOG: _("certificate of conduct (VOG) too old"),
    Lack.NO_AGREEMENT: _("no agreement signed yet"),
    Lack.OLD_AGREEMENT: _("agreement has ended"),
}

FIRST, STEP, COLUMNS = 8 * 60, 30, 28
"""The picture of a day: from eight in the morning until ten in the evening, in half hours."""


@dataclass(frozen=True)
class Bar:
    """Something on the picture of a day: from which column to which, and its words."""

    begins: int
    ends: int
    span: Span
    who: OnDuty | None = None
    gap: Gap | None = None
    ill: Duty | None = None

    @property
    def hours(self) -> str:
        return span_words(self.span)

    @property
    def role(self) -> RoleWords | None:
        """The kind of work, in words."""
        duty = self.who.duty if self.who else self.ill
        return role_words(duty.role) if duty else None

    @property
    def words(self) -> str | Promise:
        """What is missing."""
        return TROUBLES[self.gap.trouble] if self.gap else ""

    @property
    def starts_at(self) -> time:
        return _clock(self.span[0])

    @property
    def ends_at(self) -> time:
        return _clock(self.span[1])

    @property
    def wants_professional(self) -> bool:
        """Whether a professional would fill the gap."""
        return self.gap is not None and self.gap.trouble is Trouble.NO_PROFESSIONAL


@dataclass(frozen=True)
class DayPicture:
    """One day as it is drawn: the opening hours below, people and gaps on them."""

    day: date
    past: bool
    opened: list[Bar]
    bars: list[Bar]
    gaps: list[Bar]
    ill: list[Bar]

    @property
    def shut(self) -> bool:
        return not self.opened and not self.bars

    @property
    def opened_words(self) -> str:
        return ", ".join(one.hours for one in self.opened)


def day_picture(day: RotaDay) -> DayPicture:
    """A day of the rota as bars."""
    return DayPicture(
        day=day.day,
        past=day.is_past,
        opened=[_bar(span) for span in day.opened],
        bars=[_bar(who.span, who=who) for who in sorted(day.present, key=lambda who: (who.span, who.name))],
        gaps=[_bar(gap.span, gap=gap) for gap in day.gaps],
        ill=[_bar((minute(one.starts), minute(one.ends)), ill=one) for one in day.fallen_out],
    )


def lacks_words(lacks: Sequence[Lack]) -> list[str]:
    """What somebody lacks to be alone, each in a few words."""
    return [str(LACKS[one]) for one in lacks]


def span_words(span: Span) -> str:
    """As people say it.

    >>> span_words((540, 750))
    '09:00–12:30'
    """
    return "–".join(f"{_clock(at):%H:%M}" for at in span)


def column(at: int) -> int:
    """The line of the picture on which a minute lies, within the picture.

    >>> column(8 * 60), column(9 * 60 + 10), column(23 * 60)
    (1, 3, 29)
    """
    return 1 + min(COLUMNS, max(0, (at - FIRST) // STEP))


def _bar(span: Span, *, who: OnDuty | None = None, gap: Gap | None = None, ill: Duty | None = None) -> Bar:
    begins = min(column(span[0]), COLUMNS)
    return Bar(begins, max(column(span[1] + STEP - 1), begins + 1), span, who, gap, ill)


def _clock(at: int) -> time:
    return time(at // 60 % 24, at % 60)
