"""Where one can walk in and when, in words: for cards and texts that people take home."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from aanbel.audit.acting import Acting
from aanbel.directory import queries as directory
from aanbel.kernel import clock
from aanbel.neighbourhood.wording.prevention import walk_in_words


@dataclass(frozen=True)
class WalkIn:
    """One place, and on which weekdays each of its spans of hours counts."""

    name: str
    address: str
    days: Mapping[str, list[int]]


def walk_ins(*, by: Acting, language: str) -> list[str]:
    """Each place of the social map where one may just come, with its hours of the coming week, in this language."""
    return in_words(walk_in_places(by=by), language)


def in_words(places: Sequence[WalkIn], language: str) -> list[str]:
    """The same places in another language, without asking for them again."""
    return [walk_in_words(one.name, one.address, one.days, language) for one in places]


def walk_in_places(*, by: Acting) -> list[WalkIn]:
    """Each place of the social map where one may just come, with its hours of the coming week."""
    places = {one.location: one for one in directory.walk_in_times(municipality=by.municipality)}
    week = [clock.today() + timedelta(days=ahead) for ahead in range(7)]
    hours = directory.open_hours(by=by, locations=list(places), days=week)
    found = []
    for number, place in places.items():
        days: defaultdict[str, list[int]] = defaultdict(list)
        for day, spans in hours[number].items():
            for starts, ends in spans:
                days[f"{starts:%-H.%M}–{ends:%-H.%M}"].append(day.weekday())
        found.append(WalkIn(place.place or place.name, place.address, days))
    return found
