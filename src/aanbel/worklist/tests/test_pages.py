"""The pages of the worklist, as the roles see them."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.audit.models import Event
from aanbel.intake.models import Partner
from aanbel.worklist import queries, services
from aanbel.worklist.core import scheme as rules
from aanbel.worklist.core import shipped
from aanbel.worklist.core.filters import Filters
from aanbel.worklist.models import Placing, Scheme
from aanbel.worklist.tests import factories as make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
ClientAs = Callable[..., Client]


@pytest.fixture
def today() -> Any:
    """Monday 23 November 2026."""
    with time_machine.travel(make.TODAY, tick=False):
        yield make.TODAY


@pytest.fixture
def month(by: Acting) -> list[Any]:
    """Thirty cases of different weight, ranked."""
    made = []
    for number in range(30):
        at = make.address(by, street="Molenweg" if number else "Havenkade", number=number + 1)
        case = make.case(by, at=at, crisis=number == 7, opened_on=date(2026, 11, 1 + number % 3))
        make.signal(case, kind=("huur", "water", "zorg")[number % 3], amount=5_000 * (1 + number % 10))
        made.append(case)
    services.rank_cases(by=by)
    return made


def test_the_list_says_who_first_and_why(month: list[Any], client_as: ClientAs) -> None:
    """The crisis stands first, with its reason in words and not a bare score."""
    page = client_as("worker").get(reverse("worklist:list"))
    text = page.content.decode()
    assert page.status_code == 200
    assert page.context["page"].rows[0].case_id == month[7].pk
    assert "crisis" in text and "Molenweg 8" in text


def test_pages_have_no_gaps_and_no_doubles(month: list[Any], client_as: ClientAs) -> None:
    """Walking through all pages shows every case once, in the same order as one long list."""
    client, address, seen = client_as("worker"), reverse("worklist:list"), []
    following = ""
    while True:
        page = client.get(f"{address}{following}")
        seen += [row.case_id for row in page.context["page"].rows]
        following = page.context["following"]
        if not following:
            break
    assert len(seen) == len(set(seen)) == 30
    expected = Placing.objects.order_by("-score", "opened_on", "case_id").values_list("case_id", flat=True)
    assert seen == list(expected)


@pytest.mark.parametrize("size", [1, 7])
def test_paging_survives_equal_scores(month: list[Any], by: Acting, size: int) -> None:
    """Cases with one score and one day are told apart by their number, so none is lost between two pages."""
    Placing.objects.update(score=5, opened_on=date(2026, 11, 1))
    seen, after = [], None
    while True:
        page = queries.page(by=by, filters=Filters(), after=after, size=size)
        seen += [row.case_id for row in page.rows]
        after = page.following
        if after is None:
            break
    assert seen == sorted(case.pk for case in month)


@pytest.mark.parametrize(
    ("query", "holds"),
    [
        ({"kind": "huur"}, lambda p: p.amount_huur is not None),
        ({"amount_from": "200", "amount_to": "300"}, lambda p: 20_000 <= p.amount <= 30_000),
        ({"pattern": "single"}, lambda p: not p.multiple and not p.consecutive),
        ({"pattern": "multiple"}, lambda p: p.multiple),
        ({"tray": "crisis"}, lambda p: p.tray == "crisis"),
        ({"assigned": "nobody"}, lambda p: p.assigned_to_id is None),
        ({"assigned": "me"}, lambda p: False),
        ({"assigned": "other"}, lambda p: False),
        ({"status": "open"}, lambda p: p.status == "open"),
        ({"neighbourhood": "1"}, lambda p: p.neighbourhood_id == 1),
        ({"q": "havenk 1"}, lambda p: p.door == "havenkade 1"),
        ({"q": "9901 ab 3"}, lambda p: p.door == "molenweg 3"),
        ({"q": "jansen"}, lambda p: True),
        ({"q": "nergens"}, lambda p: False),
        ({"q": "%_'\"--"}, lambda p: False),
        ({"kind": "gas", "partner": "x", "after": "y", "amount_from": "-3"}, lambda p: True),
    ],
)
def test_filters(month: list[Any], client_as: ClientAs, query: dict[str, str], holds: Any) -> None:
    """Each filter shows what fits and nothing else; nonsense in the address filters nothing."""
    page = client_as("worker").get(reverse("worklist:list"), query)
    expected = {p.case_id for p in Placing.objects.all() if holds(p)}
    shown = {row.case_id for row in page.context["page"].rows}
    assert shown == expected or (len(shown) == 25 and shown < expected)


def test_a_partner_is_found_both_ways(month: list[Any], by: Acting, monkeypatch: pytest.MonkeyPatch) -> None:
    """A partner with few signals and one with many give the same list, though they are looked up differently."""
    partner = make.partner("water").pk
    few = [row.case_id for row in queries.page(by=by, filters=Filters(partner=partner)).rows]
    monkeypatch.setattr("aanbel.worklist.queries.listing.FEW", 2)
    many = [row.case_id for row in queries.page(by=by, filters=Filters(partner=partner)).rows]
    assert few == many and len(few) == 10


def test_the_filters_stand_in_the_address(month: list[Any], client_as: ClientAs) -> None:
    """The next page and the removal of one filter keep the others."""
    page = client_as("worker").get(reverse("worklist:list"), {"status": "open", "assigned": "nobody"})
    assert "assigned=nobody&status=open&after=" in page.context["following"]
    assert [without for _word, without in page.context["active"]] == ["?status=open", "?assigned=nobody"]


def test_search_goes_straight_to_the_only_case(month: list[Any], client_as: ClientAs) -> None:
    """Half a street and a number with one answer opens that case."""
    client = client_as("worker")
    only = client.get(reverse("worklist:search"), {"q": "havenk 1"})
    assert only.url == reverse("cases:case", args=[month[0].pk])
    assert "q=molen" in client.get(reverse("worklist:search"), {"q": "molen"}).url


@pytest.mark.parametrize("typed", ["havenkaade 1", "Hvenkade 1", "haven kade 1"])
def test_a_slip_of_the_pen_finds_the_street_and_says_so(month: list[Any], client_as: ClientAs, typed: str) -> None:
    """One is told which street was taken, and chooses; a word that looks like nothing here finds nothing."""
    client = client_as("worker")
    answer = client.get(reverse("worklist:search"), {"q": typed}, follow=True)
    assert [row.case_id for row in answer.context["page"].rows] == [month[0].pk]
    assert "Dit lijkt er het meest op: havenkade" in answer.content.decode()
    assert client.get(reverse("worklist:list"), {"q": "zonnebloem 1"}).context["page"].rows == []


def test_a_reference_finds_its_case(month: list[Any], by: Acting) -> None:
    """The creditor's own number, pasted whole, finds the case."""
    make.signal(month[4], kind="energie", reference="EN/2026-77")
    found = queries.page(by=by, filters=Filters(q="EN/2026-77")).rows
    assert [row.case_id for row in found] == [month[4].pk]


