"""The resident's page as a stranger meets it: kind, the same for everybody, and silent about who and why."""

import re
from collections.abc import Callable
from datetime import date, time
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from aanbel.accounts.models import Guess
from aanbel.accounts.services import PER_ADDRESS
from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.cases.models import Case
from aanbel.cases.tests import factories as make
from aanbel.directory.models import ServiceKind
from aanbel.directory.services import Entry, NewPlace, keep_entry
from aanbel.kernel import clock
from aanbel.outreach.models import Answer
from aanbel.outreach.services import give_answer, issue_code, offer_slots, revoke_codes
from aanbel.outreach.wording.resident import CHOICES
from aanbel.ui.residents import LANGUAGES

SYSTEM = Acting.system(9901)
WALK_IN = Entry(
    name="Spreekuur geld",
    kind=ServiceKind.WORKPLACE,
    organization="Stichting Naast de Deur",
    place=NewPlace(name="Huis van de Wijk", street="Kerkplein 2", walk_in=True),
    week={0: [(time(9), time(12))], 3: [(time(9), time(12))]},
)
DEBT = re.compile(
    r"schuld|achterstand|betaal|debt|arrear|borç|dług|zadłuż|борг|deuda|dette|impay|ديون|€|euro|incasso", re.I
)
"""What a page never says, in any of its languages."""


@pytest.fixture
def case(klokkendam: Any) -> Case:
    """M. de Boer at Molenweg 12, € 640 behind at Klokwonen, and a walk-in desk nearby."""
    type(klokkendam).objects.filter(pk=9901).update(phone="0800 0000 901")
    with on_behalf_of(SYSTEM) as by:
        keep_entry(by=by, service=None, entry=WALK_IN)
        offer_slots(
            by=by, kind="library", place="Bibliotheek, Kerkplein 2", on=clock.today().replace(year=2099),
            begins=time(10), ends=time(11), minutes=30,
        )  # fmt: skip
        return make.case(by, at=make.address(by, number=12), amount=64_000, phone="+31612345678")


@pytest.fixture
def code(case: Case) -> str:
    """The code on the card at that door."""
    with on_behalf_of(SYSTEM) as by:
        return issue_code(by=by, case=case.pk, purpose="card")


def opened(code: str, language: str = "nl", **headers: str) -> Any:
    """The page of a code, for somebody without any cookie."""
    return Client().get(reverse("outreach:resident", args=[code]), {"taal": language}, headers=headers)


def send(code: str, slug: str, **fields: Any) -> Any:
    """One tap on a button of a choice."""
    return Client(enforce_csrf_checks=True).post(reverse("outreach:choice", args=[code, slug]), fields)


def answered(case: Case) -> list[str]:
    """What stands."""
    with on_behalf_of(SYSTEM):
        return sorted(Answer.objects.standing().filter(case=case).values_list("kind", flat=True))


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_the_page_speaks_the_language_that_was_chosen(code: str, language: Any) -> None:
    """With its direction for screen reader and browser; all languages stay one tap away."""
    text = opened(code, language.code).content.decode()
    assert f'<html lang="{language.code}" dir="{language.direction}"' in text
    assert all(f'href="?taal={other.code}" lang="{other.code}"' in text for other in LANGUAGES)
    if language.code not in ("nl", "en"):
        assert "Bel mij" not in text and "Call me" not in text


@pytest.mark.parametrize(
    ("phone_prefers", "language"),
    [("", "nl"), ("nl-NL,en;q=0.8", "nl"), ("ar-SY,en", "ar"), ("ti-ER", "nl"), ("uk", "uk"), ("*", "nl")],
)
def test_without_a_choice_the_page_follows_the_phone(code: str, phone_prefers: str, language: str) -> None:
    """A phone that is set to Arabic is read by somebody who reads Arabic; else Dutch."""
    response = Client().get(reverse("outreach:resident", args=[code]), headers={"Accept-Language": phone_prefers})
    assert f'<html lang="{language}"' in response.content.decode()


@pytest.mark.parametrize("language", [one.code for one in LANGUAGES])
def test_no_page_tells_who_or_why(case: Case, code: str, language: str) -> None:
    """In every language and state: no name, street, creditor, amount, telephone number, or word for debt."""
    pages = [opened(code, language), opened("000-000-000", language), Client().get("/r/", {"taal": language})]
    with on_behalf_of(SYSTEM) as by:
        plan = issue_code(by=by, case=case.pk, purpose="plan")
    pages.append(opened(plan, language))
    for slug in CHOICES:
        pages.append(Client().get(reverse("outreach:choice", args=[code, slug]), {"taal": language}))
    for slug, fields in (
        ("bel", {"part_of_day": "morning", "phone": "06 8765 4321"}),
        ("bezoek", {"part_of_day": "any"}),
        ("geregeld", {}),
        ("elders", {}),
        ("vraag", {"words": "Waarom schrijft u mij, M. de Boer?"}),
        ("nee", {}),
        ("bezwaar", {}),
    ):
        assert send(code, slug, taal=language, **fields).status_code == 302
        pages.append(opened(code, language))
    for page in pages:
        text = page.content.decode()
        assert not DEBT.findall(text)
        for secret in ("Boer", "Molenweg", "klokwonen", "Klokwonen", "640", "6 1234", "8765", "Waarom schrijft"):
            assert secret not in text


