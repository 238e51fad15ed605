"""(g) A flowchart of 200 stations is edited without lag: in a real browser, on the page and with the saves it has.

For each act we take the time from the key, the mouse or the click to the next painted frame, and tell the 95th of a
hundred; once with the processor as it is and once four times slower.
"""

import os
import random
import time
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page

from aanbel.accounts import services as accounts
from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.desk import services
from aanbel.desk.core.chart import Chart, Node, NodeKind, Option
from aanbel.desk.core.chart.checking import problems
from aanbel.desk.core.chart.layout import layout
from aanbel.desk.core.tiles import Tile
from bench.browser import SETTLED, Waits, open_page, slow_down, waits
from bench.serving import Server
from bench.table import Measure, console

PART = "flowchart"
STATIONS = 200
TOWN = 9953
LIMIT = 50.0
EACH = 20
SCREEN = {"width": 1280, "height": 800}
WORDS = "Een vraag die we woord voor woord typen, zonder dat het hapert."
SEEN = """() => {
  const ground = document.querySelector("[data-ground]").getBoundingClientRect();
  const middle = (element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return [x + width / 2, y + height / 2];
  };
  const seen = ([x, y]) => x > ground.left + 20 && x < ground.right - 20 && y > ground.top + 20
    && y < Math.min(ground.bottom, innerHeight) - 20;
  const of = (elements) => [...elements].map((one) => [one.closest("[data-id]").dataset.id, ...middle(one)])
    .filter(([, x, y]) => seen([x, y]));
  return { outs: of(document.querySelectorAll(".chart__reach")), cards: of(document.querySelectorAll(".chart__card")) };
}"""


def run() -> tuple[list[Measure], dict[str, Any]]:
    """Draws and checks the flowchart, then edits it at two speeds."""
    chart = big_chart()
    accounts.register_municipality(code=TOWN, name="Kaartdam")
    with on_behalf_of(Acting.system(TOWN)) as by:
        user = accounts.invite_user(by=by, email="kaart@bench.example", name="Kaart", roles=["coordinator"])
    measures = [
        Measure(PART, "columns and lines worked out", _slowest(lambda: layout(chart, texts={}, heads={})), "ms",
                note=f"{len(chart.nodes)} stations, {len(chart.ways)} ways; at each save, nobody waits for it"),
        Measure(PART, "checked", _slowest(lambda: problems(chart, ["budget_coach"], {})), "ms", note="at each save"),
    ]  # fmt: skip
    details: dict[str, Any] = {}
    with Server() as server:
        for times in (1, 4):
            _lay_ready(chart)
            with open_page(server, user, "/inloop/landkaart/wijzigen/", viewport=SCREEN) as page:
                page.wait_for_selector(".chart-editor--drawing")
                slow_down(page, times)
                with console.status(f"Editing at 1/{times} of the speed …"):
                    found = edited(page)
            details[f"slower_{times}"] = {
                "load": round(os.getloadavg()[0], 2),
                **{name: one.as_json for name, one in found.items()},
            }
            measures += [_measure(name, one, times) for name, one in found.items()]
    return measures, details


def _measure(name: str, found: Waits, times: int) -> Measure:
    slower = "" if times == 1 else f", processor {times} times slower"
    return Measure(PART, f"{name}{slower}, p95", found.p95, "ms", limit=LIMIT if times == 1 else None, note=found.note)


def edited(page: Page) -> dict[str, Waits]:
    """Every act of the editor, by keyboard and mouse."""
    return {
        "typing": waits(page, "input", lambda: _type(page)),
        "choosing another station": waits(page, "pointerup", lambda: _choose(page)),
        "dragging a station": waits(page, "pointermove", lambda: _drag(page)),
        "connecting": waits(page, "pointerup", lambda: _connect(page)),
        "adding": waits(page, "click", lambda: _add(page)),
        "taking away": waits(page, "keydown", lambda: _take_away(page)),
        "undoing": waits(page, "keydown", lambda: _undo(page)),
    }


