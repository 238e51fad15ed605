"""The map under the rounds: asked over real HTTP, kept on disk, handed on to who may see rounds; and not without it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from aanbel.gateways import tiles
from aanbel.gateways.fakes.tiles import FakeTiles, drawn
from aanbel.visits.tests.test_outside import served

HERE = (14, 8423, 5372)


@pytest.fixture
def fake(settings: Any, tmp_path: Path) -> Iterator[FakeTiles]:
    """A tile service that is switched on, and an empty folder to keep tiles in."""
    found = FakeTiles()
    with served(found) as url:
        settings.TILES_URL, settings.AANBEL_HOME = url + "/standaard/{z}/{x}/{y}.png", tmp_path
        yield found


def test_a_tile_is_asked_for_once(fake: FakeTiles) -> None:
    """The second time it comes from disk, and nothing but its number ever left the building."""
    assert tiles.tile(*HERE) == tiles.tile(*HERE) == drawn(8423, 5372)
    assert fake.asked == ["/standaard/14/8423/5372.png"]


def test_the_folder_cannot_grow(fake: FakeTiles, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A tile takes the place of another, is never taken for it, and leaves nothing half behind."""
    monkeypatch.setattr(tiles, "PLACES", 2)
    for x in range(8423, 8433):
        assert tiles.tile(14, x, 5372) == drawn(x, 5372)
    assert len(list((settings.AANBEL_HOME / "tiles").iterdir())) <= 2


def test_a_full_disk_takes_no_map_away(fake: FakeTiles, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The tile is shown, and nothing half stays behind."""

    def full(*_paths: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tiles.os, "replace", full)
    assert tiles.tile(*HERE) == drawn(8423, 5372)
    assert list((settings.AANBEL_HOME / "tiles").iterdir()) == []


@pytest.mark.parametrize("place", [(5, 1, 1), (20, 1, 1), (6, 64, 0), (6, 0, 64), (6, -1, 0)])
def test_what_is_no_tile_is_not_asked_for(fake: FakeTiles, place: tuple[int, int, int]) -> None:
    """Only zoom 6 to 19, only numbers that exist there."""
    assert tiles.tile(*place) is None
    assert fake.asked == []


@pytest.mark.parametrize(
    ("says", "body"), [(500, b""), (429, b""), (302, b""), (0, b"<html>"), (0, drawn(1, 1) + b"x" * tiles.LARGEST)]
)
def test_an_answer_that_is_no_tile_is_not_kept(fake: FakeTiles, settings: Any, says: int, body: bytes) -> None:
    """Trouble, a detour, a page in place of a picture, a picture too large: none of it reaches a screen."""
    fake.says, fake.body = says, body
    with pytest.raises(tiles.TilesTrouble):
        tiles.tile(*HERE)
    assert not (settings.AANBEL_HOME / "tiles").exists()


def test_a_service_in_trouble_is_left_alone_and_an_old_tile_serves(
    fake: FakeTiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page wants twenty tiles: only the first waits for an answer that does not come."""
    first = tiles.tile(*HERE)
    monkeypatch.setattr(tiles, "FRESH", -1)
    fake.says = 503
    assert tiles.tile(*HERE) == first
    with pytest.raises(tiles.TilesTrouble):
        tiles.tile(14, 8424, 5372)
    assert len(fake.asked) == 2


@pytest.mark.django_db
def test_tiles_are_for_who_may_see_rounds(fake: FakeTiles, client_as: Callable[..., Client], settings: Any) -> None:
    """As a picture that only this browser keeps; no tile there, or a service in trouble: 404."""
    address = reverse("visits:tile", args=HERE)
    response = client_as("visitor").get(address)
    assert (response.status_code, response["Content-Type"]) == (200, "image/png")
    assert response["Cache-Control"].startswith("private")
    assert client_as("volunteer").get(address).status_code == 403
    fake.says = 500
    assert client_as("visitor").get(reverse("visits:tile", args=[14, 8424, 5372])).status_code == 404
    settings.TILES_URL = ""
    assert client_as("visitor").get(address).status_code == 404
