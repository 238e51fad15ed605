"""Reading municipalities, roles and colleagues."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from allauth.mfa.models import Authenticator
from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import Min, Model, QuerySet
from django.utils.translation import gettext as _

from aanbel.accounts.core.qualifications import Errand, Held, Sending, sending
from aanbel.accounts.core.qualifications import Skill as SkillName
from aanbel.accounts.models import Membership, Municipality, Neighbourhood, Qualification, Role, Skill, User
from aanbel.audit.acting import Acting
from aanbel.kernel.errors import Missing, Refused


def municipality(code: int) -> Municipality:
    """The municipality with this gemeentecode; `Missing` when this installation does not serve it."""
    found = Municipality.objects.filter(code=code).first()
    if found is None:
        raise Missing(f"No municipality with code {code:04d} in this installation.")
    return found


def all_codes() -> tuple[int, ...]:
    """Every gemeentecode of this installation, in order."""
    return tuple(Municipality.objects.order_by("code").values_list("code", flat=True))


def signed_in(pk: int) -> User | None:
    """The active user with this key, roles and all in one query; None when the account is gone or closed.

    Every page begins with it, so it is written out: composing it would take longer than asking it.
    """
    user, places = User._meta, Municipality._meta
    with connection.cursor() as cursor:
        cursor.execute(_SIGNED_IN, [pk])
        found = cursor.fetchall()
    if not found:
        return None
    width = len(user.concrete_fields)
    someone = User.from_db(DEFAULT_DB_ALIAS, [field.attname for field in user.concrete_fields], found[0][:width])
    names, held = [field.attname for field in places.concrete_fields], dict[Municipality, set[str]]()
    for row in found:
        if row[width] is not None:
            held.setdefault(Municipality.from_db(DEFAULT_DB_ALIAS, names, row[width:-1]), set()).add(row[-1])
    someone.held = {municipality: frozenset(roles) for municipality, roles in held.items()}
    return someone


def _columns(model: type[Model], alias: str) -> str:
    return ", ".join(f"{alias}.{field.column}" for field in model._meta.concrete_fields)


_SIGNED_IN = f"""
    select {_columns(User, "u")}, {_columns(Municipality, "g")}, m.role
      from accounts_user u
      left join accounts_membership m on m.user_id = u.id
      left join accounts_municipality g on g.code = m.municipality_id
     where u.id = %s and u.is_active order by g.name"""


def held_by(user: User) -> dict[Municipality, frozenset[str]]:
    """Where this person has which roles, by the municipality's name."""
    memberships = Membership.objects.filter(user=user).select_related("municipality")
    return _by_municipality(memberships.order_by("municipality__name"))


def _by_municipality(memberships: Iterable[Membership]) -> dict[Municipality, frozenset[str]]:
    held: dict[Municipality, set[str]] = {}
    for one in memberships:
        held.setdefault(one.municipality, set()).add(one.role)
    return {municipality: frozenset(roles) for municipality, roles in held.items()}


def acting_as(user: User, municipality: int) -> Acting:
    """The acting context of a person in one municipality, with the roles held there and nowhere else."""
    roles = next((held for place, held in held_by(user).items() if place.code == municipality), frozenset[str]())
    return Acting(municipalities=(municipality,), user_id=user.pk, name=user.name, roles=roles)


def colleagues(*, by: Acting, roles: Collection[Role] = tuple(Role)) -> QuerySet[User]:
    """Active people with (one of) these roles here, for assigning work."""
    here = User.objects.filter(memberships__municipality_id__in=by.municipalities, memberships__role__in=roles)
    return here.filter(is_active=True).distinct()


def colleague(*, by: Acting, user: int) -> User:
    """This colleague; `Refused` when they are not (or no longer) active with a role here."""
    found = colleagues(by=by).filter(pk=user).first()
    if found is None:
        raise Refused(_("This person has no role in this municipality. Choose a colleague from the list."))
    return found


def neighbourhoods(*, by: Acting) -> list[Neighbourhood]:
    """The neighbourhoods of the acting municipalities, by name."""
    return list(Neighbourhood.objects.filter(municipality_id__in=by.municipalities))


@dataclass(frozen=True)
class Person:
    """Somebody with their roles, as the list of users and the door of the demo show them."""

    user: User
    roles: tuple[Role, ...]
    municipality: str = ""
    second_step: bool = False


def user(pk: int) -> User:
    """The user with this key; `Missing` when the account is gone."""
    found = User.objects.filter(pk=pk).first()
    if found is None:
        raise Missing("This account no longer exists.")
    return found


