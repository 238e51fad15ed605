"""Makes sure that there is a browser for the journeys: the machine's own, else Debian's as root, else Playwright's.

Debian's headless shell comes first: the same engine without a window, which takes half the processor.
Prints which one. Where none can be had the journeys are skipped with this reason, except under CI=true: a failure.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")

NONE = "NO BROWSER could be found or installed for the journeys in tests/e2e."
SKIPPED = "They WILL BE SKIPPED: nothing that is seen in a browser is tested."
FAILS = "With CI=true that is a FAILURE."
HELP = "Install Chromium (on Debian: apt install chromium-headless-shell), or say where one is: AANBEL_BROWSER=/path."


def find() -> str:
    """Path of a Chromium that can be started, or an empty string."""
    if given := os.environ.get("AANBEL_BROWSER"):
        return given
    for name in NAMES:
        if path := shutil.which(name):
            return path
    own = sorted(Path.home().glob(".cache/ms-playwright/chromium*/chrome-*/chrome*"))
    return str(own[-1]) if own else ""


def install() -> None:
    """Tries to get one, quietly."""
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "check": False}
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print("No browser here: installing Debian's chromium …", flush=True)
        subprocess.run(["apt-get", "update", "-q"], **quiet)
        for package in ("chromium-headless-shell", "chromium"):
            if not find():
                subprocess.run(["apt-get", "install", "-yq", "--no-install-recommends", package], **quiet)
    if not find():
        print("No browser here: asking Playwright for its own …", flush=True)
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], **quiet)


def main() -> int:
    if not find():
        install()
    if path := find():
        print(f"Journeys run in {path}.")
        return 0
    print(NONE, FAILS if (required := os.environ.get("CI") == "true") else SKIPPED, HELP, sep="\n", file=sys.stderr)
    return int(required)


if __name__ == "__main__":
    sys.exit(main())
