"""The flowchart without a database: what is sound, that walks end, that faults are found, and how it is drawn."""

import json
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aanbel.desk.core.chart import (
    ENDS,
    MOST_OPTIONS,
    Chart,
    Node,
    NodeKind,
    Option,
    Unreadable,
    as_json,
    begin,
    first_chart,
    from_json,
    path_of,
    step,
)
from aanbel.desk.core.chart.checking import Code, Health, problems
from aanbel.desk.core.chart.comparing import changes
from aanbel.desk.core.chart.editing import add_after, connect, remove
from aanbel.desk.core.chart.layout import layout, path
from aanbel.desk.core.chart.shape import shape
from aanbel.desk.core.chart.traffic import thickness, traffic_of
from aanbel.desk.core.tiles import Tile
from aanbel.desk.tests.charts import ANSWER, ENTRY, HAND_OVER, QUESTION, entries, sound

SERVICE = UUID(int=7)
STAFFED = ("budget_coach",)


def found(chart, on_duty=STAFFED, services=None):
    return [problem.code for problem in problems(chart, on_duty, services or {})]


def question(*options, text="Is er haast?", kind=QUESTION, clock=None):
    return Node("q", kind, text, options=tuple(Option(*one) for one in options), clock=clock)


TRUTH = {
    "a sound one": (sound(), []),
    "a question with one option": (sound(first=question(("Ja", "coach"))), [Code.UNREACHABLE, Code.ONE_OPTION]),
    "a question that stops": (
        sound(first=question()),
        [Code.NO_WAY_ON, Code.UNREACHABLE, Code.UNREACHABLE, *[Code.NO_END] * len(Tile)],
    ),
    "an option that leads nowhere": (
        sound(first=question(("Ja", "coach"), ("Nee", "klaar"), ("?", ""))),
        [Code.DANGLING],
    ),
    "an option without words": (sound(first=question(("", "coach"), ("Nee", "klaar"))), [Code.NO_LABEL]),
    "an option to an entrance": (
        sound(first=question(("Ja", "coach"), ("Nee", "klaar"), ("Brief", "in-letter"))),
        [Code.CIRCLE, Code.INTO_ENTRY],
    ),
    "a circle of one": (sound(first=question(("Ja", "coach"), ("Nee", "klaar"), ("Nog eens", "q"))), [Code.CIRCLE]),
    "a station nobody comes to": (sound(Node("los", ANSWER, "Hallo")), [Code.UNREACHABLE]),
    "no words": (sound(first=question(("Ja", "coach"), ("Nee", "klaar"), text="")), [Code.NO_TEXT]),
    "too many words": (sound(first=question(("Ja", "coach"), ("Nee", "klaar"), text="a" * 121)), [Code.LONG_TEXT]),
    "just enough words": (sound(first=question(("Ja", "coach"), ("Nee", "klaar"), text="a" * 120)), []),
    "urgent without a clock": (
        sound(first=question(("Ja", "coach"), ("Nee", "klaar"), kind=NodeKind.URGENT)),
        [Code.NO_CLOCK],
    ),
    "urgent with one way on": (
        sound(first=question(("Verder", "coach"), kind=NodeKind.URGENT, clock=0)),
        [Code.UNREACHABLE],
    ),
    "an end that goes on": (
        sound().with_nodes(
            replace(node, options=(Option("Verder", "klaar"),)) if node.id == "coach" else node
            for node in sound().nodes
        ),
        [Code.END_GOES_ON],
    ),
    "a tile without an entrance": (
        sound().with_nodes(node for node in sound().nodes if node.tile != Tile.DEBT),
        [Code.NO_ENTRY],
    ),
    "a tile with two": (
        sound(Node("in-2", ENTRY, options=(Option("", "q"),), tile=Tile.DEBT.value)),
        [Code.TWO_ENTRIES],
    ),
}


