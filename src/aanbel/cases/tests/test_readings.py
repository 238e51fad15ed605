"""Who looked: the privacy officer sees it, of one case or one colleague, and is written down too."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

import aanbel
from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.audit.models import Reading
from aanbel.cases.queries import readings as asked
from aanbel.cases.tests import factories as make
from aanbel.cases.wording.readings import PURPOSES

ClientAs = Callable[..., Client]


def test_the_privacy_officer_sees_who_opened_a_case(by: Acting, client_as: ClientAs) -> None:
    """The consultant's visit to the page stands there with name, role and case; so does the officer's own look."""
    case = make.case(by)
    client_as("worker").get(reverse("cases:case", args=[case.pk]))
    officer = client_as("privacy_officer")
    assert f"?zaak={case.pk}" in officer.get(reverse("cases:case", args=[case.pk])).content.decode()
    page = officer.get(reverse("cases:readings"), {"zaak": case.pk}).context["page"]
    assert [(line.name, line.roles, line.purpose) for line in page.lines] == [
        ("Privacy Officer", "Privacyfunctionaris", "deze lijst"),
        ("Privacy Officer", "Privacyfunctionaris", "de zaak"),
        ("Worker", "Consulent", "de zaak"),
    ]
    worker = Reading.objects.get(user_name="Worker").user_id
    only = officer.get(reverse("cases:readings"), {"wie": worker}).context["page"]
    assert {line.name for line in only.lines} == {"Worker"}
    assert officer.get(reverse("cases:readings"), {"zaak": "x' or 1", "wie": "-1", "voor": "²"}).status_code == 200


def test_the_list_goes_on_and_stays_in_its_municipality(
    by: Acting, zilverdijk: Any, client_as: ClientAs, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No line twice, none left out, and none of a neighbour."""
    monkeypatch.setattr(asked, "PAGE", 4)
    case = make.case(by)
    worker = client_as("worker")
    for _time in range(9):
        worker.get(reverse("cases:case", args=[case.pk]))
    officer, seen, following = client_as("privacy_officer"), 0, "?zaak="
    while following:
        answer = officer.get(reverse("cases:readings") + following)
        seen += sum(line.name == "Worker" for line in answer.context["page"].lines)
        following = answer.context["following"]
    assert seen == 9
    neighbour = client_as("privacy_officer", email="z@z.example", municipality=9902)
    lines = neighbour.get(reverse("cases:readings"), {"zaak": case.pk}).context["page"].lines
    with on_behalf_of(Acting.system(9902)):
        assert {line.purpose for line in lines} == {"deze lijst"}


@pytest.mark.parametrize("role", ["coordinator", "worker", "team_lead", "administrator", "volunteer"])
def test_nobody_else_sees_who_looked(by: Acting, client_as: ClientAs, role: str) -> None:
    """Not who looks, and not who leads them."""
    assert client_as(role).get(reverse("cases:readings")).status_code == 403


def test_every_purpose_that_is_written_down_has_its_words() -> None:
    """A slice that writes a reading says in plain words at what was looked."""
    source = "\n".join(
        file.read_text() for file in Path(aanbel.__file__).parent.rglob("*.py") if "tests" not in file.parts
    )
    written = set(re.findall(r"record_reading\([^)]*?purpose=\"([^\"]+)\"", source))
    assert len(written) > 20 and written <= set(PURPOSES)
