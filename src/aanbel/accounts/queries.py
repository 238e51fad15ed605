"""Reading municipalities, roles and colleagues."""

from django.db.models import QuerySet

from aanbel.accounts.models import Membership, Municipality, Neighbourhood, User
from aanbel.audit.acting import Acting
from aanbel.kernel.errors import Missing


def municipality(code: int) -> Municipality:
    """The municipality with this gemeentecode; `Missing` when this installation does not serve it."""
    found = Municipality.objects.filter(code=code).first()
    if found is None:
        raise Missing(f"No municipality with code {code:04d} in this installation.")
    return found


def all_codes() -> tuple[int, ...]:
    """Every gemeentecode of this installation, in order."""
    return tuple(Municipality.objects.order_by("code").values_list("code", flat=True))


def municipalities_of(user: User) -> list[Municipality]:
    """Where this person has a role."""
    return list(Municipality.objects.filter(membership__user=user).distinct())


def acting_as(user: User, municipality: int) -> Acting:
    """The acting context of a person in one municipality, with the roles held there and nowhere else."""
    roles = Membership.objects.filter(user=user, municipality_id=municipality).values_list("role", flat=True)
    return Acting(municipalities=(municipality,), user_id=user.pk, name=user.name, roles=frozenset(roles))


def colleagues(*, by: Acting) -> QuerySet[User]:
    """Active people with a role here, for assigning work."""
    return User.objects.filter(is_active=True, memberships__municipality_id__in=by.municipalities).distinct()


def neighbourhoods(*, by: Acting) -> list[Neighbourhood]:
    """The neighbourhoods of the acting municipalities, by name."""
    return list(Neighbourhood.objects.filter(municipality_id__in=by.municipalities))
