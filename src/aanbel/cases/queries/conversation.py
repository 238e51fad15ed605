"""Everything the page of a talk shows: the guide for this audience, the checks, the consents, what was told."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from aanbel.audit.acting import Acting
from aanbel.cases.core.consent import Purpose
from aanbel.cases.core.guide import Audience, Leg, guide, likely_audience
from aanbel.cases.models import Case, Consent, Fact, Pointer, SignalCheck
from aanbel.cases.queries.case_page import CasePage, SignalLine, case_page
from aanbel.cases.queries.consent import consents, standing
from aanbel.cases.queries.pointers import ages, pointers_for
from aanbel.cases.wording.consent import question
from aanbel.kernel import clock


@dataclass(frozen=True)
class TalkPage:
    """The talk about one case. Facts are here only while a consent for them stands."""

    page: CasePage
    chosen: Audience | None
    consents: list[Consent]
    checks: dict[int, str]
    facts: dict[str, str]
    pointers: list[Pointer]
    erasable: dict[int, int]  # per withdrawn consent, how many things are still kept under it

    @property
    def case(self) -> Case:
        return self.page.case

    @cached_property
    def audience(self) -> Audience:
        """Whom the guide speaks of: as chosen, else as the ages propose."""
        return self.chosen or likely_audience(ages(self.page, today=clock.today()))

    @property
    def legs(self) -> list[Leg]:
        return guide(self.audience)

    @cached_property
    def consent(self) -> Consent | None:
        """The yes under which facts may be written down; None: the form does not exist."""
        return standing(self.consents, purpose=Purpose.FACTS)

    @property
    def signals(self) -> list[tuple[SignalLine, str]]:
        """The signals of this case, each with what the resident said of it."""
        return [(line, self.checks.get(line.signal.pk, "")) for line in self.page.mine]

    @property
    def told(self) -> list[tuple[str, str]]:
        """What was told, in the order of a talk, with its word."""
        return [(str(kind.label), self.facts[kind.value]) for kind in Fact.Kind if kind.value in self.facts]

    @property
    def given(self) -> list[tuple[Consent, str, int]]:
        """Every consent with the words in which it was asked, and what can still be erased under it."""
        return [(one, question(one.words, one.with_whom), self.erasable.get(one.pk, 0)) for one in self.consents]


def talk_page(*, by: Acting, case_id: int, audience: Audience | None = None) -> TalkPage:
    """The page of a talk; `Missing` when the case is not of this municipality."""
    page = case_page(by=by, case_id=case_id)
    given = consents(by=by, case=case_id)
    return TalkPage(
        page=page,
        chosen=audience,
        consents=given,
        checks=dict(SignalCheck.objects.filter(case=page.case).values_list("signal_id", "answer")),
        facts=facts_of(page.case, given),
        pointers=pointers_for(page, today=clock.today()),
        erasable=_erasable(given),
    )


def facts_of(case: Case, given: list[Consent]) -> dict[str, str]:
    """What was written down under a consent that stands; what lies under a withdrawn one is shut."""
    open_ones = [one.pk for one in given if one.withdrawn_on is None]
    return dict(Fact.objects.filter(case=case, consent__in=open_ones).values_list("kind", "text"))


def guide_in_words() -> list[tuple[str, list[str]]]:
    """The guide for anyone, for who carries it along: each station with what one may say (quoted) and what to mind."""
    return [
        (_(leg.title), [*(f"“{_(line)}”" for line in leg.lines.say), *(_(line) for line in leg.lines.mind)])
        for leg in guide(Audience.ANYONE)
    ]


def _erasable(given: list[Consent]) -> dict[int, int]:
    withdrawn = [one for one in given if one.withdrawn_on is not None]
    return {one.pk: one.facts.count() + one.sketches.count() for one in withdrawn}
