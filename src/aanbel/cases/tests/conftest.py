"""What every test of this slice shares."""

import pytest


@pytest.fixture(autouse=True)
def ranked_again(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, dict[str, int]]]:
    """The jobs that acts leave behind, in a list instead of the queue."""
    left: list[tuple[str, dict[str, int]]] = []
    for module in ("working", "correcting"):
        monkeypatch.setattr(f"aanbel.cases.services.{module}.defer", lambda name, **ids: left.append((name.value, ids)))
    return left