@pytest.mark.parametrize(("chart", "codes"), TRUTH.values(), ids=TRUTH)
def test_what_is_the_matter_is_named(chart, codes):
    """Issue 5: every station can be reached, every walk ends, a question has a choice, each tile has an entrance."""
    assert sorted(found(chart)) == sorted(codes)


WHO = [
    ("budget_coach", None, ["budget_coach"], {}, []),
    ("budget_coach", None, ["legal_adviser"], {}, [Code.NOBODY_ON_DUTY]),
    ("budget_coach", None, [], {}, [Code.NOBODY_ON_DUTY]),
    ("budget_coach", None, None, {}, [Code.NO_ROTA]),
    ("", None, ["budget_coach"], {}, [Code.NOBODY_NAMED]),
    ("", SERVICE, [], {SERVICE: Health.ALIVE}, []),
    ("budget_coach", SERVICE, [], {SERVICE: Health.ALIVE}, []),
    ("", SERVICE, [], {SERVICE: Health.STALE}, [Code.STALE_SERVICE]),
    ("", SERVICE, [], {SERVICE: Health.DEAD}, [Code.DEAD_SERVICE]),
    ("", SERVICE, [], {}, [Code.DEAD_SERVICE]),
]


@pytest.mark.parametrize(("role", "service", "on_duty", "services", "codes"), WHO)
def test_every_hand_over_has_somebody(role, service, on_duty, services, codes):
    """On duty this fortnight, or a service that is offered; stale is only a warning, and so is having no rota yet."""
    chart = sound().with_nodes(
        replace(node, role=role, service=service) if node.id == "coach" else node for node in sound().nodes
    )
    assert found(chart, on_duty, services) == codes
    blocking = [problem.code for problem in problems(chart, on_duty, services) if problem.blocks]
    assert blocking == [code for code in codes if code not in (Code.STALE_SERVICE, Code.NO_ROTA)]


def test_a_circle_is_told_by_its_stations_in_order():
    """Who mends it sees the way round."""
    three = (
        question(("Ja", "b"), ("Nee", "klaar")),
        Node("b", QUESTION, "B?", options=(Option("Ja", "c"), Option("Nee", "coach"))),
        Node("c", QUESTION, "C?", options=(Option("Ja", "q"), Option("Nee", "coach"))),
    )
    (circle,) = [one for one in problems(sound(*three[1:], first=three[0]), STAFFED, {}) if one.code is Code.CIRCLE]
    assert circle.params["nodes"] == circle.at == ("q", "b", "c")


def test_the_first_chart_can_be_published_and_every_way_ends():
    """What comes along is sound, has short words, and sends nobody back and forth."""
    chart = first_chart()
    roles = {node.role for node in chart.nodes if node.role}
    assert problems(chart, roles, {}) == []
    assert all(walk_lengths(chart))


def walk_lengths(chart):
    """For each entrance the number of steps of its longest walk; 0 when a walk does not end."""
    longest = {}

    def length(node):
        if node.id not in longest:
            longest[node.id] = 1 if node.kind in ENDS else 1 + max(length(chart.by_id[one.to]) for one in node.options)
        return longest[node.id]

    return [length(begin(chart, tile.value)) <= len(chart.nodes) for tile in Tile]


@st.composite
def charts(draw):
    """Sound flowcharts: stations lead only to later ones, the last are ends, each is led to by an earlier one."""
    middle = draw(st.integers(1, 12))
    kinds = [draw(st.sampled_from([QUESTION, NodeKind.URGENT])) for _ in range(middle)]
    last = draw(st.integers(1, 4))
    ids = [f"n{nth}" for nth in range(middle + last)]
    nodes = []
    for nth, kind in enumerate(kinds):
        later = st.sampled_from(ids[nth + 1 :])
        targets = draw(st.lists(later, min_size=1, max_size=2))
        nodes.append(
            Node(
                ids[nth],
                kind,
                f"Vraag {nth}",
                options=tuple(Option(f"o{at}", to) for at, to in enumerate([ids[nth + 1], *targets])),
                clock=3 if kind is NodeKind.URGENT else None,
            )
        )
    nodes[-1] = replace(nodes[-1], options=(*nodes[-1].options, *(Option(f"e{one}", one) for one in ids[middle:])))
    kind = st.sampled_from([ANSWER, HAND_OVER, NodeKind.APPOINTMENT])
    for one in ids[middle:]:
        what = draw(kind)
        nodes.append(Node(one, what, "Klaar", role="" if what is ANSWER else "budget_coach"))
    return Chart((*entries("n0"), *nodes))


