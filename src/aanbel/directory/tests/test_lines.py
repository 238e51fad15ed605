"""Short lines: who sees them, who keeps them, and what one click after a call says."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from aanbel.accounts.models import Role
from aanbel.audit.acting import Acting
from aanbel.directory import queries, services
from aanbel.directory.models import ShortLine
from aanbel.directory.models.lines import Body, Heard
from aanbel.directory.permissions import can_exchange_map, can_keep_lines, can_keep_map, can_see_lines, can_see_map
from aanbel.kernel.errors import Refused

YES, NO = True, False


@pytest.mark.parametrize(
    ("role", "map_", "lines", "keeps_lines", "keeps_map", "exchanges"),
    [
        (Role.VOLUNTEER, YES, NO, NO, NO, NO),
        (Role.PROFESSIONAL, YES, YES, NO, NO, NO),
        (Role.WORKER, YES, YES, NO, NO, NO),
        (Role.VISITOR, YES, YES, NO, NO, NO),
        (Role.COORDINATOR, YES, YES, YES, YES, YES),
        (Role.TEAM_LEAD, YES, YES, YES, YES, YES),
        (Role.PRIVACY_OFFICER, YES, NO, NO, NO, NO),
        (Role.ADMINISTRATOR, YES, NO, NO, NO, YES),
        (None, NO, NO, NO, NO, NO),
    ],
)
def test_who_sees_and_keeps_what(
    role: Role | None, map_: bool, lines: bool, keeps_lines: bool, keeps_map: bool, exchanges: bool
) -> None:
    """Direct numbers are for who helps professionally; changing is for who answers for the map."""
    by = Acting((9901,), roles=frozenset({role.value} if role else ()))
    asked = (can_see_map, can_see_lines, can_keep_lines, can_keep_map, can_exchange_map)
    assert tuple(can(by) for can in asked) == (map_, lines, keeps_lines, keeps_map, exchanges)


def line(by: Acting, **more: Any) -> ShortLine:
    told = {"body": Body.CJIB, "name": "Team noodstop", "phone": "088 000 1107", "helps_with": "Noodstop op een boete."}
    return services.keep_line(by=by, line=None, **{**told, **more})


def test_a_number_that_failed_stays_and_says_so(by: Acting, klokkendam: Any) -> None:
    """Who rings in vain tells the next; a new number counts as checked again."""
    kept = line(by)
    assert services.check_line(by=by, line=kept.pk, heard=Heard.FAILED).failed
    changed = services.keep_line(
        by=by, line=kept.pk, body=Body.CJIB, name="Team noodstop", phone="088 000 1199", helps_with="Noodstop."
    )
    assert not changed.failed
    with pytest.raises(Refused):
        line(by, name="team  Noodstop")


def test_lines_are_found_by_the_body_and_by_the_question(by: Acting, klokkendam: Any) -> None:
    """“noodstop boete” and “cjib” both lead to it."""
    line(by)
    line(by, body=Body.UWV, name="Klantcontact", phone="088 000 1103", helps_with="Beslag op de uitkering.")
    assert [body for body, _lines in queries.short_lines(by=by)] == [Body.UWV, Body.CJIB]
    for words in ("noodstop boete", "cjib", "1107"):
        assert [one.name for _body, found in queries.short_lines(by=by, words=words) for one in found] == [
            "Team noodstop"
        ]


def test_one_click_after_the_call(by: Acting, klokkendam: Any, client_as: Callable[..., Client]) -> None:
    """A consultant says that the number failed and cannot change it; a volunteer sees nothing of it."""
    kept = line(by)
    client = client_as("worker")
    page = client.post(reverse("directory:heard", args=[kept.pk]), {"heard": "failed"}, follow=True)
    assert "088 000 1107" in page.content.decode()
    assert ShortLine.objects.get(pk=kept.pk).failed
    assert client.get(reverse("directory:line", args=[kept.pk])).status_code == 403
    assert client_as("volunteer").get(reverse("directory:lines")).status_code == 403
    elsewhere = client_as("coordinator", municipality=9901)
    assert elsewhere.get(reverse("directory:line", args=[kept.pk])).status_code == 200
