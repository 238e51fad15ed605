"""Setting up a municipality and giving people roles."""

import ipaddress
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from allauth.mfa.models import Authenticator
from django.db import connection, transaction
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from aanbel.accounts.core.guesses import HOUR, too_many
from aanbel.accounts.core.guesses import OVERALL as OVERALL
from aanbel.accounts.core.guesses import PER_ADDRESS as PER_ADDRESS
from aanbel.accounts.models import (
    Guess,
    Membership,
    Municipality,
    Neighbourhood,
    PostcodeArea,
    Qualification,
    Role,
    Skill,
    User,
)
from aanbel.accounts.permissions import check_can_coordinate, check_can_manage_users, check_can_qualify
from aanbel.audit import services as audit
from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.audit.verbs import Verb
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing, NotAllowed, Refused

MOST_DECISION_WEEKS = 8
MOST_REFUSAL_MONTHS = 24
EVERYBODY = ""
"""Under this name wrong codes are counted over all addresses together."""
_COUNT = """
insert into accounts_guess as known (who, since, wrong) values (%(who)s, %(now)s, 1)
on conflict (who) do update set
    wrong = case when known.since < %(begin)s then 1 else known.wrong + 1 end,
    since = case when known.since < %(begin)s then excluded.since else known.since end
"""


def register_municipality(
    *, code: int, name: str, organisation: str | None = None, theme: str | None = None, phone: str | None = None
) -> Municipality:
    """Adds a tenant, or updates what is given of it; the rest stays. Safe to repeat."""
    told = {"name": name, "organisation": organisation, "theme": theme, "phone": phone}
    found, _created = Municipality.objects.update_or_create(
        code=code, defaults={field: value for field, value in told.items() if value is not None}
    )
    return found


def divide_into_neighbourhoods(*, by: Acting, names: Mapping[str, str], postcodes: Iterable[tuple[str, str]]) -> None:
    """Records neighbourhoods (`code → name`) and which postcode lies in which (`postcode, code`). Safe to repeat."""
    with on_behalf_of(by):
        Neighbourhood.objects.bulk_create(
            [Neighbourhood(municipality_id=by.municipality, code=code, name=name) for code, name in names.items()],
            update_conflicts=True,
            unique_fields=["municipality", "code"],
            update_fields=["name"],
        )
        ids = dict(Neighbourhood.objects.filter(municipality_id=by.municipality).values_list("code", "id"))
        PostcodeArea.objects.bulk_create(
            [
                PostcodeArea(municipality_id=by.municipality, postcode=postcode, neighbourhood_id=ids[code])
                for postcode, code in postcodes
            ],
            update_conflicts=True,
            unique_fields=["municipality", "postcode"],
            update_fields=["neighbourhood"],
        )


@transaction.atomic
def invite_user(*, by: Acting, email: str, name: str, roles: Iterable[str], password: str | None = None) -> User:
    """Gives a person access to the acting municipality; someone known elsewhere keeps one account."""
    check_can_manage_users(by)
    wanted = _known_roles(roles)
    email = email.strip().lower()
    user = User.objects.filter(email=email).first()
    if user is None:
        user = User.objects.create_user(email=email, name=name, password=password)
    Membership.objects.bulk_create(
        [Membership(user=user, municipality_id=by.municipality, role=role) for role in wanted],
        ignore_conflicts=True,
    )
    audit.record(by=by, verb=Verb.USER_INVITED, subject=f"user:{user.pk}", user=user.name)
    return user


@transaction.atomic
def change_roles(*, by: Acting, user: User, roles: Iterable[str]) -> None:
    """Sets the roles of a person in the acting municipality. Nobody takes their own right to manage away."""
    check_can_manage_users(by)
    wanted = _known_roles(roles)
    if user.pk == by.user_id and not wanted & {Role.ADMINISTRATOR, Role.COORDINATOR}:
        raise NotAllowed(_("You cannot take away your own right to manage users. Ask a colleague."))
    held = Membership.objects.filter(user=user, municipality_id=by.municipality)
    held.exclude(role__in=wanted).delete()
    Membership.objects.bulk_create(
        [Membership(user=user, municipality_id=by.municipality, role=role) for role in wanted],
        ignore_conflicts=True,
    )
    audit.record(
        by=by,
        verb=Verb.ROLES_CHANGED,
        subject=f"user:{user.pk}",
        user=user.name,
        roles=", ".join(sorted(wanted)),
    )


@transaction.atomic
def take_second_step_away(*, by: Acting, user: User) -> None:
    """Lets a colleague who lost the phone and the recovery codes begin again; the next sign-in asks to set it up.

    Somebody else decides, and it is written down: else a stolen password could take the second step away as well.
    """
    check_can_manage_users(by)
    if user.pk == by.user_id:
        raise NotAllowed(_("You cannot take away your own second step here. Ask a colleague."))
    if not Membership.objects.filter(user=user, municipality_id=by.municipality).exists():
        raise Refused(_("This person has no role in this municipality. Choose a colleague from the list."))
    removed, _kinds = Authenticator.objects.filter(user=user).delete()
    if removed:
        audit.record(by=by, verb=Verb.SECOND_STEP_TAKEN_AWAY, subject=f"user:{user.pk}", user=user.name)


