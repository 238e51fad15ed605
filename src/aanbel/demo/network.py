"""The network map of the demo: six neighbourhoods of Klokkendam with places, key figures and ties; a little elsewhere.

What it shows: Fatima, who alone keeps the mosque and the baker in touch with the rest; neighbourhoods and streets that
nobody knows; somebody to speak with, to thank and to ask again. Who these people are stands in `network_cast`.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, time, timedelta

from aanbel.accounts import queries as accounts
from aanbel.accounts.models import PostcodeArea
from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.demo.network_cast import DECLINED, FIGURES, SPOTS, TIES, Figure, Place
from aanbel.demo.simulator.places import DEMO_TOWNS, POSTCODES_PER_STREET, Town, street_names
from aanbel.jobs import without_jobs
from aanbel.kernel import clock
from aanbel.neighbourhood import services
from aanbel.neighbourhood.models import KeyFigure, Preference, Spot, Tie, Touch
from aanbel.neighbourhood.services import Told, Whereabouts, Yes

WORDS = (
    "Het wijkteam mag mijn naam opschrijven, hoe ik bereikbaar ben, en welke straten, groepen en talen ik ken. Alleen "
    "het wijkteam ziet dit. Ik hoef nooit iets over anderen te vertellen. Ik kan altijd stoppen."
)
Lanes = Mapping[str, Sequence[tuple[str, tuple[str, ...]]]]
"""The streets of each neighbourhood by name, each with its postcodes."""


def weave_network(codes: Sequence[int]) -> None:
    """Places, people and ties, through the services; does nothing where there are any."""
    for town in DEMO_TOWNS:
        by = Acting.system(town.code)
        if town.code not in codes or town.code not in SPOTS:
            continue
        with on_behalf_of(by), without_jobs():
            if not Spot.objects.filter(municipality_id=town.code).exists():
                _weave(by, town)


def _weave(by: Acting, town: Town) -> None:
    areas = {area.name: area.pk for area in accounts.neighbourhoods(by=by)}
    lanes = lanes_of(by, town)
    services.name_streets(
        by=by,
        streets={(name, areas[area]): codes for area, named in lanes.items() for name, codes in named},
    )
    keys = {place.name: f"s{_place(by, place, areas, lanes).pk}" for place in SPOTS[town.code]}
    for nth, figure in enumerate(FIGURES[town.code]):
        keys[figure.name] = f"f{_figure(by, figure, areas, lanes, nth).pk}"
    for one_end, other_end, kind, strength in TIES[town.code]:
        services.tie(by=by, one=keys[one_end], other=keys[other_end], kind=Tie.Kind(kind), strength=strength)
    for area, ago, times in DECLINED.get(town.code, ()):
        with clock.standing_at(_days_ago(30 * ago)):
            for _once in range(times):
                services.count_declined(by=by, neighbourhood=areas[area])


def lanes_of(by: Acting, town: Town) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """The streets of the town, from its postcodes: three of them are a street (`simulator.places`)."""
    rows = PostcodeArea.objects.filter(municipality_id=town.code).select_related("neighbourhood")
    of: dict[str, list[str]] = {}
    for row in rows:
        of.setdefault(row.neighbourhood.name, []).append(row.postcode)
    names, found = street_names(), {}
    for part, area in enumerate(town.parts):
        first = (part * town.streets + len(town.parts) - 1) // len(town.parts)
        codes = sorted(of.get(area, ()), key=lambda code: ("YQUFOI".index(code[4]), code[5]))
        found[area] = [
            (
                names[(first + nth + town.code * 37) % len(names)],
                tuple(codes[nth * POSTCODES_PER_STREET : (nth + 1) * POSTCODES_PER_STREET]),
            )
            for nth in range(len(codes) // POSTCODES_PER_STREET)
        ]
    return found


def _place(by: Acting, one: Place, areas: Mapping[str, int], lanes: Lanes) -> Spot:
    street, codes = lanes[one.area][one.street % len(lanes[one.area])]
    return services.keep_spot(
        by=by,
        place=Whereabouts(
            Spot.Kind(one.kind), one.name, areas[one.area], f"{street} {one.number}, {codes[(one.number - 1) // 20]}"
        ),
    )


def _figure(by: Acting, one: Figure, areas: Mapping[str, int], lanes: Lanes, nth: int) -> KeyFigure:
    """Somebody said yes a while ago; we spoke and said thank you since."""
    own = [name for name, _codes in lanes[one.area]]
    first = one.streets[0] if one.streets else 0
    with clock.standing_at(_days_ago(one.agreed)):
        figure = services.add_key_figure(
            by=by,
            told=Told(
                name=one.name,
                neighbourhood=areas[one.area],
                preference=Preference(one.preference),
                role=one.role,
                streets=tuple(own[first : first + one.streets[1]]) if one.streets else (),
                groups=one.groups,
                languages=one.languages,
                phone=f"06 0000 {9000 + nth:04d}" if one.preference in {"call", "message"} else "",
                email=f"{one.name.split()[0].lower()}@wijk.example" if one.preference == "mail" else "",
                best_time=one.best_time,
            ),
            yes=Yes(clock.today() + timedelta(days=one.holds), KeyFigure.How(one.how), WORDS),
        )
    for kind, ago, words in one.touches:
        services.keep_warm(
            by=by, figure=figure.pk, kind=Touch.Kind(kind), words=words, on=clock.today() - timedelta(days=ago)
        )
    return figure


def _days_ago(days: int) -> datetime:
    return datetime.combine(clock.today() - timedelta(days=days), time(10), clock.AMSTERDAM)
