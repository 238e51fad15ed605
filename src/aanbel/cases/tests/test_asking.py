"""A resident who comes forward without a signal: which clocks that starts, and that they are asked once."""

from datetime import date
from typing import Any

import pytest

from aanbel.audit.acting import Acting
from aanbel.cases import services
from aanbel.cases.core.asking import Channel, after_request
from aanbel.cases.core.clocks import Moments
from aanbel.cases.core.refusals import RefusalKind, RefusalSource
from aanbel.cases.models import Case, Refusal, SelfReport
from aanbel.cases.permissions import can_open_by_request
from aanbel.cases.queries import permit
from aanbel.cases.tests import factories as make
from aanbel.kernel import clock
from aanbel.kernel.errors import NotAllowed, Refused
from aanbel.kernel.identity import PostalAddress

TODAY, EARLIER = date(2026, 11, 23), date(2026, 11, 2)
DOOR = PostalAddress("9901AB", 12, street="Molenweg", place="Klokkendam")


@pytest.mark.parametrize(
    ("known", "threatened", "asked_on", "threatened_on"),
    [
        (Moments(), False, TODAY, None),
        (Moments(), True, TODAY, TODAY),
        # asking again puts no clock off
        (Moments(help_asked_on=EARLIER), False, EARLIER, None),
        (Moments(help_asked_on=EARLIER, threatened_on=EARLIER), True, EARLIER, EARLIER),
        # a threat that is told later starts its three days then
        (Moments(help_asked_on=EARLIER), True, EARLIER, TODAY),
        # a threat that was told before stays one
        (Moments(threatened_on=EARLIER), False, TODAY, EARLIER),
    ],
)
def test_asking_starts_the_clocks_of_the_law_once(
    known: Moments, threatened: bool, asked_on: date, threatened_on: date | None
) -> None:
    """Four weeks from the first time somebody asked; three working days from the day of a threat (Wgs art. 4)."""
    found = after_request(known, today=TODAY, threatened=threatened)
    assert (found.help_asked_on, found.threatened_on) == (asked_on, threatened_on)


@pytest.mark.parametrize(
    ("role", "may"),
    [
        ("coordinator", True), ("worker", True), ("visitor", True), ("professional", True), ("volunteer", False),
        ("team_lead", False), ("privacy_officer", False), ("administrator", False),
    ],
)  # fmt: skip
def test_who_may_ask_for_a_case(role: str, may: bool) -> None:
    """Who speaks with the resident about money; a volunteer hands over first."""
    assert can_open_by_request(Acting((9901,), roles=frozenset({role}))) is may


@pytest.mark.django_db
def test_a_request_joins_the_open_case_at_that_door(by: Acting) -> None:
    """One open case per address: signals and the resident's own story come together, and are told apart."""
    given: dict[str, Any] = {"name": "Fatma Yilmaz", "words": "Kan niet betalen", "channel": Channel.COMMUNITY}
    make.signal(by, at=make.address(by, number=12))
    services.decide_signals(by=by)
    opened = services.open_by_request(by=by, at=DOOR, origin="test:1", **given)
    again = services.open_by_request(by=by, at=DOOR, origin="test:1", **given)
    assert opened.pk == again.pk == Case.objects.get().pk
    assert opened.status == "in_contact"  # they came to us
    assert opened.decisions.count() == 1 and SelfReport.objects.get().came_by is Channel.COMMUNITY


@pytest.mark.django_db
def test_without_a_name_or_a_question_there_is_no_case(by: Acting) -> None:
    """And not for a volunteer, whatever the resident gave."""
    given: dict[str, Any] = {"at": DOOR, "channel": Channel.WALK_IN, "origin": "test:1"}
    with pytest.raises(Refused):
        services.open_by_request(by=by, name=" ", words="x", **given)
    with pytest.raises(NotAllowed):
        services.open_by_request(by=Acting((9901,), roles=frozenset({"volunteer"})), name="F", words="x", **given)
    assert not Case.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("named", "kind", "stands"),
    [
        ("Fatma Kaya", RefusalKind.NO_CONTACT, False),  # who said no comes back on it
        ("Ali Kaya", RefusalKind.NO_CONTACT, True),  # another one of the household does not, for them
        ("Fatma Kaya", RefusalKind.OBJECTION, True),  # an objection is taken back in so many words
    ],
)
def test_a_no_is_taken_back_by_who_said_it(by: Acting, named: str, kind: RefusalKind, stands: bool) -> None:
    """The case is opened either way, and whoever works on it reads the no that stands before anybody is approached."""
    door = make.address(by, number=12)
    fatma = make.resident(by, door, initials="F.", surname="Kaya")
    make.signal(by, at=door, of=fatma)
    services.decide_signals(by=by)
    services.refuse(by=by, case=Case.objects.get().pk, kind=kind, source=RefusalSource.PHONE, resident=fatma.pk)
    case = services.open_by_request(
        by=by, name=named, at=DOOR, words="Kan niet betalen", channel=Channel.WALK_IN, origin="test:1"
    )
    assert Refusal.objects.standing(clock.today()).exists() is stands
    assert permit(case=case).free is not stands
