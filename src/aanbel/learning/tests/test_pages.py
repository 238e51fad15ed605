"""The pages of learning: reading is for everybody here; the address of another municipality's draft leads nowhere."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.learning.models import Card
from aanbel.learning.tests.factories import card


@pytest.fixture
def theirs(klokkendam, zilverdijk):
    """A draft and a shared card of the other municipality."""
    with on_behalf_of(Acting.system(9902)) as there:
        return card(there, title="Nog niet af"), card(there, title="Gedeeld", shared=True)


def test_a_volunteer_reads_what_is_shared_and_nothing_else(client_as, theirs):
    """By the list, by the address, on paper and as a file; writing is refused in a sentence."""
    draft, shared = theirs
    client = client_as("volunteer")
    assert "Gedeeld" in client.get(reverse("learning:cards"), {"q": "koffie\x00"}).text
    assert "Nog niet af" not in client.get(reverse("learning:cards")).text
    for name in ("card", "print", "file"):
        assert client.get(reverse(f"learning:{name}", args=[shared.pk])).status_code == 200
        assert client.get(reverse(f"learning:{name}", args=[draft.pk])).status_code == 404
    assert client.get(reverse("learning:new")).status_code == 403
    assert client.post(reverse("learning:copy", args=[shared.pk])).status_code == 403


def test_a_name_is_asked_about_once_and_a_small_number_is_hidden(client_as, theirs):
    """The form comes back with the words it means; with the tick it is kept, the three visitors as “fewer than 5”."""
    client, told = client_as("worker"), {"title": "Koffie", "result": "Mevrouw De Boer zei ja."}
    told |= {"what_0": "Bezoekers", "count_0": "3", "of_0": "40", "period_0": "2026"}
    page = client.post(reverse("learning:new"), told)
    assert (page.status_code, page.context["form"].doubtful) == (422, True)
    assert "Mevrouw De Boer" in page.text
    assert client.post(reverse("learning:new"), told | {"looked_at": "on"}).status_code == 302
    with on_behalf_of(Acting.system(9901)):
        kept = Card.objects.get(title="Koffie")
    assert kept.figures == [{"what": "Bezoekers", "period": "2026", "count": None, "of": 40, "shown": "few"}]


def test_a_file_that_is_none_is_refused_with_a_sentence(client_as, klokkendam):
    """Whatever it is: the page says what was expected, and nothing was kept."""
    client = client_as("coordinator")
    page = client.post(reverse("learning:read_in"), {"file": SimpleUploadedFile("kaart.json", b"\xff\xfe\x00")})
    assert (page.status_code, bool(page.context["form"].errors["file"])) == (422, True)
