"""Setting up a database that others manage: what is missing is asked for in words that can be passed on."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connections

from aanbel.config.database import _check_version, _give
from aanbel.config.settings import _database
from aanbel.kernel.errors import Refused

ROLE = "aanbel_app_of_a_test"


@pytest.fixture
def owner():
    """The connection of the tables' owner; the roles that a test makes go with its transaction."""
    with connections["owner"].cursor() as cursor:
        yield cursor


def has(cursor, role: str) -> bool:
    cursor.execute("select pg_has_role(oid, 'member') from pg_roles where rolname = %s", [role])
    return cursor.fetchone() == (True,)


@pytest.mark.django_db(databases=["owner"])
def test_who_may_make_roles_makes_it_and_takes_it_on(owner):
    """An owner that may make roles needs nobody; the second time there is nothing to do."""
    owner.execute("create role aanbel_maker createrole")
    owner.execute("set local role aanbel_maker")
    _give(ROLE, owner)
    _give(ROLE, owner)
    assert has(owner, ROLE)


@pytest.mark.django_db(databases=["owner"])
@pytest.mark.parametrize("there", [False, True])
def test_who_may_not_is_told_what_to_ask_for(owner, there):
    """The sentence holds the statements for who manages the server, with both names filled in."""
    owner.execute("create role aanbel_bare")
    if there:
        owner.execute(f"create role {ROLE}")
    owner.execute("set local role aanbel_bare")
    with pytest.raises(Refused, match=f"grant {ROLE} to aanbel_bare"):
        _give(ROLE, owner)


@pytest.mark.django_db(databases=["owner"])
def test_a_role_that_was_given_is_enough(owner):
    """Prepared as docs/how-to/beheerder.md says, the owner may make nothing and needs nothing more."""
    owner.execute("create role aanbel_bare")
    owner.execute(f"create role {ROLE}")
    owner.execute(f"grant {ROLE} to aanbel_bare")
    owner.execute("set local role aanbel_bare")
    _give(ROLE, owner)
    assert has(owner, ROLE)


@pytest.mark.parametrize(("version", "enough"), [(14, False), (15, True), (16, True), (18, True)])
def test_an_old_server_is_refused_before_a_table_is_made(version, enough):
    """The policies are tried on PostgreSQL 15 and newer."""
    if enough:
        _check_version(version)
    else:
        with pytest.raises(Refused, match="15 or newer"):
            _check_version(version)


def test_the_address_keeps_its_own_options_beside_the_role():
    """Encryption and other options of the address stay; the role comes with them."""
    told = _database("postgresql://web:p%40ss@db.example/aanbel?sslmode=require&options=-c%20jit%3Doff", role=ROLE)
    assert told["OPTIONS"] == {"sslmode": "require", "options": f"-c jit=off -c role={ROLE}"}
    assert (told["HOST"], told["PASSWORD"]) == ("db.example", "p@ss")


def test_another_kind_of_database_is_misuse():
    """Row-level security is what keeps municipalities apart: nothing but PostgreSQL is tried."""
    with pytest.raises(ImproperlyConfigured, match="postgresql://"):
        _database("sqlite:///aanbel.db", role=ROLE)
