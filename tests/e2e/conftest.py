"""A whole installation for the journeys: the demo, built and served by the commands that the README names.

One installation for each process that runs journeys, in a folder of its own, copied from one that is built once; its
journeys share it, so each uses a case or file of its own.
While writing journeys, AANBEL_E2E_KEEP=1 keeps that folder and uses it again: the demo is then built only once.
"""

import fcntl
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect, sync_playwright

from tests.browser import find

ROOT = Path(__file__).resolve().parents[2]
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # the browser's loop runs here; other tests use the ORM
IMAGES = ROOT / "docs" / "images"
AXE = ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
DESKTOP = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}
ASKED_FOR = re.compile(r"Failed to load resource: the server responded with a status of (403|404|409|422)")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The pictures come first: they show the demo as it was built."""
    for item in items:
        if "e2e" in Path(item.fspath).parts:
            item.add_marker(pytest.mark.e2e)
    items.sort(key=lambda item: Path(item.fspath).name != "test_pictures.py")


class House:
    """A running demo: its address and its shell."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.environment = {**os.environ, "AANBEL_HOME": str(home), "AANBEL_DEMO": ""}
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = home / "server.log"
        self._read = 0

    def run(self, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        """Runs the `aanbel` command on this installation."""
        return subprocess.run(
            [sys.executable, "-m", "aanbel.config.command", *arguments],
            env=self.environment, cwd=ROOT, text=True, capture_output=True, check=check, timeout=600,
        )  # fmt: skip

    def start(self) -> subprocess.Popen[bytes]:
        """Serves the demo and waits until it answers."""
        with self.log.open("wb") as log:
            server = subprocess.Popen(
                [sys.executable, "-m", "aanbel.config.command", "demo", "--port", str(self.port)],
                env=self.environment, cwd=ROOT, start_new_session=True, stdout=log, stderr=subprocess.STDOUT,
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

    def link_mailed_to(self, email: str) -> str:
        """The address in the last mail to this person; the demo writes its mail to the log."""
        for _attempt in range(40):
            mail = self.log.read_text(errors="replace").rpartition(f"To: {email}")[2]
            if found := re.search(r"https?://[^/\s]+(/\S+)", mail):
                return found[1]
            time.sleep(0.25)
        raise AssertionError(f"no mail to {email}")

    def complaints(self) -> str:
        """What the server and the worker said since the last question, when there is an error in it."""
        said = self.log.read_text(errors="replace")
        fresh, self._read = said[self._read :], len(said)
        return fresh if "Traceback" in fresh or " ERROR " in fresh else ""


@pytest.fixture(scope="session")
def house() -> Iterator[House]:
    """The demo of `make demo`, on a free port."""
    process, keep = os.environ.get("PYTEST_XDIST_WORKER", ""), os.environ.get("AANBEL_E2E_KEEP") == "1"
    home = ROOT / ".aanbel" / f"e2e{process}"
    if not keep:
        shutil.rmtree(home, ignore_errors=True)
    if process:
        subprocess.run(["cp", "-a", _built_once(), home], check=True)  # with its owners: the database is not root's
    else:
        _build(home)
    house = House(home)
    server = house.start()
    yield house
    server.terminate()
    server.wait(timeout=60)
    if not keep:
        shutil.rmtree(home, ignore_errors=True)


def _build(home: Path) -> None:
    built = House(home).run("demo", "--no-serve", "--json", check=False)
    assert built.returncode == 0, built.stderr


def _built_once() -> Path:
    """The demo that the processes of this run copy: the first one builds it, the others wait for that."""
    home, mark = ROOT / ".aanbel" / "e2e-built", os.environ["PYTEST_XDIST_TESTRUNUID"]
    home.parent.mkdir(exist_ok=True)
    with home.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (home / mark).exists():
            shutil.rmtree(home, ignore_errors=True)
            _build(home)
            (home / mark).touch()
    return home


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


@pytest.fixture(scope="session")
def badges() -> dict[str, Any]:
    """The session cookie of each demo account that has signed in, so that a journey need not do it again."""
    return {}


@pytest.fixture
def visit(browser: Browser, house: House, badges: dict[str, Any]) -> Iterator[Callable[..., Page]]:
    """`visit("coordinator")` is a page signed in as that demo account; `visit()` is a stranger's.

    Whatever the browser's console, the content security policy or the server's log complains of fails the journey.
    """
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        if message.type == "error" and not ASKED_FOR.match(message.text):
            complaints.append(f"{message.text} {message.location['url']}")

    def open_page(account: str = "", *, viewport: dict[str, int] | None = None, **options: Any) -> Page:
        context = browser.new_context(
            base_url=house.url,
            viewport=viewport or DESKTOP,
            locale="nl-NL",
            reduced_motion="reduce",
            storage_state=badges.get(account),
            **options,
        )
        context.set_default_timeout(15_000)
        contexts.append(context)
        page = context.new_page()
        page.on("console", listen)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        if account and account not in badges:
            sign_in(page, account)
            badges[account] = context.storage_state()
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []
    assert house.complaints() == ""


def sign_in(page: Page, account: str) -> None:
    """Signs in with one click on the list of the demo's accounts."""
    page.goto("/account/login/")
    where = f"='{account}'" if "@" in account else f"^='{account}@'"
    page.locator(f"button.ui-door[value{where}]").first.click()
    page.wait_for_url(lambda url: "/account/login" not in url)


@pytest.fixture
def axe() -> Callable[[Page], list[str]]:
    """The accessibility rules a page breaks (WCAG 2.2 AA), as sentences, once all its parts are in; empty is good."""
    source = AXE.read_text()

    def check(page: Page) -> list[str]:
        expect(page.locator(".ui-part[hx-get]")).to_have_count(0)
        page.evaluate(source)
        found = page.evaluate(
            "async () => (await axe.run(document, {runOnly: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa',"
            "'best-practice'], resultTypes: ['violations'], iframes: false})).violations"
        )
        return [f"{v['id']}: {v['help']}: {v['nodes'][0]['html'][:160]} {v['nodes'][0]['any'][:1]}" for v in found]

    return check


@pytest.fixture
def picture() -> Callable[[Page, str], None]:
    """Keeps a picture for the README and the docs, when asked to (`make e2e`)."""

    def take(page: Page, name: str) -> None:
        if os.environ.get("AANBEL_SCREENSHOTS") == "1":
            IMAGES.mkdir(parents=True, exist_ok=True)
            page.screenshot(path=IMAGES / f"{name}.png")

    return take
