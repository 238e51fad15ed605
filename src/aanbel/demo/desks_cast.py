"""Who and what stands at the walk-in desks of the demo: places with their hours, volunteers, professionals, training.

All of them are invented; so are the numbers.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from aanbel.accounts.models import Role
from aanbel.desk.services import HelpRole, VolunteerStage

KLOKKENDAM, ZILVERDIJK = 9901, 9902
MORNING, AFTERNOON, EVENING = (time(9), time(12, 30)), (time(13), time(17)), (time(18, 30), time(20, 30))
Hours = tuple[time, time]


@dataclass(frozen=True, slots=True)
class Workplace:
    """A desk: where it stands is an entry of the social map, whose hours are its week (hours per weekday)."""

    name: str
    entry: str
    week: dict[int, Sequence[Hours]]
    wait_norm: int = 15


@dataclass(frozen=True, slots=True)
class Helper:
    """A volunteer: how far along, in months ago; and where."""

    email: str
    name: str
    desks: tuple[int, ...]
    months: int = 20
    stage: VolunteerStage = VolunteerStage.AT_DESK
    vog: int | None = 20  # months ago
    agreement: int | None = 20
    watched: int = 3
    trained: int = 3
    wishes: str = ""
    talk: str = ""


WORKPLACES = {
    KLOKKENDAM: (
        Workplace("Werkplaats Molenwijk", "Werkplaats Financiën Molenwijk",
                  dict.fromkeys(range(5), (MORNING, AFTERNOON))),
        Workplace("Werkplaats Havenkwartier", "Werkplaats Financiën Havenkwartier",
                  {0: (MORNING,), 2: (MORNING, EVENING), 4: (MORNING,)}, wait_norm=10),
        Workplace("Werkplaats Stationsbuurt", "Werkplaats Financiën Stationsbuurt",
                  {1: (AFTERNOON,), 3: (AFTERNOON,)}),
    ),
    ZILVERDIJK: (
        Workplace("Inloop Zilverdijk", "Werkplaats Financiën", {1: (MORNING,), 3: (MORNING,)}),
    ),
}  # fmt: skip
HELPERS = {
    KLOKKENDAM: (
        Helper("vrijwilliger@klokkendam.example", "Truus Molenaar", (0,), months=26, vog=34,
               stage=VolunteerStage.GUIDING,
               wishes="Ik wil nieuwe vrijwilligers meenemen. En ooit het spreekuur zelf plannen.",
               talk="Truus gaat Mehmet begeleiden. We kijken in het voorjaar samen naar de cursus begeleiden."),
        Helper("mehmet@klokkendam.example", "Mehmet Aydın", (0, 1), months=2, vog=None, agreement=1, watched=2,
               trained=1, stage=VolunteerStage.BEGINNING,
               wishes="Ik heb zelf schulden gehad. Nu wil ik anderen helpen."),
        Helper("joke@klokkendam.example", "Joke van Rijn", (0, 2), months=30, vog=12, agreement=30),
        Helper("samira@klokkendam.example", "Samira Haddad", (1,), months=14, vog=14, agreement=14,
               stage=VolunteerStage.TOWARDS_WORK, wishes="Ik wil werken als administratief medewerker, vier dagen.",
               talk="Samira solliciteert bij de gemeente. Marijke schrijft een aanbeveling."),
        Helper("henk@klokkendam.example", "Henk Bosma", (2,), months=38, vog=38, agreement=38),
    ),
    ZILVERDIJK: (Helper("vrijwilliger@zilverdijk.example", "Bep Huisman", (0,), months=12, vog=12, agreement=12),),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Behind:
    """Somebody behind the desks: in turn at the desk itself (`turn`), or on fixed days by telephone."""

    email: str
    name: str
    work: HelpRole
    phone: str
    turn: bool = True
    days: tuple[int, ...] = ()
    role: Role = Role.PROFESSIONAL


PROFESSIONALS = {
    KLOKKENDAM: (
        Behind("budgetcoach@klokkendam.example", "Defne Kaya", HelpRole.BUDGET_COACH, "088 000 2101"),
        Behind("raadsman@klokkendam.example", "Ruben Pinas", HelpRole.LEGAL_ADVISER, "088 000 2102"),
        Behind("generalist@klokkendam.example", "Noor Jacobs", HelpRole.GENERALIST, "088 000 2103"),
        Behind("wijkdienst@klokkendam.example", "Dirk Blom", HelpRole.DISTRICT_SERVICE, "088 000 2104", False, (0, 3)),
        Behind("schuldhulp@klokkendam.example", "Ayla Demir", HelpRole.DEBT_COUNSELLOR, "088 000 2105", False, (1, 4)),
        Behind("consulent@klokkendam.example", "Anna Visser", HelpRole.CONSULTANT, "088 000 2106", False, (0, 2),
               Role.WORKER),
        Behind("thuis@klokkendam.example", "Wies Koning", HelpRole.VOLUNTEER_AID, "088 000 2107", False, (2,),
               Role.VOLUNTEER),
    ),
    ZILVERDIJK: (
        Behind("budgetcoach@zilverkoog.example", "Nynke Terpstra", HelpRole.BUDGET_COACH, "088 000 2201"),
        Behind("raadsvrouw@zilverkoog.example", "Saskia Bruins", HelpRole.LEGAL_ADVISER, "088 000 2202", False, (1,)),
        Behind("generalist@zilverkoog.example", "Jelle Hoekstra", HelpRole.GENERALIST, "088 000 2203", False, (3,)),
        Behind("wijkdienst@zilverkoog.example", "Fenna Douma", HelpRole.DISTRICT_SERVICE, "088 000 2204", False, (1,)),
        Behind("schuldhulp@zilverkoog.example", "Sietse Faber", HelpRole.DEBT_COUNSELLOR, "088 000 2205", False, (3,)),
        Behind("consulent@zilverkoog.example", "Youssef Amrani", HelpRole.CONSULTANT, "088 000 2206", False, (1,),
               Role.WORKER),
        Behind("thuis@zilverdijk.example", "Greet Visser", HelpRole.VOLUNTEER_AID, "088 000 2207", False, (3,),
               Role.VOLUNTEER),
    ),
}  # fmt: skip
TRAININGS = (
    ("Welkom op de werkplaats", "Luisteren, niet oordelen, en wanneer u een professional erbij roept.", True, None),
    ("Brieven lezen", "Wat staat er, wat moet er, en voor wanneer?", True, None),
    ("Privacy in gewone taal", "Wat schrijven we op, wat niet, en waarom?", True, 24),
    ("Agressie en verdriet aan de balie", "Rustig blijven als iemand boos of wanhopig is.", False, None),
)
