"""The parts of the shell that are the same on page after page: written once, not fifty times a second."""

from functools import cache

from django.template import Library
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from aanbel.ui.components.rendering import render
from aanbel.ui.navigation import Entry

register = Library()


@register.simple_tag
def places(entries: list[Entry]) -> SafeString:
    """The main menu. It differs by role, by page and by language, so there are a few dozen in all."""
    return _places(tuple(entries), get_language())


@cache
def _places(entries: tuple[Entry, ...], _language: str | None) -> SafeString:
    return render("ui/places.html", navigation=entries)


@register.simple_tag
def fixed(template: str, switch: bool = False) -> SafeString:
    """A part that only knows the language, and whether one thing is on: `{% fixed "ui/keys.html" shell.keyboard %}`."""
    return _fixed(template, switch, get_language())


@cache
def _fixed(template: str, switch: bool, _language: str | None) -> SafeString:
    return render(template, switch=switch)


@register.simple_block_tag
def once(content: str) -> SafeString:
    """Something that stands on the page twice, rendered once: `{% once as menu %}…{% endonce %}`."""
    return SafeString(content)
