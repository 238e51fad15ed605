"""The rules of a case as truth tables: no database."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from aanbel.cases.core import attempts as contact
from aanbel.cases.core.attempts import DDAS_CONTACT, DDAS_DAY_PART, ContactKind, DayPart
from aanbel.cases.core.clocks import ClockKind, Moments, clocks, put_first, supply_end
from aanbel.cases.core.decisions import DDAS, Code, Facts, Reason, decide
from aanbel.cases.core.kinds import Kinds, kinds, last_day, look_back_from
from aanbel.cases.core.next_step import Attempt, NextStep, Step, next_step
from aanbel.cases.core.outcomes import DDAS_OUTCOME, Objection, Outcome, Record, after_a_no, allowed, objection
from aanbel.cases.core.status import MOVES, Move, Status, after, reference
from aanbel.kernel.working_days import add_working_days

NORMAL = Facts(kind="huur", amount=20_000, days=45, age=45, minimum_amount=7_500, minimum_days=30, maximum_days=100)
TU, RE, UN, NR, DE, KN, OT = Code


@pytest.mark.parametrize(
    ("told", "changes", "code", "reason"),
    [
        ("an ordinary signal", {}, TU, Reason.REGULAR),
        (
            "no agreement on amounts or days",
            {"minimum_amount": None, "minimum_days": None, "maximum_days": None},
            TU,
            Reason.REGULAR,
        ),
        ("exactly the minimum amount", {"amount": 7_500}, TU, Reason.REGULAR),
        ("one cent below it", {"amount": 7_499}, UN, Reason.AMOUNT_TOO_LOW),
        ("exactly the minimum days", {"days": 30}, TU, Reason.REGULAR),
        ("a day too early", {"days": 29}, UN, Reason.TOO_EARLY),
        ("exactly the maximum days", {"days": 100}, TU, Reason.REGULAR),
        ("a day too late", {"days": 101}, UN, Reason.TOO_LATE),
        ("nobody knows since when", {"days": None}, TU, Reason.REGULAR),
        ("too low, but supply ends", {"amount": 100, "end_of_supply": True}, TU, Reason.END_OF_SUPPLY),
        (
            "too low and too early, but a crisis",
            {"amount": 100, "days": 1, "crisis": True},
            TU,
            Reason.CRISIS,
        ),
        (
            "crisis and end of supply: the date is named",
            {"crisis": True, "end_of_supply": True},
            TU,
            Reason.END_OF_SUPPLY,
        ),
        ("the same amount again", {"highest_taken_up": 20_000}, RE, Reason.NOT_HIGHER),
        ("a lower amount again", {"highest_taken_up": 20_001}, RE, Reason.NOT_HIGHER),
        ("a higher amount again", {"highest_taken_up": 19_999}, TU, Reason.HIGHER),
        (
            "again, but supply ends now",
            {"highest_taken_up": 20_000, "end_of_supply": True},
            TU,
            Reason.END_OF_SUPPLY,
        ),
        (
            "again and too low: the signal alone says enough",
            {"amount": 100, "highest_taken_up": 200},
            UN,
            Reason.AMOUNT_TOO_LOW,
        ),
        ("moved out", {"registration": "moved_out"}, NR, Reason.MOVED_OUT),
        ("not checked in the BRP", {"registration": "unknown"}, TU, Reason.REGULAR),
        ("deceased", {"registration": "deceased"}, DE, Reason.DECEASED),
        ("deceased and known", {"registration": "deceased", "known_to_debt_help": True}, DE, Reason.DECEASED),
        ("known to debt help", {"known_to_debt_help": True}, KN, Reason.KNOWN),
        (
            "known to debt help and a crisis: passed on, no second offer",
            {"known_to_debt_help": True, "crisis": True},
            KN,
            Reason.KNOWN,
        ),
        ("known and too low", {"known_to_debt_help": True, "amount": 100}, KN, Reason.KNOWN),
    ],
)
def test_every_signal_gets_one_decision(told: str, changes: dict[str, object], code: Code, reason: Reason) -> None:
    """Persons first, then threats, then the agreement's limits, then repetition."""
    verdict = decide(replace(NORMAL, **changes))
    assert (verdict.code, verdict.reason) == (code, reason), told


