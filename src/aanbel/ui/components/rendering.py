"""How every component becomes HTML: its one template, and keyword arguments as attributes."""

from functools import cache

from django.forms.utils import flatatt
from django.template import Context, Engine, Template
from django.utils.safestring import SafeString


def render(template: str, **values: object) -> SafeString:
    """The HTML of one component from its one template."""
    return SafeString(_template(template).render(Context(values)).strip())


@cache
def _template(name: str) -> Template:
    """A compiled component; they are few, used dozens of times a page, and do not change while we run."""
    return Engine.get_default().get_template(name)


def attributes(given: dict[str, object]) -> SafeString:
    """Keyword arguments as HTML attributes: `hx_get="/x"` becomes `hx-get="/x"`; False and None are left out.

    >>> attributes({"hx_get": "/x", "hidden": True, "title": None})
    ' hidden hx-get="/x"'
    """
    named = {name.rstrip("_").replace("_", "-"): value for name, value in given.items()}
    kept = {name: value for name, value in sorted(named.items()) if value is not None and value != ""}
    return SafeString(flatatt(kept))
