"""Texts with variables and conditional parts: what is read, what is filled, what is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aanbel.outreach.core.shipped_templates import shipped
from aanbel.outreach.core.template_kinds import ABOUT_MONEY, READABLE_BY_OTHERS, VARIABLES, Condition, Kind
from aanbel.outreach.core.template_text import Incomplete, Unreadable, clean, fill, names_in, plain, read

NAME = {"naam": "M. de Boer"}


@pytest.mark.parametrize(
    ("body", "facts", "says"),
    [
        ("Dag {{naam}}.", (), "Dag M. de Boer."),
        ("Dag {{ NAAM }}.", (), "Dag M. de Boer."),
        ("een\ntwee", (), "een twee"),
        ("- een\n- twee", (), "- een\n- twee"),
        ("**vet** en niet", (), "vet en niet"),
        ("{{als huur}}\nhuis\n{{einde}}\n\nslot", {Condition.RENT}, "huis\n\nslot"),
        ("{{als huur}}\nhuis\n{{einde}}\n\nslot", (), "slot"),
        ("{{als niet huur}}\nanders\n{{einde}}", (), "anders"),
        ("{{als niet huur}}\nanders\n{{einde}}", {Condition.RENT}, ""),
        ("Kijk: {{sociale_norm}}\n\nslot", (), "slot"),
    ],
)
def test_a_text_is_filled_for_one_household(body: str, facts: object, says: str) -> None:
    """Variables, bold, lists and parts; a paragraph around an optional value that is not there falls away."""
    assert plain(fill(read(body), NAME, facts)) == says  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("body", "rule", "line"),
    [
        ("Dag {{bedrag}}", "unknown_variable", 1),
        ("a\n\n{{als rijk}}\nb\n{{einde}}", "unknown_condition", 3),
        ("{{als huur}}\n{{als water}}\nb\n{{einde}}", "nested_condition", 2),
        ("a\n{{einde}}", "nothing_to_end", 2),
        ("{{als huur}}\na", "condition_not_ended", 2),
    ],
)
def test_a_mark_that_means_nothing_is_named_with_its_line(body: str, rule: str, line: int) -> None:
    """Nobody prints a letter with {{bedrag}} in it."""
    with pytest.raises(Unreadable) as found:
        read(body)
    assert (found.value.rule, found.value.line) == (rule, line)


def test_a_missing_value_stops_the_letter_and_is_named() -> None:
    """Never a half letter: all that is missing is told at once."""
    with pytest.raises(Incomplete) as found:
        fill(read("{{naam}} {{telefoon}}\n\n{{medewerker}}"), NAME, ())
    assert found.value.names == ("medewerker", "telefoon")


@given(st.text(max_size=200))
def test_a_value_is_never_read_as_a_mark(value: str) -> None:
    """Stars, braces, dashes and line breaks in a name are printed, or cleaned away; they never make bold or a list."""
    filled = fill(read("Dag {{naam}}!"), {"naam": value or "x"}, ()) if clean(value or "x") else ()
    assert all(not block.item and not any(piece.bold for piece in block.pieces) for block in filled)
    assert len(filled) <= 1


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(body: str) -> None:
    """Whatever somebody types either becomes blocks or is named as unreadable."""
    try:
        names_in(read(body))
    except Unreadable as unreadable:
        assert unreadable.rule


@given(st.text())
def test_a_clean_value_has_no_control_characters_and_turns_no_direction(value: str) -> None:
    """One line, nothing invisible that changes how the rest is read."""
    assert not set(clean(value)) & set("\x00\n\r\t\u202e\u2066")
    assert clean(clean(value)) == clean(value)


def test_a_value_of_several_lines_that_stands_alone_is_a_list() -> None:
    """Pointers come one to a line."""
    assert plain(fill(read("{{wegwijzers}}"), {"wegwijzers": "een\ntwee"}, ())) == "- een\n- twee"


def test_no_variable_holds_an_amount_or_a_citizen_number() -> None:
    """What is not in the list cannot end up on paper."""
    assert not {name for name in VARIABLES for word in ("bedrag", "schulden", "bsn", "achterstand") if word in name}
    for kind in READABLE_BY_OTHERS:
        for name in ("naam", "aanhef", "adres", "herkomst"):
            assert kind not in VARIABLES[name].kinds


@pytest.mark.parametrize("text", shipped(), ids=lambda text: f"{text.slug}.{text.language}")
def test_every_shipped_text_is_sound(text: object) -> None:
    """It can be read, uses only what its kind may, and shows nobody else what it is about."""
    blocks = read(text.body)  # type: ignore[attr-defined]
    kind: Kind = text.kind  # type: ignore[attr-defined]
    assert all(kind in VARIABLES[name].kinds for name in names_in(blocks))
    if kind in READABLE_BY_OTHERS:
        assert not {block.condition for block in blocks} & ABOUT_MONEY
