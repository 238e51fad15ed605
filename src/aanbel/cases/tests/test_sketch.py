"""The budget sketch: sums that anyone can check, nothing kept without a wish, nothing computed but a balance."""

import contextlib
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.audit.models import Event
from aanbel.cases import services
from aanbel.cases.core.consent import How, Purpose
from aanbel.cases.core.sketch import (
    GROUP_OF,
    LINES,
    MOST,
    NET_OF,
    Amount,
    Group,
    Per,
    Sketch,
    bars,
    cents_of,
    per_month,
    scale_of,
)
from aanbel.cases.models import Case
from aanbel.cases.models import Sketch as Kept
from aanbel.cases.tests import factories as make
from aanbel.cases.wording import sketch as words
from aanbel.kernel.errors import Refused
from aanbel.kernel.money import euros

SYSTEM = Acting.system(9901)

amounts = st.builds(Amount, st.integers(0, MOST), st.sampled_from(Per))
sketches = st.builds(
    Sketch,
    st.dictionaries(st.sampled_from(sorted(GROUP_OF)), amounts),
    st.dictionaries(st.sampled_from(sorted(GROUP_OF)), amounts, max_size=3),
    st.frozensets(st.sampled_from(sorted(NET_OF))),
)


@pytest.mark.parametrize(
    ("cents", "per", "month"),
    [
        (100_00, Per.MONTH, 100_00),
        (100_00, Per.FOUR_WEEKS, 108_33),
        (100_00, Per.WEEK, 433_33),
        (300_00, Per.QUARTER, 100_00),
        (120_00, Per.YEAR, 10_00),
        (1, Per.YEAR, 0),
    ],
)
def test_a_period_is_converted_by_the_year(cents: int, per: Per, month: int) -> None:
    """52 weeks, 13 times four weeks, 4 quarters, 12 months."""
    assert per_month(cents, per) == month


@pytest.mark.parametrize(
    ("typed", "cents"),
    [("80", 80_00), ("80,5", 80_50), ("80.50", 80_50), ("€ 1.234,56", 1234_56), ("1234", 1234_00), ("12,-", 12_00)],
)
def test_an_amount_is_read_as_people_type_it(typed: str, cents: int) -> None:
    """With a comma or a dot, with or without the sign."""
    assert cents_of(typed) == cents


@pytest.mark.parametrize("typed", ["", "veel", "-5", "1e3", "12,345,6", "=1+1", "99999999999", "1.2.3", "12 of 13"])
def test_what_is_no_amount_is_said_to_be_none(typed: str) -> None:
    """Not guessed at."""
    with pytest.raises(ValueError, match=r".*"):
        cents_of(typed)


@given(st.integers(0, MOST))
def test_what_we_print_we_can_read(cents: int) -> None:
    """Every amount comes back from paper the same."""
    assert cents_of(euros(cents)) == cents


@given(st.text(max_size=20))
def test_no_text_breaks_the_reader(typed: str) -> None:
    """A wild text is an amount within bounds, or a ValueError."""
    with contextlib.suppress(ValueError):
        assert 0 <= cents_of(typed) <= MOST


@given(sketches)
def test_a_kept_sketch_is_the_same_sketch(sketch: Sketch) -> None:
    """Stored and read back."""
    assert Sketch.from_stored(sketch.stored()) == sketch


@given(sketches)
def test_what_if_never_touches_the_present(sketch: Sketch) -> None:
    """The balance of now is that of the sketch without its changes."""
    assert sketch.now == Sketch(sketch.lines).now


@given(sketches)
def test_the_two_bars_are_always_equally_long(sketch: Sketch) -> None:
    """What is short or left fills the shorter one; nothing sticks out of the picture."""
    now = sketch.now
    scale = scale_of([now])
    lengths = [sum(block.length for block in bar) for bar in bars(now, scale=scale)]
    assert lengths[0] == pytest.approx(lengths[1], abs=0.1)
    assert max(lengths) <= 100.1


@pytest.mark.parametrize(
    ("lines", "net", "warned"),
    [
        ({"rent": 60_000, "rent_allowance": 20_000}, {"rent"}, ["rent"]),
        ({"rent": 60_000, "rent_allowance": 20_000}, set(), []),
        ({"rent": 60_000}, {"rent"}, []),
        ({"rent": 60_000, "rent_allowance": 0}, {"rent"}, []),
        ({"rent_allowance": 20_000}, {"rent"}, []),
        ({"health_insurance": 14_000, "care_allowance": 12_000}, {"health_insurance"}, ["health_insurance"]),
    ],
)
def test_an_allowance_that_counts_twice_is_warned_of(lines: dict[str, int], net: set[str], warned: list[str]) -> None:
    """As income and taken off the charge at the same time (Nibud)."""
    sketch = Sketch({line: Amount(cents) for line, cents in lines.items()}, net=frozenset(net))
    assert sketch.counted_twice == warned


def test_an_allowance_that_is_only_applied_for_is_warned_of_too() -> None:
    """The what-if would count it twice."""
    sketch = Sketch({"rent": Amount(60_000)}, {"rent_allowance": Amount(20_000)}, frozenset({"rent"}))
    assert sketch.counted_twice == ["rent"]


def test_every_line_and_period_has_its_word() -> None:
    """Nothing is shown as a code, and the groups stand in the Nibud order."""
    assert set(words.LINES) == set(GROUP_OF)
    assert set(words.PERIODS) == set(Per)
    assert set(words.NETS) == set(words.TWICE) == set(NET_OF)
    assert list(LINES) == [Group.INCOME, Group.FIXED, Group.RESERVE, Group.HOUSEHOLD]


# -- kept or thrown away --------------------------------------------------------------------------------------------


