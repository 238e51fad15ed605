"""What stands in the log: no key to anything."""

import logging

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from aanbel.kernel.log_lines import WithoutKeys, without_keys

TOKEN = "9vA3wq-0aWm2kDkJ3m1xQy_Zt7cB5nE4"


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("directory:answer", [9901, TOKEN]),
        ("desk:hours_feed", [9901, TOKEN]),
        ("cases:agenda_feed", [9901, TOKEN]),
        ("cases:receive", [9901, TOKEN]),
        ("outreach:resident", ["K7F3Q"]),
    ],
)
def test_an_address_that_opens_something_is_not_in_the_log(klokkendam, caplog, name, given):
    """Django writes down each address that is refused; where it is a key, a dash stands there."""
    caplog.handler.addFilter(WithoutKeys())
    with caplog.at_level(logging.WARNING, logger="django.request"):
        answer = Client().get(reverse(name, args=given))
    assert answer.status_code < 500
    assert given[-1] not in caplog.text


def test_the_log_of_the_house_is_written_through_it():
    """The one handler has the filter."""
    assert settings.LOGGING["handlers"]["console"]["filters"] == ["without_keys"]
    assert settings.LOGGING["filters"]["without_keys"]["()"] == f"{WithoutKeys.__module__}.{WithoutKeys.__name__}"
    assert TOKEN not in without_keys(f"Forbidden (CSRF token missing.): /sociale-kaart/klopt/9901/{TOKEN}")
