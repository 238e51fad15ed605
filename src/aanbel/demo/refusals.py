"""Who said no in the demo, and who came back on it: a few households in each municipality, in plain words.

What it shows: a no that stands, an objection, a crisis at a door that said no before (put to a person), a no that was
taken back, a case handed over with a sentence, and reminders on somebody's day.
"""

from collections.abc import Sequence
from datetime import time, timedelta

from aanbel.accounts import queries as accounts
from aanbel.accounts.models import User
from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.cases import services as cases
from aanbel.cases.models import Case, Refusal, RefusalKind, RefusalSource
from aanbel.cases.queries import not_to_approach
from aanbel.demo.cast import workers_of
from aanbel.jobs import without_jobs
from aanbel.kernel import clock
from aanbel.kernel.working_days import add_working_days

SAID = (
    (RefusalKind.NO_CONTACT, RefusalSource.PHONE, "Mijn dochter helpt mij al."),
    (RefusalKind.NO_CONTACT, RefusalSource.VISIT, "Vriendelijk, maar liever niet."),
    (RefusalKind.OBJECTION, RefusalSource.EMAIL, ""),
)
REMIND = (
    (0, time(10, 30), "Bellen naar de verhuurder over de regeling"),
    (0, None, "Kijken of de toeslag is aangevraagd"),
    (2, time(14, 0), "Vragen hoe het gesprek bij schuldhulp ging"),
)


def say_no(codes: Sequence[int]) -> None:
    """Writes it all down through the services; does nothing when it is already there."""
    for code in codes:
        system = Acting.system(code)
        with on_behalf_of(system), without_jobs():
            if Refusal.objects.filter(municipality_id=code).exists():
                continue
            workers = [accounts.acting_as(User.objects.get(email=email), code) for email in workers_of(code)]
            _refuse(code, workers[0])
            _hand_over(code, workers)
            _remind(code, workers[0])


def _refuse(code: int, by: Acting) -> None:
    quiet = Case.objects.of(code).open().filter(crisis=False, supply_ends_on__isnull=True).order_by("-pk")
    ordinary = list(quiet.filter(status__in=("open", "in_progress"))[: len(SAID) + 1])
    for case, (kind, source, words) in zip(ordinary, SAID, strict=False):
        cases.refuse(by=by, case=case.pk, kind=kind, source=source, words=words)
    for case in ordinary[len(SAID) :]:
        refusal = cases.refuse(by=by, case=case.pk, kind=RefusalKind.NO_CONTACT, source=RefusalSource.PHONE)
        cases.withdraw_refusal(by=by, refusal=refusal.pk, why="Belde de volgende dag zelf terug.")
    crisis = Case.objects.of(code).open().filter(crisis=True).order_by("-pk").first()
    if crisis is not None:
        said_on = add_working_days(clock.today(), -12)
        said = "We redden het zelf wel."
        no, source = RefusalKind.NO_CONTACT, RefusalSource.VISIT
        cases.refuse(by=by, case=crisis.pk, kind=no, source=source, words=said, said_on=said_on)


def _hand_over(code: int, workers: list[Acting]) -> None:
    """The second worker gives one case to the first."""
    if len(workers) < 2:
        return
    given = Case.objects.of(code).open().filter(assigned_to_id=workers[1].user_id, status="in_progress")
    for case in given.order_by("-pk")[:1]:
        words = "Ik ben er vrijdag niet. Mevrouw is 's ochtends het best te bereiken."
        cases.assign_case(by=workers[1], case=case.pk, to=workers[0].user_id, words=words)


def _remind(code: int, by: Acting) -> None:
    helped = Case.objects.of(code).open().filter(assigned_to_id=by.user_id, status__in=("in_contact", "help_offered"))
    free = helped.exclude(pk__in=not_to_approach(code).values("pk"))
    for case, (days, at, words) in zip(free.order_by("pk"), REMIND, strict=False):
        on = clock.today() + timedelta(days=days)
        cases.set_reminder(by=by, case=case.pk, on=on, at=at, words=words)
