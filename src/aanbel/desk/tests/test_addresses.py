"""Every address of the walk-in × every role × whose desk and which day, generated from the urls.

A new address stands in one of the tables below or the test fails: nobody reaches another desk by typing a number.
"""

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import reverse

from aanbel.accounts.models import User
from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.desk import urls
from aanbel.desk.core.roles import HelpRole
from aanbel.desk.models import Appointment, Desk, Duty, Slot, Theme, Volunteer
from aanbel.desk.tests import walk_ins as make
from aanbel.kernel import clock

pytestmark = pytest.mark.django_db
ROLES = ("volunteer", "professional", "worker", "coordinator", "team_lead", "visitor", "administrator")

# y: let in · n: refused with a sentence (403) · m: does not exist here (404)
# in this order: own desk today, own desk yesterday, another desk today, another municipality
QUESTION = {"volunteer": "ynnm", "professional": "yynm", "worker": "yynm", "coordinator": "yyym", "team_lead": "nnnm"}
SLIP_IN_HAND = QUESTION | {"volunteer": "yynm"}  # a moment without a name, and taking back, are not bound to the day
ASKED_OF_ME = {"professional": "yyym", "worker": "nnnm"}  # asked of a budget coach, at whichever desk
MINE_OR_MY_DESK = {"professional": "yynm", "worker": "yynm"}
BY_NUMBER: dict[str, dict[str, str]] = {
    **dict.fromkeys(
        [
            "question",
            "begin",
            "leave",
            "put_back",
            "undo",
            "step",
            "step_back",
            "finish",
            "appointment",
            "hand_over",
            "hand_over_preview",
            "slip",
        ],
        QUESTION,
    ),
    **dict.fromkeys(["appointment_change", "arrive", "call_off", "settle", "withdraw"], SLIP_IN_HAND),
    **dict.fromkeys(["hand_over_of", "accept", "decline", "hand_over_done", "hand_over_case"], ASKED_OF_ME),
    **dict.fromkeys(["hand_over_withdraw", "hand_over_settle"], MINE_OR_MY_DESK),
}

HELPERS, COORDINATOR, LEADS, LEAD = "yyyyynn", "nnnynnn", "nnnyynn", "nnnnynn"
PAGES: dict[str, str] = {  # a letter per role; there is no draft of a flowchart, and nothing is kept of these people
    **dict.fromkeys(["today", "news", "ask", "chart", "chart_version", "hours", "rota", "duty", "slots"], HELPERS),
    **dict.fromkeys(["themes", "theme", "theme_remark"], HELPERS),
    "choose_desk": "yyyynnn",
    **dict.fromkeys(["warm", "asked_today"], "nyynnnn"),
    **dict.fromkeys(["community", "come_forward", "community_declined", "community_no"], "nyyyynn"),
    **dict.fromkeys(["chart_edit", "chart_begin", "chart_throw_away", "chart_save", "chart_publish"], LEADS),
    **dict.fromkeys(["chart_tidy", "chart_add", "chart_station", "chart_take_away"], "nnnmmnn"),
    **dict.fromkeys(
        ["desks", "new_desk", "figures", "desk", "join", "leave_desk", "duty_add", "week_copy"], COORDINATOR
    ),
    **dict.fromkeys(["duty_ill", "duty_well", "duty_instead", "duty_exchange", "duty_drop", "slot_close"], COORDINATOR),
    **dict.fromkeys(
        ["volunteers", "welcome", "trainings", "volunteer", "volunteer_note", "theme_new", "theme_put"], COORDINATOR
    ),
    **dict.fromkeys(["theme_look", "theme_answer"], LEAD),
    "my_path": "mmmmmnn",
}
ELSEWHERE = {"hours_feed": "a secret address", "chart_poster": "drawn in test_chart_pages: it takes a second"}
SENT = {
    "option": "0", "node": "q", "how": "answered", "why": "Vol", "instead": "Donderdag", "sentence": "x", "words": "x",
    "asks": "x", "changed": "yes", "answer": "x", "act": "revoke", "wishes": "x",
}  # fmt: skip


