"""A signal from the neighbourhood: yes becomes a question, no is nowhere."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection

from aanbel.desk.models import Desk, Question
from aanbel.desk.tests import walk_ins
from aanbel.kernel import clock
from aanbel.neighbourhood.models import Declined
from aanbel.neighbourhood.services import count_declined
from aanbel.neighbourhood.tests.factories import area


def contents():
    """Every row of every table of the database, also of those that no model knows."""
    found = {}
    with connection.cursor() as cursor:
        cursor.execute(
            "select oid::regclass::text from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace"
            " and has_table_privilege(oid, 'select')"
        )
        for (table,) in cursor.fetchall():
            cursor.execute(f"select row::text from {table} as row")
            found[table] = sorted(row for (row,) in cursor.fetchall())
    return found


def test_no_leaves_one_more_in_a_count_and_nothing_in_any_other_table(by, client_as, capfd, caplog):
    """Whatever is sent along is not read. Every row of every table is as it was, but for one number: no event, no
    session that changed, no message, no job; nothing in the log either."""
    here = area(by)
    count_declined(by=by, neighbourhood=here.pk)
    client = client_as("professional")
    client.get("/wijk/meedoen/")
    before = contents()
    assert len(before) > 100
    sent = {"neighbourhood": here.pk, "name": "Zubeida", "tile": "debt", "words": "woont op nummer 3"}
    answer = client.post("/wijk/meedoen/nee", sent, follow=True)
    assert answer.status_code == 200
    after = contents()
    assert [table for table in after if after[table] != before[table]] == ["neighbourhood_declined"]
    assert list(Declined.objects.values_list("neighbourhood", "month", "count")) == [
        (here.pk, clock.month_of(clock.today()), 2)
    ]
    assert "Zubeida" not in answer.content.decode()
    assert caplog.text + "".join(capfd.readouterr()) == ""


@pytest.mark.parametrize("wrong", ["", "abc", "999999"])
def test_a_neighbourhood_of_elsewhere_is_not_counted(by, client_as, wrong):
    """Only our own neighbourhoods."""
    assert client_as("professional").post("/wijk/meedoen/nee", {"neighbourhood": wrong}).status_code >= 400
    assert not Declined.objects.exists()


def test_the_way_of_no_asks_nothing_else(by, client_as):
    """The form of the no has one field; the questions of the yes stand on another page."""
    page = client_as("professional").get("/wijk/meedoen/").content.decode()
    form = page.partition('action="/wijk/meedoen/nee"')[2].partition("</form>")[0]
    assert form.count("name=") == 2  # the neighbourhood, and the token against forgery


@pytest.mark.parametrize("role", ["professional", "worker", "coordinator", "team_lead"])
def test_yes_becomes_a_question_that_this_person_passes_on_also_at_a_desk_where_they_never_sit(by, client_as, role):
    """Only with the resident's own yes; nothing about who it is; on to consent, and to no other question there."""
    desk = Desk.objects.create(municipality_id=9901, name="De Spil", neighbourhood=area(by))
    other = walk_ins.begun(by, desk)
    client = client_as(role)
    given = {"origin": uuid4(), "desk": desk.pk, "tile": "shut_off"}
    assert client.post("/wijk/meedoen/ja", given).status_code == 422  # nobody said how the resident agreed
    assert not Question.objects.filter(channel="community").exists()
    answer = client.post("/wijk/meedoen/ja", {**given, "said": "beside"})
    asked = Question.objects.get(channel="community")
    assert (asked.state, asked.first_name) == ("helping", "")
    assert answer["Location"] == f"/inloop/vraag/{asked.pk}/overdragen"
    told = {"to": "role-budget_coach", "origin": uuid4(), "question": "Kan het niet in een keer betalen",
            "reach": "comes", "tell_back": "yes", "how": "screen"}  # fmt: skip
    assert client.get(answer["Location"]).status_code == 200
    passed_on = client.post(answer["Location"], told)
    assert passed_on.status_code == 302, passed_on.context["form"].errors
    assert client.get(f"/inloop/vraag/{asked.pk}/").status_code == 200
    assert client.get(f"/inloop/vraag/{other.pk}/").status_code == (200 if role == "coordinator" else 403)
    with clock.standing_at(clock.now() + timedelta(days=1)):
        assert client_as(role).get(f"/inloop/vraag/{asked.pk}/").status_code == (200 if role == "coordinator" else 403)


@pytest.mark.parametrize("role", ["volunteer", "visitor"])
def test_it_is_for_the_district_team(by, client_as, role):
    """A volunteer meets residents at the desk, not through the network."""
    assert client_as(role).get("/wijk/meedoen/").status_code == 403
    assert (
        client_as(role, email="x@klokkendam.example").post("/wijk/meedoen/nee", {"neighbourhood": "1"}).status_code
        == 403
    )
