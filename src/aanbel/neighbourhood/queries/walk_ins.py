"""Where one can walk in and when, in words: for cards and texts that people take home."""

from collections import defaultdict
from datetime import timedelta

from aanbel.audit.acting import Acting
from aanbel.directory import queries as directory
from aanbel.kernel import clock
from aanbel.neighbourhood.wording.prevention import walk_in_words


def walk_ins(*, by: Acting, language: str) -> list[str]:
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
        found.append(walk_in_words(place.place or place.name, place.address, days, language))
    return found
