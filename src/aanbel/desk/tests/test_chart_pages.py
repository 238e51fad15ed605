"""The pages of the flowchart: who sees what, changing it without script, two at once, publishing."""

import json
from io import BytesIO

import pytest
from pypdf import PdfReader

from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.desk import services
from aanbel.desk.core.chart import as_json, first_chart
from aanbel.desk.models import ChartDraft, ChartVersion
from aanbel.desk.tests.charts import sound

HOME = "/inloop/landkaart/"
EDIT = f"{HOME}wijzigen/"


@pytest.fixture
def published(klokkendam):
    """The flowchart that comes along, in force."""
    with on_behalf_of(Acting.system(9901)) as by:
        draft = services.begin_draft(by=by, number=0)
        return services.publish_chart(by=by, turn=draft.turn, name="De eerste")


def test_everybody_at_the_desk_sees_it_as_a_picture_and_as_a_list(published, client_as):
    """Each station is a link in the picture and stands in the list beneath, which says the same."""
    page = client_as("volunteer").get(f"{HOME}?station=afsluiting").content.decode()
    assert page.count('class="chart__sign ') == len(first_chart().nodes)
    assert all(f'id="l-{node.id}"' in page for node in first_chart().nodes)
    assert "Vraag of er kinderen of zieken in huis zijn" in page
    assert "wijzigen" not in page


@pytest.mark.parametrize("layer", ["verkeer", "gaten"])
def test_what_goes_along_it_and_where_it_fails_lie_over_the_same_picture(published, client_as, layer):
    """Also when nobody walked it yet."""
    assert client_as("coordinator").get(f"{HOME}?laag={layer}&dagen=7").status_code == 200


@pytest.mark.parametrize(
    ("role", "look", "change"),
    [
        ("volunteer", 200, 403),
        ("professional", 200, 403),
        ("worker", 200, 403),
        ("coordinator", 200, 302),
        ("team_lead", 200, 302),
        ("visitor", 403, 403),
        ("privacy_officer", 403, 403),
    ],
)
def test_who_looks_and_who_changes(published, client_as, role, look, change):
    """Everybody at a desk sees it; who answers for the desks changes it."""
    client = client_as(role)
    assert client.get(HOME).status_code == look
    assert client.post(f"{EDIT}begin").status_code == change


def test_without_script_a_station_is_added_worded_and_connected_by_forms(published, client_as):
    """The forms do all that the picture does."""
    client = client_as("coordinator")
    client.post(f"{EDIT}begin")
    with on_behalf_of(Acting.system(9901)):
        draft = ChartDraft.objects.get()
    made = client.post(f"{EDIT}station", {"turn": draft.turn, "after": "praten", "kind": "answer"})
    node = made.headers["Location"].split("station=")[1].split("#")[0]
    assert client.get(made.headers["Location"]).status_code == 200
    told = {"turn": draft.turn + 1, "kind": "question", "text": " Hoe  gaat het? ", "help": "", "label-0": "Goed"}
    client.post(f"{EDIT}station/{node}", {**told, "to-0": "praten", "label-1": "Slecht", "to-1": "naar-budget"})
    with on_behalf_of(Acting.system(9901)):
        found = ChartDraft.objects.get().chart.by_id[node]
    assert (found.kind.value, found.text) == ("question", "Hoe gaat het?")
    assert [(way.label, way.to) for way in found.options] == [("Goed", "praten"), ("Slecht", "naar-budget")]


def test_two_at_once_do_not_mix(published, client_as):
    """Who saves on an old turn is told by whom it was changed, and nothing is overwritten."""
    client = client_as("coordinator")
    client.post(f"{EDIT}begin")
    first = {"turn": 1, "chart": as_json(sound())}
    assert client.post(f"{EDIT}bewaar", json.dumps(first), "application/json").json()["turn"] == 2
    late = client.post(f"{EDIT}bewaar", json.dumps({"turn": 1, "chart": as_json(first_chart())}), "application/json")
    assert late.status_code == 409
    assert "Coordinator" in late.json()["sentence"]
    with on_behalf_of(Acting.system(9901)):
        assert ChartDraft.objects.get().chart == sound()


def test_who_comes_second_gets_the_first_ones_work_too(published, client_as):
    """The browser can show theirs and go on from there; without script what was typed is still in the form."""
    client = client_as("coordinator")
    client.post(f"{EDIT}begin")
    client.post(f"{EDIT}bewaar", json.dumps({"turn": 1, "chart": as_json(sound())}), "application/json")
    late = client.post(f"{EDIT}bewaar", json.dumps({"turn": 1, "chart": as_json(first_chart())}), "application/json")
    assert (late.json()["theirs"]["turn"], len(late.json()["theirs"]["chart"]["nodes"])) == (2, len(sound().nodes))
    page = client.post(f"{EDIT}station/klaar", {"turn": 1, "kind": "answer", "text": "Tot ziens en sterkte."})
    assert page.status_code == 409
    told = page.content.decode()
    assert "Coordinator heeft de landkaart intussen gewijzigd" in told
    assert "Tot ziens en sterkte." in told
    assert 'name="turn" value="2"' in told