@pytest.mark.parametrize(
    ("told", "changes", "code", "reason"),
    [
        ("alone", {}, OT, Reason.WAITS_FOR_MATCH),
        ("two this month", {"signals_in_period": 2}, TU, Reason.REGULAR),
        ("one in the six months before", {"signals_before": 1}, TU, Reason.REGULAR),
        ("alone, but a crisis", {"crisis": True}, TU, Reason.CRISIS),
        ("alone, health insurance, 17", {"kind": "zorg", "age": 17}, OT, Reason.WAITS_FOR_MATCH),
        ("alone, health insurance, 18", {"kind": "zorg", "age": 18}, TU, Reason.YOUNG_HEALTH),
        ("alone, health insurance, 26", {"kind": "zorg", "age": 26}, TU, Reason.YOUNG_HEALTH),
        ("alone, health insurance, 27", {"kind": "zorg", "age": 27}, OT, Reason.WAITS_FOR_MATCH),
        ("alone, health insurance, age not known", {"kind": "zorg", "age": None}, TU, Reason.YOUNG_HEALTH),
        ("alone, CAK health insurance, 20", {"kind": "cak_zorg", "age": 20}, TU, Reason.YOUNG_HEALTH),
        ("alone, rent, 20", {"age": 20}, OT, Reason.WAITS_FOR_MATCH),
        (
            "young and below the minimum",
            {"kind": "zorg", "age": 20, "amount": 100},
            UN,
            Reason.AMOUNT_TOO_LOW,
        ),
    ],
)
def test_a_wish_for_a_match_makes_a_signal_wait_but_never_a_young_adult(
    told: str, changes: dict[str, object], code: Code, reason: Reason
) -> None:
    """A municipality may want two signals, but a young adult's health-insurance signal never waits."""
    verdict = decide(replace(NORMAL, needs_match=True, **changes))
    assert (verdict.code, verdict.reason) == (code, reason), told


def test_the_figures_of_a_reason_are_kept() -> None:
    """A reason is told with its figures, so that a resident or an auditor can check it."""
    assert decide(replace(NORMAL, amount=100)).params == {"amount": 100, "minimum": 7_500}
    assert decide(replace(NORMAL, highest_taken_up=30_000)).params == {"amount": 20_000, "earlier": 30_000}
    assert decide(replace(NORMAL, registration="deceased", end_of_supply=True)).params == {"threat": True}


@pytest.mark.parametrize(
    ("in_period", "before", "expected"),
    [
        (1, 0, Kinds(multiple=False, consecutive=False)),
        (2, 0, Kinds(multiple=True, consecutive=False)),
        (1, 1, Kinds(multiple=False, consecutive=True)),
        (3, 4, Kinds(multiple=True, consecutive=True)),
    ],
)
def test_single_multiple_consecutive(in_period: int, before: int, expected: Kinds) -> None:
    """Two in a month is multiple, one in the six months before is consecutive; or both, or neither."""
    found = kinds(signals_in_period=in_period, signals_before=before)
    assert found == expected
    assert found.single == (in_period == 1 and before == 0)


def test_a_match_period_is_a_month_and_looks_six_months_back() -> None:
    """January looks back to July; February ends on its own last day."""
    assert look_back_from(date(2026, 1, 1)) == date(2025, 7, 1)
    assert last_day(date(2026, 2, 1)) == date(2026, 2, 28)


THURSDAY = date(2026, 10, 1)