@settings(max_examples=40, deadline=None)
@given(chart=charts(), choices=st.lists(st.integers(0, 6), max_size=40))
def test_in_a_chart_without_problems_every_walk_ends(chart, choices):
    """Whatever is chosen, the end comes within as many steps as there are stations."""
    assert found(chart) == []
    for tile in Tile:
        here, taken = begin(chart, tile.value), []
        while here.kind not in ENDS:
            taken.append(choices[len(taken) % len(choices)] % len(here.options) if choices else 0)
            here = step(chart, here.id, taken[-1])
        assert len(taken) < len(chart.nodes)
        assert path_of(chart, tile.value, tuple(taken))[-1] == here


FAULTS = {
    "circle": (Code.CIRCLE, lambda chart, node: connect(chart, node.id, len(node.options), first_question(chart))),
    "nowhere": (Code.DANGLING, lambda chart, node: connect(chart, node.id, len(node.options), "weg")),
    "gone": (Code.DANGLING, lambda chart, node: remove(chart, node.options[0].to)),
    "alone": (Code.UNREACHABLE, lambda chart, node: add_after(chart, "", ANSWER, text="Los")[0]),
    "mute": (
        Code.NO_TEXT,
        lambda chart, node: chart.with_nodes(replace(one, text="") if one == node else one for one in chart.nodes),
    ),
}


def first_question(chart):
    return chart.entries[0].options[0].to


@pytest.mark.parametrize("fault", FAULTS)
@settings(max_examples=20, deadline=None)
@given(chart=charts(), where=st.integers(0, 100))
def test_a_fault_put_into_a_sound_chart_is_found(fault, chart, where):
    """A circle, a loose end, a lonely station, a station without words: wherever it is."""
    code, spoil = FAULTS[fault]
    going_on = [node for node in chart.nodes if node.options and node.kind is not ENTRY]
    assert code in found(spoil(chart, going_on[where % len(going_on)]))


@settings(max_examples=15, deadline=None)
@given(chart=charts(), choices=st.lists(st.integers(0, 100), max_size=5))
def test_drawing_is_the_same_each_time_and_no_station_lies_on_another(chart, choices):
    """Also when a draft runs in circles."""
    for one in choices:
        node = chart.nodes[one % len(chart.nodes)]
        chart = connect(chart, node.id, 0, chart.nodes[(one * 7) % len(chart.nodes)].id)
    drawn = layout(chart, texts={}, heads={})
    assert drawn == layout(chart, texts={}, heads={})
    boxes = [(one.x, one.y, one.x + one.shape.width, one.y + one.shape.height) for one in drawn.stations]
    for nth, (left, top, right, bottom) in enumerate(boxes):
        assert not any(left < r and li < right and top < b and t < bottom for li, t, r, b in boxes[:nth])


def test_what_is_stored_can_be_read_again():
    """JSON there and back is the same flowchart."""
    chart = first_chart().with_nodes(replace(node, place=(nth, -nth)) for nth, node in enumerate(first_chart().nodes))
    assert from_json(json.loads(json.dumps(as_json(chart)))) == chart