def roles_of(user: User, *, by: Acting) -> list[Role]:
    """The roles of a person in the acting municipality, in the order of the house."""
    held = set(Membership.objects.filter(user=user, municipality_id=by.municipality).values_list("role", flat=True))
    return [role for role in Role if role.value in held]


def has_second_step(user: User) -> bool:
    """Whether this person signs in with a code from an app as well."""
    found: bool = Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()
    return found


def staff(*, by: Acting) -> list[Person]:
    """Everybody with a role in the acting municipality, by name, in three queries."""
    held: dict[int, set[str]] = {}
    for user_id, role in Membership.objects.filter(municipality_id=by.municipality).values_list("user_id", "role"):
        held.setdefault(user_id, set()).add(role)
    secured = set(
        Authenticator.objects.filter(user_id__in=held, type=Authenticator.Type.TOTP).values_list("user_id", flat=True)
    )
    return [
        Person(
            user=user,
            roles=tuple(role for role in Role if role.value in held[user.pk]),
            second_step=user.pk in secured,
        )
        for user in User.objects.filter(pk__in=held, is_active=True).order_by("name")
    ]


def one_person_per_role() -> list[Person]:
    """For the door of the demo: the first person of every role in every municipality, larger ones first."""
    firsts = Membership.objects.values("municipality", "role").annotate(first=Min("id")).values("first")
    found = Membership.objects.filter(pk__in=firsts).select_related("user", "municipality")
    order = {role.value: place for place, role in enumerate(Role)}
    seen: dict[int, Person] = {}
    for membership in sorted(found, key=lambda m: (m.municipality_id, order[m.role])):
        known = seen.get(membership.user_id)
        roles = (*(known.roles if known else ()), Role(membership.role))
        place = known.municipality if known else membership.municipality.name
        if known and membership.municipality.name not in place:
            place = f"{place}, {membership.municipality.name}"
        seen[membership.user_id] = Person(membership.user, tuple(dict.fromkeys(roles)), place)
    return list(seen.values())


@dataclass(frozen=True)
class Colleague:
    """Somebody of the team with what they hold, and whether they may be sent on each kind of errand."""

    user: User
    held: list[Qualification]
    on: date

    @property
    def sendings(self) -> list[tuple[Errand, Sending]]:
        """Each errand with the answer of the rule."""
        held = [Held(SkillName(one.skill), one.valid_until) for one in self.held]
        return [(errand, sending(held, errand, on=self.on)) for errand in Errand]

    @property
    def languages(self) -> list[str]:
        """Besides Dutch, as far as still valid."""
        return [one.language for one in self.held if one.language and _holds(one, self.on)]

    @property
    def is_mentor(self) -> bool:
        return any(one.skill == Skill.MENTOR and _holds(one, self.on) for one in self.held)

    @property
    def ending(self) -> list[Qualification]:
        """What has ended or ends within sixty days: time to plan the training."""
        soon = self.on + timedelta(days=60)
        return [one for one in self.held if one.valid_until and one.valid_until <= soon]


def team_members(*, by: Acting) -> QuerySet[User]:
    """Those who speak with residents and who leads them, by name."""
    team = (Role.COORDINATOR, Role.WORKER, Role.VISITOR, Role.TEAM_LEAD)
    return (
        User.objects.filter(is_active=True, memberships__municipality_id=by.municipality, memberships__role__in=team)
        .distinct()
        .order_by("name")
    )


def team(*, by: Acting, on: date) -> list[Colleague]:
    """Those who can be sent to residents, by name, with what they hold."""
    held: dict[int, list[Qualification]] = {}
    here = Qualification.objects.filter(municipality_id=by.municipality).order_by("skill", "language")
    for one in here:
        held.setdefault(one.user_id, []).append(one)
    senders = (Role.COORDINATOR, Role.WORKER, Role.VISITOR)
    people = User.objects.filter(
        is_active=True, memberships__municipality_id=by.municipality, memberships__role__in=senders
    )
    return [Colleague(user, held.get(user.pk, []), on) for user in people.distinct().order_by("name")]


def held_qualifications(user: User, *, by: Acting) -> list[Qualification]:
    """What one person holds here."""
    found = Qualification.objects.filter(municipality_id=by.municipality, user=user)
    return list(found.order_by("skill", "language"))


def mentors(*, by: Acting, on: date) -> set[int]:
    """Who takes new colleagues along on this day."""
    return {colleague.user.pk for colleague in team(by=by, on=on) if colleague.is_mentor}


def _holds(one: Qualification, on: date) -> bool:
    return Held(SkillName(one.skill), one.valid_until).holds(on)