@pytest.mark.parametrize(
    ("told", "moments", "due"),
    [
        ("a signal alone starts nothing", Moments(), {}),
        ("a crisis mark starts no clock either", Moments(crisis=True), {}),
        (
            "asked for help",
            Moments(help_asked_on=THURSDAY),
            {ClockKind.FIRST_CONVERSATION: date(2026, 10, 29)},
        ),
        (
            "asked and threatened: three working days over a weekend",
            Moments(help_asked_on=THURSDAY, threatened_on=THURSDAY),
            {ClockKind.THREAT: date(2026, 10, 6), ClockKind.FIRST_CONVERSATION: date(2026, 10, 29)},
        ),
        (
            "the threat came later than the question",
            Moments(help_asked_on=THURSDAY, threatened_on=date(2026, 10, 8)),
            {ClockKind.THREAT: date(2026, 10, 13), ClockKind.FIRST_CONVERSATION: date(2026, 10, 29)},
        ),
        ("a threat nobody asked help for", Moments(threatened_on=THURSDAY), {}),
        (
            "first conversation held",
            Moments(help_asked_on=THURSDAY, first_conversation_on=THURSDAY),
            {ClockKind.DECISION: date(2026, 11, 26)},
        ),
        (
            "and further help waived",
            Moments(help_asked_on=THURSDAY, first_conversation_on=THURSDAY, waived_on=date(2026, 10, 2)),
            {},
        ),
        ("and decided", Moments(first_conversation_on=THURSDAY, formal_decision_on=date(2026, 10, 20)), {}),
        (
            "supply ends",
            Moments(supply_ends_on=date(2026, 10, 14)),
            {ClockKind.END_OF_SUPPLY: date(2026, 10, 14)},
        ),
        ("closed", Moments(help_asked_on=THURSDAY, supply_ends_on=THURSDAY, closed=True), {}),
    ],
)
def test_each_clock_has_its_own_start(told: str, moments: Moments, due: dict[ClockKind, date]) -> None:
    """Four weeks, three working days, eight weeks and the end of supply are four clocks with four starts."""
    running = clocks(moments, decision_weeks=8, add_working_days=add_working_days)
    assert {clock.kind: clock.due for clock in running} == due, told
    assert [clock.due for clock in running] == sorted(due.values())


@pytest.mark.parametrize(
    ("ends_on", "expected"), [(date(2026, 10, 14), date(2026, 10, 14)), (None, date(2026, 10, 29))]
)
def test_supply_ends_on_the_suppliers_date_or_twenty_working_days_after_the_notice(
    ends_on: date | None, expected: date
) -> None:
    """The notice comes at least twenty working days before the contract ends."""
    assert supply_end(notice_on=THURSDAY, ends_on=ends_on, add_working_days=add_working_days) == expected


def test_a_by_law_cannot_give_more_than_eight_weeks() -> None:
    """Art. 4a: eight weeks at most, whatever was typed in."""
    (clock,) = clocks(Moments(first_conversation_on=THURSDAY), decision_weeks=12, add_working_days=add_working_days)
    assert clock.due == THURSDAY + timedelta(weeks=8)
    assert not clock.late(clock.due)
    assert clock.late(clock.due + timedelta(days=1))


@pytest.mark.parametrize(
    ("moments", "first"),
    [
        (Moments(), False),
        (Moments(crisis=True), True),
        (Moments(threatened_on=THURSDAY), True),
        (Moments(supply_ends_on=THURSDAY), False),
        (Moments(crisis=True, closed=True), False),
    ],
)
def test_what_is_put_first(moments: Moments, first: bool) -> None:
    """A crisis or a told threat goes before everything; the end of supply goes by its date."""
    assert put_first(moments) is first


@pytest.mark.parametrize(
    ("at", "part"),
    [
        (time(0, 0), DayPart.MORNING),
        (time(11, 59), DayPart.MORNING),
        (time(12, 0), DayPart.AFTERNOON),
        (time(17, 59), DayPart.AFTERNOON),
        (time(18, 0), DayPart.EVENING),
        (time(23, 59), DayPart.EVENING),
    ],
)
def test_the_part_of_the_day_follows_the_hour(at: time, part: DayPart) -> None:
    """DDAS: morning before twelve, afternoon to six, evening from six."""
    assert contact.day_part(at) is part


