"""The screens of people, as a signed-in person gets them."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.audit.models import Reading
from aanbel.people import services
from aanbel.people.models import Question, Resident
from aanbel.people.tests.factories import signal

Clients = Callable[..., Client]


@pytest.fixture
def question(klokkendam: Any) -> Question:
    """One doubtful match: the second signal gives no initials and no birth date."""
    with on_behalf_of(Acting.system(9901)) as by:
        signal(by, bsn="999990408")
        services.link_signals(by=by)
        signal(by, initials="", birth_date=None, sex="")
        services.link_signals(by=by)
        return Question.objects.get()


def stored(question: Question) -> str:
    with on_behalf_of(Acting.system(9901)):
        return Question.objects.values_list("answer", flat=True).get(pk=question.pk)


def test_a_question_shows_both_records_and_the_reasons(question: Question, client_as: Clients) -> None:
    """What both say, what that means in words, the weights, and a masked BSN."""
    page = client_as("worker").get(reverse("people:questions")).content.decode()
    assert "Vries" in page and "Molenweg 12" in page
    assert "999990408" not in page and "••••••408" in page
    assert f'action="{reverse("people:answer", args=[question.pk])}"' in page
    assert page.count("<rect") == 2  # surname and address; the rest cannot be compared


def test_an_answer_counts_without_javascript(question: Question, client_as: Clients) -> None:
    """The button is a form; the answered question moves to the other view."""
    client = client_as("worker")
    answer = client.post(reverse("people:answer", args=[question.pk]), {"answer": "same"})
    assert answer.status_code == 302
    assert stored(question) == "same"
    page = client.get(reverse("people:questions"), {"view": "answered"}).content.decode()
    assert f'id="question-{question.pk}"' in page


def test_an_answer_swaps_only_the_question(question: Question, client_as: Clients) -> None:
    """With HTMX only the one question comes back, with who answered it and the way to undo it."""
    answer = client_as("coordinator").post(
        reverse("people:answer", args=[question.pk]), {"answer": "different"}, headers={"HX-Request": "true"}
    )
    part = answer.content.decode()
    assert part.lstrip().startswith("<div data-row")
    assert 'value="same"' in part and 'value="different"' not in part
    assert stored(question) == "different"


def test_a_strange_answer_is_refused_with_a_sentence(question: Question, client_as: Clients) -> None:
    """Nothing is stored."""
    answer = client_as("worker").post(reverse("people:answer", args=[question.pk]), {"answer": "perhaps"})
    assert answer.status_code in (400, 409)
    assert stored(question) == "open"


@pytest.mark.parametrize(("role", "sees", "answers"), [("visitor", 200, 403), ("volunteer", 403, 403)])
def test_who_may_see_and_answer(question: Question, client_as: Clients, role: str, sees: int, answers: int) -> None:
    """A visitor reads along; a volunteer does not see arrears at all."""
    client = client_as(role)
    assert client.get(reverse("people:questions")).status_code == sees
    url = reverse("people:answer", args=[question.pk])
    assert client.post(url, {"answer": "same"}).status_code == answers
    assert stored(question) == "open"


def test_another_municipality_has_no_such_question(question: Question, zilverdijk: Any, client_as: Clients) -> None:
    """Not even its number tells that it exists."""
    client = client_as("coordinator", email="co@zilverdijk.example", municipality=9902)
    assert f"question-{question.pk}" not in client.get(reverse("people:questions")).content.decode()
    assert client.post(reverse("people:answer", args=[question.pk]), {"answer": "same"}).status_code == 404


@pytest.mark.parametrize("view", ["open", "answered"])
def test_an_empty_list_says_what_to_do(klokkendam: Any, client_as: Clients, view: str) -> None:
    """An empty page has a next step."""
    page = client_as("worker").get(reverse("people:questions"), {"view": view})
    assert page.status_code == 200
    assert "<table" not in page.content.decode()


@pytest.mark.parametrize("after", ["", "x", "1.5_x", "nan_3", "99.0_1"])
def test_a_damaged_page_link_is_no_error(question: Question, client_as: Clients, after: str) -> None:
    """Links get cut off in e-mails."""
    assert client_as("worker").get(reverse("people:questions"), {"after": after}).status_code == 200


def test_the_next_page_goes_on_where_this_one_stops(klokkendam: Any, client_as: Clients) -> None:
    """Eleven questions: ten and one, each once."""
    with on_behalf_of(Acting.system(9901)) as by:
        for number in range(11):
            signal(by, house_number=number + 1)
            signal(by, house_number=number + 1, initials="", birth_date=None, sex="")
        # Eleven households of one name and birth date would be one person; they are eleven.
        for number, row in enumerate(list(_signals())):
            assert row.house_number == number // 2 + 1
        services.link_signals(by=by)
        asked = set(Question.objects.filter(answer="open").values_list("pk", flat=True))
    client = client_as("worker")
    first = client.get(reverse("people:questions"))
    later = first.context["later"]
    second = client.get(reverse("people:questions") + later)
    shown = [c.doubt.question.pk for c, _next in (*first.context["comparisons"], *second.context["comparisons"])]
    assert len(first.context["comparisons"]) == 10
    assert sorted(shown) == sorted(asked)


def _signals() -> Any:
    from aanbel.intake.models import Signal

    return Signal.objects.order_by("pk")


def test_the_register_is_noted_on_a_page(question: Question, client_as: Clients) -> None:
    """Half of the municipalities have no link with the BRP: by hand it is one form."""
    with on_behalf_of(Acting.system(9901)):
        person = Resident.objects.order_by("pk")[0]
    client = client_as("worker")
    url = reverse("people:resident", args=[person.pk])
    assert client.get(url).status_code == 200
    assert client.post(url, {"registration": "nonsense"}).status_code == 422
    answer = client.post(
        f"{url}?next=/maand", {"registration": "moved_out", "minor_children": "no", "known_to_debt_help": "on"}
    )
    assert answer.headers["Location"] == "/maand"
    with on_behalf_of(Acting.system(9901)):
        person.refresh_from_db()
    assert (person.registration, person.minor_children, person.known_to_debt_help) == ("moved_out", False, True)


def test_no_way_out_of_the_house(question: Question, client_as: Clients) -> None:
    """`next` only leads to our own pages."""
    with on_behalf_of(Acting.system(9901)):
        person = Resident.objects.order_by("pk")[0]
    url = reverse("people:resident", args=[person.pk])
    answer = client_as("worker").post(f"{url}?next=https://evil.example/", {"registration": "resident"})
    assert answer.headers["Location"] == url


def test_looking_at_doubts_and_at_a_resident_is_written_down(question: Question, client_as: Clients) -> None:
    """Who looked, and at what, also where no case is concerned (BIO2 8.15)."""
    client = client_as("worker")
    client.get(reverse("people:questions"))
    with on_behalf_of(Acting.system(9901)):
        resident = Resident.objects.order_by("pk").first()
        assert resident is not None
    client.get(reverse("people:resident", args=[resident.pk]))
    with on_behalf_of(Acting.system(9901)):
        seen = list(Reading.objects.order_by("pk").values_list("subject", flat=True))
    assert seen == [f"question:{question.pk}–{question.pk}", f"resident:{resident.pk}"]
