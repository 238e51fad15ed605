"""Why a case stands where it stands, in the reader's language: made when read, from the facts and the version."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from aanbel.audit.acting import Acting
from aanbel.intake.models import Kind
from aanbel.kernel import clock
from aanbel.kernel.money import euros
from aanbel.worklist.core import scheme as rules
from aanbel.worklist.core import trays
from aanbel.worklist.core.facts import KINDS, Facts
from aanbel.worklist.core.placing import Change, How, reasons, what_would_change
from aanbel.worklist.core.sentences import Sentence
from aanbel.worklist.core.trays import Tray, Trays
from aanbel.worklist.models import Placing, Scheme

MANY = 1_000


@dataclass(frozen=True)
class ReasonLine:
    """One reason as a person reads it."""

    rule: str
    points: int
    text: str


@dataclass(frozen=True)
class ChangeLine:
    """One thing that would move the case, with the place in the list it would then have."""

    points: int
    text: str
    place: str

    @property
    def signed(self) -> str:
        """The points with their sign."""
        return f"{self.points:+d}"


@dataclass(frozen=True)
class Explanation:
    """The whole answer to “why is this case here?”."""

    placing: Placing
    reasons: list[ReasonLine]
    changes: list[ChangeLine]
    place: str
    tray_name: str
    version: Scheme


@dataclass(frozen=True)
class Version:
    """A scheme with its rules and trays read out of their stored form."""

    rules: rules.Scheme
    trays: Trays

    def tray(self, slug: str) -> Tray:
        """The tray with this short name; the last one when it is no more."""
        return next((tray for tray in self.trays.trays if tray.slug == slug), self.trays.trays[-1])


def facts_of(placing: Placing) -> Facts:
    """The facts as they were weighed."""
    amounts = {kind: amount for kind in KINDS if (amount := getattr(placing, f"amount_{kind}")) is not None}
    return Facts(
        opened_on=placing.opened_on,
        amounts=amounts,
        partners=placing.partners,
        times=placing.times,
        multiple=placing.multiple,
        crisis=placing.crisis,
        warm_handover=placing.warm_handover,
        supply_ends_on=placing.supply_ends_on,
        youngest_born=placing.youngest_born,
        eldest_born=placing.eldest_born,
        children=placing.children,
        phone=placing.phone,
        attempts=placing.attempts,
        reached=placing.reached,
    )


@lru_cache(maxsize=512)
def version(scheme_id: int) -> Version:
    """A version of a scheme. Versions never change, so one that was read is kept."""
    stored = Scheme.objects.get(pk=scheme_id)
    return Version(rules.from_json(stored.rules), trays.from_json(stored.trays))


def reason_lines(placing: Placing, today: date, *, most: int | None = None) -> list[ReasonLine]:
    """The reasons of one placing, the heaviest first."""
    scheme = version(placing.scheme_id).rules
    found = reasons(facts_of(placing), scheme, tuple(placing.points), today, most=most)
    return [ReasonLine(reason.rule, reason.points, written(reason.sentence)) for reason in found]


def written(sentence: Sentence) -> str:
    """A sentence with its values filled in, in the reader's language."""
    values = {name: _value(name, value) for name, value in sentence.values.items()}
    if sentence.own:
        text = sentence.text
        for name, value in values.items():
            text = text.replace("{" + name + "}", value)
        return text
    return _(sentence.text) % values


def _value(name: str, value: int | str | date) -> str:
    if isinstance(value, date):
        return date_format(value, "j b" if get_language() == "nl" else "j M")
    if name == "amount":
        return euros(int(value)).removesuffix(",00")
    if name == "kind":
        return Kind(str(value)).label
    return str(value)


def why(*, by: Acting, case_id: int) -> Explanation | None:
    """The reasons of one case, its place in the list and what would change it; None when it is not in the list."""
    placing = Placing.objects.filter(municipality_id=by.municipality, case_id=case_id).select_related("scheme").first()
    if placing is None:
        return None
    read, today = version(placing.scheme_id), clock.today()
    tray = read.tray(placing.tray)
    changes = what_would_change(facts_of(placing), read.rules, today)[:6]
    return Explanation(
        placing=placing,
        reasons=reason_lines(placing, today),
        changes=[ChangeLine(c.difference, _change(c), place_with(placing, c.difference)) for c in changes],
        place=place_with(placing, 0),
        tray_name=_(tray.name),
        version=placing.scheme,
    )


def _change(change: Change) -> str:
    text = written(change.sentence)
    if change.how is How.ADDED:
        return _("if this is added: %(reason)s") % {"reason": text}
    if change.how is How.GONE:
        return _("if this falls away: %(reason)s") % {"reason": text}
    return text


def place_with(placing: Placing, difference: int) -> str:
    """Which place in the list this case would have with so many more points; counted no further than needed."""
    score = placing.score + difference
    others = Placing.objects.filter(municipality_id=placing.municipality_id).exclude(case_id=placing.case_id)
    before = others.filter(score__gt=score)[:MANY].count()
    if before < MANY:
        equal = others.filter(score=score, opened_on__lt=placing.opened_on)[: MANY - before].count()
        older = others.filter(score=score, opened_on=placing.opened_on, case_id__lt=placing.case_id)
        before += equal + older[: MANY - before].count()
    return f"{MANY:,}+".replace(",", ".") if before >= MANY else str(before + 1)
