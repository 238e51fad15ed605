"""Finds English on a page that should be Dutch: a text without translation, or one that forgot to ask for it."""

import re
from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po
from playwright.sync_api import Page

SOURCE = Path(__file__).resolve().parents[2] / "src" / "aanbel"
GIVEAWAYS = re.compile(r"(?<![\w@.’'-])(the|and|with|this|your|from|been|which|not|yet|has)(?![\w@’'-])")
"""Words that every English sentence has and no Dutch one."""

TEXTS = """() => {
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
  while (walk.nextNode()) {
    const node = walk.currentNode;
    if (!node.parentElement.closest("[lang=en], script, style, code")) found.push(node.textContent);
  }
  for (const element of document.querySelectorAll("[aria-label], [title], [placeholder], [alt]"))
    if (!element.closest("[lang=en]"))
      for (const name of ["aria-label", "title", "placeholder", "alt"]) found.push(element.getAttribute(name) ?? "");
  return [document.title, ...found].map((text) => text.replace(/\\s+/g, " ").trim()).filter(Boolean);
}"""


@cache
def english() -> frozenset[str]:
    """Every text of the house whose Dutch is another word."""
    found, dutch = set(), {"English"}  # a language is called by its own name
    for file in SOURCE.glob("*/locale/nl/LC_MESSAGES/django.po"):
        for message in read_po(file.open("rb")):
            ids = message.id if isinstance(message.id, tuple) else (message.id,)
            strings = message.string if isinstance(message.string, tuple) else (message.string,)
            found |= {text for text in ids if text and "%" not in text and text not in strings}
            dutch.update(strings)
    return frozenset(found - dutch)


def left_over(page: Page) -> list[str]:
    """The texts on this page that are still English."""
    return [text for text in page.evaluate(TEXTS) if text in english() or GIVEAWAYS.search(text)]
