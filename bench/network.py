"""(h) The network map with 500 people and places on a phone: how smoothly it moves under the fingers.

A window of 390 by 844, real touches, and the processor four times slower than it is: which share of the frames stood
longer than two of the screen while one drags, comes closer and points. The page itself is worked out on the server.
"""

import os
import random
import time
from datetime import timedelta
from typing import Any

from playwright.sync_api import CDPSession, Page

from aanbel.accounts import queries as of_accounts
from aanbel.accounts import services as accounts
from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.kernel import clock
from aanbel.neighbourhood import services
from aanbel.neighbourhood.models import KeyFigure, Preference, Spot, Tie
from aanbel.neighbourhood.services.figures import Told, Yes
from aanbel.neighbourhood.services.places import Whereabouts
from bench.browser import Waits, frames, open_page, slow_down
from bench.serving import Server
from bench.table import Measure, console

PART = "network"
PEOPLE, PLACES, TIES = 350, 150, 900
AREAS = 8
TOWN = 9954
LATE = 5.0
"""Of a hundred frames no more than so many may come late."""
PHONE = {"width": 390, "height": 844}
MOVES = 90


def run() -> tuple[list[Measure], dict[str, Any]]:
    """Makes the network, then moves over it at two speeds."""
    user = _people_and_places()
    measures: list[Measure] = []
    details: dict[str, Any] = {}
    with Server() as server:
        for times in (1, 4):
            began = time.perf_counter()
            with open_page(
                server, user, "/wijk/", viewport=PHONE, has_touch=True, is_mobile=True, device_scale_factor=2
            ) as page:
                page.wait_for_selector(".network--live")
                opened = time.perf_counter() - began
                slow_down(page, times)
                with console.status(f"Walking over it at 1/{times} of the speed …"):
                    found = walked(page)
            if times == 1:
                note = f"{PEOPLE + PLACES} people and places, {TIES} ties, laid out on the server"
                measures.append(
                    Measure(PART, "first look, with starting the browser", round(opened, 1), "s", note=note)
                )
            details[f"slower_{times}"] = {
                "load": round(os.getloadavg()[0], 2),
                **{name: one.as_json for name, one in found.items()},
            }
            measures += [_measure(name, one, times) for name, one in found.items()]
    return measures, details


def _measure(name: str, found: Waits, times: int) -> Measure:
    slower = "" if times == 1 else f", processor {times} times slower"
    note = f"frames over 33 ms; p95 {found.p95:g}, worst {found.worst:g} ms of {found.of}"
    return Measure(PART, f"{name} on a phone{slower}: late", found.late, "%", limit=LATE, note=note)


def walked(page: Page) -> dict[str, Waits]:
    """One finger, two fingers, and a tap that shows who has to do with whom."""
    fingers = page.context.new_cdp_session(page)
    box = page.locator("[data-pane]").bounding_box()
    if box is None:
        raise SystemExit("The picture of the network is not on the screen.")
    page.evaluate("() => document.querySelector('[data-pane]').scrollIntoView({ block: 'center' })")
    page.wait_for_timeout(500)
    box = page.locator("[data-pane]").bounding_box() or box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    return {
        "coming closer": frames(page, lambda: _pinch(page, fingers, x, y)),
        "dragging": frames(page, lambda: _drag(page, fingers, x, y)),
        "dragging again": frames(page, lambda: _drag(page, fingers, x, y)),
    }


def _touch(fingers: CDPSession, kind: str, *points: tuple[float, float]) -> None:
    fingers.send(
        "Input.dispatchTouchEvent",
        {"type": kind, "touchPoints": [{"x": x, "y": y, "id": nth} for nth, (x, y) in enumerate(points)]},
    )


def _pinch(page: Page, fingers: CDPSession, x: float, y: float) -> None:
    _touch(fingers, "touchStart", (x - 20, y), (x + 20, y))
    for nth in range(MOVES):
        apart = 20 + nth * 1.5
        _touch(fingers, "touchMove", (x - apart, y), (x + apart, y))
    _touch(fingers, "touchEnd")
    page.wait_for_timeout(600)


def _drag(page: Page, fingers: CDPSession, x: float, y: float) -> None:
    _touch(fingers, "touchStart", (x, y))
    for nth in range(MOVES):
        _touch(fingers, "touchMove", (x + nth - MOVES / 2, y + (nth * 2) % 120 - 60))
    _touch(fingers, "touchEnd")
    page.wait_for_timeout(600)


def _people_and_places() -> Any:
    """A large town's network, through the services; gives the generalist who looks at it."""
    chance = random.Random(11)
    accounts.register_municipality(code=TOWN, name="Netdam")
    with on_behalf_of(Acting.system(TOWN)) as by, console.status("Asking 350 people for their yes …"):
        user = accounts.invite_user(by=by, email="net@bench.example", name="Net", roles=["coordinator"])
        names = {f"NB{nth:02d}": f"Wijk {nth + 1}" for nth in range(AREAS)}
        accounts.divide_into_neighbourhoods(
            by=by, names=names, postcodes=[(f"99{61 + nth}AA", code) for nth, code in enumerate(names)]
        )
    person = Acting((TOWN,), user.pk, user.name, frozenset({"coordinator"}))
    with on_behalf_of(person) as by:
        areas = [area.pk for area in of_accounts.neighbourhoods(by=by)]
        yes = Yes(clock.today() + timedelta(days=365), KeyFigure.How.PAPER, "Ik sta op de kaart.")
        keys: dict[int, list[str]] = {area: [] for area in areas}
        for nth in range(PEOPLE):
            area = areas[nth % AREAS]
            told = Told(f"Sleutel {nth}", area, Preference.DROP_BY, role="kent de buurt")
            keys[area].append(f"f{services.add_key_figure(by=by, told=told, yes=yes).pk}")
        for nth in range(PLACES):
            area = areas[nth % AREAS]
            place = Whereabouts(list(Spot.Kind)[nth % len(Spot.Kind)], f"Plek {nth}", area)
            keys[area].append(f"s{services.keep_spot(by=by, place=place).pk}")
        for _nth in range(TIES):
            area = chance.choice(areas)
            other = area if chance.random() < 0.9 else chance.choice(areas)
            one, two = chance.choice(keys[area]), chance.choice(keys[other])
            if one != two:
                services.tie(by=by, one=one, other=two, kind=Tie.Kind.KNOWS, strength=chance.randrange(1, 4))
    return user
