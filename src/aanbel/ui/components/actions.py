"""What a person can do: buttons, links that look like buttons, menus, icons with a word."""

from functools import cache
from typing import Any

from django.template import Context, Library
from django.utils.safestring import SafeString

from aanbel.ui.components.rendering import attributes, render

register = Library()

LOOKS = {
    "primary": "utrecht-button--primary-action",
    "secondary": "utrecht-button--secondary-action",
    "subtle": "utrecht-button--subtle",
    "danger": "utrecht-button--primary-action utrecht-button--danger",
}
"""The four looks of a button. One primary per page or card; danger only for what cannot be undone."""


@register.simple_tag
@cache
def icon(name: str, word: str = "") -> SafeString:
    """A Tabler icon from the sprite; decorative unless `word` names it for a screen reader."""
    return render("ui/components/icon.html", name=name, word=word)


@register.simple_tag
def button(label: str, kind: str = "secondary", icon: str = "", small: bool = False, **attrs: object) -> SafeString:
    """A button; `type="submit"` unless told otherwise."""
    attrs.setdefault("type", "submit")
    return render(
        "ui/components/button.html", label=label, look=LOOKS[kind], icon=icon, small=small, attrs=attributes(attrs)
    )


@register.simple_tag
def link_button(
    label: str, href: str, kind: str = "secondary", icon: str = "", small: bool = False, **attrs: object
) -> SafeString:
    """A link that looks like a button: it goes somewhere and changes nothing."""
    return render(
        "ui/components/link_button.html",
        label=label,
        href=href,
        look=LOOKS[kind],
        icon=icon,
        small=small,
        attrs=attributes(attrs),
    )


@register.simple_tag(takes_context=True)
def post_button(
    context: Context,
    label: str,
    url: str,
    kind: str = "secondary",
    icon: str = "",
    small: bool = False,
    name: str = "",
    value: Any = "",
    **attrs: object,
) -> SafeString:
    """One act in one click: a form with only this button, with its CSRF token; `name`/`value` go along."""
    return render(
        "ui/components/post_button.html",
        label=label,
        url=url,
        look=LOOKS[kind],
        icon=icon,
        small=small,
        name=name,
        value=value,
        token=str(context.get("csrf_token", "")),
        attrs=attributes(attrs),
    )


@register.simple_block_tag
def actions(content: str, align: str = "start") -> SafeString:
    """A row of buttons that wraps; `align="end"` puts it right on wide screens."""
    return render("ui/components/actions.html", content=content, align=align)


@register.simple_block_tag
def menu(content: str, label: str, icon: str = "") -> SafeString:
    """A drop-down made of `<details>`; put `<a>` and `{% post_button … kind="subtle" %}` in it."""
    return render("ui/components/menu.html", content=content, label=label, icon=icon)


@register.simple_block_tag
def dialog(content: str, id: str, title: str) -> SafeString:
    """A native dialog, opened by any element with `data-dialog="<id>"`; it needs script, so only for what is extra."""
    return render("ui/components/dialog.html", content=content, id=id, title=title)
