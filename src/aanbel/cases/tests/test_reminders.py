"""Reminders on one's own day, and the agenda that a calendar program reads without knowing who it is about."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.cases import queries, services
from aanbel.cases.models import AgendaLink, Case, RefusalKind, RefusalSource, Reminder
from aanbel.cases.tests import factories as make
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing, Refused

ClientAs = Callable[..., Client]


@pytest.fixture
def worker(by: Acting, user_as: Callable[..., Any]) -> Acting:
    """A consultant of Klokkendam."""
    user = user_as("worker")
    return Acting(municipalities=(9901,), user_id=user.pk, name=user.name, roles=frozenset({"worker"}))


def remind(by: Acting, case: Case, days: int = 0, **more: Any) -> Reminder:
    """A reminder so many days from now."""
    given = {"words": "Vraag naar de brief", **more}
    return services.set_reminder(by=by, case=case.pk, on=clock.today() + timedelta(days=days), **given)


def test_the_agenda_holds_ones_own_reminders_and_calls_in_order(by: Acting, worker: Acting) -> None:
    """A colleague's are theirs; done is gone; the earliest is first, a time before no time."""
    first, second = make.case(by), make.case(by)
    services.assign_case(by=worker, case=second.pk, to=worker.user_id)
    Case.objects.filter(pk=second.pk).update(call_back_on=clock.today())
    done, timed = remind(worker, first, 1), remind(worker, first, 0, at=time(9))
    services.finish_reminder(by=worker, reminder=done.pk)
    assert [(one.case, one.at, one.reminder) for one in queries.agenda(by=worker)] == [
        (first.pk, time(9), timed.pk),
        (second.pk, None, None),
    ]
    colleague = Acting(municipalities=(9901,), user_id=0, name="Piet", roles=frozenset({"worker"}))
    assert queries.agenda(by=colleague) == []
    with pytest.raises(Missing):
        services.finish_reminder(by=colleague, reminder=timed.pk)


def test_a_reminder_asked_twice_stands_there_once(by: Acting, worker: Acting) -> None:
    """A form posted twice, a second click."""
    case = make.case(by)
    assert remind(worker, case) == remind(worker, case)


@pytest.mark.parametrize("given", [{"days": -1}, {"words": "  "}])
def test_what_is_no_reminder(by: Acting, worker: Acting, given: dict[str, Any]) -> None:
    """Not in the past, and not without words."""
    with pytest.raises(Refused):
        remind(worker, make.case(by), **given)


def test_a_no_stops_reminders(by: Acting, worker: Acting) -> None:
    """None can be set, and those that stood there are hidden until the no is withdrawn."""
    case = make.case(by)
    remind(worker, case)
    no = services.refuse(by=worker, case=case.pk, kind=RefusalKind.NO_CONTACT, source=RefusalSource.DESK)
    assert queries.agenda(by=worker) == []
    with pytest.raises(Refused):
        remind(worker, case, 3)
    services.withdraw_refusal(by=worker, refusal=no.pk, why="Kwam langs")
    assert len(queries.agenda(by=worker)) == 1


def feed_of(client: Client, token: str, municipality: int = 9901) -> Any:
    """What a calendar program gets, without signing in."""
    return Client().get(reverse("cases:agenda_feed", args=[municipality, token]))


