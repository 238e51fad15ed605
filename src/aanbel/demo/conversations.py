"""Talks in the demo: what a resident agreed to, a plan on its way, a sketch that was kept, and the pointers.

What it shows: a yes with what was told under it, a yes that was taken back, signals that are right or not, a plan in
which three parties have a step, one that a worker drew all to themselves, and budgets that balance or do not.
"""

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from aanbel.accounts import queries as accounts
from aanbel.accounts.models import User
from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.cases import queries
from aanbel.cases import services as cases
from aanbel.cases.models import Case, Consent, Fact, How, PlanStep, Purpose, SignalCheck, Status
from aanbel.demo.cast import workers_of
from aanbel.jobs import without_jobs
from aanbel.kernel import clock
from aanbel.kernel.working_days import add_working_days

TOLD = (
    {
        Fact.Kind.STORY: "Werkt sinds augustus minder uren. De post bleef een tijd liggen.",
        Fact.Kind.HOUSEHOLD: "Met twee kinderen op de basisschool.",
        Fact.Kind.WISH: "Weten welke rekening eerst moet.",
        Fact.Kind.LANGUAGE: "Praat goed Nederlands; brieven liever samen lezen.",
    },
    {
        Fact.Kind.STORY: "Partner is in het voorjaar overleden; de rekeningen stonden op zijn naam.",
        Fact.Kind.CONTACT: "Dochter Merel wil meedenken, weet ervan.",
        Fact.Kind.LEVEL: "Leest zonder moeite, heeft geen computer.",
    },
)
PLANS = (
    (
        ("Post openen en op drie stapels leggen", PlanStep.Who.RESIDENT, "", 4, True),
        ("Samen de huurtoeslag aanvragen", PlanStep.Who.WORKER, "", 9, False),
        ("Budget op orde brengen, drie gesprekken", PlanStep.Who.SERVICE, "Budgetcoach", 48, False),
        ("Sport voor de kinderen aanvragen", PlanStep.Who.SERVICE, "Buurtteam", 30, False),
    ),
    (
        ("Energieleverancier bellen over een termijnbedrag dat past", PlanStep.Who.WORKER, "", 3, False),
        ("Kwijtschelding aanvragen", PlanStep.Who.WORKER, "", 12, False),
        ("Formulier voor bijzondere bijstand invullen", PlanStep.Who.WORKER, "", 16, False),
    ),
)
FIGURES = (
    {
        "lines": {
            "wages": [139_000, "month"],
            "care_allowance": [13_100, "month"],
            "child_budget": [28_000, "month"],
            "child_benefit": [57_500, "quarter"],
            "rent": [74_200, "month"],
            "energy": [21_500, "month"],
            "health_insurance": [15_300, "month"],
            "phone": [7_800, "month"],
            "repayments": [12_000, "month"],
            "clothes": [6_000, "month"],
            "own_risk": [38_500, "year"],
            "food": [14_500, "week"],
            "pocket_money": [1_500, "week"],
        },
        "what_if": {"rent_allowance": [24_000, "month"]},
        "net": [],
    },
    {
        "lines": {"pension": [158_000, "month"], "rent": [61_000, "month"], "energy": [18_000, "month"]},
        "what_if": {},
        "net": [],
    },
)


def talk_it_over(codes: Sequence[int]) -> None:
    """Writes the talks of the last working day down through the services; does nothing when they are there."""
    then = datetime.combine(add_working_days(clock.today(), -1), time(10, 30), clock.AMSTERDAM)
    for code in codes:
        with on_behalf_of(Acting.system(code)) as system, without_jobs(), clock.standing_at(then):
            cases.start_pointers(by=system)
            if Consent.objects.filter(municipality_id=code).exists():
                continue
            by = accounts.acting_as(User.objects.get(email=workers_of(code)[0]), code)
            helped = Case.objects.of(code).open().filter(status=Status.HELP_OFFERED).order_by("pk")
            for place, case in enumerate(helped[: len(TOLD)]):
                _talk(by, case, place)
            for case in helped[len(TOLD) : len(TOLD) + 1]:
                _take_back(by, case)


def _talk(by: Acting, case: Case, place: int) -> None:
    """The whole of a talk with one household."""
    cases.record_consent(by=by, case=case.pk, purpose=Purpose.FACTS, how=How.SPOKEN)
    cases.note_facts(by=by, case=case.pk, facts=TOLD[place])
    cases.keep_sketch(by=by, case=case.pk, sketch=queries.sketched(FIGURES[place]))
    signals = case.decisions.order_by("signal_id").values_list("signal_id", flat=True)
    for number, signal in enumerate(signals):
        answer = SignalCheck.Answer.WRONG if number == 1 else SignalCheck.Answer.RIGHT
        cases.note_check(by=by, case=case.pk, signal=signal, answer=answer)
    cases.stabilise(by=by, case=case.pk)
    for what, who, service, days, done in PLANS[place]:
        due = clock.today() + timedelta(days=days)
        step = cases.agree_step(by=by, case=case.pk, what=what, who=who, service=service, due_on=due)
        if done:
            cases.tick_step(by=by, step=step.pk)


def _take_back(by: Acting, case: Case) -> None:
    """Somebody said yes, and thought better of it."""
    consent = cases.record_consent(by=by, case=case.pk, purpose=Purpose.FACTS, how=How.PAPER)
    cases.note_facts(by=by, case=case.pk, facts={Fact.Kind.WISH: "Eerst zelf proberen."})
    cases.withdraw_consent(by=by, consent=consent.pk)