def _in_sight(page: Page) -> dict[str, list[Any]]:
    """A question in the middle of the screen, and what stands around it."""
    page.locator("#s-q2-3").evaluate("one => one.scrollIntoView({ block: 'center', inline: 'center' })")
    page.wait_for_timeout(SETTLED)
    seen: dict[str, list[Any]] = page.evaluate(SEEN)
    return seen


def _type(page: Page) -> None:
    page.locator("#s-q2-3").focus()
    page.keyboard.press("Enter")
    page.locator("[name=text]").click()
    page.keyboard.type(WORDS * 2, delay=25)


def _choose(page: Page) -> None:
    seen = _in_sight(page)["cards"]
    for nth in range(EACH):
        _id, x, y = seen[nth % len(seen)]
        page.mouse.click(x - 30, y)
        page.wait_for_timeout(40)


def _drag(page: Page) -> None:
    _id, x, y = _in_sight(page)["cards"][0]
    page.mouse.move(x, y)
    page.mouse.down()
    for nth in range(120):
        page.mouse.move(x + nth, y + nth % 30)
    page.mouse.up()


def _connect(page: Page) -> None:
    chance = random.Random(3)
    for _time in range(EACH):
        seen = _in_sight(page)
        start, x, y = chance.choice(seen["outs"])
        _end, u, v = chance.choice([card for card in seen["cards"] if card[0] != start])
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move((x + u) / 2, (y + v) / 2)
        page.mouse.move(u, v, steps=3)
        page.mouse.up()
        page.wait_for_timeout(40)


def _add(page: Page) -> None:
    button = page.locator("[data-add] button")
    for _time in range(EACH):
        button.click()
        page.wait_for_timeout(40)


def _take_away(page: Page) -> None:
    stations = page.locator(".chart__sign--question")
    for nth in range(EACH):
        stations.nth(3 * nth).focus()
        page.keyboard.press("Delete")
        page.wait_for_timeout(40)


def _undo(page: Page) -> None:
    page.locator(".chart__sign").first.focus()
    for key in ("Control+z",) * EACH + ("Control+y",) * (EACH // 2):
        page.keyboard.press(key)
        page.wait_for_timeout(40)


def big_chart() -> Chart:
    """As a large city's would grow: behind each tile a tree of questions, some ways into that of another tile."""
    chance = random.Random(5)
    nodes = [
        Node(f"in{nth}", NodeKind.ENTRY, options=(Option("", f"q{nth}-0"),), tile=tile.value)
        for nth, tile in enumerate(Tile)
    ]
    each = (STATIONS - len(nodes)) // len(Tile)
    for tree in range(len(Tile)):
        for nth in range(each):
            children = [2 * nth + 1, 2 * nth + 2]
            if children[-1] >= each:
                nodes.append(Node(f"q{tree}-{nth}", NodeKind.HAND_OVER, "De coach kijkt mee.", role="budget_coach"))
                continue
            ways = [f"q{tree}-{child}" for child in children]
            if chance.random() < 0.4:
                ways.append(f"q{chance.randrange(len(Tile))}-{chance.randrange(each * 2 // 3, each)}")
            options = tuple(Option(f"Mogelijkheid {at}", to) for at, to in enumerate(ways))
            nodes.append(
                Node(f"q{tree}-{nth}", NodeKind.QUESTION, f"Wat is er aan de hand bij {nth}?", options=options)
            )
    return Chart(tuple(nodes))


def _lay_ready(chart: Chart) -> None:
    """The draft as it is before anybody touches it."""
    with on_behalf_of(Acting.system(TOWN)) as by:
        services.throw_draft_away(by=by)
        draft = services.begin_draft(by=by)
        services.save_draft(by=by, turn=draft.turn, chart=chart)


def _slowest(act: Callable[[], object], times: int = 10) -> float:
    """Milliseconds, the slowest of ten."""
    took = []
    for _time in range(times):
        began = time.perf_counter()
        act()
        took.append((time.perf_counter() - began) * 1000)
    return round(max(took), 1)
