"""How every component becomes HTML: its one template, and keyword arguments as attributes."""

from django.forms.utils import flatatt
from django.template.loader import get_template
from django.utils.safestring import SafeString


def render(template: str, **values: object) -> SafeString:
    """The HTML of one component from its one template."""
    return SafeString(get_template(template).render(values).strip())


def attributes(given: dict[str, object]) -> SafeString:
    """Keyword arguments as HTML attributes: `hx_get="/x"` becomes `hx-get="/x"`; False and None are left out.

    >>> attributes({"hx_get": "/x", "hidden": True, "title": None})
    ' hidden hx-get="/x"'
    """
    named = {name.rstrip("_").replace("_", "-"): value for name, value in given.items()}
    kept = {name: value for name, value in sorted(named.items()) if value is not None and value != ""}
    return SafeString(flatatt(kept))