def test_nothing_of_the_page_is_kept_indexed_or_passed_on(code: str) -> None:
    """Not by the browser, not by a search engine, not by another site; and it sets no cookie."""
    for response in (opened(code), opened("000-000-000"), Client().get("/r/"), send(code, "nee")):
        assert response["Cache-Control"] == "no-store"
        assert response["Referrer-Policy"] == "no-referrer"
        assert "noindex" in response["X-Robots-Tag"]
        assert "default-src 'self'" in response["Content-Security-Policy"]
        assert not response.cookies
        assert "://" not in response.content.decode().replace("http://www.w3.org/2000/svg", "")


def test_no_code_lands_in_the_servers_log(code: str, caplog: pytest.LogCaptureFixture) -> None:
    """Neither one that opens a page nor one that nearly does."""
    opened(f"{code[:-1]}0"), send(code, "bel"), Client().get(reverse("outreach:choice", args=[code, "weg"]))
    assert code[:-1] not in caplog.text


def test_a_code_that_fails_always_gets_the_same_page(case: Case, code: str, zilverdijk: Any) -> None:
    """Wrong, never existed, void, or not even a code: one text, with everybody who can be called."""
    with on_behalf_of(SYSTEM) as by:
        void = issue_code(by=by, case=case.pk, purpose="card")
        revoke_codes(by=by, case=case.pk)
    pages = [opened(wrong) for wrong in (void, code, "000-000-000", "hallo", "' or 1=1 --", "<b>x<b>")]
    assert {page.status_code for page in pages} == {404}
    assert len({page.content for page in pages}) == 1
    text = pages[0].content.decode()
    assert "0800 0000 901" in text and "Huis van de Wijk" in text and "maandag en donderdag 9.00–12.00" in text


def test_after_many_wrong_codes_the_page_asks_for_patience(case: Case, code: str) -> None:
    """Also for a right code from that address; the sentence is kind and says that calling always works."""
    for _time in range(PER_ADDRESS):
        assert opened("000-000-000").status_code == 404
    response = opened(code)
    assert response.status_code == 429
    assert response["Retry-After"] == "3600"
    assert "Bellen kan altijd" in response.content.decode()
    Guess.objects.all().delete()
    assert opened(code).status_code == 200


def test_right_codes_cost_no_patience(code: str) -> None:
    """A family that looks at its page all day is not a burglar."""
    for _time in range(PER_ADDRESS + 1):
        opened(code)
    assert not Guess.objects.exists()


def test_a_typed_code_leads_to_its_page(code: str) -> None:
    """In small letters, without dashes; the code itself never stands in a query."""
    client = Client(enforce_csrf_checks=True)
    response = client.post("/r/", {"code": code.replace("-", " ").lower(), "taal": "tr"})
    assert response["Location"] == f"/r/{code}?taal=tr"
    assert client.post("/r/", {"code": "abc"}).status_code == 404


@pytest.mark.parametrize(
    ("slug", "fields", "kind"),
    [
        ("bel", {"part_of_day": "evening", "phone": ""}, "call"),
        ("bel", {"part_of_day": "any", "phone": "+31 6 87 65 43 21"}, "call"),
        ("bezoek", {"part_of_day": "morning"}, "visit"),
        ("geregeld", {}, "settled"),
        ("elders", {}, "elsewhere"),
        ("nee", {}, "no"),
        ("bezwaar", {}, "objection"),
        ("vraag", {"words": "Mag mijn zus erbij zijn?"}, "question"),
    ],
)
def test_two_taps_and_it_is_said(case: Case, code: str, slug: str, fields: dict[str, str], kind: str) -> None:
    """The answer stands, the page thanks and says what happens next, without any cookie."""
    response = send(code, slug, **fields)
    assert response.status_code == 302
    assert answered(case) == [kind]
    assert "Dank u wel" in Client().get(response["Location"]).content.decode()


def test_a_time_is_chosen_with_one_button(case: Case, code: str) -> None:
    """The second tap is the time itself."""
    page = Client().get(reverse("outreach:choice", args=[code, "afspraak"])).content.decode()
    assert "Bibliotheek, Kerkplein 2" in page
    slot = re.search(r'name="slot" value="(\d+)"', page)
    assert slot is not None
    assert send(code, "afspraak", slot=slot[1]).status_code == 302
    assert answered(case) == ["meet"]
    assert "Bibliotheek, Kerkplein 2" in opened(code).content.decode()


