"""Who works in the demo: one person per role, in Klokkendam and in the joint service for Zilverdijk and Oosterkoog.

Nobody has a password: in the demo one walks in by choosing a person, and elsewhere these accounts open nothing.
"""

from dataclasses import dataclass

from aanbel.accounts.models import Role


@dataclass(frozen=True)
class Colleague:
    """A fictional employee with the same roles in each of `municipalities`."""

    email: str
    name: str
    roles: tuple[Role, ...]
    municipalities: tuple[int, ...]


@dataclass(frozen=True)
class Service:
    """Who carries it out for a municipality, and where residents call."""

    organisation: str
    theme: str
    phone: str


_KLOKKENDAM, _ZILVERDIJK, _OOSTERKOOG = 9901, 9902, 9903
_BOTH = (_ZILVERDIJK, _OOSTERKOOG)
_JOINT = Service("Samenwerking Zilverkoog", "zilverkoog", "0800 0000 902")

SERVICES = {
    _KLOKKENDAM: Service("", "klokkendam", "0800 0000 901"),
    _ZILVERDIJK: _JOINT,
    _OOSTERKOOG: _JOINT,
}

COLLEAGUES = (
    Colleague("coordinator@klokkendam.example", "Marijke de Groot", (Role.COORDINATOR,), (_KLOKKENDAM,)),
    Colleague("consulent@klokkendam.example", "Anna Visser", (Role.WORKER,), (_KLOKKENDAM,)),
    Colleague("bezoeker@klokkendam.example", "Karim Bouzidi", (Role.VISITOR,), (_KLOKKENDAM,)),
    Colleague("vrijwilliger@klokkendam.example", "Truus Molenaar", (Role.VOLUNTEER,), (_KLOKKENDAM,)),
    Colleague("budgetcoach@klokkendam.example", "Defne Kaya", (Role.PROFESSIONAL,), (_KLOKKENDAM,)),
    Colleague("teamleider@klokkendam.example", "Rob Wijngaarde", (Role.TEAM_LEAD,), (_KLOKKENDAM,)),
    Colleague("privacy@klokkendam.example", "Ilse Vermeulen", (Role.PRIVACY_OFFICER,), (_KLOKKENDAM,)),
    Colleague("beheer@klokkendam.example", "Łukasz Nowak", (Role.ADMINISTRATOR,), (_KLOKKENDAM,)),
    Colleague("sam@klokkendam.example", "Sam Dijkstra", (Role.WORKER, Role.VISITOR), (_KLOKKENDAM,)),
    Colleague("coordinator@zilverkoog.example", "Hilde Postma", (Role.COORDINATOR, Role.TEAM_LEAD), _BOTH),
    Colleague("consulent@zilverkoog.example", "Youssef Amrani", (Role.WORKER, Role.VISITOR), _BOTH),
    Colleague("budgetcoach@zilverkoog.example", "Nynke Terpstra", (Role.PROFESSIONAL,), _BOTH),
    Colleague("privacy@zilverkoog.example", "Paul Martina", (Role.PRIVACY_OFFICER,), _BOTH),
    Colleague("beheer@zilverkoog.example", "Olena Kovalenko", (Role.ADMINISTRATOR,), _BOTH),
    Colleague("vrijwilliger@zilverdijk.example", "Bep Huisman", (Role.VOLUNTEER,), (_ZILVERDIJK,)),
    Colleague("vrijwilliger@oosterkoog.example", "Wim Jonker", (Role.VOLUNTEER,), (_OOSTERKOOG,)),
)


def workers_of(municipality: int) -> list[str]:
    """The addresses of those who call, visit and write for this municipality."""
    return [
        colleague.email
        for colleague in COLLEAGUES
        if municipality in colleague.municipalities and Role.WORKER in colleague.roles
    ]