def test_every_address_of_the_walk_in_is_for_whom_it_is(klokkendam: Any, zilverdijk: Any, user_as: Any) -> None:
    """As the tables say, whatever the method: nobody comes further by typing another number."""
    assert {one.name for one in urls.urlpatterns} == {*BY_NUMBER, *PAGES, *ELSEWHERE}
    users = {role: user_as(role) for role in ROLES}
    bep = user_as("volunteer", email="bep@klokkendam.example")
    teun = user_as("volunteer", email="teun@zilverdijk.example", municipality=9902)
    with on_behalf_of(Acting.system(9901)) as by:
        make.chart(by)
        own = make.desk(by)
        for user in users.values():
            make.member(by, own, user)
        make.on_rota(by, own, users["professional"])
        other = make.desk(by, "Inloop Havenwijk")
        numbers = [_things(by, own, bep), _things(by, own, bep, ago=1), _things(by, other, bep)]
    with on_behalf_of(Acting.system(9902)) as by:
        make.chart(by)
        numbers.append(_things(by, make.desk(by, "Inloop Zilverdijk"), teun))
    numbers = [one | {"other": numbers[1]["duty"]} for one in numbers]
    found: dict[tuple[str, str], str] = {}
    expected: dict[tuple[str, str], str] = {}
    for place, role in enumerate(ROLES):
        browser = Client()
        browser.force_login(users[role], backend=settings.AUTHENTICATION_BACKENDS[0])
        for name, told in BY_NUMBER.items():
            expected[name, role] = told.get(role, "n")
            found[name, role] = "".join(_answer(browser, name, one) for one in numbers[: len(expected[name, role])])
        for name, letters in PAGES.items():
            expected[name, role] = letters[place]
            found[name, role] = _answer(browser, name, numbers[0])
            if _takes_a_number(name) and letters[place] != "n":
                expected[name, role] += "m"
                found[name, role] += _answer(browser, name, numbers[3])
    wrong = {key: f"{letters}, not {expected[key]}" for key, letters in found.items() if letters != expected[key]}
    assert not wrong, wrong


def _answer(browser: Client, name: str, numbers: dict[str, Any]) -> str:
    """What this address says, asked in the way it takes; what it did is undone."""
    (pattern,) = (one for one in urls.urlpatterns if one.name == name)
    address = reverse(f"desk:{name}", kwargs={key: numbers[key] for key in pattern.pattern.converters})
    mark = transaction.savepoint()
    answer = browser.get(address)
    if answer.status_code == 405:
        answer = browser.post(
            address,
            {**SENT, "desk": numbers["desk"], "user": numbers["user"], "other": numbers["other"], "to": "2030-01-07"},
        )
    transaction.savepoint_rollback(mark)
    return {403: "n", 404: "m"}.get(answer.status_code, "y")


def _takes_a_number(name: str) -> bool:
    (pattern,) = (one for one in urls.urlpatterns if one.name == name)
    return bool({"desk", "duty", "theme"} & set(pattern.pattern.converters))


def _things(by: Acting, desk: Desk, user: User, *, ago: int = 0) -> dict[str, Any]:
    """A question being helped, a hand-over, an appointment, hours, a time, a theme and a volunteer of a desk."""
    here = {"municipality_id": by.municipality}
    today, now = clock.today(), clock.now()
    with clock.standing_at(now - timedelta(days=ago)):
        asked, handed = make.begun(by, desk), make.hand_over(by, make.begun(by, desk))
    tomorrow = datetime.combine(today + timedelta(days=1), time(10), clock.AMSTERDAM)
    duty = Duty.objects.create(
        **here, desk=desk, user=user, on=today + timedelta(days=9 + 2 * desk.pk + ago), role=HelpRole.VOLUNTEER,
        starts=time(9), ends=time(12),
    )  # fmt: skip
    Volunteer.objects.get_or_create(**here, user=user, defaults={"since": date(2026, 1, 1)})
    return {
        "question": asked.pk,
        "hand_over": handed.pk,
        "appointment": Appointment.objects.create(**here, question=asked, at=tomorrow, made_at=now).pk,
        "desk": desk.pk,
        "duty": duty.pk,
        "slot": Slot.objects.create(
            **here, desk=desk, user=user, role="volunteer", at=tomorrow + timedelta(minutes=desk.pk + 60 * ago)
        ).pk,
        "theme": Theme.objects.create(**here, sentence=f"Brieven {uuid4()}", heard_at=now).pk,
        "user": user.pk,
        "number": 1,
        "node": "q",
        "what": "wensen",
    }