def test_assigning_to_me(month: list[Any], client_as: ClientAs) -> None:
    """One click takes a case; the list comes back where it was, and the case is in Today."""
    client = client_as("worker")
    answer = client.post(reverse("worklist:assign"), {"case": month[0].pk, "next": "/werklijst/?kind=huur"})
    assert answer.url == "/werklijst/?kind=huur"
    assert Placing.objects.get(case=month[0]).assigned_to_id is not None
    assert month[0].pk in [row.case_id for row in client.get(reverse("worklist:today")).context["today"].new]
    row = client.post(reverse("worklist:assign"), {"case": month[1].pk, "rank": 9}, headers={"HX-Request": "true"})
    assert "<tr data-row>" in row.content.decode() and "<html" not in row.content.decode()
    away = client.post(reverse("worklist:assign"), {"case": month[2].pk, "next": "https://evil.example/"})
    assert away.url == reverse("worklist:list")


def test_taking_is_undone_and_never_takes_from_a_colleague(month: list[Any], client_as: ClientAs) -> None:
    """The row that was taken can be laid back at once; whoever comes later reads who has the case."""
    anna, sam, address = client_as("worker"), client_as("visitor"), reverse("worklist:assign")
    taken = anna.post(address, {"case": month[1].pk, "rank": 9}, headers={"HX-Request": "true"}).content.decode()
    assert 'name="back"' in taken
    for given in ({"case": month[1].pk}, {"back": month[1].pk}):
        assert sam.post(address, given).status_code == 409
    assert "Worker heeft deze zaak al" in sam.post(address, {"case": month[1].pk}).content.decode()
    assert 'name="back"' in anna.get(reverse("worklist:list"), {"assigned": "me"}).content.decode()
    assert 'name="back"' not in anna.get(reverse("worklist:list")).content.decode()
    row = anna.post(address, {"back": month[1].pk, "rank": 9}, headers={"HX-Request": "true"}).content.decode()
    assert 'name="case"' in row and Placing.objects.get(case=month[1]).assigned_to_id is None


