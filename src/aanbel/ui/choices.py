"""What can be chosen in a form, when that is known only once somebody asks."""

from collections.abc import Iterable
from typing import Any

from django.forms import BaseForm, ChoiceField


def offer(form: BaseForm, name: str, choices: Iterable[tuple[Any, Any]]) -> None:
    """Offers these choices in this field, which is written in the form as a field with choices.

    Raises:
        TypeError: it is another kind of field.
    """
    field = form.fields[name]
    if not isinstance(field, ChoiceField):
        raise TypeError(f"{name} of {type(form).__name__} has no choices")
    field.choices = list(choices)