@pytest.mark.parametrize(
    "told",
    [
        [],
        {},
        {"format": 2, "nodes": []},
        {"format": 1, "nodes": {}},
        {"format": 1, "nodes": [{"kind": "answer"}]},
        {"format": 1, "nodes": [{"id": "a", "kind": "poem"}]},
        {"format": 1, "nodes": [{"id": "a b", "kind": "answer"}]},
        {"format": 1, "nodes": [{"id": "a", "kind": "answer", "text": 4}]},
        {"format": 1, "nodes": [{"id": "a", "kind": "answer", "service": "x"}]},
        {"format": 1, "nodes": [{"id": "a", "kind": "answer", "place": [1]}]},
        {"format": 1, "nodes": [{"id": "a", "kind": "answer", "place": [float("inf"), 1]}]},
        {"format": 1, "nodes": [{"id": "a", "kind": "answer"}] * 2},
        {"format": 1, "nodes": [{"id": f"a{nth}", "kind": "answer"} for nth in range(401)]},
        {"format": 1, "nodes": [{"id": "a", "kind": "question", "options": [{"label": "Ja"}] * 9}]},
    ],
)
def test_what_is_no_flowchart_is_refused(told):
    """Nothing half-read is ever stored."""
    with pytest.raises(Unreadable):
        from_json(told)


def test_a_station_that_is_full_takes_no_ninth_option():
    """The form has eight rows: a ninth way, drawn on the picture, would be lost at the next letter typed."""
    full = Chart((question(*((f"o{nth}", "klaar") for nth in range(MOST_OPTIONS))), Node("klaar", ANSWER, "Klaar")))
    assert connect(full, "q", MOST_OPTIONS, "klaar") == full
    grown, made = add_after(full, "q", ANSWER)
    assert grown.by_id["q"] == full.by_id["q"]
    assert made in grown.by_id


EARLIER_STEPS = {
    "as it is now": (("q", 1, "klaar"), {("q", 1): 6}),
    "under another number then": (("q", 0, "klaar"), {("q", 1): 6}),
    "leading somewhere else then": (("q", 0, "weg"), {}),
    "at a station that is gone": (("weg", 0, "klaar"), {}),
}


@pytest.mark.parametrize(("step", "counted"), EARLIER_STEPS.values(), ids=EARLIER_STEPS)
def test_a_step_in_an_earlier_version_counts_only_on_the_same_way(step, counted):
    """Options change places between versions: traffic follows where one went, not the number of the option."""
    assert traffic_of(sound(), [(*step, 6)], {}).ways == counted


def test_the_width_of_a_line_tells_no_more_than_its_number():
    """One to seven look the same, so that nobody measures what was hidden."""
    assert len({thickness(times, 40) for times in range(1, 8)}) == 1


def test_a_change_is_what_the_desks_notice_and_not_where_a_station_stands():
    """Moving a station on the picture is no change; other words and other ways are."""
    before, after = sound(), sound(Node("nieuw", ANSWER, "Nieuw"), first=question(("Ja", "coach"), ("Nee", "nieuw")))
    after = after.with_nodes(replace(node, place=(1, 1)) for node in after.nodes if node.id != "klaar")
    told = [(one.kind, one.node.id, one.what) for one in changes(before, after)]
    assert told == [("added", "nieuw", ()), ("changed", "q", ("options",)), ("removed", "klaar", ())]


def test_the_editor_in_the_browser_draws_what_the_server_draws():
    """The sample is checked on both sides (frontend/src/flowchart/shape.test.ts)."""
    sample = json.loads(Path(__file__).with_name("chart_shapes.json").read_text(encoding="utf-8"))
    for one in sample["stations"]:
        (node,) = from_json({"format": 1, "nodes": [one["station"]]}).nodes
        drawn = shape(node, text=node.text, head=one["head"], strands=one["strands"])
        told = one["shape"]
        assert (drawn.width, drawn.height, drawn.stop) == (told["width"], told["height"], told["stop"])
        assert (list(drawn.head), list(drawn.lines), drawn.text_top) == (told["head"], told["lines"], told["textTop"])
        assert [(list(row.lines), row.top, row.height, row.middle) for row in drawn.rows] == [
            (row["lines"], row["top"], row["height"], row["middle"]) for row in told["rows"]
        ]
    for one in sample["paths"]:
        assert path(one["start"], one["through"], one["end"]) == one["path"]