def test_today_has_groups(month: list[Any], by: Acting, client_as: ClientAs) -> None:
    """A crisis of nobody's is first for everyone; who has nothing of their own sees the top of the list."""
    context = client_as("worker").get(reverse("worklist:today")).context["today"]
    assert [row.case_id for row in context.first] == [month[7].pk]
    page = client_as("worker", email="w@klokkendam.example").get(reverse("worklist:today")).content.decode()
    assert page.index("Molenweg 8") < page.index("Antwoorden van inwoners") < page.index("Bovenaan de werklijst")
    assert len(context.top) == 8 and month[7].pk not in [row.case_id for row in context.top]


def test_an_export_that_is_cut_says_so(month: list[Any], client_as: ClientAs, monkeypatch: pytest.MonkeyPatch) -> None:
    """A spreadsheet holds no more than so many rows; the page says it beforehand, the file at its end."""
    client = client_as("worker")
    whole = load_workbook(BytesIO(client.get(reverse("worklist:export")).content)).active
    assert "gaat verder" not in str(whole.cell(whole.max_row, 1).value)
    monkeypatch.setattr("aanbel.worklist.views.LONGEST_EXPORT", 20)
    monkeypatch.setattr("aanbel.worklist.views.COUNTED", 20)
    cut = load_workbook(BytesIO(client.get(reverse("worklist:export")).content)).active
    assert cut.max_row == 22
    assert cut.cell(22, 1).value.startswith("De lijst gaat verder. Dit zijn de eerste 20 zaken")
    assert "Een export bevat de eerste 20." in client.get(reverse("worklist:list")).content.decode()


def test_nothing_waits(by: Acting, client_as: ClientAs) -> None:
    """Without cases the page says so, with a way on."""
    page = client_as("worker").get(reverse("worklist:today"))
    assert page.status_code == 200 and page.context["groups"] == []


def test_the_spreadsheet_holds_no_formula(by: Acting, client_as: ClientAs) -> None:
    """A street that starts like a formula is text in the spreadsheet, and the export is written down."""
    case = make.case(by, at=make.address(by, street="=HYPERLINK(A1)"))
    make.signal(case)
    Partner.objects.update(name="@SUM(A1)")
    services.rank_cases(by=by)
    answer = client_as("coordinator").get(reverse("worklist:export"))
    sheet = load_workbook(BytesIO(answer.content)).active
    address = sheet["C2"]
    assert address.value.startswith("'=HYPERLINK") and address.data_type == "s"
    assert sheet["H2"].value == "'@SUM(A1)"
    assert Event.objects.filter(verb="list_exported").exists()


def test_why_a_case_is_where_it_is(month: list[Any], client_as: ClientAs) -> None:
    """The fragment tells reasons with points, the place, and what would change it."""
    page = client_as("worker").get(reverse("worklist:reasons", args=[month[7].pk]))
    text, why = page.content.decode(), page.context["why"]
    assert "<html" not in text and why.place == "1"
    assert sum(line.points for line in why.reasons) == why.placing.score
    assert why.changes and why.changes[0].points == -60


def test_equal_cases_have_each_their_own_place(month: list[Any], client_as: ClientAs) -> None:
    """The place that is told is the place in the list, also where only the number of the case decides."""
    Placing.objects.update(score=5, opened_on=date(2026, 11, 1))
    client = client_as("worker")
    told = [client.get(reverse("worklist:reasons", args=[month[n].pk])).context["why"].place for n in (0, 1, 29)]
    assert told == ["1", "2", "30"]


def test_cases_of_colleagues_are_not_mine(month: list[Any], client_as: ClientAs) -> None:
    """Me, nobody and a colleague share the list between them."""
    anna, sam = client_as("worker"), client_as("visitor")
    for client, case in ((anna, month[1]), (sam, month[2])):
        client.post(reverse("worklist:assign"), {"case": case.pk})
    shown = {
        whose: {row.case_id for row in anna.get(reverse("worklist:list"), {"assigned": whose}).context["page"].rows}
        for whose in ("me", "other")
    }
    assert shown == {"me": {month[1].pk}, "other": {month[2].pk}}


def test_why_of_a_case_that_is_not_in_the_list(by: Acting, client_as: ClientAs) -> None:
    """A closed or unknown case gives a sentence, not an error."""
    assert client_as("worker").get(reverse("worklist:reasons", args=[999_999])).status_code == 200


