"""`python -m bench.flowchart`: a flowchart of 200 stations is edited without lag.

A sound flowchart of 200 stations is drawn by the server (layout and check, in milliseconds) and edited in a real
browser: letters typed into a station, a station dragged over the sheet, stations added. For each we take the time from
the event to the next painted frame, and tell the 50th and 95th of a hundred. The server's answer to a save is not
waited for by anybody, so it is timed apart.
"""

import json
import os
import random
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import django

STATIONS = 200
DIST = Path(__file__).parents[1] / "frontend" / "dist"
WATCH = """() => { window.waits = []; for (const kind of ["input", "pointermove", "submit"])
  document.addEventListener(kind, (event) => requestAnimationFrame(() => setTimeout(() =>
    window.waits.push([kind, performance.now() - event.timeStamp]))), true); }"""


def big_chart() -> Any:
    """As a large city's would grow: behind each tile a tree of questions, every sixth way into that of another tile."""
    from aanbel.desk.core.chart import Chart, Node, NodeKind, Option
    from aanbel.desk.core.tiles import Tile

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


def milliseconds(act: Callable[[], object], times: int = 10) -> float:
    """The slowest of ten."""
    took = []
    for _time in range(times):
        began = time.perf_counter()
        act()
        took.append((time.perf_counter() - began) * 1000)
    return max(took)


def page_of(chart: Any) -> str:
    """The editor with nothing around it: the same form and the same words as on the page."""
    from aanbel.desk.core.chart import as_json
    from aanbel.desk.core.chart.layout import layout
    from aanbel.desk.forms.chart import StationForm
    from aanbel.desk.views.chart_island import _words
    from aanbel.desk.wording.chart import KINDS, clock_words, head_of, text_of
    from aanbel.desk.wording.roles import ROLES
    from aanbel.desk.wording.tiles import TILES

    drawn = layout(
        chart, texts={one.id: text_of(one) for one in chart.nodes}, heads={one.id: head_of(one) for one in chart.nodes}
    )
    told = {
        "chart": as_json(chart),
        "save": "/save",
        "icons": "/icons.svg",
        "kinds": {kind: {"word": str(word), "icon": icon} for kind, (word, icon) in KINDS.items()},
        "tiles": {one.tile: {"word": str(one.word), "icon": one.icon} for one in TILES.values()},
        "roles": {one.role: {"word": str(one.word), "icon": one.icon} for one in ROLES.values()},
        "services": {},
        "clocks": [clock_words(days) for days in range(61)],
        "words": _words(),
        "turn": 1,
        "saved": "",
        "problems": [],
        "places": {one.id: [one.x, one.y] for one in drawn.stations},
        "through": {f"{one.start}|{one.option}|{one.end}": one.through for one in drawn.tracks if one.through},
    }
    node = chart.by_id["q2-3"]
    form = StationForm(chart, node, [])
    rows = "".join(f"<div data-row-option>{row.label}{row.to}</div>" for row in form.rows)
    fields = "".join(str(form[name]) for name in ("kind", "tile", "text", "help", "role", "service", "clock"))
    return f"""<!doctype html><html class="voorbeeld-theme aanbel-theme"><head><meta charset="utf-8">
      <link rel="stylesheet" href="/aanbel.css"></head><body><div id="live"></div>
      <div class="chart-editor" data-flowchart>
      <script type="application/json" id="flowchart-told">{json.dumps(told)}</script>
      <div data-bar><button data-act="undo"></button><button data-act="redo"></button><span data-state></span></div>
      <div class="chart-editor__ground chart" data-ground><svg class="chart__svg"></svg></div>
      <div class="chart-editor__panel" data-panel><form data-station="{node.id}">{fields}{rows}</form>
      <form data-add><select name="kind"><option value="question"></select><button>+</button></form></div>
      <div data-said></div></div><script type="module" src="/flowchart.js"></script></body></html>"""


def _file(path: Path, route: Any) -> None:
    route.fulfill(path=path)


def in_the_browser(html: str) -> dict[str, dict[str, float]]:
    """Types, drags and adds; gives the time to the next frame, by kind of act."""
    from playwright.sync_api import sync_playwright
    from tests.browser import find

    answer = {"turn": 1, "saved": "", "problems": [], "places": {}, "through": {}}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find() or None, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.route("**/save", lambda route: route.fulfill(json=answer))
        for name in ("flowchart.js", "aanbel.css", "icons.svg"):
            page.route(f"**/{name}", partial(_file, DIST / name))
        page.route("**/chart", lambda route: route.fulfill(body=html, content_type="text/html"))
        page.goto("http://chart.example/chart")
        page.wait_for_selector(".chart__sign")
        page.evaluate(WATCH)
        page.locator("[name=text]").click()
        page.keyboard.type("Een vraag die we woord voor woord typen, zonder dat het hapert. " * 2, delay=20)
        box = page.locator("#s-q2-3 .chart__card").bounding_box()
        page.mouse.move(box["x"] + 40, box["y"] + 20)
        page.mouse.down()
        for nth in range(120):
            page.mouse.move(box["x"] + 40 + nth, box["y"] + 20 + nth % 30)
        page.mouse.up()
        for _time in range(20):
            page.locator("[data-add] button").click()
            page.wait_for_timeout(50)
        page.wait_for_timeout(300)
        waits = page.evaluate("() => window.waits")
        browser.close()
    found = {}
    for kind, name in (("input", "typing"), ("pointermove", "dragging"), ("submit", "adding")):
        took = sorted(wait for what, wait in waits if what == kind)
        found[name] = {
            "n": len(took),
            "p50_ms": round(took[len(took) // 2], 1),
            "p95_ms": round(took[int(len(took) * 0.95)], 1),
        }
    return found


def main() -> None:
    """Prints the figures."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "aanbel.config.settings")
    django.setup()
    from aanbel.desk.core.chart.checking import problems
    from aanbel.desk.core.chart.layout import layout

    chart = big_chart()
    found = problems(chart, ["budget_coach"], {})
    server = {
        "stations": len(chart.nodes),
        "ways": len(chart.ways),
        "blocking": sum(one.blocks for one in found),
        "layout_ms": round(milliseconds(lambda: layout(chart, texts={}, heads={})), 1),
        "check_ms": round(milliseconds(lambda: problems(chart, ["budget_coach"], {})), 1),
    }
    print(json.dumps({"server": server, "browser": in_the_browser(page_of(chart))}, indent=2))


if __name__ == "__main__":
    main()
