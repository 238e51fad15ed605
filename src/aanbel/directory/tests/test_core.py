"""Opening hours, freshness, plain words and typing errors: the rules without a database."""

import json
from datetime import date, datetime, time, timedelta

import pytest
from dateutil import rrule
from hypothesis import given, settings
from hypothesis import strategies as st

from aanbel.directory.core.foreign import FOREIGN
from aanbel.directory.core.freshness import gone_stale, stale_before
from aanbel.directory.core.hsds import Unreadable, checked, rows_of
from aanbel.directory.core.kinds import ServiceKind
from aanbel.directory.core.opening import DAYS, Rule, counts_on, opening
from aanbel.directory.core.typos import by_first_letter, mended
from aanbel.directory.core.words import MEANINGS, kinds_for, known_words, words_of
from aanbel.directory.tests.questions import QUESTIONS
from aanbel.kernel.clock import AMSTERDAM
from aanbel.ui.residents import LANGUAGES


@pytest.mark.parametrize(("question", "first"), QUESTIONS)
def test_plain_words_lead_to_the_kind_of_help_that_fits(question: str, first: ServiceKind) -> None:
    """What people say at the desk names a kind of help, the likeliest first."""
    assert kinds_for(words_of(question))[:1] == (first,)


@pytest.mark.parametrize(
    ("language", "question", "first"),
    [
        ("en", "I cannot pay my rent", ServiceKind.DEBT_HELP),
        ("en", "I do not understand this letter", ServiceKind.WORKPLACE),
        ("de", "Meine Rechnungen und Schulden", ServiceKind.DEBT_HELP),
        ("fr", "j'ai faim", ServiceKind.OTHER),
        ("es", "no entiendo la carta", ServiceKind.WORKPLACE),
        ("pl", "mam długi", ServiceKind.DEBT_HELP),
        ("tr", "kiramı ödeyemiyorum, borç", ServiceKind.DEBT_HELP),
        ("uk", "їжа для дитини", ServiceKind.OTHER),
        ("ar", "لا أفهم هذه الرسالة", ServiceKind.WORKPLACE),
        ("ar", "الديون", ServiceKind.DEBT_HELP),
    ],
)
def test_residents_may_ask_in_the_language_of_their_page(language: str, question: str, first: ServiceKind) -> None:
    """The words for money trouble, letters and food of each language lead to the same kinds of help."""
    assert kinds_for(words_of(question), language)[:1] == (first,)


def test_every_language_of_the_page_has_words_for_every_kind_of_help() -> None:
    """Nobody's language finds less than another's."""
    assert set(FOREIGN) == {one.code for one in LANGUAGES} - {"nl"}
    assert all(set(told) == set(MEANINGS) for told in FOREIGN.values())


@pytest.mark.parametrize("question", ["", "aardbeien", "de het een", "12345"])
def test_words_that_ask_for_nothing_we_know_name_no_kind(question: str) -> None:
    """No guess is better than a wrong one."""
    assert kinds_for(words_of(question)) == ()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("schuldne", "schulden"),
        ("deurwarder", "deurwaarder"),
        ("formuleer", "formulier"),
        ("belasting", None),  # a word of its own, near to nothing on the list
        ("schulden", None),  # right as it is
        ("brievenbus", None),  # longer, but no error
        ("abc", None),  # too short to tell
    ],
)
def test_a_slip_is_mended_and_a_word_that_is_right_left_alone(typed: str, meant: str | None) -> None:
    """One slip from four letters on, two from eight on; known words and their forms stay."""
    known = known_words()
    assert mended([typed], known, by_first_letter(known)).get(typed) == meant


DESK = Rule(freq="WEEKLY", byday="MO,TH", opens_at=time(9), closes_at=time(12))
AFTERNOON = Rule(freq="WEEKLY", byday="MO", opens_at=time(12), closes_at=time(17))
NIGHT = Rule(freq="WEEKLY", byday="FR", opens_at=time(20), closes_at=time(9))
ALWAYS = Rule(freq="WEEKLY", byday=",".join(DAYS), opens_at=time(0), closes_at=time(0))
FIRST_WEDNESDAY = Rule(freq="MONTHLY", byday="1WE", opens_at=time(19), closes_at=time(21))
UNTIL_JUNE = Rule(freq="WEEKLY", byday="MO", end=date(2026, 6, 1), opens_at=time(9), closes_at=time(12))
MOMENTS = [
    ("open", [DESK], "2026-11-23 09:00", "2026-11-23 12:00", None),
    ("shut at the closing hour", [DESK], "2026-11-23 12:00", None, "2026-11-26 09:00"),
    ("opens later today", [DESK], "2026-11-23 08:59", None, "2026-11-23 09:00"),
    ("morning and afternoon are one", [DESK, AFTERNOON], "2026-11-23 10:00", "2026-11-23 17:00", None),
    ("after midnight", [NIGHT], "2026-11-28 03:00", "2026-11-28 09:00", None),
    ("every month", [FIRST_WEDNESDAY], "2026-11-23 10:00", None, "2026-12-02 19:00"),
    ("shut on Easter Monday, open on Thursday", [DESK], "2026-04-06 10:00", None, "2026-04-09 09:00"),
    ("ended", [UNTIL_JUNE], "2026-11-23 10:00", None, None),
    ("the clock goes back", [NIGHT], "2026-10-23 21:00", "2026-10-24 09:00", None),
]


