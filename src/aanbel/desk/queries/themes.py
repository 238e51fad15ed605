"""What desks heard, as counts without persons, and the themes that came of it."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count
from django.utils.translation import gettext as _

from aanbel.accounts import queries as accounts
from aanbel.accounts.models import Neighbourhood
from aanbel.audit.acting import Acting
from aanbel.desk.core.small_numbers import FEWEST, TOTAL, Block, hide_small
from aanbel.desk.core.themes import WEEKS, Stage, last_periods, period_of, rise
from aanbel.desk.core.tiles import Tile
from aanbel.desk.models import Question, Theme, ThemeRemark
from aanbel.desk.permissions import check_can_see_themes
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing

UNKNOWN = 0
"""The place on the axis of neighbourhoods for questions of which the neighbourhood is not known."""


@dataclass(frozen=True)
class Heard:
    """One subject in one neighbourhood: how many in each period, None where that is hidden."""

    tile: str
    sender: str
    counts: tuple[int | None, ...]
    total: int | None

    @property
    def nothing(self) -> bool:
        return not any(count is None or count for count in self.counts)


@dataclass(frozen=True)
class Proposal:
    """A subject that stands out, ready to be kept as a theme."""

    tile: str
    sender: str
    neighbourhood: Neighbourhood | None
    recent: int
    usual: int | None
    counts: tuple[int | None, ...]


@dataclass(frozen=True)
class HeardPage:
    """What desks heard in a neighbourhood, or in all of them."""

    periods: list[date]
    neighbourhoods: list[Neighbourhood]
    chosen: Neighbourhood | None
    tiles: list[Heard]
    senders: list[Heard]
    total: Heard
    proposals: list[Proposal]

    @property
    def until(self) -> date:
        """The last day that is counted."""
        return self.periods[-1] + timedelta(weeks=WEEKS, days=-1)


def heard_page(*, by: Acting, neighbourhood: int | None = None) -> HeardPage:
    """The counts of the last periods, small ones hidden, and what stands out anywhere."""
    check_can_see_themes(by)
    begins = last_periods(clock.today())
    block = _block(by, begins)
    places = accounts.neighbourhoods(by=by)
    chosen = next((one for one in places if one.pk == neighbourhood), None)
    where = chosen.pk if chosen else TOTAL
    subjects = _subjects(block)
    return HeardPage(
        periods=begins,
        neighbourhoods=places,
        chosen=chosen,
        tiles=[_heard(block, tile.value, TOTAL, where, begins) for tile in Tile],
        senders=[
            one for tile, sender in subjects if sender and (one := _heard(block, tile, sender, where, begins)).total
        ],
        total=_heard(block, TOTAL, TOTAL, where, begins),
        proposals=_proposals(by, block, places, begins),
    )


def themes(*, by: Acting) -> list[Theme]:
    """Every theme: what waits for an answer first, then the newest."""
    check_can_see_themes(by)
    order = {Stage.PUT: 0, Stage.LOOKED_AT: 0, Stage.HEARD: 1, Stage.ANSWERED: 2}
    found = Theme.objects.filter(municipality_id=by.municipality).select_related("neighbourhood")
    return sorted(found.order_by("-heard_at", "-pk"), key=lambda one: order[Stage(one.stage)])


def answered_lately(*, by: Acting) -> list[Theme]:
    """What the municipality answered in the last eight weeks: whoever hears things at a desk sees what came of it."""
    check_can_see_themes(by)
    found = Theme.objects.filter(municipality_id=by.municipality, stage=Stage.ANSWERED)
    since = clock.now() - 2 * timedelta(weeks=WEEKS)
    return list(found.filter(answered_at__gte=since).order_by("-answered_at", "-pk")[:2])


def theme(*, by: Acting, number: int) -> tuple[Theme, list[ThemeRemark]]:
    """One theme with what was remarked."""
    check_can_see_themes(by)
    found = Theme.objects.filter(municipality_id=by.municipality, pk=number).select_related("neighbourhood").first()
    if found is None:
        raise Missing(_("This theme does not exist here."))
    return found, list(found.remarks.order_by("at", "pk"))


def themes_waiting(*, by: Acting) -> int:
    """How many themes wait for the municipality."""
    return Theme.objects.filter(municipality_id=by.municipality, stage__in=[Stage.PUT, Stage.LOOKED_AT]).count()


def _block(by: Acting, begins: list[date]) -> Block:
    """The counts by tile, sender, neighbourhood and period, in one statement."""
    last = begins[-1] + timedelta(weeks=WEEKS)
    found = (
        Question.objects.filter(municipality_id=by.municipality, on__gte=begins[0], on__lt=last)
        .values_list("tile", "sender", "neighbourhood", "on")
        .annotate(times=Count("pk"))
        .order_by()
    )
    counts: dict[tuple[object, ...], int] = {}
    for tile, sender, place, on, times in found:
        at = (tile, sender, place or UNKNOWN, period_of(on, begins))
        counts[at] = counts.get(at, 0) + times
    return hide_small(counts)


def _subjects(block: Block) -> list[tuple[str, str]]:
    order = {tile.value: place for place, tile in enumerate(Tile)}
    counted = (place[:2] for place in block.counts if TOTAL not in place[:2])
    return sorted({(str(tile), str(sender)) for tile, sender in counted}, key=lambda one: (order[one[0]], one[1]))


def _heard(block: Block, tile: object, sender: object, where: object, begins: list[date]) -> Heard:
    return Heard(
        tile="" if tile is TOTAL else str(tile),
        sender="" if sender is TOTAL else str(sender),
        counts=tuple(block.shown(tile, sender, where, begin) for begin in begins),
        total=block.shown(tile, sender, where, TOTAL),
    )


def _proposals(by: Acting, block: Block, places: list[Neighbourhood], begins: list[date]) -> list[Proposal]:
    """What stands out and is no theme yet: the narrowest subject that does, as that is what can be changed."""
    known = set(
        Theme.objects.filter(municipality_id=by.municipality)
        .exclude(stage=Stage.ANSWERED)
        .values_list("tile", "sender", "neighbourhood_id")
    )
    found: list[Proposal] = []
    wheres: list[Neighbourhood | None] = [*places, None]
    for tile, sender in [*_subjects(block), *((tile.value, TOTAL) for tile in Tile)]:
        if sender == "":
            continue
        for place in wheres:
            where = place.pk if place else TOTAL
            counts = [block.counts.get((tile, sender, where, begin), 0) for begin in begins]
            stands_out, shown = rise(counts), tuple(block.shown(tile, sender, where, begin) for begin in begins)
            if stands_out is None or shown[-1] is None:
                continue
            one = Proposal(
                tile=tile,
                sender="" if sender is TOTAL else str(sender),
                neighbourhood=place,
                recent=stands_out.recent,
                usual=stands_out.usual if stands_out.usual == 0 or stands_out.usual >= FEWEST else None,
                counts=shown,
            )
            if not any(_covers(other, one) for other in found):
                found.append(one)
    return [one for one in found if (one.tile, one.sender, one.neighbourhood and one.neighbourhood.pk) not in known]


def _covers(narrow: Proposal, wide: Proposal) -> bool:
    """Whether a narrower proposal tells most of what a wider one would."""
    return (
        narrow.tile == wide.tile
        and wide.sender in ("", narrow.sender)
        and wide.neighbourhood in (None, narrow.neighbourhood)
        and 2 * narrow.recent >= wide.recent
    )
