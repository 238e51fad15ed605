"""A signal from the neighbourhood: yes becomes a question, no is nowhere."""

from uuid import uuid4

import pytest
from django.apps import apps
from django.db import connection

from aanbel.desk.models import Desk, DeskMember, Question
from aanbel.neighbourhood.models import Declined
from aanbel.neighbourhood.tests.factories import area


def rows():
    """How many rows every table of the house has."""
    found = {}
    with connection.cursor() as cursor:
        for model in apps.get_models():
            cursor.execute(f"select count(*) from {model._meta.db_table}")
            found[model._meta.label] = cursor.fetchone()[0]
    return found


def test_no_leaves_one_more_in_a_count_and_nothing_in_any_other_table(by, client_as, capfd, caplog):
    """Whatever is sent along is not read: no event, no session, no message, no line in the log."""
    here = area(by)
    client = client_as("professional")
    client.get("/wijk/meedoen/")
    before = rows()
    sent = {"neighbourhood": here.pk, "name": "Zubeida", "tile": "debt", "words": "woont op nummer 3"}
    answer = client.post("/wijk/meedoen/nee", sent, follow=True)
    assert answer.status_code == 200
    after = rows()
    assert {label: count for label, count in after.items() if count != before[label]} == {"neighbourhood.Declined": 1}
    assert Declined.objects.get().count == 1
    assert "Zubeida" not in answer.content.decode()
    assert "Zubeida" not in caplog.text + "".join(capfd.readouterr())


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
