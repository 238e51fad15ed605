"""What the page wants to tell: cards, notices, badges, empty states, figures of progress."""

from django.template import Library
from django.utils.safestring import SafeString

from aanbel.ui.components.rendering import attributes, render

register = Library()

NOTICES = {
    "info": ("utrecht-alert--info", "info-circle"),
    "ok": ("utrecht-alert--ok", "circle-check"),
    "warning": ("utrecht-alert--warning", "alert-triangle"),
    "error": ("utrecht-alert--error", "alert-octagon"),
}
TONES = {"neutral", "info", "ok", "warning", "danger"}
"""Danger only for what threatens a person; warning (amber) for *let op*; everything else is calm."""


@register.simple_block_tag
def card(content: str, title: str = "", level: int = 2, tone: str = "", icon: str = "", **attrs: object) -> SafeString:
    """A sheet on the table, with a heading when it has a title; tone "warning" or "danger" marks its edge."""
    return render(
        "ui/components/card.html",
        content=content,
        title=title,
        level=level,
        tone=tone,
        icon=icon,
        attrs=attributes(attrs),
    )


@register.simple_block_tag
def notice(content: str, kind: str = "info", title: str = "") -> SafeString:
    """A message that matters: info, ok, warning or error; an error is announced to screen readers."""
    look, sign = NOTICES[kind]
    return render("ui/components/notice.html", content=content, kind=kind, look=look, icon=sign, title=title)


@register.filter
def notice_kind(level: str) -> str:
    """The kind of notice for a level of `django.contrib.messages`."""
    return {"success": "ok", "warning": "warning", "error": "error"}.get(level, "info")


@register.simple_tag
def badge(text: str, tone: str = "neutral", icon: str = "") -> SafeString:
    """A status in one or two words; the word carries the meaning, the colour only helps."""
    if tone not in TONES:
        raise ValueError(f"A badge knows the tones {sorted(TONES)}, not {tone!r}.")
    return render("ui/components/badge.html", text=text, tone=tone, icon=icon)


@register.simple_tag
def empty(title: str, text: str = "", href: str = "", label: str = "", icon: str = "circle-check") -> SafeString:
    """Nothing to show, said kindly, with the next step in it."""
    return render("ui/components/empty.html", title=title, text=text, href=href, label=label, icon=icon)


@register.simple_tag
def progress(value: int, total: int, label: str) -> SafeString:
    """A progress bar with its words and numbers beside it."""
    return render("ui/components/progress.html", value=min(value, total), total=max(total, 1), label=label)


@register.simple_block_tag
def polling(content: str, url: str, seconds: int = 2) -> SafeString:
    """Content that asks `url` for its successor every few seconds; answer without `{% polling %}` to stop."""
    return render("ui/components/polling.html", content=content, url=url, seconds=seconds)


@register.simple_tag
def part(url: str, label: str) -> SafeString:
    """A part of the page that another slice serves: loaded by URL, a plain link without script."""
    return render("ui/components/part.html", url=url, label=label)


@register.simple_block_tag
def fold(content: str, summary: str, open: bool = False, count: int | None = None) -> SafeString:
    """Detail that folds out; printed unfolded."""
    return render("ui/components/fold.html", content=content, summary=summary, open=open, count=count)
