"""A signal from the neighbourhood: yes becomes a question, no is nowhere."""

from uuid import uuid4

import pytest
from django.db import connection

from aanbel.desk.models import Desk, DeskMember, Question
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


def test_yes_becomes_a_question_of_the_community_and_goes_on_to_consent(by, user_as, client_as):
    """Only with the resident's own yes; at a desk of one's own; nothing about who it is."""
    desk = Desk.objects.create(municipality_id=9901, name="De Spil", neighbourhood=area(by))
    client = client_as("professional")
    given = {"origin": uuid4(), "desk": desk.pk, "tile": "shut_off"}
    assert client.post("/wijk/meedoen/ja", {**given, "said": "beside"}).status_code >= 400  # not a desk of theirs
    DeskMember.objects.create(municipality_id=9901, desk=desk, user_id=int(client.session["_auth_user_id"]))
    assert client.post("/wijk/meedoen/ja", given).status_code == 422  # nobody said how the resident agreed
    assert not Question.objects.exists()
    answer = client.post("/wijk/meedoen/ja", {**given, "said": "beside"})
    asked = Question.objects.get()
    assert (asked.channel, asked.first_name) == (Question.Channel.COMMUNITY, "")
    assert answer["Location"] == f"/inloop/vraag/{asked.pk}/overdragen"


@pytest.mark.parametrize("role", ["volunteer", "visitor"])
def test_it_is_for_the_district_team(by, client_as, role):
    """A volunteer meets residents at the desk, not through the network."""
    assert client_as(role).get("/wijk/meedoen/").status_code == 403
    assert (
        client_as(role, email="x@klokkendam.example").post("/wijk/meedoen/nee", {"neighbourhood": "1"}).status_code
        == 403
    )
