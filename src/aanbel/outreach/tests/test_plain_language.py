"""The check of plain words, measured on good and bad samples: the good pass, of the bad everything is found."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aanbel.kernel.jargon import JARGON
from aanbel.kernel.plain_dutch import Style
from aanbel.outreach.core.plain_language import BLOCKS, Rule, check
from aanbel.outreach.core.shipped_templates import shipped
from aanbel.outreach.core.template_kinds import Kind
from aanbel.outreach.tests.samples import BAD, GOOD, Bad

ROOT = Path(__file__).parents[4]


@pytest.mark.parametrize("text", shipped(), ids=lambda text: f"{text.slug}.{text.language}")
def test_what_we_ship_passes_our_own_check(text: object) -> None:
    """No error in any of them, and what a resident reads in Dutch reads easily."""
    reading = check(text.body, text.kind, subject=text.subject, language=text.language)  # type: ignore[attr-defined]
    assert reading.errors == ()
    if text.language == "nl" and text.kind not in {Kind.CREDITOR, Kind.DECISION}:  # type: ignore[attr-defined]
        assert {one.rule for one in reading.warnings} <= {Style.LONG_SENTENCE}


@pytest.mark.parametrize(("name", "kind", "body"), GOOD, ids=[name for name, _kind, _body in GOOD])
def test_a_good_text_gives_nothing_to_mend(name: str, kind: Kind, body: str) -> None:
    """A checker that always nags is not listened to."""
    assert check(body, kind).findings == ()


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: bad.name)
def test_of_a_bad_text_everything_is_found(bad: Bad) -> None:
    """Exactly the errors that are in it, and at least this advice."""
    reading = check(bad.body, bad.kind, subject=bad.subject)
    assert {one.rule for one in reading.errors} == bad.errors
    assert bad.advice <= {one.rule for one in reading.warnings}


def test_errors_come_first_and_only_rules_of_the_house_block() -> None:
    """Style is advice: it never stops a letter."""
    findings = check(BAD[0].body, Kind.LETTER).findings
    blocking = [one.rule in BLOCKS for one in findings]
    assert blocking == sorted(blocking, reverse=True)
    assert not {Style.LONG_SENTENCE, Style.JARGON, Style.RARE_WORD, Style.PASSIVE, Style.HARD_TO_READ} & BLOCKS


@pytest.mark.parametrize(
    ("sentence", "passive"),
    [
        ("Er wordt contact met u opgenomen.", True),
        ("U wordt gebeld.", True),
        ("Het wordt mooi weer.", False),
        ("Wij bellen u.", False),
        ("De brief werd gisteren verstuurd.", True),
    ],
)
def test_the_passive_is_seen(sentence: str, passive: bool) -> None:
    """A form of *worden* with a participle hides who does it."""
    assert (Style.PASSIVE in {one.rule for one in check(sentence, Kind.DECISION).findings}) is passive


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("uw schuld", True),
        ("schuldhulp", True),
        ("huurachterstand", True),
        ("onschuldig", True),
        ("De deurwaarder komt", True),
        ("€ 12,50", True),
        ("200 euro", True),
        ("Wij denken gratis mee", False),
        ("Bel 06 12 34 56 78", False),
        ("Kom op 12 mei", False),
    ],
)
def test_nothing_about_debt_or_money_on_what_others_can_read(words: str, found: bool) -> None:
    """A card on the mat, a text message on a table. Too strict is better than too late."""
    rules = {one.rule for one in check(words, Kind.CARD).errors}
    assert bool(rules & {Rule.DEBT_IN_SIGHT, Rule.AMOUNT_IN_SIGHT, Rule.ACCUSES}) is found


def test_a_finding_says_where_and_gives_a_better_word() -> None:
    """The place is that of the text as it was typed, marks included."""
    body = "**Dag** {{aanhef}}\n\nWij bellen derhalve."
    (found,) = [one for one in check(body, Kind.DECISION).findings if one.rule is Style.JARGON]
    assert body[found.start : found.end] == "derhalve"
    assert (found.line, found.better[0]) == (3, "dus")


def test_every_office_word_has_a_better_one() -> None:
    """More than a hundred words, each with an alternative that is not itself on the list."""
    assert len(JARGON) > 120
    assert all(better and not set(better) & set(JARGON) for better in JARGON.values())


@given(st.text(max_size=400), st.sampled_from(list(Kind)))
def test_any_text_can_be_checked(body: str, kind: Kind) -> None:
    """While somebody types, everything is half; places always lie within the text."""
    for one in check(body, kind).findings:
        assert 0 <= one.start <= one.end <= len(body)


def test_the_reference_page_tells_what_is_measured() -> None:
    """docs/reference/plain-language.md: the score, the errors and the advice of every sample, as they are now."""
    told = (ROOT / "docs" / "reference" / "plain-language.md").read_text(encoding="utf-8")
    samples = [
        *((f"bad: {one.name}", one.kind, one.body, one.subject, "nl") for one in BAD),
        *((f"good: {name}", kind, body, "", "nl") for name, kind, body in GOOD),
        *(
            (f"shipped: {one.slug} ({one.language})", one.kind, one.body, one.subject, one.language)
            for one in shipped()
            if one.language in ("nl", "en")  # of the others nothing is measured
        ),
    ]
    for name, kind, body, subject, language in samples:
        reading = check(body, kind, subject=subject, language=language)
        errors, advice = (
            ", ".join(dict.fromkeys(one.rule.value for one in found)) or "–"
            for found in (reading.errors, reading.warnings)
        )
        score = "–" if reading.score is None else reading.score
        assert f"| {name} | {kind.value} | {score} | {errors} | {advice} |" in told
