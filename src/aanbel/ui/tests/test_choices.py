"""What can be chosen, when it is known only once somebody asks."""

import pytest
from django import forms

from aanbel.ui.choices import offer


class Asked(forms.Form):
    where = forms.ChoiceField()
    words = forms.CharField()


def test_only_what_is_offered_can_be_chosen() -> None:
    """Another form of the same kind offers its own."""
    form, other = Asked({"where": "1", "words": "x"}), Asked({"where": "1", "words": "x"})
    offer(form, "where", [("1", "Here")])
    assert form.is_valid() and not other.is_valid()


def test_a_field_without_choices_is_a_mistake_in_the_form() -> None:
    """It is said at once, not shown as an empty list."""
    with pytest.raises(TypeError, match="words of Asked"):
        offer(Asked(), "words", [("1", "Here")])
