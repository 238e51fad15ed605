"""How the inputs of a form become HTML: the plain ones in Python, the rest from Django's own templates.

Django nests a template per option of a choice and one per list of attributes: a form of three choices was fifty
templates, a fifth of the whole case page. What is written is the same, letter for letter (a test compares).
"""

from collections.abc import Mapping
from html import escape
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.utils.safestring import SafeString

INPUTS = frozenset(
    f"django/forms/widgets/{kind}.html" for kind in ("text", "number", "email", "date", "hidden", "input")
)
SELECT = "django/forms/widgets/select.html"


class PlainInputs(DjangoTemplates):
    """`FORM_RENDERER` of the house."""

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> str:
        if template_name in INPUTS:
            return _input(context["widget"])
        if template_name == SELECT and not any(group for group, _options, _number in context["widget"]["optgroups"]):
            return _select(context["widget"])
        rendered: str = super().render(template_name, context, request)
        return rendered


def _input(widget: Mapping[str, Any]) -> SafeString:
    value = "" if widget["value"] is None else f' value="{_text(widget["value"])}"'
    return SafeString(
        f'<input type="{_text(widget["type"])}" name="{_text(widget["name"])}"{value}{_attributes(widget)}>'
    )


def _select(widget: Mapping[str, Any]) -> SafeString:
    options = "\n\n".join(
        f'  <option value="{_text(option["value"])}"{_attributes(option)}>{_text(option["label"])}</option>'
        for _group, options, _number in widget["optgroups"]
        for option in options
    )
    return SafeString(f'<select name="{_text(widget["name"])}"{_attributes(widget)}>\n{options}\n</select>')


def _attributes(widget: Mapping[str, Any]) -> str:
    given = [(name, value) for name, value in widget["attrs"].items() if value is not False]
    return "".join(f" {_text(name)}" if value is True else f' {_text(name)}="{_text(value)}"' for name, value in given)


def _text(value: object) -> str:
    text = str(value)
    return text if isinstance(value, SafeString) else escape(text)
