"""Telling creditors on the screen and over the interface."""

from datetime import timedelta

import jwt
import pytest
from django.urls import reverse

from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.cases.tests import factories as make
from aanbel.feedback import services
from aanbel.feedback.core.assertions import TYPE
from aanbel.feedback.models import Report, Word
from aanbel.feedback.tests.test_core import key_pair
from aanbel.kernel import clock

SYSTEM = Acting.system(9901)


@pytest.fixture
def case(klokkendam):
    with on_behalf_of(SYSTEM):
        return make.case(SYSTEM)


@pytest.fixture
def computer(case):
    """A partner's computer with access, and its private key."""
    private, public = key_pair()
    with on_behalf_of(SYSTEM):
        services.set_sharing(by=SYSTEM, partner="klokwonen", words=[Word.TAKEN_UP], basis="art. 7")
        services.make_report(by=SYSTEM, partner="klokwonen")
        return services.admit_subscriber(by=SYSTEM, partner="klokwonen", public_key=public), private


def signed(subscriber, private, *, number="1", audience="http://testserver/api/v1/token"):
    now = clock.now()
    claims = {"iss": subscriber.client_id, "sub": subscriber.client_id, "aud": audience, "jti": number}
    claims |= {"exp": now + timedelta(seconds=60)}
    return jwt.encode(claims, private, algorithm="ES256")


def ask_token(client, assertion):
    asked = {"grant_type": "client_credentials", "client_assertion_type": TYPE, "client_assertion": assertion}
    return client.post("/api/v1/token", asked)


def fetch(client, path, token):
    return client.get(f"/api/v1/{path}", headers={"Authorization": f"Bearer {token}"})


def test_a_coordinator_sets_what_may_be_told_and_makes_the_report(case, client_as):
    """From nothing to a file, in three pages."""
    client = client_as("coordinator")
    page = client.get(reverse("feedback:overview")).content.decode()
    assert "klokwonen".title() in page
    saved = client.post(reverse("feedback:sharing", args=["klokwonen"]), {"words": ["taken_up"], "basis": "art. 7"})
    assert saved.status_code == 302
    client.post(reverse("feedback:tell", args=["klokwonen"]))
    page = client.get(reverse("feedback:partner", args=["klokwonen"])).content.decode()
    assert "Opgepakt" in page
    file = client.get(reverse("feedback:file", args=["klokwonen", 1, "csv"]))
    assert file.headers["Content-Disposition"] == 'attachment; filename="terugkoppeling-9901-klokwonen-1.csv"'
    assert b"Opgepakt" in file.content
    part = client.get(reverse("feedback:of_case", args=[case.pk])).content.decode()
    assert "Klokwonen" in part


def test_ticking_without_a_ground_says_what_is_missing(case, client_as):
    """The form comes back with the sentence beside the field."""
    client = client_as("coordinator")
    answer = client.post(reverse("feedback:sharing", args=["klokwonen"]), {"words": ["taken_up"], "basis": ""})
    assert answer.status_code == 422
    assert "grond" in answer.content.decode()


@pytest.mark.parametrize(
    ("role", "sees", "tells"),
    [
        ("coordinator", 200, 302),
        ("worker", 200, 403),
        ("team_lead", 200, 403),
        ("privacy_officer", 200, 403),
        ("volunteer", 403, 403),
        ("visitor", 403, 403),
    ],
)
def test_who_sees_and_who_tells(computer, client_as, role, sees, tells):
    """Telling is the coordinator's; seeing what was told is for who answers for it."""
    client = client_as(role)
    assert client.get(reverse("feedback:overview")).status_code == sees
    assert client.post(reverse("feedback:tell", args=["klokwonen"])).status_code == tells


def test_a_partners_computer_fetches_its_report_with_its_own_key(computer, client):
    """A signed statement gives a token, the token gives the reports; that it was fetched is written down."""
    subscriber, private = computer
    token = ask_token(client, signed(subscriber, private)).json()["access_token"]
    listed = fetch(client, "terugkoppelingen", token)
    assert listed.json()["count"] == 1
    assert fetch(client, "terugkoppelingen?pageSize=0", token).status_code == 400
    assert fetch(client, "terugkoppelingen?page=2&pageSize=1", token).json()["results"] == []
    assert listed.headers["API-Version"] == "1.0.0"
    got = fetch(client, "terugkoppelingen/1", token).json()
    assert [line["uitkomst"] for line in got["regels"]] == ["Opgepakt"]
    with on_behalf_of(SYSTEM):
        assert Report.objects.get().fetched_by == "Klokwonen"


def test_a_statement_cannot_be_replayed(computer, client):
    """Caught on the way, it is of no use."""
    assertion = signed(*computer)
    assert ask_token(client, assertion).status_code == 200
    again = ask_token(client, assertion)
    assert again.status_code == 400
    assert again.headers["Content-Type"] == "application/problem+json"


def test_strangers_get_a_problem_and_no_report(computer, client):
    """No token, a made-up one, another's key, another municipality's name: 400 or 401, as problem+json."""
    subscriber, private = computer
    other = key_pair()[0]
    assert fetch(client, "terugkoppelingen", "made-up").status_code == 401
    assert client.get("/api/v1/terugkoppelingen/1").status_code == 401
    assert ask_token(client, signed(subscriber, other)).status_code == 400
    assert ask_token(client, signed(subscriber, private, audience="http://elsewhere/")).status_code == 400
    subscriber.client_id = subscriber.client_id.replace("9901", "9902")
    assert ask_token(client, signed(subscriber, private, number="2")).status_code == 400
    assert ask_token(client, "rubbish").json()["status"] == 400
    missing = client.post("/api/v1/token", {})
    assert missing.status_code == 400
    assert len(missing.json()["errors"]) == 3


def test_withdrawn_access_ends_at_once(computer, client):
    """Also for a token that still holds."""
    subscriber, private = computer
    token = ask_token(client, signed(subscriber, private)).json()["access_token"]
    with on_behalf_of(SYSTEM):
        services.withdraw_subscriber(by=SYSTEM, subscriber=subscriber.pk)
    assert fetch(client, "terugkoppelingen", token).status_code == 401


def test_the_interface_describes_itself_to_anyone(client, db):
    """OpenAPI 3.1 with contact, problems and no word of 422."""
    told = client.get("/api/v1/openapi.json").json()
    assert told["info"]["contact"]["name"] == "Aanbel"
    statuses = {status for way in told["paths"].values() for one in way.values() for status in one["responses"]}
    assert statuses == {"200", "400", "401", "404"}