@pytest.mark.parametrize(
    ("slug", "fields", "said"),
    [
        ("bel", {}, "Kies een van de tijden"),
        ("bel", {"part_of_day": "midnight"}, "Kies een van de tijden"),
        ("bel", {"part_of_day": "any", "phone": "12"}, "niet compleet"),
        ("bel", {"part_of_day": "any", "phone": "06<script>12345678"}, "niet compleet"),
        ("afspraak", {"slot": "1; drop table"}, "Kies een van de tijden"),
        ("vraag", {"words": "   "}, "Schrijf eerst uw vraag op"),
        ("vraag", {"words": "a" * 501}, "iets te lang"),
        ("vraag", {"words": "hoi\x00"}, "Schrijf eerst uw vraag op"),
    ],
)
def test_what_cannot_be_read_is_asked_again(
    case: Case, code: str, slug: str, fields: dict[str, str], said: str
) -> None:
    """A sentence, what was typed is kept, and nothing is written down."""
    response = send(code, slug, **fields)
    assert response.status_code == 422
    text = response.content.decode()
    assert said in text
    assert "<script>" not in text
    assert answered(case) == []


@pytest.mark.parametrize("slug", ["bel", "vraag"])
def test_a_number_is_asked_for_when_we_know_none(klokkendam: Any, slug: str) -> None:
    """Nobody is promised a call that cannot be made; what was given before is known from then on."""
    with on_behalf_of(SYSTEM) as by:
        case = make.case(by, phone="")
        code = issue_code(by=by, case=case.pk, purpose="card")
    fields = {"part_of_day": "any", "words": "Mag mijn zus erbij zijn?"}
    asked = send(code, slug, **fields)
    assert asked.status_code == 422
    assert "Vul het nummer in dat wij mogen bellen" in asked.content.decode()
    assert send(code, slug, phone="0687654321", **fields).status_code == 302
    assert send(code, "bel", part_of_day="morning").status_code == 302
    with on_behalf_of(SYSTEM):
        assert {one.phone for one in Answer.objects.standing()} <= {"0687654321", ""}
        assert any(one.phone for one in Answer.objects.standing())


def test_a_question_is_text_and_nothing_else(case: Case, code: str, client_as: Callable[..., Client]) -> None:
    """HTML, SQL and formulas arrive at the worker as the signs that were typed."""
    words = "<img src=x onerror=alert(1)>'; drop table cases_case; -- =HYPERLINK(1)"
    assert send(code, "vraag", words=words).status_code == 302
    page = client_as("worker").get(reverse("outreach:answers")).content.decode()
    assert "&lt;img src=x onerror=alert(1)&gt;" in page
    assert "<img src=x" not in page


def test_a_household_answers_for_itself_only(case: Case, code: str, zilverdijk: Any) -> None:
    """A code of another municipality never touches this one, and the other way round."""
    with on_behalf_of(Acting.system(9902)) as by:
        there = make.case(by)
        other = issue_code(by=by, case=there.pk, purpose="card")
    assert "Gemeente Zilverdijk" in opened(other).content.decode()
    assert send(other, "nee").status_code == 302
    assert answered(case) == []
    with on_behalf_of(Acting.system(9902)):
        assert Answer.objects.get().case_id == there.pk


def test_the_plan_is_shown_with_its_own_code_only(case: Case, code: str) -> None:
    """A card that somebody finds never opens it, and its own code answers nothing else."""
    with on_behalf_of(SYSTEM) as by:
        plan = issue_code(by=by, case=case.pk, purpose="plan")
    assert "Ons plan" in opened(plan).content.decode()
    assert "Ons plan" not in opened(code).content.decode()
    assert Client().post(reverse("outreach:tick", args=[code, 1])).status_code == 302
    assert send(plan, "nee").status_code == 302
    assert answered(case) == []


def test_an_answer_that_stands_is_not_repeated_once_handled(case: Case, code: str) -> None:
    """After the call, the page is as new."""
    with on_behalf_of(SYSTEM) as by:
        row = case.reply_codes.get()
        given = give_answer(by=by, code=row.pk, kind=CHOICES["geregeld"].kind, language="nl")
        Answer.objects.filter(pk=given.pk).update(handled_at=clock.now())
    assert "Dank u wel" not in opened(code).content.decode()


def test_the_day_of_a_time_is_told_in_the_readers_language(case: Case, code: str) -> None:
    """Days and months too."""
    day = clock.today().replace(year=2099)
    page = Client().get(reverse("outreach:choice", args=[code, "afspraak"]), {"taal": "de"}).content.decode()
    french = Client().get(reverse("outreach:choice", args=[code, "afspraak"]), {"taal": "fr"}).content.decode()
    assert re.search(r"[a-z]+ \d+ [a-zéû]+, 10:00", french)
    german = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
    assert german[date.weekday(day)] in page