@transaction.atomic
def change_settings(*, by: Acting, phone: str, decision_weeks: int, refusal_months: int) -> Municipality:
    """What the municipality chose for itself: its telephone, the by-law's term, and how long a no stands.

    Clocks follow at once; a no that was said already keeps the day it was given.
    """
    check_can_coordinate(by)
    if not 1 <= decision_weeks <= MOST_DECISION_WEEKS:
        raise Refused(_("Art. 4a Wgs allows at most eight weeks for the decision. Choose 1 to 8."))
    if not 1 <= refusal_months <= MOST_REFUSAL_MONTHS:
        raise Refused(_("Choose 1 to 24 months."))
    found = Municipality.objects.select_for_update().get(pk=by.municipality)
    found.phone, found.decision_weeks, found.refusal_months = phone.strip(), decision_weeks, refusal_months
    found.save(update_fields=["phone", "decision_weeks", "refusal_months"])
    audit.record(by=by, verb=Verb.SETTINGS_CHANGED, weeks=decision_weeks, months=refusal_months)
    return found


def choose_language(*, user: User, language: str) -> None:
    """The language of the screens of one person, chosen by that person."""
    User.objects.filter(pk=user.pk).update(language=language)


@transaction.atomic
def change_profile(*, by: Acting, user: User, name: str, phone: str, language: str, keyboard: bool) -> User:
    """Saves a person's own settings; nobody changes those of another."""
    if by.user_id != user.pk:
        raise NotAllowed(_("You can change only your own settings."))
    user.name, user.phone, user.language, user.keyboard = name, phone, language, keyboard
    user.save(update_fields=["name", "phone", "language", "keyboard"])
    return user


@transaction.atomic
def qualify(
    *, by: Acting, user: User, skill: Skill, language: str = "", valid_until: date | None = None
) -> Qualification:
    """Say that somebody may be sent for this, until a day. The same skill again moves its last day."""
    check_can_qualify(by)
    if not Membership.objects.filter(user=user, municipality_id=by.municipality).exists():
        raise Refused(_("This person has no role in this municipality. Choose a colleague from the list."))
    language = " ".join(language.split()).capitalize()
    if (skill is Skill.LANGUAGE) != bool(language):
        raise Refused(_("Name the language, and only for “Speaks a language”."))
    if valid_until and valid_until < clock.today():
        raise Refused(_("This day has passed. Choose today or later."))
    found, _created = Qualification.objects.update_or_create(
        municipality_id=by.municipality,
        user=user,
        skill=skill,
        language=language,
        defaults={"valid_until": valid_until, "given_on": clock.today(), "given_by": by.name},
    )
    audit.record(by=by, verb=Verb.QUALIFIED, subject=f"user:{user.pk}", user=user.name, skill=str(found))
    return found


@transaction.atomic
def unqualify(*, by: Acting, qualification: int) -> User:
    """Take a qualification away from the person it returns."""
    check_can_qualify(by)
    found = (
        Qualification.objects.filter(municipality_id=by.municipality, pk=qualification).select_related("user").first()
    )
    if found is None:
        raise Missing(_("This qualification does not exist (any more)."))
    audit.record(by=by, verb=Verb.UNQUALIFIED, subject=f"user:{found.user_id}", user=found.user.name, skill=str(found))
    found.delete()
    return found.user


def _known_roles(roles: Iterable[str]) -> set[str]:
    wanted = set(roles)
    if unknown := wanted - set(Role.values):
        raise Refused(_("Unknown role: %(roles)s.") % {"roles": ", ".join(sorted(unknown))})
    return wanted


def must_wait(address: str) -> bool:
    """Whether codes from this network address are not looked at for now."""
    begin = clock.now() - timedelta(seconds=HOUR)
    who = _hidden(address)
    wrong = dict(Guess.objects.filter(who__in=[who, EVERYBODY], since__gte=begin).values_list("who", "wrong"))
    return too_many(here=wrong.get(who, 0), overall=wrong.get(EVERYBODY, 0))


def note_wrong_code(address: str) -> None:
    """One more wrong code; what is older than an hour is forgotten."""
    now = clock.now()
    begin = now - timedelta(seconds=HOUR)
    with connection.cursor() as cursor:
        for who in (EVERYBODY, _hidden(address)):
            cursor.execute(_COUNT, {"who": who, "now": now, "begin": begin})
        cursor.execute("delete from accounts_guess where since < %s", [begin])


def _hidden(address: str) -> str:
    """An address that is told apart for a day and never known again; of IPv6 the network of one household."""
    try:
        ip = ipaddress.ip_address(address.strip())
    except ValueError:
        network = "unknown"
    else:
        network = str(ipaddress.ip_network(f"{ip}/{64 if ip.version == 6 else 32}", strict=False))
    return salted_hmac(f"aanbel.accounts.guess {clock.today()}", network, algorithm="sha256").hexdigest()
