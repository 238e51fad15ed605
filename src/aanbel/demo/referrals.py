"""The help around a few cases of the demo, and the work of the team on itself.

What it shows: where a municipality refers to, a referral that was accepted and handed over, one that is thought over,
one that nobody answers; a case discussion without names; a bailiff who is asked for rest; who may be sent where.
"""

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from aanbel.accounts import queries as accounts
from aanbel.accounts import services as team
from aanbel.accounts.models import Role, Skill, User
from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.cases import queries
from aanbel.cases import services as cases
from aanbel.cases.models import (
    Act,
    Case,
    How,
    Need,
    PlanStep,
    Purpose,
    Referral,
    Reply,
    Request,
    Seizer,
    Share,
    Wish,
)
from aanbel.directory.queries import referable
from aanbel.jobs import without_jobs
from aanbel.kernel import clock
from aanbel.kernel.working_days import add_working_days

SKILLS = (
    (Skill.VISITS, 400),
    (Skill.YOUNG, None),
    (Skill.SAFETY, 30),
    (Skill.ENTREPRENEURS, None),
    (Skill.MENTOR, None),
)
LANGUAGES = ("Arabisch", "Engels", "Turks", "Pools")


@dataclass(frozen=True)
class Asked:
    """One referral of the demo: to whom, what, how long ago, and what came back."""

    destination: str
    question: str
    days_ago: int
    answer: Act | None = None
    words: str = ""
    wish: Wish = Wish.CALLED


ASKED = (
    Asked("Thuis in Geld", "Wilt u samen een overzicht maken van wat er in en uit gaat?", 8, Act.ACCEPT,
          "Els belt dinsdagochtend.", Wish.TOGETHER),
    Asked("Sociaal raadslieden", "Wilt u helpen met de aanvraag van de huurtoeslag?", 3, Act.CONSIDER,
          "Ik kijk wie er plek heeft."),
    Asked("Wijkteam", "Kan iemand meedenken over de zorg voor de kinderen?", 9),
    Asked("Ondernemersloket", "Wilt u meekijken naar de cijfers van de zaak?", 6, Act.DECLINE,
          "De zaak is gestopt. Het wijkteam past beter."),
)  # fmt: skip


def help_around(codes: Sequence[int]) -> None:
    """Makes it all through the services; does nothing when it is already there."""
    for code in codes:
        with on_behalf_of(Acting.system(code)), without_jobs(), redirect_stdout(io.StringIO()):
            if Referral.objects.filter(municipality_id=code).exists():
                continue
            people = {role: _one_with(role, code) for role in (Role.COORDINATOR, Role.WORKER, Role.VISITOR)}
            _refer(code, people[Role.WORKER])
            _discuss(code, people[Role.WORKER])
            _ask_a_seizer(code, people[Role.WORKER])
            _learn(code, people)


def _refer(code: int, by: Acting) -> None:
    """A few residents who wanted more help, each with their yes."""
    known = {one.name: one for one in referable(by=by)}
    told = [asked for asked in ASKED if asked.destination in known]
    for case, asked in zip(_in_contact(code, by), told, strict=False):
        links: list[str] = []
        with _working_days_ago(asked.days_ago, at=time(10, 15)):
            page = queries.case_page(by=by, case_id=case.pk)
            resident = page.people[0].resident.pk
            cases.record_consent(
                by=by, case=case.pk, purpose=Purpose.SHARE, how=How.SPOKEN, with_whom=known[asked.destination].party,
                resident=resident,
            )  # fmt: skip
            referral = cases.refer(
                by=by,
                case=case.pk,
                destination=known[asked.destination].id,
                question=asked.question,
                wish=asked.wish,
                fields=(Share.NAME, Share.PHONE),
                resident=resident,
                address=_into(links),
            )
        if asked.answer is None:
            continue
        with _working_days_ago(asked.days_ago - 2, at=time(11, 40)):
            nobody = Acting((code,), name="")
            code_told = queries.receiver_code(referral)
            cases.open_referral(by=nobody, token=links[0], code=code_told)
            cases.answer_referral(by=nobody, token=links[0], act=asked.answer, who="Els", words=asked.words)
        if asked.answer is Act.ACCEPT:
            cases.register_joint_talk(by=by, referral=referral.pk, on=add_working_days(clock.today(), -2))


def _discuss(code: int, by: Acting) -> None:
    """One question to colleagues that is open, with a view and a step."""
    case = next(iter(_in_contact(code, by, skip=len(ASKED))), None)
    coach = User.objects.filter(memberships__municipality_id=code, memberships__role=Role.PROFESSIONAL).first()
    lead = User.objects.filter(memberships__municipality_id=code, memberships__role=Role.TEAM_LEAD).first()
    if case is None or coach is None or lead is None:
        return
    with _working_days_ago(2, at=time(15, 0)):
        asked = cases.ask_colleagues(
            by=by,
            case=case.pk,
            question="Zij laat mij binnen en zegt dan dat alles goed gaat. Wat zou u doen?",
            text=queries.facts_without_names(queries.case_page(by=by, case_id=case.pk)),
            participants=[coach.pk, lead.pk],
            meets_on=add_working_days(clock.today(), 5),
            looked_at=True,
        )
    colleague = accounts.acting_as(coach, code)
    words = "Ga nog eens langs zonder papieren. Vraag wat haar zorgen geeft, niet wat er niet betaald is."
    cases.give_view(by=colleague, discussion=asked.pk, view=words)
    cases.note_agreement(
        by=colleague, discussion=asked.pk, what="Nog een keer langs, samen met de budgetcoach",
        who=PlanStep.Who.WORKER, due_on=add_working_days(clock.today(), 6),
    )  # fmt: skip


