"""Numbers as a picture: stat tiles and the month in one picture."""

from django.template import Library
from django.utils.safestring import SafeString

from aanbel.ui.components.rendering import render
from aanbel.ui.month_picture import MonthPicture

register = Library()


@register.simple_block_tag
def stats(content: str) -> SafeString:
    """A row of `{% stat %}` tiles."""
    return render("ui/components/stats.html", content=content)


@register.simple_tag
def stat(value: int | str, label: str, hint: str = "", href: str = "", tone: str = "", icon: str = "") -> SafeString:
    """One number with its word, and what it is compared with."""
    return render("ui/components/stat.html", value=value, label=label, hint=hint, href=href, tone=tone, icon=icon)


@register.simple_tag
def month_picture(picture: MonthPicture) -> SafeString:
    """The month in one picture: files → signals → people → cases → today."""
    return render("ui/components/month_picture.html", picture=picture)