def test_what_is_the_matter_stands_at_its_station(published, client_as):
    """Issue 5: refused with a sentence that names the station, shown at that station; a circle shows all around."""
    client = client_as("coordinator")
    client.post(f"{EDIT}begin")
    circle = as_json(first_chart())
    next(node for node in circle["nodes"] if node["id"] == "spoed-nu")["options"][0]["to"] = "afsluiting"
    client.post(f"{EDIT}bewaar", json.dumps({"turn": 1, "chart": circle}), "application/json")
    for station in ("afsluiting", "spoed-nu"):
        panel = client.get(f"{EDIT}?station={station}").content.decode().split("data-here>")[1].split("</div>")[0]
        assert "Hier loopt u in een kring" in panel
    calm = client.get(f"{EDIT}?station=praten").content.decode().split("data-here>")[1].split("</div>")[0]
    assert calm == ""


def test_a_draft_is_not_thrown_away_by_one_press(published, client_as):
    """Neither by throwing it away nor by beginning from an older version: first one sees whose work would be gone."""
    client = client_as("coordinator")
    client.post(f"{EDIT}begin")
    client.post(f"{EDIT}bewaar", json.dumps({"turn": 1, "chart": as_json(sound())}), "application/json")
    for asked in (client.get(f"{EDIT}weg"), client.post(f"{EDIT}begin", {"from": 1})):
        assert "Coordinator" in asked.content.decode()
        assert "is weg." in asked.content.decode()
        with on_behalf_of(Acting.system(9901)):
            assert ChartDraft.objects.get().chart == sound()
    client.post(f"{EDIT}begin", {"from": 1, "sure": 1})
    with on_behalf_of(Acting.system(9901)):
        assert ChartDraft.objects.get().chart == first_chart()


@pytest.mark.parametrize("told", [b"", b"{}", b'{"turn": 1, "chart": {"format": 9}}', b'{"turn": 1, "chart": []}'])
def test_nonsense_changes_nothing(published, client_as, told):
    """Whatever a browser sends is answered in a sentence."""
    client = client_as("coordinator")
    client.post(f"{EDIT}begin")
    answer = client.post(f"{EDIT}bewaar", told, "application/json")
    assert (answer.status_code, bool(answer.json()["sentence"])) == (422, True)


def test_publishing_lists_what_changes_and_is_refused_while_something_blocks(published, client_as):
    """A circle is named in words; mended, it becomes the next version and the old one stays to be looked at."""
    client = client_as("team_lead")
    client.post(f"{EDIT}begin")
    chart = as_json(first_chart())
    circle = json.loads(json.dumps(chart))
    next(node for node in circle["nodes"] if node["id"] == "spoed-nu")["options"][0]["to"] = "afsluiting"
    client.post(f"{EDIT}bewaar", json.dumps({"turn": 1, "chart": circle}), "application/json")
    page = client.get(f"{HOME}publiceren").content.decode()
    assert "Hier loopt u in een kring: “Is de stroom" in page
    refused = client.post(f"{HOME}publiceren", {"turn": 2, "name": "Korter"})
    assert refused.status_code == 409
    assert "Hier loopt u in een kring: “Is de stroom" in refused.content.decode()
    chart["nodes"][-1]["text"] = "De sociaal raadslid leest mee."
    client.post(f"{EDIT}bewaar", json.dumps({"turn": 2, "chart": chart}), "application/json")
    page = client.get(f"{HOME}publiceren").content.decode()
    assert "De sociaal raadslid kijkt of er nog iets kan." in page
    assert client.post(f"{HOME}publiceren", {"turn": 3, "name": "Korter"}).status_code == 302
    assert "Begin hiermee" in client.get(f"{HOME}versie/1/").content.decode()
    with on_behalf_of(Acting.system(9901)):
        assert ChartVersion.objects.count() == 2
        assert not ChartDraft.objects.exists()
    beside = client.get(f"{HOME}versie/1/?naast=2").content.decode()
    assert "Van versie 1 naar versie 2" in beside
    assert "De sociaal raadslid leest mee." in beside
    assert client.get(f"{HOME}?naast=99").status_code == 404


def test_the_poster_has_every_station_as_words_and_says_whose_and_which_version_it_is(published, client_as):
    """On A3, for eyes and for a screen reader (PDF/UA-1): the picture, and the same as a list."""
    answer = client_as("volunteer").get(f"{HOME}poster.pdf")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    file = PdfReader(BytesIO(answer.content))
    words = [" ".join(page.extract_text().split()) for page in file.pages]
    assert "Klokkendam" in words[0]
    assert "Versie 1, gepubliceerd op" in words[0]
    assert all(node.text in " ".join(words[1:]) for node in first_chart().nodes)
    assert sorted(round(float(side) / 72 * 25.4) for side in file.pages[0].mediabox[2:]) == [297, 420]
    assert b"pdfuaid" in answer.content
