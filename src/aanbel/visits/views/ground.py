"""The ground under the rounds: whole tiles of a map, handed on by us so that no colleague's browser asks outside."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from aanbel.accounts.permissions import needs
from aanbel.gateways import tiles
from aanbel.kernel.errors import Missing
from aanbel.visits.permissions import check_can_see_rounds

KEPT_BY_BROWSER = 7 * 24 * 3600


@dataclass(frozen=True)
class Ground:
    """Where a page finds its tiles, and whose they are."""

    address: str
    credit: str


def ground() -> Ground | None:
    """The map to lay under a drawing; None while none is switched on."""
    if not tiles.switched_on():
        return None
    first = reverse("visits:tile", args=[0, 0, 0])
    return Ground(first.replace("0/0/0", "{z}/{x}/{y}"), settings.TILES_CREDIT)


@require_GET
@needs(check_can_see_rounds)
def tile(request: HttpRequest, z: int, x: int, y: int) -> HttpResponse:
    """One tile. When the service is in trouble there is none: the page then keeps its drawing."""
    try:
        found = tiles.tile(z, x, y)
    except tiles.TilesTrouble:
        found = None
    if found is None:
        raise Missing(_("There is no map here."))
    return HttpResponse(
        found, content_type="image/png", headers={"Cache-Control": f"private, max-age={KEPT_BY_BROWSER}"}
    )