def test_the_feed_tells_numbers_only_and_its_secret_is_not_kept(klokkendam: Any, client_as: ClientAs) -> None:
    """No name, address or words leave the building; the token is in no table."""
    client = client_as("worker")
    system = Acting.system(9901)
    with on_behalf_of(system):
        home = make.address(system, number=12, street="Molenweg")
        case = make.case(system, at=home)
    given = {"on": str(clock.today() + timedelta(days=1)), "at": "10:30", "words": "Bel de heer De Boer"}
    client.post(reverse("cases:remind", args=[case.pk]), given)
    shown = client.post(reverse("cases:agenda"), {"act": "renew"}).context["address"]
    token = shown.rsplit("/", 1)[1].removesuffix(".ics")
    with on_behalf_of(system):
        assert token not in str(AgendaLink.objects.values_list())
    answer = feed_of(client, token)
    (event,) = Calendar.from_ical(answer.content).events
    assert str(event["summary"]) == f"Herinnering zaak {case.pk}"
    assert event.start.hour == 10
    for secret in (b"Boer", b"Molenweg", b"9901AB"):
        assert secret not in answer.content
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_a_time_that_a_resident_chose_is_in_the_page_and_the_feed_of_who_has_the_case(
    klokkendam: Any, client_as: ClientAs
) -> None:
    """As long as it takes, with the place on the page only; the day after, it is gone."""
    client = client_as("worker")
    system = Acting.system(9901)
    with on_behalf_of(system):
        case = make.case(system)
        Case.objects.filter(pk=case.pk).update(assigned_to_id=int(client.session["_auth_user_id"]))
        at = datetime.combine(clock.today() + timedelta(days=1), time(14, 30), clock.AMSTERDAM)
        services.agree_to_meet(by=system, case=case.pk, at=at, minutes=45, where="Bibliotheek, Kade 1")
    assert "Bibliotheek, Kade 1" in client.get(reverse("cases:agenda")).content.decode()
    assert "Bibliotheek, Kade 1" in client.get(reverse("cases:case", args=[case.pk])).content.decode()
    shown = client.post(reverse("cases:agenda"), {"act": "renew"}).context["address"]
    answer = feed_of(client, shown.rsplit("/", 1)[1].removesuffix(".ics"))
    (event,) = Calendar.from_ical(answer.content).events
    assert (str(event["summary"]), event.start, event.end) == (
        f"Inwoner komt bij u, zaak {case.pk}",
        at,
        at + timedelta(minutes=45),
    )
    assert b"Kade" not in answer.content
    with time_machine.travel(at + timedelta(days=1), tick=False):
        assert "Bibliotheek" not in client.get(reverse("cases:agenda")).content.decode()


def test_a_feed_is_revoked_renewed_limited_and_of_one_municipality(
    klokkendam: Any, zilverdijk: Any, client_as: ClientAs
) -> None:
    """Too soon is 429; another municipality, a guess, a renewed or a revoked one is 404 with the same words."""
    client = client_as("worker")
    with on_behalf_of(Acting.system(9901)):
        by = Acting((9901,), int(client.session["_auth_user_id"]), "W", frozenset({"worker"}))
        with time_machine.travel("2026-03-20 10:00", tick=False) as moment:
            token = services.renew_agenda_link(by=by)
            moment.shift(1)
    assert feed_of(client, token).status_code == 200
    assert feed_of(client, token).status_code == 429
    assert feed_of(client, token, 9902).status_code == 404
    guessed = feed_of(client, "x" * 43)
    client.post(reverse("cases:agenda"), {"act": "revoke"})
    revoked = feed_of(client, token)
    assert (guessed.status_code, guessed.content) == (revoked.status_code, revoked.content) == (404, guessed.content)


def test_who_lost_the_role_lost_the_agenda(klokkendam: Any, client_as: ClientAs) -> None:
    """The feed asks the roles of its owner at every reading."""
    from aanbel.accounts.models import Membership

    client = client_as("worker")
    shown = client.post(reverse("cases:agenda"), {"act": "renew"}).context["address"]
    Membership.objects.all().delete()
    assert feed_of(client, shown.rsplit("/", 1)[1].removesuffix(".ics")).status_code == 404


def test_the_day_shows_a_reminder_with_the_click_that_finishes_it(klokkendam: Any, client_as: ClientAs) -> None:
    """And after that click it is gone, and one is back where one was."""
    client = client_as("worker")
    system = Acting.system(9901)
    with on_behalf_of(system):
        case = make.case(system)
    client.post(reverse("cases:remind", args=[case.pk]), {"on": str(clock.today()), "words": "Vraag naar de brief"})
    assert "Vraag naar de brief" in client.get(reverse("cases:case", args=[case.pk])).content.decode()
    assert "Vraag naar de brief" in client.get(reverse("cases:agenda")).content.decode()
    with on_behalf_of(system):
        made = Reminder.objects.get()
    back = client.post(reverse("cases:reminded", args=[made.pk]), {"next": "/agenda/"})
    assert back.url == "/agenda/"
    away = client.post(reverse("cases:reminded", args=[made.pk]), {"next": "https://evil.example/"})
    assert away.url == reverse("cases:case", args=[case.pk])
    assert "Vraag naar de brief" not in client.get(reverse("cases:agenda")).content.decode()
    wrong = client.post(reverse("cases:remind", args=[case.pk]), {"on": str(date(2020, 1, 1)), "words": "x"})
    assert wrong.status_code == 422
