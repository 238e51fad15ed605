"""A case per journey: chosen from the list as it was at the first question, so that no order of journeys matters."""

import re

from playwright.sync_api import Page

_found: list[str] = []


def one_case(page: Page, place: int) -> str:
    """The address of a case that was nobody's; each journey names a place of its own."""
    if not _found:
        page.goto("/werklijst/?assigned=nobody&status=open")
        hrefs = [link.get_attribute("href") or "" for link in page.locator("tr[data-row] a").all()]
        _found.extend(found[0] for href in hrefs if (found := re.match(r"/zaken/\d+", href)))
    return _found[place]
