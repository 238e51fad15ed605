"""Finding help in plain words: typing errors forgiven, the likeliest kind of help first, and only what is asked for.

Ranking, in this order of weight: the kind of help the words ask for (`core.words`: three, two or one points for the
first, second and third kind), then how well the entry's own words match (`ts_rank` over a document in which the name
weighs most, the organisation and other names less, descriptions least; a word also finds what begins with it, as
Dutch joins words), and at equal points what is for residents, then what was assured last. No words: the alphabet.

PostgreSQL does the stems and the index, without extensions (ADR 0001); typing errors are mended in Python against the
words of this map (`core.typos`), which each process keeps until the map's version changes. What is open now is
reckoned for the best ones first, until enough are found.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db.models import (
    BooleanField,
    Case,
    F,
    FloatField,
    Func,
    Q,
    QuerySet,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Length

from aanbel.audit.acting import Acting
from aanbel.directory.core.foreign import FOREIGN
from aanbel.directory.core.kinds import ServiceKind
from aanbel.directory.core.opening import DAYS, Rule, opening, together
from aanbel.directory.core.typos import by_first_letter, mended
from aanbel.directory.core.words import kinds_for, known_words, words_of
from aanbel.directory.models import Language, Schedule, Service, ServiceAtLocation, Vocabulary
from aanbel.directory.permissions import check_can_see_map
from aanbel.kernel import clock
from aanbel.kernel.working_days import holidays_of

LONGEST = 12
"""Words of a question that are looked at: who types more has said enough."""
POINTS = (3.0, 2.0, 1.0)
BATCH = 40
LOOKED_AT = 5 * BATCH


@dataclass(frozen=True, slots=True)
class Hit:
    """One entry found. Whole entries are read by `cards`."""

    service: UUID
    points: float


@dataclass(frozen=True)
class Found:
    """What was found, the best first, which words were taken for others, and which kinds of help were understood."""

    hits: tuple[Hit, ...] = ()
    mended: dict[str, str] = field(default_factory=dict)
    kinds: tuple[ServiceKind, ...] = ()
    more: bool = False  # there is more than was asked for

    @property
    def services(self) -> list[UUID]:
        return [hit.service for hit in self.hits]


def find(
    *,
    by: Acting,
    words: str = "",
    neighbourhood: int | None = None,
    open_now: bool = False,
    languages: Collection[str] = (),
    kind: ServiceKind | str | None = None,
    for_residents: bool = False,
    typed_in: str = "",
    limit: int = 20,
) -> Found:
    """The entries that fit, the best first; `languages` are codes (“ar”). Without words: all that fit, by name.

    `typed_in` is the language of the page where the words were typed, when that is not Dutch.
    """
    check_can_see_map(by)
    asked = words_of(words)[:LONGEST]
    if words.strip() and not asked:
        return Found()  # signs only: nothing was asked
    foreign = kinds_for(asked, typed_in) if typed_in in FOREIGN else ()
    corrected = {} if foreign else _mend(by, asked)
    read = tuple(corrected.get(word, word) for word in asked)
    kinds = foreign or kinds_for(read)
    rows = _fitting(by, neighbourhood=neighbourhood, languages=languages, kind=kind, for_residents=for_residents)
    ranked = (
        _ranked(rows, read, kinds) if read else rows.annotate(points=Value(0.0, FloatField())).order_by("name", "id")
    )
    if open_now:
        ranked = ranked.filter(_perhaps_open(by, clock.now()))
    hits = _open(by, ranked, limit + 1, clock.now()) if open_now else _hits(ranked, 0, limit + 1)
    return Found(tuple(hits[:limit]), corrected, kinds, more=len(hits) > limit)


def _fitting(
    by: Acting, *, neighbourhood: int | None, languages: Collection[str], kind: str | None, for_residents: bool
) -> QuerySet[Service]:
    """The entries that pass what was ticked. A neighbourhood also finds what is for the whole municipality."""
    rows = Service.objects.filter(municipality_id=by.municipality)
    rows = rows.public() if for_residents else rows.exclude(status=Service.Status.DEFUNCT)
    if kind:
        rows = rows.filter(kind=kind)
    if languages:
        rows = rows.filter(_speaking(by, languages))
    if neighbourhood is not None:
        rows = rows.filter(_reaching(neighbourhood))
    return rows


def _speaking(by: Acting, codes: Collection[str]) -> Q:
    """Help in one of these languages, or at a place where one of them is spoken."""
    here = Language.objects.filter(municipality_id=by.municipality, code__in=codes)
    offered = ServiceAtLocation.objects.filter(municipality_id=by.municipality)
    places = here.exclude(location=None).values("location")
    spoken = here.exclude(service=None).values("service")
    return Q(pk__in=spoken) | Q(pk__in=offered.filter(location__in=places).values("service"))


def _reaching(neighbourhood: int) -> Q:
    """Offered at a place in it, or meant for it, or for the whole municipality (no neighbourhood is named)."""
    return Q(reaches__contains=[neighbourhood]) | Q(reaches=[])


class _Query(Func):
    """Words as PostgreSQL searches them: their Dutch stems, each also finding what begins with it."""

    function = "to_tsquery"
    template = "%(function)s('dutch', %(expressions)s)"
    output_field = TextField()


def _ranked(rows: QuerySet[Service], words: Sequence[str], kinds: Sequence[ServiceKind]) -> Any:
    query = _Query(Value(" | ".join(f"{word}:*" if len(word) > 3 else word for word in words)))
    understood = Case(
        *(When(kind=kind, then=Value(points)) for kind, points in zip(kinds, POINTS, strict=False)),
        default=Value(0.0),
        output_field=FloatField(),
    )
    matching = Func(F("document"), query, template="(%(expressions)s)", arg_joiner=" @@ ", output_field=BooleanField())
    rank = Func(F("document"), query, function="ts_rank", output_field=FloatField())
    return (
        rows.annotate(matches=matching, points=understood + Coalesce(rank, Value(0.0)))
        .filter(Q(matches=True) | Q(kind__in=kinds))
        .order_by("-points", "-for_residents", F("assured_on").desc(nulls_last=True), "name", "id")
    )


def _hits(ranked: Any, first: int, last: int | None) -> list[Hit]:
    return [Hit(row["id"], row["points"]) for row in ranked.values("id", "points")[first:last]]


def _open(by: Acting, ranked: Any, wanted: int, at: datetime) -> list[Hit]:
    """The first so many that are open at this moment, reckoned in batches, the best first.

    Nearly always the best few hundred hold enough of them; the rest is only asked for when they do not.
    """
    hits: list[Hit] = []
    for first, last in ((0, LOOKED_AT), (LOOKED_AT, None)):
        best = _hits(ranked, first, last)
        for start in range(0, len(best), BATCH):
            batch = best[start : start + BATCH]
            rules = rules_of(by, [hit.service for hit in batch])
            hits += [hit for hit in batch if opening(rules[hit.service], at).open]
            if len(hits) >= wanted:
                return hits[:wanted]
        if len(best) < LOOKED_AT:
            break
    return hits


def _perhaps_open(by: Acting, at: datetime) -> Q:
    """What some schedule, its own or of its place, may open at this moment: what is left is reckoned exactly.

    A closing hour at or before the opening one (or none) lies on the next day, so those are always looked at.
    """
    here = at.astimezone(clock.AMSTERDAM)
    today, now = here.date(), here.time()
    overnight = Q(opens_at=None) | Q(closes_at=None) | Q(closes_at__lte=F("opens_at"))
    by_day = Q(byday="") | Q(byday__contains=DAYS[today.weekday()])
    hours = Schedule.objects.filter(overnight | Q(by_day, opens_at__lte=now, closes_at__gt=now))
    hours = hours.filter(Q(valid_to=None) | Q(valid_to__gte=today - timedelta(days=1)), closed=False)
    hours = hours.filter(municipality_id=by.municipality)
    if today in holidays_of(today.year):
        hours = hours.annotate(named=Length("byday")).filter(overnight | Q(freq="", byday="") | Q(named__gte=20))
    offered = ServiceAtLocation.objects.filter(municipality_id=by.municipality)
    places, links = hours.exclude(location=None), hours.exclude(service_at_location=None)
    return (
        Q(pk__in=hours.exclude(service=None).values("service"))
        | Q(pk__in=offered.filter(pk__in=links.values("service_at_location")).values("service"))
        | Q(pk__in=offered.filter(location__in=places.values("location")).values("service"))
    )


def rules_of(by: Acting, services: Collection[UUID]) -> dict[UUID, list[Rule]]:
    """When these are open: a service's own hours; without those, the hours at its places, else of its places."""
    at = ServiceAtLocation.objects.filter(municipality_id=by.municipality, service__in=services)
    links = list(at.values_list("id", "service_id", "location_id"))
    hours = Schedule.objects.filter(municipality_id=by.municipality)
    own, there, of_place = (defaultdict[UUID | None, list[Rule]](list) for _turn in range(3))
    for schedule in hours.filter(service__in=services):
        own[schedule.service_id].append(schedule.rule)
    for schedule in hours.filter(service_at_location__in=[link for link, _service, _place in links], service=None):
        there[schedule.service_at_location_id].append(schedule.rule)
    places = {place for _link, _service, place in links}
    for schedule in hours.filter(location__in=places, service=None, service_at_location=None):
        of_place[schedule.location_id].append(schedule.rule)
    offered: dict[UUID, list[list[Rule]]] = defaultdict(list)
    for link, service, place in links:
        offered[service].append(there[link] or of_place[place])
    return {service: together(own[service], offered[service]) for service in services}


def _mend(by: Acting, words: Sequence[str]) -> dict[str, str]:
    versions = Vocabulary.objects.filter(municipality_id=by.municipality).values_list("version", flat=True)
    version = versions.first() or ""
    known, grouped = _vocabulary(by.municipality, version)
    return mended(words, known, grouped)


@lru_cache(maxsize=64)
def _vocabulary(municipality: int, version: str) -> tuple[frozenset[str], dict[str, list[str]]]:
    """The words of a map in this version, with those of the list of meanings."""
    rows = Vocabulary.objects.filter(municipality_id=municipality, version=version)
    known = known_words() | frozenset(rows.values_list("words", flat=True).first() or ())
    return known, by_first_letter(known)