@pytest.fixture
def case(klokkendam: Any) -> Case:
    """A case without a consent."""
    with on_behalf_of(SYSTEM):
        return make.case(SYSTEM)


def yes(case: Case) -> int:
    with on_behalf_of(SYSTEM):
        return services.record_consent(by=SYSTEM, case=case.pk, purpose=Purpose.FACTS, how=How.PAPER).pk


def kept() -> int:
    with on_behalf_of(SYSTEM):
        return Kept.objects.count()


TYPED = {"wages": "1.800", "rent": "700", "food": "100", "food_per": "week"}


def test_a_sketch_is_worked_out_without_being_stored(case: Case, client_as: Callable[..., Client]) -> None:
    """Shown with the button (no script), shown live, printed: no row anywhere, no event."""
    client, address = client_as("worker"), reverse("cases:sketch", args=[case.pk])
    with on_behalf_of(SYSTEM):
        before = Event.objects.count()
    whole = client.post(address, {**TYPED, "act": "show"})
    live = client.post(address, TYPED, headers={"HX-Request": "true"})
    printed = client.post(address, {**TYPED, "act": "print"})
    assert [answer.status_code for answer in (whole, live, printed)] == [200, 200, 200]
    assert all("667" in answer.content.decode() for answer in (whole, live, printed))
    assert "<html" not in live.content.decode()
    assert kept() == 0
    with on_behalf_of(SYSTEM):
        assert Event.objects.count() == before


def test_before_a_yes_there_is_no_button_to_keep_it_and_the_service_refuses(
    case: Case, client_as: Callable[..., Client]
) -> None:
    """A budget is a fact beyond the signal."""
    client, address = client_as("worker"), reverse("cases:sketch", args=[case.pk])
    assert 'value="keep"' not in client.get(address).content.decode()
    assert client.post(address, {**TYPED, "act": "keep"}).status_code >= 400
    assert kept() == 0


def test_kept_when_the_resident_wants_it_and_gone_when_not(case: Case, client_as: Callable[..., Client]) -> None:
    """Kept once, shown again as typed, thrown away without a trace of its figures."""
    client, address = client_as("worker"), reverse("cases:sketch", args=[case.pk])
    yes(case)
    client.post(address, {**TYPED, "act": "keep"})
    client.post(address, {**TYPED, "rent": "650,50", "act": "keep"})
    assert kept() == 1
    assert 'value="650,50"' in client.get(address).content.decode()
    client.post(address, {"act": "throw"})
    assert kept() == 0
    with on_behalf_of(SYSTEM):
        assert "650" not in str(list(Event.objects.values_list("verb", "data")))


def test_thrown_away_at_once_leaves_only_that_one_was_made(case: Case, client_as: Callable[..., Client]) -> None:
    """The event has no data at all."""
    client_as("worker").post(reverse("cases:sketch", args=[case.pk]), {**TYPED, "act": "throw"})
    with on_behalf_of(SYSTEM):
        event = Event.objects.get(verb="sketch_made")
    assert event.data == {}


def test_a_kept_sketch_is_shut_with_its_consent_and_erased_with_it(
    case: Case, client_as: Callable[..., Client]
) -> None:
    """Withdrawn: not shown. Erased: not there."""
    client, address = client_as("worker"), reverse("cases:sketch", args=[case.pk])
    consent = yes(case)
    client.post(address, {**TYPED, "act": "keep"})
    with on_behalf_of(SYSTEM):
        services.withdraw_consent(by=SYSTEM, consent=consent)
    assert "1800" not in client.get(address).content.decode()
    with on_behalf_of(SYSTEM):
        services.erase_under(by=SYSTEM, consent=consent)
    assert kept() == 0


def test_an_empty_sketch_is_not_kept(case: Case) -> None:
    """There is nothing in it that anyone wished to keep."""
    yes(case)
    with on_behalf_of(SYSTEM), pytest.raises(Refused):
        services.keep_sketch(by=SYSTEM, case=case.pk, sketch=Sketch())


def test_what_is_no_amount_is_said_beside_the_field_and_left_out(case: Case, client_as: Callable[..., Client]) -> None:
    """The rest still adds up; keeping waits until it is mended."""
    client, address = client_as("worker"), reverse("cases:sketch", args=[case.pk])
    yes(case)
    answer = client.post(address, {"wages": "1800", "rent": "veel", "act": "keep"})
    assert answer.status_code == 422
    assert "geen bedrag" in answer.content.decode()
    assert kept() == 0


def test_the_what_if_stands_beside_the_present(case: Case, client_as: Callable[..., Client]) -> None:
    """Two pictures, two outcomes; the present is unchanged."""
    typed = {"wages": "1000", "rent": "1100", "if0_line": "rent_allowance", "if0": "250"}
    address = reverse("cases:sketch", args=[case.pk])
    text = client_as("worker").post(address, {**typed, "act": "show"}).content.decode()
    assert text.count("budget-picture__bars") == 2
    assert "100 tekort per maand" in text
    assert "150 over per maand" in text


def test_the_sheet_names_no_resident_and_no_creditor(case: Case, client_as: Callable[..., Client]) -> None:
    """It lies on a kitchen table."""
    address = reverse("cases:sketch", args=[case.pk])
    text = client_as("worker").post(address, {**TYPED, "act": "print"}).content.decode()
    assert "Boer" not in text
    assert "Klokwonen" not in text


@pytest.mark.parametrize(("role", "status"), [("worker", 200), ("team_lead", 403), ("privacy_officer", 403)])
def test_who_may_sketch(case: Case, client_as: Callable[..., Client], role: str, status: int) -> None:
    """Who sits at the table with the resident."""
    assert client_as(role).get(reverse("cases:sketch", args=[case.pk])).status_code == status