@pytest.mark.parametrize(("_case", "rules", "at", "until", "next_from"), MOMENTS)
def test_open_now_until_when_or_again_when(
    _case: str, rules: list[Rule], at: str, until: str | None, next_from: str | None
) -> None:
    """At a moment a place is open until a time, or shut until a time, or shut for good."""
    found = opening(rules, datetime.fromisoformat(at).replace(tzinfo=AMSTERDAM))
    told = [moment and f"{moment:%Y-%m-%d %H:%M}" for moment in (found.until, found.next_from)]
    assert told == [until, next_from]


def test_what_is_open_all_week_is_open_on_a_holiday() -> None:
    """A night shelter does not close at Christmas; of what does, it is told that today is a holiday."""
    christmas = datetime(2026, 12, 25, 10, tzinfo=AMSTERDAM)
    assert opening([ALWAYS], christmas).open
    friday = Rule(freq="WEEKLY", byday="FR", opens_at=time(9), closes_at=time(12))
    assert (opening([friday], christmas).open, opening([friday], christmas).holiday) == (False, True)


def test_a_description_alone_says_nothing_about_now() -> None:
    """“On request” is no opening hour."""
    assert not opening([Rule(opens_at=time(9), closes_at=time(12))], datetime(2026, 11, 23, 10, tzinfo=AMSTERDAM)).known


@settings(max_examples=40, deadline=None)
@given(
    freq=st.sampled_from(["WEEKLY", "MONTHLY"]),
    anchor=st.dates(date(2025, 1, 1), date(2026, 6, 30)),
    interval=st.integers(1, 4),
    days=st.lists(st.sampled_from(DAYS), unique=True, max_size=3),
    nth=st.sampled_from([0, 1, 2, 3, 4, 5, -1, -2]),
    month_days=st.lists(st.integers(-31, 31).filter(bool), unique=True, max_size=4),
    first=st.sampled_from(DAYS),
    count=st.sampled_from([None, None, 3]),
)
def test_the_days_are_those_of_the_standard(  # one argument per field of RFC 5545
    freq: str,
    anchor: date,
    interval: int,
    days: list[str],
    nth: int,
    month_days: list[int],
    first: str,
    count: int | None,
) -> None:
    """On whichever fields, we name the same days as dateutil, which follows RFC 5545."""
    monthly = freq == "MONTHLY"
    nth, month_days = (nth, month_days) if monthly else (0, [])
    rule = Rule(
        freq=freq,
        interval=interval,
        byday=",".join(f"{nth or ''}{day}" for day in days),
        bymonthday=",".join(map(str, month_days)),
        wkst=first,
        start=anchor,
        anchor=anchor,
        count=count,
    )
    weekday = {day: getattr(rrule, day) for day in DAYS}
    standard = rrule.rrule(
        getattr(rrule, freq),
        dtstart=datetime.combine(anchor, time()),
        interval=interval,
        wkst=weekday[first],
        count=count,
        until=None if count else datetime.combine(anchor + timedelta(days=200), time()),
        byweekday=[weekday[day](nth) if nth else weekday[day] for day in days] or None,
        bymonthday=month_days or None,
    )
    ours = [day for day in (anchor + timedelta(days=ahead) for ahead in range(201)) if counts_on(rule, day)]
    before, last = (datetime.combine(anchor + timedelta(days=days), time()) for days in (-1, 200))
    assert ours == [moment.date() for moment in standard.between(before, last, inc=True)]


@pytest.mark.parametrize(
    ("assured", "stale"),
    [(None, True), (date(2026, 5, 21), True), (date(2026, 5, 22), False), (date(2026, 11, 22), False)],
)
def test_an_entry_goes_stale_after_half_a_year(assured: date | None, stale: bool) -> None:
    """What nobody assured in the last six months may not be trusted."""
    assert gone_stale(assured, today=date(2026, 11, 22)) is stale
    assert stale_before(date(2026, 11, 22)) == date(2026, 5, 22)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inside: (
        st.lists(inside, max_size=3)
        | st.dictionaries(
            st.sampled_from(["id", "name", "status", "services", "phones", "location", "organization", "contents"]),
            inside,
            max_size=4,
        )
    ),
    max_leaves=20,
)


@settings(max_examples=60, deadline=None)
@given(told=_JSON)
def test_whatever_a_file_says_it_is_read_or_refused(told: object) -> None:
    """No file makes the reader fall over: it is read with findings, or it is no HSDS."""
    try:
        rows = rows_of(json.dumps(told))
    except Unreadable:
        return
    good = checked(rows, lambda _entity, _number: False)
    assert sum(len(table) for table in good.tables.values()) <= len(rows)