def test_a_registration_can_be_undone_for_ten_minutes() -> None:
    """Ten minutes, that minute included."""
    start = datetime(2026, 10, 8, 9, 0, tzinfo=UTC)
    assert contact.can_still_be_undone(registered_at=start, now=start + timedelta(minutes=10))
    assert not contact.can_still_be_undone(registered_at=start, now=start + timedelta(minutes=10, seconds=1))


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("move", Move)
def test_the_table_of_moves(status: Status, move: Move) -> None:
    """A case goes on to contact and help, closes from anywhere, and only a closed one is reopened."""
    target = after(status, move)
    assert target == MOVES.get((status, move))
    if move is Move.CLOSE:
        assert (target is Status.CLOSED) == (status is not Status.CLOSED)
    if status is Status.CLOSED:
        assert (target is not None) == (move is Move.REOPEN)


def test_the_picture_of_the_moves_is_current() -> None:
    """The reference page is made from the table; `python -m aanbel.cases.core.status` makes it again."""
    page = Path(__file__).parents[4] / "docs" / "reference" / "case-status.md"
    assert page.read_text() == reference()


def test_dutch_codes_and_outcomes_read_exactly_as_the_exchange_model() -> None:
    """DDAS v1.2: the words on the screen are the words that are delivered."""
    told = {text for table in (DDAS, DDAS_OUTCOME, DDAS_CONTACT, DDAS_DAY_PART) for text in table.values()}
    catalogue = (Path(__file__).parents[1] / "locale/nl/LC_MESSAGES/django.po").read_text()
    missing = {text for text in told if f'msgstr "{text}"' not in catalogue}
    assert not missing


def test_every_status_can_be_reached_and_left() -> None:
    """No status is a dead end and none is out of reach."""
    assert set(MOVES.values()) == set(Status) - {Status.OPEN}
    assert {status for status, _move in MOVES} == set(Status)


NEVER, TRIED, REACHED = Record(), Record(attempts=3), Record(attempts=3, reached=1)


@pytest.mark.parametrize(
    ("outcome", "record", "expected"),
    [
        (Outcome.ADVICE, REACHED, None),
        (Outcome.ADVICE, TRIED, Objection.NOBODY_REACHED),
        (Outcome.ADVICE, replace(REACHED, days_open=30), None),
        (Outcome.ADVICE, replace(REACHED, days_open=31), Objection.TOO_LATE_FOR_QUICK_FIX),
        (Outcome.ADVICE, replace(REACHED, referred=True), Objection.REFERRED),
        (Outcome.FURTHER_HELP_FINANCIAL, replace(REACHED, days_open=90, referred=True), None),
        (Outcome.MANAGES_ALONE, TRIED, Objection.NOBODY_REACHED),
        (Outcome.MANAGES_ALONE, replace(NEVER, said_no=True), None),
        (Outcome.NO_RESPONSE, TRIED, Objection.NOBODY_REACHED),
        (Outcome.NO_RESPONSE, REACHED, None),
        (Outcome.NO_CONTACT, TRIED, None),
        (Outcome.NO_CONTACT, REACHED, Objection.SOMEBODY_REACHED),
        (Outcome.NO_CONTACT, replace(TRIED, said_no=True), Objection.SAID_NO),
        (Outcome.NO_CONTACT, NEVER, Objection.NEVER_TRIED),
        (Outcome.PAID, NEVER, None),
        (Outcome.DECEASED, NEVER, None),
        (Outcome.REFERRED_WITHOUT_CONTACT, NEVER, None),
        (Outcome.DROPPED_OTHER, NEVER, None),
        (Outcome.DROPPED_OTHER, replace(NEVER, said_no=True, objected=True, threat=True), None),
        (Outcome.DROPPED_OTHER, REACHED, Objection.ALREADY_TRIED),
        (Outcome.DROPPED_REPEATED, replace(NEVER, repeated=True), None),
        (Outcome.DROPPED_REPEATED, NEVER, Objection.HIGHER),
        (Outcome.DROPPED_REPEATED, replace(NEVER, repeated=True, threat=True), Objection.THREAT),
        (Outcome.DROPPED_UNJUSTIFIED, NEVER, None),
        (Outcome.DROPPED_UNJUSTIFIED, replace(NEVER, threat=True), Objection.THREAT),
    ],
)
def test_an_outcome_must_fit_the_record(outcome: Outcome, record: Record, expected: Objection | None) -> None:
    """'No contact' after a talk, or a quick fix after three months, would spoil every figure."""
    assert objection(outcome, record) is expected
    assert (outcome in allowed(record)) is (expected is None)


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (REACHED, None),
        (replace(REACHED, said_no=True), Outcome.MANAGES_ALONE),
        (replace(NEVER, said_no=True), Outcome.MANAGES_ALONE),
        (replace(REACHED, said_no=True, objected=True), Outcome.MANAGES_ALONE),
        (replace(NEVER, said_no=True, objected=True), Outcome.DROPPED_OTHER),
    ],
)
def test_what_is_proposed_after_a_no_is_allowed(record: Record, expected: Outcome | None) -> None:
    """The resident's own word, or for an objection before any talk the exclusion; never what the guards refuse."""
    assert after_a_no(record) is expected
    assert expected is None or expected in allowed(record)


