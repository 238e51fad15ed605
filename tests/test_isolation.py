"""Municipality isolation is enforced by the database, not by the care of a query."""

import pytest
from django.db import ProgrammingError, connection

from aanbel.accounts import services
from aanbel.accounts.models import Neighbourhood
from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.audit.isolation import POLICY, SHARED


def test_a_municipality_sees_only_its_own_rows(klokkendam, zilverdijk):
    """Rows of another municipality do not exist for the one that acts; forgetting to say who acts shows none."""
    services.divide_into_neighbourhoods(by=Acting.system(9901), names={"a": "Hart"}, postcodes=[])
    services.divide_into_neighbourhoods(by=Acting.system(9902), names={"b": "Dijk"}, postcodes=[])
    with on_behalf_of(Acting.system(9901)):
        assert [n.name for n in Neighbourhood.objects.all()] == ["Hart"]
        with on_behalf_of(Acting.system(9902)):
            assert [n.name for n in Neighbourhood.objects.all()] == ["Dijk"]
        assert [n.name for n in Neighbourhood.objects.all()] == ["Hart"]
    assert list(Neighbourhood.objects.all()) == []


def test_writing_for_another_municipality_is_refused_by_the_database(klokkendam, zilverdijk):
    """Acting for 9901 one cannot add a row of 9902, whatever the code says."""
    with pytest.raises(ProgrammingError, match="row-level security"), on_behalf_of(Acting.system(9901)):
        Neighbourhood.objects.create(municipality_id=9902, code="x", name="Elders")


def test_the_application_neither_owns_the_tables_nor_passes_row_security_by(db):
    """The role that requests and jobs work as is not the owner, not a superuser, and has no bypass."""
    with connection.cursor() as cursor:
        cursor.execute("select rolsuper, rolbypassrls from pg_roles where rolname = current_user")
        assert cursor.fetchone() == (False, False)
        cursor.execute("select count(*) from pg_tables where schemaname = 'public' and tableowner = current_user")
        assert cursor.fetchone() == (0,)


@pytest.mark.parametrize("left_behind", ["", "{}"])
def test_a_connection_that_acted_before_shows_nothing_by_itself(klokkendam, left_behind):
    """After a transaction the setting is an empty text, not unset: that too is nobody, and no error."""
    services.divide_into_neighbourhoods(by=Acting.system(9901), names={"a": "Hart"}, postcodes=[])
    with connection.cursor() as cursor:
        cursor.execute("select set_config('aanbel.municipalities', %s, true)", [left_behind])
    assert list(Neighbourhood.objects.all()) == []


def test_every_policy_is_that_of_the_municipality_or_lets_read_what_is_shared(db):
    """One policy for everything; cards are read by others once they are shared, a reply code by who shows it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select c.relname, p.polname, p.polcmd, p.polpermissive, pg_get_expr(p.polqual, p.polrelid), "
            "pg_get_expr(p.polwithcheck, p.polrelid) from pg_policy p join pg_class c on c.oid = p.polrelid"
        )
        found = cursor.fetchall()
    usual = [row for row in found if row[1] == POLICY]
    assert {(command, permissive) for _table, _name, command, permissive, _qual, _check in usual} == {("*", True)}
    assert len({sees for *_all, sees, _check in usual}) == 1  # the same words on every table
    assert all(sees == writes and "aanbel.municipalities" in sees for *_all, sees, writes in usual)
    others = {(table, name, command) for table, name, command, *_rest in found if name != POLICY}
    assert others == {
        ("learning_card", SHARED, "r"), ("learning_experience", SHARED, "r"), ("outreach_replycode", "shown_code", "r"),
    }  # fmt: skip
