"""What each tile is called on the desk's screen, beside its picture."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from aanbel.desk.core.tiles import ICONS, Tile


@dataclass(frozen=True)
class TileWords:
    """A tile on the screen: its word and its icon."""

    tile: str
    word: str | Promise
    icon: str


TILES: dict[str, TileWords] = {
    tile.value: TileWords(tile.value, word, ICONS[tile])
    for tile, word in (
        (Tile.LETTER, _("A letter that is not clear")),
        (Tile.SHUT_OFF, _("Electricity, gas or water is to be cut off")),
        (Tile.EVICTION, _("Having to leave the house")),
        (Tile.BENEFIT, _("Benefit or allowance")),
        (Tile.FORM, _("Filling in a form")),
        (Tile.DEBT, _("Bills and debts")),
        (Tile.REFUSED, _("An application was refused")),
        (Tile.OTHER, _("Something else")),
    )
}


def tile_words(tile: str) -> TileWords:
    """The words of this tile; one that is no longer known is something else."""
    return TILES.get(tile) or TILES[Tile.OTHER.value]
