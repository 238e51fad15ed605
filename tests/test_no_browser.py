"""A machine on which no browser can be had: the journeys are skipped loudly, and under CI=true that is a failure."""

import pytest

from tests import browser


@pytest.mark.parametrize(("ci", "code", "says"), [("", 0, "SKIPPED"), ("true", 1, "FAILURE")])
def test_no_browser_is_never_silent(monkeypatch, capsys, ci, code, says):
    """What happens and what to do stands on the screen, in both cases."""
    monkeypatch.setenv("CI", ci)
    monkeypatch.setattr(browser, "find", lambda: "")
    monkeypatch.setattr(browser, "install", lambda: None)
    assert browser.main() == code
    told = capsys.readouterr().err
    assert says in told
    assert "AANBEL_BROWSER" in told
