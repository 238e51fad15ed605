"""A place as a person copies it from a map: latitude first, as maps write it; we keep longitude first."""

import re

from aanbel.visits.core.distance import Point

_PAIR = re.compile(r"(-?\d{1,3}(?:\.\d+)?)°?\s*[,;\s]\s*(-?\d{1,3}(?:\.\d+)?)°?")


def copied(words: str) -> Point | None:
    """The place that was copied; None when this is no pair of numbers.

    >>> copied(" 52.0907, 5.1214 "), copied("Stadhuis"), copied("52.0907")
    ((5.1214, 52.0907), None, None)
    """
    pair = _PAIR.fullmatch(words.strip())
    return (float(pair[2]), float(pair[1])) if pair else None


def as_copied(place: Point) -> str:
    """The same as a map writes it, to some ten centimetres.

    >>> as_copied((5.1214, 52.0907))
    '52.0907, 5.1214'
    """
    return f"{round(place[1], 6)}, {round(place[0], 6)}"


def in_the_netherlands(place: Point) -> bool:
    """Whether it lies in the Netherlands, roughly: two numbers the wrong way round never do.

    >>> in_the_netherlands((5.1214, 52.0907)), in_the_netherlands((52.0907, 5.1214))
    (True, False)
    """
    return 3.2 <= place[0] <= 7.3 and 50.7 <= place[1] <= 53.6