def test_the_preview_is_what_activation_does(month: list[Any], by: Acting) -> None:
    """What the what-if page promises is exactly what happens, for scores, places and trays."""
    other = rules.Scheme(
        tuple(
            rules.with_points(rule, tuple(-points for points in rules.points_of(rule))) if rule.id == "kind" else rule
            for rule in shipped.SCHEME.rules
        )
    )
    promised = queries.preview(by=by, scheme=other, piles=shipped.TRAYS, top=10)
    before = list(Placing.objects.order_by("-score", "opened_on", "case_id").values_list("case_id", flat=True))
    draft = services.propose_scheme(
        by=by, name="", stored_rules=rules.to_json(other), stored_trays=Scheme.objects.get().trays
    )
    services.activate_scheme(by=by, scheme=draft)
    after = list(Placing.objects.order_by("-score", "opened_on", "case_id").values_list("case_id", flat=True))
    for move in promised.moves:
        id_ = move.row.case_id
        assert (before.index(id_) + 1, after.index(id_) + 1) == (move.before, move.after)
        assert Placing.objects.get(case=id_).score == move.score_after
    assert {move.row.case_id for move in promised.moves} == {*before[:10], *after[:10]}
    assert promised.cases == 30
    assert promised.up == sum(after.index(one) < before.index(one) for one in before)
    assert sum(tray.after for tray in promised.trays) == 30
    assert [m.row.case_id for m in promised.enters] == [one for one in after[:10] if one not in before[:10]]


def test_what_if_keep_and_activate(month: list[Any], client_as: ClientAs) -> None:
    """A coordinator changes points, sees what moves, keeps a draft, activates it."""
    client = client_as("coordinator")
    address = reverse("worklist:what_if", args=[1])
    page = client.get(address)
    values = {name: field.initial for name, field in page.context["form"].fields.items() if field.initial is not None}
    values["points-crisis-0"] = -50
    part = client.post(address, values, headers={"HX-Request": "true"})
    score = Placing.objects.get(case=month[7]).score
    text = part.content.decode()
    assert f"{score} → {score - 110}" in text and "<html" not in text
    kept = client.post(
        address, {**values, "keep": "1", "name": "Crisis last", "sentence-partners": "{number} schuldeisers"}
    )
    assert kept.url == reverse("worklist:version", args=[2])
    assert "Crisis last" in client.get(kept.url).content.decode()
    assert "{number} schuldeisers" in client.get(kept.url).content.decode()
    client.post(reverse("worklist:activate", args=[2]))
    assert queries.page(by=Acting.system(9901), filters=Filters()).rows[0].case_id != month[7].pk
    assert client.post(reverse("worklist:activate", args=[1])).status_code == 409
    values["points-crisis-0"] = "veel"
    assert client.post(address, {**values, "keep": "1"}).status_code == 422
    assert client.get(reverse("worklist:version", args=[77])).status_code == 404


@pytest.mark.parametrize(
    ("role", "sees", "sets"),
    [
        ("worker", 200, 403),
        ("coordinator", 200, 200),
        ("team_lead", 200, 200),
        ("volunteer", 403, 403),
        ("administrator", 403, 403),
    ],
)
def test_who_may_see_and_set(month: list[Any], client_as: ClientAs, role: str, sees: int, sets: int) -> None:
    """Staff see the list and its rules; the coordinator and the team lead may change them."""
    client = client_as(role)
    for name in ("list", "today", "trays", "scheme"):
        assert client.get(reverse(f"worklist:{name}")).status_code == sees
    assert client.get(reverse("worklist:what_if", args=[1])).status_code == sets


def test_another_municipality_stays_out_of_sight(month: list[Any], zilverdijk: Any, client_as: ClientAs) -> None:
    """A worker of Zilverdijk finds nothing of Klokkendam: not in the list, by search, by case or by version."""
    client = client_as("worker", email="z@z.example", municipality=9902)
    with on_behalf_of(Acting.system(9902)):
        pass
    assert client.get(reverse("worklist:list")).context["page"].rows == []
    assert client.get(reverse("worklist:list"), {"q": "molenweg"}).context["page"].rows == []
    assert client.get(reverse("worklist:reasons", args=[month[7].pk])).context["why"] is None
    assert client.post(reverse("worklist:assign"), {"case": month[7].pk}).status_code == 404


def test_the_number_of_queries_does_not_grow(
    month: list[Any], client_as: ClientAs, django_assert_max_num_queries: Any
) -> None:
    """A page of the list costs the same number of questions to the database, however many rows it shows."""
    client = client_as("worker")
    client.get(reverse("worklist:list"))
    with django_assert_max_num_queries(18):
        client.get(reverse("worklist:list"))
    with django_assert_max_num_queries(26):
        client.get(reverse("worklist:today"))
