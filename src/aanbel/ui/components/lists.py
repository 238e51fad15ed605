"""Lists a person reads: facts, timeline, things to do, chips, segments, steps, reasons, day parts."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.template import Library
from django.utils.safestring import SafeString

from aanbel.ui.components.rendering import attributes, render

register = Library()


@register.simple_block_tag
def facts(content: str, columns: int = 1) -> SafeString:
    """A definition list; put `{% fact %}`s in it, in one or two columns."""
    return render("ui/components/facts.html", content=content, columns=columns)


@register.simple_block_tag
def fact(content: str, term: str) -> SafeString:
    """One term with its value; an empty value shows a dash."""
    return render("ui/components/fact.html", content=SafeString(content.strip()), term=term)


@register.simple_block_tag
def timeline(content: str) -> SafeString:
    """A list of moments, newest first."""
    return render("ui/components/timeline.html", content=content)


@register.simple_block_tag
def moment(content: str, when: Any, title: str, icon: str = "point", by: str = "", tone: str = "") -> SafeString:
    """One event of a timeline: one line, with detail below it when there is any."""
    return render(
        "ui/components/moment.html",
        content=SafeString(content.strip()),
        when=when,
        title=title,
        icon=icon,
        by=by,
        tone=tone,
    )


@register.simple_block_tag
def todos(content: str, title: str, count: int | None = None, id: str = "") -> SafeString:
    """A group of things to do (*Eerst*, *Afspraken*, …); put `{% todo %}`s in it."""
    return render("ui/components/todos.html", content=content, title=title, count=count, id=id)


@register.simple_block_tag
def todo(content: str, title: str, why: str, href: str, tone: str = "", meta: str = "") -> SafeString:
    """One thing to do: what and why in one sentence; its content is the one act that finishes it."""
    return render("ui/components/todo.html", content=content, title=title, why=why, href=href, tone=tone, meta=meta)


@register.simple_block_tag
def chips(content: str, label: str = "") -> SafeString:
    """A row of chips, named for screen readers by `label`."""
    return render("ui/components/chips.html", content=content, label=label)


@register.simple_tag
def chip(text: str, href: str = "", current: bool = False, removes: bool = False, icon: str = "") -> SafeString:
    """A small choice or an active filter; `removes=True` shows a cross: the link takes the filter away."""
    return render("ui/components/chip.html", text=text, href=href, current=current, removes=removes, icon=icon)


@register.simple_block_tag
def segments(content: str, label: str) -> SafeString:
    """Views of the same thing beside each other (tabs that are links); put `{% segment %}`s in it."""
    return render("ui/components/segments.html", content=content, label=label)


@register.simple_tag
def segment(
    label: str, href: str, current: bool = False, count: int | None = None, icon: str = "", **attrs: object
) -> SafeString:
    """One of the `{% segments %}`."""
    return render(
        "ui/components/segment.html",
        label=label,
        href=href,
        current=current,
        count=count,
        icon=icon,
        attrs=attributes(attrs),
    )


@register.simple_tag
def steps(stations: Iterable[Mapping[str, str]], label: str = "") -> SafeString:
    """A journey as a row of stations: mappings with `label`, `state` (done/current/ahead) and `href` ("" = none)."""
    return render("ui/components/steps.html", stations=list(stations), label=label)


@register.simple_tag
def reasons(given: Iterable[Any], total: int | None = None) -> SafeString:
    """Why a case stands where it stands: objects or mappings with `text` and `points`."""
    return render("ui/components/reasons.html", given=list(given), total=total)


@register.simple_tag
def day_parts(days: Iterable[tuple[str, Iterable[str]]]) -> SafeString:
    """Attempts per day part as a small strip: (day, (state, state, state)) with states "", "tried", "reached"."""
    return render("ui/components/day_parts.html", days=[(day, list(states)) for day, states in days])