def _ask_a_seizer(code: int, by: Acting) -> None:
    """A bailiff who has not answered, and the tax office that gave rest."""
    waiting = _in_contact(code, by, skip=len(ASKED) + 1)[:2]
    questions = ((Seizer.BAILIFF, "Deurwaarders Van Rhijn", Request.LOWER, 11), (Seizer.TAX, "", Request.PAUSE, 9))
    for case, (seizer, name, request, days) in zip(waiting, questions, strict=False):
        with _working_days_ago(days, at=time(9, 30)):
            whom = queries.whom(seizer, name)
            cases.record_consent(by=by, case=case.pk, purpose=Purpose.SHARE, how=How.PAPER, with_whom=whom)
            asked = cases.ask_seizer(
                by=by, case=case.pk, seizer=seizer, name=name, request=request, authorised_on=clock.today()
            )
        if seizer is Seizer.TAX:
            cases.note_reply(by=by, request=asked.pk, reply=Reply.GRANTED, words="Drie maanden geen nieuwe kosten.")


def _learn(code: int, people: dict[Role, Acting]) -> None:
    """Who is trained in what, and what colleagues asked of each other."""
    coordinator, worker = people[Role.COORDINATOR], people[Role.WORKER]
    colleagues = list(accounts.team(by=coordinator, on=clock.today()))
    for place, colleague in enumerate(colleagues):
        for skill, days in SKILLS[: len(SKILLS) - place]:
            until = clock.today() + timedelta(days=days) if days else None
            team.qualify(by=coordinator, user=colleague.user, skill=skill, valid_until=until)
        language = LANGUAGES[place % len(LANGUAGES)]
        team.qualify(by=coordinator, user=colleague.user, skill=Skill.LANGUAGE, language=language)
    newest = colleagues[-1].user
    team.qualify(by=coordinator, user=newest, skill=Skill.NEEDS_MENTOR)
    mentor = next((one.user for one in colleagues if one.user != newest), None)
    other = next((one for one in accounts.team_members(by=worker) if one.pk != worker.user_id), None)
    if mentor is None or other is None or worker.user_id is None:
        return
    on = add_working_days(clock.today(), 3)
    cases.plan_joint_visit(by=coordinator, worker=newest.pk, mentor=mentor.pk, on=on)
    happened = "Hij werd boos aan de deur en deed hem hard dicht. Ik dacht er de hele avond aan."
    cases.ask_debrief(by=accounts.acting_as(other, code), colleague=worker.user_id, happened=happened, need=Need.LISTEN)
    cases.give_feedback(
        by=accounts.acting_as(other, code), receiver=worker.user_id, talk_on=_before(2),
        went_well="U wachtte af na de vraag, en toen kwam het verhaal.",
        would_try="Ik zou aan het eind samenvatten wat er is afgesproken.",
    )  # fmt: skip
    meeting = cases.plan_intervision(
        by=worker, at=datetime.combine(add_working_days(clock.today(), 7), time(13, 30), clock.AMSTERDAM),
        place="Vergaderkamer 2",
    )  # fmt: skip
    first = "Iemand laat mij binnen en wil dan niets. Wanneer ga ik weg?"
    cases.bring_question(by=worker, question=first, meeting=meeting.pk)
    cases.bring_question(
        by=accounts.acting_as(other, code), question="Hoe begin ik over geld als de buurvrouw erbij zit?"
    )


def _into(links: list[str]) -> cases.Address:
    """The receiver's mailbox: here the link is kept, so that the demo can answer by it."""

    def keep(token: str) -> str:
        links.append(token)
        return token

    return keep


def _in_contact(code: int, by: Acting, skip: int = 0) -> list[Case]:
    """Cases in which somebody was spoken to and nobody said no: the worker's own first, always in the same order."""
    found = Case.objects.of(code).open().filter(status__in=("in_contact", "help_offered"))
    free = found.exclude(pk__in=queries.not_to_approach(code).values("pk")).filter(decisions__signal__phone__gt="")
    own_first = sorted(free.distinct().order_by("pk"), key=lambda case: case.assigned_to_id != by.user_id)
    return own_first[skip : skip + 6]


def _one_with(role: Role, code: int) -> Acting:
    user = User.objects.filter(memberships__municipality_id=code, memberships__role=role).order_by("pk")[0]
    return accounts.acting_as(user, code)


def _before(days: int) -> date:
    return add_working_days(clock.today(), -days)


@contextmanager
def _working_days_ago(days: int, *, at: time) -> Iterator[None]:
    """Inside, it is then."""
    with clock.standing_at(datetime.combine(_before(days), at, clock.AMSTERDAM)):
        yield
