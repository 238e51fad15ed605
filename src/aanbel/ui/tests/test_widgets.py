"""Inputs written in Python, beside Django's own templates."""

from typing import Any

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.safestring import SafeString

from aanbel.ui.widgets import PlainInputs

CHOICES = [("", "–"), ("a&b", 'A "quoted" <word>'), (3, SafeString("&amp;"))]
GROUPED = [("Group", [("x", "X")]), ("y", "Y")]


@pytest.mark.parametrize(
    ("widget", "value"),
    [
        (forms.TextInput(), None),
        (forms.TextInput(attrs={"maxlength": 5, "autofocus": True, "required": False}), "<script>&'\""),
        (forms.NumberInput(attrs={"step": 1}), 0),
        (forms.EmailInput(), SafeString("a&amp;b")),
        (forms.DateInput(attrs={"type": "date"}), "2026-11-23"),
        (forms.HiddenInput(), "x"),
        (forms.Select(choices=CHOICES), "a&b"),
        (forms.Select(choices=CHOICES, attrs={"class": "wide"}), 3),
        (forms.Select(choices=GROUPED), "x"),
        (forms.Textarea(attrs={"rows": 3}), "<b>"),
        (forms.CheckboxInput(), True),
    ],
)
def test_an_input_is_the_one_that_django_writes(widget: forms.Widget, value: Any) -> None:
    """Quicker, not otherwise: the same attributes, the same choice, and whatever a person typed is escaped."""

    def words(renderer: Any) -> list[str]:
        return widget.render("name", value, {"id": "id-name"}, renderer=renderer).split()

    assert words(PlainInputs()) == words(DjangoTemplates())