def tried(kind: ContactKind, part: DayPart) -> Attempt:
    """An attempt that reached nobody."""
    return Attempt(kind, part, reached=False, on=THURSDAY)


CALL_AM, CALL_PM = (tried(ContactKind.PHONE, part) for part in (DayPart.MORNING, DayPart.AFTERNOON))
VISIT_PM, LETTER = tried(ContactKind.VISIT, DayPart.AFTERNOON), tried(ContactKind.LETTER, DayPart.MORNING)


@pytest.mark.parametrize(
    ("told", "status", "attempts", "has_phone", "expected"),
    [
        ("nothing tried", Status.OPEN, [], True, NextStep(Step.CALL)),
        ("no number", Status.OPEN, [], False, NextStep(Step.VISIT)),
        ("a letter is no call", Status.OPEN, [LETTER], True, NextStep(Step.CALL)),
        (
            "called in the afternoon",
            Status.IN_PROGRESS,
            [CALL_PM],
            True,
            NextStep(Step.CALL_OTHER_DAY_PART, DayPart.MORNING),
        ),
        (
            "called in the morning",
            Status.IN_PROGRESS,
            [CALL_AM],
            True,
            NextStep(Step.CALL_OTHER_DAY_PART, DayPart.AFTERNOON),
        ),
        ("called twice", Status.IN_PROGRESS, [CALL_AM, CALL_PM], True, NextStep(Step.VISIT)),
        (
            "called twice, visited",
            Status.IN_PROGRESS,
            [CALL_AM, CALL_PM, VISIT_PM],
            True,
            NextStep(Step.VISIT_OTHER_DAY_PART, DayPart.MORNING),
        ),
        (
            "four attempts",
            Status.IN_PROGRESS,
            [CALL_AM, CALL_PM, VISIT_PM, LETTER],
            True,
            NextStep(Step.CLOSE),
        ),
        ("reached", Status.IN_CONTACT, [CALL_AM], True, NextStep(Step.OFFER)),
        ("help offered", Status.HELP_OFFERED, [CALL_AM], True, NextStep(Step.CLOSE)),
        ("closed", Status.CLOSED, [CALL_AM], True, NextStep(Step.DONE)),
    ],
)
def test_one_next_step(told: str, status: Status, attempts: list[Attempt], has_phone: bool, expected: NextStep) -> None:
    """Call, call at another part of the day, go to the door, and stop when it was enough."""
    assert next_step(status=status, attempts=attempts, has_phone=has_phone) == expected, told


def test_where_one_must_not_visit_a_letter_is_the_step() -> None:
    """No visit where it is unsafe or unwanted."""
    found = next_step(status=Status.OPEN, attempts=[CALL_AM, CALL_PM], has_phone=True, no_visit=True)
    assert found.step is Step.WRITE
