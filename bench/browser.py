"""A real browser on the product's own server, and how long one waits in it: from a touch to the next painted frame."""

import contextlib
import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any, Self

from playwright.sync_api import Page, sync_playwright
from tests.browser import find

from bench.serving import Server, session_of

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
SETTLED = 300
LATE = 33.4
"""Milliseconds: two frames of a screen that shows sixty in a second. Longer, and one sees it stutter."""
LISTEN = """() => {
  if (window.waited) return;
  window.waited = [];
  const open = [], { port1, port2 } = new MessageChannel();
  port1.onmessage = () => window.waited.push(...open.splice(0).map((at) => performance.now() - at));
  const heard = (event) => {
    if (event.type !== window.listening || ["Control", "Shift"].includes(event.key)) return;
    requestAnimationFrame(() => { open.push(event.timeStamp); port2.postMessage(0); });
  };
  for (const type of ["input", "keydown", "pointermove", "pointerup", "click"])
    document.addEventListener(type, heard, true);
}"""
WATCH = """() => {
  window.shown = [];
  const frame = (at) => { window.shown?.push(at); if (window.shown) requestAnimationFrame(frame); };
  requestAnimationFrame(frame);
}"""


@dataclass(frozen=True)
class Waits:
    """Milliseconds, of so many."""

    of: int
    p50: float
    p95: float
    worst: float
    late: float
    """Which share is longer than two frames of the screen, in %."""
    own: float = 0.0
    """Milliseconds of processor the page itself took for each, whatever else the machine did meanwhile."""

    @classmethod
    def told(cls, milliseconds: Sequence[float], own: float = 0.0) -> Self:
        """In short."""
        if not milliseconds:
            raise SystemExit("Nothing was measured: the browser did not do what it was asked to.")
        ordered = sorted(milliseconds)
        return cls(
            len(ordered),
            round(median(ordered), 1),
            round(ordered[int(0.95 * (len(ordered) - 1))], 1),
            round(ordered[-1], 1),
            round(100 * sum(one > LATE for one in ordered) / len(ordered), 1),
            round(own / len(ordered), 1),
        )

    @property
    def note(self) -> str:
        """Beside the 95th of a hundred."""
        return f"p50 {self.p50:g}, worst {self.worst:g} of {self.of}; the page's own work {self.own:g} each"

    @property
    def as_json(self) -> dict[str, float]:
        return asdict(self)


@contextlib.contextmanager
def open_page(server: Server, user: Any, address: str, **options: Any) -> Iterator[Page]:
    """The page at this address, as this person sees it."""
    name, _, value = session_of(user).partition("=")
    root = f"http://127.0.0.1:{server.port}"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find() or None, args=FLAGS)
        context = browser.new_context(locale="nl-NL", **options)
        context.add_cookies([{"name": name, "value": value, "url": root}])
        page = context.new_page()
        page.goto(root + address)
        yield page
        browser.close()


def slow_down(page: Page, times: int) -> None:
    """The processor of the page, so many times as slow: 4 is a cheap phone."""
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": times})


def waits(page: Page, kind: str, act: Callable[[], None]) -> Waits:
    """How long after each event of this kind the next frame was painted, while `act` is done."""
    page.evaluate(LISTEN)
    page.evaluate("kind => { window.waited.length = 0; window.listening = kind; }", kind)
    worked = _working(page)
    act()
    page.wait_for_timeout(SETTLED)
    return Waits.told(page.evaluate("() => { window.listening = ''; return window.waited; }"), worked())


def frames(page: Page, act: Callable[[], None]) -> Waits:
    """How long each frame stood while `act` was done."""
    page.evaluate(WATCH)
    worked = _working(page)
    act()
    own = worked()
    shown: list[float] = page.evaluate("() => { const { shown } = window; window.shown = null; return shown; }")
    return Waits.told([after - before for before, after in itertools.pairwise(shown)], own)


def _working(page: Page) -> Callable[[], float]:
    """Asks how many milliseconds of processor the page's main thread took from here on: script, layout, painting."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def so_far() -> float:
        metrics = session.send("Performance.getMetrics")["metrics"]
        return 1000 * sum(one["value"] for one in metrics if one["name"] == "TaskDuration")

    before = so_far()
    return lambda: so_far() - before
