"""A whole installation for the journeys: the demo, built and served by the commands that the README names.

One installation a run, in a folder of its own; all journeys share it, so each uses a case or file of its own.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser import find

ROOT = Path(__file__).resolve().parents[2]
IMAGES = ROOT / "docs" / "images"
AXE = ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All journeys run one after another in one process, as they share one installation."""
    for item in items:
        if "e2e" in Path(item.fspath).parts:
            item.add_marker(pytest.mark.e2e)
            item.add_marker(pytest.mark.xdist_group("browser"))


class House:
    """A running demo: its address and its shell."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.environment = {**os.environ, "AANBEL_HOME": str(home), "AANBEL_DEMO": ""}
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"

    def run(self, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        """Runs the `aanbel` command on this installation."""
        return subprocess.run(
            [sys.executable, "-m", "aanbel.config.command", *arguments],
            env=self.environment, cwd=ROOT, text=True, capture_output=True, check=check, timeout=600,
        )  # fmt: skip

    def start(self) -> subprocess.Popen[bytes]:
        """Serves the demo and waits until it answers."""
        server = subprocess.Popen(
            [sys.executable, "-m", "aanbel.config.command", "demo", "--port", str(self.port)],
            env=self.environment, cwd=ROOT, start_new_session=True,
        )  # fmt: skip
        for _attempt in range(240):
            if server.poll() is not None:
                raise RuntimeError("the demo stopped by itself")
            try:
                with urllib.request.urlopen(f"{self.url}/gezond", timeout=2):  # noqa: S310 - our own address
                    return server
            except OSError:
                time.sleep(0.5)
        raise RuntimeError("the demo did not answer within two minutes")


@pytest.fixture(scope="session")
def house() -> Iterator[House]:
    """The demo of `make demo`, on a free port."""
    home = ROOT / ".aanbel" / "e2e"
    shutil.rmtree(home, ignore_errors=True)
    house = House(home)
    house.run("demo", "--no-serve", "--json")
    server = house.start()
    yield house
    server.send_signal(signal.SIGINT)
    server.wait(timeout=30)
    shutil.rmtree(home, ignore_errors=True)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real Chromium."""
    path = find()
    if not path:
        message = "no browser here: run `make e2e` on a machine that can install one"
        pytest.fail(message) if os.environ.get("CI") == "true" else pytest.skip(message)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def visit(browser: Browser, house: House) -> Iterator[Callable[..., Page]]:
    """`visit("coordinator")` is a page signed in as that demo account; `visit()` is a stranger's.

    Whatever the console or the content security policy complains of fails the journey.
    """
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def open_page(account: str = "", *, viewport: dict[str, int] | None = None, **options: Any) -> Page:
        context = browser.new_context(
            base_url=house.url, viewport=viewport or DESKTOP, locale="nl-NL", reduced_motion="reduce", **options
        )
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        if account:
            sign_in(page, account)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


def sign_in(page: Page, account: str) -> None:
    """Signs in with one click on the list of the demo's accounts."""
    page.goto("/account/login/")
    page.locator(f"button.ui-door[value^='{account}@']").first.click()
    page.wait_for_url(lambda url: "/account/login" not in url)


@pytest.fixture
def axe() -> Callable[[Page], list[str]]:
    """The accessibility rules a page breaks (WCAG 2.2 AA), as sentences; empty is good."""
    source = AXE.read_text()

    def check(page: Page) -> list[str]:
        page.evaluate(source)
        found = page.evaluate(
            "async () => (await axe.run(document, {runOnly: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa',"
            "'best-practice']})).violations"
        )
        return [f"{v['id']}: {v['help']}: {v['nodes'][0]['html'][:160]}" for v in found]

    return check


@pytest.fixture
def picture() -> Callable[[Page, str], None]:
    """Keeps a picture for the README and the docs, when asked to (`make e2e`)."""

    def take(page: Page, name: str) -> None:
        if os.environ.get("AANBEL_SCREENSHOTS") == "1":
            IMAGES.mkdir(parents=True, exist_ok=True)
            page.screenshot(path=IMAGES / f"{name}.png")

    return take
