"""Tables and what belongs to them: sortable headers, the empty state, earlier and later, filters."""

from typing import Any

from django.template import Context, Library
from django.utils.safestring import SafeString

from aanbel.ui.components.rendering import attributes, render

register = Library()


@register.simple_block_tag
def table(
    content: str,
    caption: str,
    rows: Any = True,
    empty: str = "",
    empty_href: str = "",
    empty_label: str = "",
    hide_caption: bool = True,
    **attrs: object,
) -> SafeString:
    """A table with a sticky header that becomes cards on a phone; without `rows`, the empty state.

    Write plain `<thead>` and `<tbody>`; give every `<td>` a `data-label`, numbers the class `ui-number`.
    """
    if not rows:
        return render(
            "ui/components/empty.html", title=empty, text="", href=empty_href, label=empty_label, icon="circle-check"
        )
    return render(
        "ui/components/table.html", content=content, caption=caption, hide_caption=hide_caption, attrs=attributes(attrs)
    )


@register.simple_tag(takes_context=True)
def sort_header(context: Context, label: str, by: str, number: bool = False, parameter: str = "order") -> SafeString:
    """A `<th>` whose link sorts: first click upward, second downward (`?order=amount`, `?order=-amount`)."""
    asked = context["request"].GET.copy()
    order = asked.get(parameter, "")
    direction = {by: "ascending", f"-{by}": "descending"}.get(order, "none")
    asked[parameter] = f"-{by}" if order == by else by
    for cursor in ("earlier", "later"):
        asked.pop(cursor, None)
    return render(
        "ui/components/sort_header.html", label=label, href=f"?{asked.urlencode()}", direction=direction, number=number
    )


@register.simple_tag
def pagination(earlier: str = "", later: str = "", text: str = "") -> SafeString:
    """Keyset pages: a link back and a link on (empty = there is none), and where we are in words."""
    return render("ui/components/pagination.html", earlier=earlier, later=later, text=text)


@register.simple_block_tag(takes_context=True)
def filters(context: Context, content: str, action: str = "", active: int = 0, **attrs: object) -> SafeString:
    """A filter bar: a GET form that works without script, folded on the phone; put `{% field %}`s in it."""
    return render(
        "ui/components/filters.html",
        content=content,
        action=action or context["request"].path,
        active=active,
        attrs=attributes(attrs),
    )
