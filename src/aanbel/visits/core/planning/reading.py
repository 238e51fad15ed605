"""Reading a problem: JSON in, a sound `Problem` out, or one sentence that names the field and says what is wrong."""

import json
import math
from collections.abc import Collection, Sequence
from typing import Any

from aanbel.kernel.errors import Refused
from aanbel.visits.core.planning.problem import ANY_TIME, VERSION, Pause, Pin, Problem, Stop, Visitor, Window
from aanbel.visits.core.planning.soundness import check
from aanbel.visits.core.planning.travel import Travel

MOST_STOPS = 5_000
LONGEST = 100_000  # minutes: no number of a planning day is longer

TOP = ("version", "points", "matrix", "speed", "transports", "duos", "never", "rather", "seconds", "seed", "visitors",
       "stops")  # fmt: skip
VISITOR = ("id", "shift", "break", "start", "end", "skills", "mentor_needed", "transport")
STOP = ("id", "at", "minutes", "windows", "prize", "prizes", "skills", "duo", "required", "same_door", "pinned")


class Unreadable(Refused):
    """The problem is not one that can be planned; the sentence names the field."""


def read_problem(text: str | bytes) -> Problem:
    """The problem in this JSON text.

    >>> read_problem('{"points": [[0, 0]], "speed": 80, "visitors": [], "stops": []}').stops
    ()
    """
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError) as wrong:
        raise Unreadable(f"The file is no JSON: {wrong}.") from None
    return problem_of(whole)


def problem_of(whole: object) -> Problem:
    """The problem in this JSON value."""
    given = _object(whole, "The problem", TOP, needs=("visitors", "stops"))
    if given.get("version", VERSION) != VERSION:
        raise Unreadable(
            f"version: {_shown(given['version'])} is not known here; this program reads version {VERSION}."
        )
    points = _points(given.get("points"))
    problem = Problem(
        travels=_travels(given, points),
        visitors=tuple(_visitor(one, f"visitors[{n}]") for n, one in enumerate(_list(given["visitors"], "visitors"))),
        stops=tuple(_stop(one, f"stops[{n}]") for n, one in enumerate(_list(given["stops"], "stops", MOST_STOPS))),
        duos=_duos(given.get("duos", "auto")),
        never=_pairs(given.get("never", []), "never"),
        rather=_pairs(given.get("rather", []), "rather"),
        seconds=_number(given.get("seconds", 10), "seconds", least=0, most=3600),
        seed=_whole(given.get("seed", 1), "seed", least=0, most=2**31),
    )
    check(problem)
    return problem


def _visitor(one: object, name: str) -> Visitor:
    given = _object(one, name, VISITOR, needs=("id", "shift", "start", "end"))
    return Visitor(
        id=_id(given["id"], f"{name}.id"),
        shift=_times(given["shift"], f"{name}.shift"),
        start=_whole(given["start"], f"{name}.start"),
        end=_whole(given["end"], f"{name}.end"),
        pause=None if given.get("break") is None else _pause(given["break"], f"{name}.break"),
        skills=_words(given.get("skills"), f"{name}.skills"),
        mentor_needed=_yes(given.get("mentor_needed", False), f"{name}.mentor_needed"),
        transport=_text(given.get("transport", ""), f"{name}.transport"),
    )


def _stop(one: object, name: str) -> Stop:
    given = _object(one, name, STOP, needs=("id", "at", "minutes"))
    door = given.get("same_door")
    return Stop(
        id=_id(given["id"], f"{name}.id"),
        at=_whole(given["at"], f"{name}.at"),
        minutes=_whole(given["minutes"], f"{name}.minutes", most=LONGEST),
        prize=_number(given.get("prize", 0), f"{name}.prize", least=0, most=1e9),
        windows=_windows(given.get("windows"), given.get("prizes"), name),
        skills=_words(given.get("skills"), f"{name}.skills"),
        duo=_yes(given.get("duo", False), f"{name}.duo"),
        required=_yes(given.get("required", False), f"{name}.required"),
        same_door=None if door is None else _id(door, f"{name}.same_door"),
        pin=None if given.get("pinned") is None else _pin(given["pinned"], f"{name}.pinned"),
    )


def _windows(windows: object, prizes: object, name: str) -> tuple[Window, ...]:
    if windows is None:
        if prizes is not None:
            raise Unreadable(f"{name}.prizes: prizes per window need windows.")
        return ANY_TIME
    times = [_times(one, f"{name}.windows[{n}]") for n, one in enumerate(_list(windows, f"{name}.windows", 50))]
    if prizes is None:
        return tuple(Window(*one) for one in times)
    worth = [_number(one, f"{name}.prizes[{n}]", most=1e9) for n, one in enumerate(_list(prizes, f"{name}.prizes"))]
    if len(worth) != len(times):
        raise Unreadable(f"{name}.prizes: there are {len(worth)} prizes for {len(times)} windows.")
    return tuple(Window(*one, prize=prize) for one, prize in zip(times, worth, strict=True))


def _pin(one: object, name: str) -> Pin:
    given = _object(one, name, ("visitor", "start"), needs=("visitor",))
    start = given.get("start")
    return Pin(_id(given["visitor"], f"{name}.visitor"), None if start is None else _whole(start, f"{name}.start"))


def _pause(value: object, name: str) -> Pause:
    parts = _list(value, name)
    if len(parts) != 3:
        raise Unreadable(f"{name}: a break is [from, to, minutes].")
    (after, before), minutes = _times(parts[:2], name), _whole(parts[2], f"{name}[2]", most=LONGEST)
    if minutes > before - after:
        raise Unreadable(f"{name}: {minutes} minutes do not fit between {after} and {before}.")
    return Pause(after, before, minutes)


def _points(value: object) -> list[tuple[float, float]] | None:
    if value is None:
        return None
    found = []
    for n, point in enumerate(_list(value, "points")):
        pair = _list(point, f"points[{n}]")
        if len(pair) != 2:
            raise Unreadable(f"points[{n}]: a point is [x, y].")
        x, y = (_number(part, f"points[{n}][{m}]", least=-1e9, most=1e9) for m, part in enumerate(pair))
        found.append((x, y))
    return found


def _travels(given: dict[str, Any], points: list[tuple[float, float]] | None) -> dict[str, Travel]:
    """One way to travel per transport, the one of the problem itself under the empty name."""
    travels = {}
    if given.get("matrix") is not None or given.get("speed") is not None or not given.get("transports"):
        travels[""] = _travel(given, points, "")
    transports = given.get("transports") or {}
    if not isinstance(transports, dict):
        raise Unreadable(f"transports: should be an object, not {_shown(transports)}.")
    for name, one in transports.items():
        travels[name] = _travel(_object(one, f"transports.{name}", ("matrix", "speed")), points, f"transports.{name}.")
    if len({len(travel) for travel in travels.values()}) > 1:
        raise Unreadable("transports: all matrices must have as many points.")
    return travels


def _travel(given: dict[str, Any], points: list[tuple[float, float]] | None, name: str) -> Travel:
    """By matrix when there is one, else by the straight line."""
    if given.get("matrix") is not None:
        return Travel.by_matrix(_matrix(given["matrix"], points, f"{name}matrix"))
    if points is None:
        raise Unreadable(f"{name}points: a problem needs points, or a matrix.")
    if given.get("speed") is None:
        if len(points) < 2:
            return Travel.by_line(points, 1)
        raise Unreadable(f"{name}speed: without a matrix a speed in metres per minute is needed.")
    speed = _number(given["speed"], f"{name}speed", most=1e9)
    if speed <= 0:
        raise Unreadable(f"{name}speed: must be more than 0.")
    return Travel.by_line(points, speed)


def _matrix(value: object, points: list[tuple[float, float]] | None, name: str) -> list[list[Any]]:
    """Square, as many rows as points, each cell minutes or null."""
    rows = [_list(row, f"{name}[{n}]") for n, row in enumerate(_list(value, name))]
    if points is not None and len(rows) != len(points):
        raise Unreadable(f"{name}: there are {len(rows)} rows for {len(points)} points.")
    for n, row in enumerate(rows):
        if len(row) != len(rows):
            raise Unreadable(f"{name}[{n}]: there are {len(row)} minutes for {len(rows)} points.")
        for m, cell in enumerate(row):
            if cell is not None and (type(cell) is not int or not 0 <= cell <= LONGEST):
                _number(cell, f"{name}[{n}][{m}]")
    return rows


def _duos(value: object) -> tuple[tuple[str, ...], ...] | None:
    if value == "auto" or value is None:
        return None
    if isinstance(value, str):
        raise Unreadable(f'duos: should be "auto" or a list of duos, not {_shown(value)}.')
    found = []
    for n, duo in enumerate(_list(value, "duos")):
        names = tuple(_id(one, f"duos[{n}][{m}]") for m, one in enumerate(_list(duo, f"duos[{n}]")))
        if not 1 <= len(names) <= 2:
            raise Unreadable(f"duos[{n}]: a duo is two visitors, not {len(names)}.")
        found.append(names)
    return tuple(found)


def _pairs(value: object, name: str) -> frozenset[frozenset[str]]:
    found = []
    for n, pair in enumerate(_list(value, name)):
        names = frozenset(_id(one, f"{name}[{n}]") for one in _list(pair, f"{name}[{n}]"))
        if len(names) != 2:
            raise Unreadable(f"{name}[{n}]: should be two visitors.")
        found.append(names)
    return frozenset(found)


def _object(value: object, name: str, known: Collection[str], needs: Sequence[str] = ()) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise Unreadable(f"{name}: should be an object, not {_shown(value)}.")
    if unknown := sorted(set(value) - set(known)):
        raise Unreadable(f"{name}: the field {_shown(unknown[0])} is not known; known are {', '.join(known)}.")
    if missing := [key for key in needs if key not in value]:
        raise Unreadable(f"{name}: the field {_shown(missing[0])} is missing.")
    return value


def _list(value: object, name: str, most: int = 1_000_000) -> list[Any]:
    if not isinstance(value, list):
        raise Unreadable(f"{name}: should be a list, not {_shown(value)}.")
    if len(value) > most:
        raise Unreadable(f"{name}: {len(value)} is more than the {most} that can be planned.")
    return value


def _times(value: object, name: str) -> tuple[int, int]:
    pair = _list(value, name)
    if len(pair) != 2:
        raise Unreadable(f"{name}: should be [from, to].")
    opens, closes = (_whole(part, f"{name}[{n}]", most=LONGEST) for n, part in enumerate(pair))
    if closes < opens:
        raise Unreadable(f"{name}: {opens} to {closes} ends before it starts.")
    return opens, closes


def _number(value: object, name: str, least: float = 0, most: float = LONGEST) -> Any:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise Unreadable(f"{name}: should be a number, not {_shown(value)}.")
    if not least <= value <= most:
        raise Unreadable(f"{name}: {value} is not between {least:g} and {most:g}.")
    return value


def _whole(value: object, name: str, least: int = 0, most: int = LONGEST) -> int:
    number = _number(value, name, least, most)
    if number != int(number):
        raise Unreadable(f"{name}: should be a whole number, not {value}.")
    return int(number)


def _text(value: object, name: str) -> str:
    if not isinstance(value, str):
        raise Unreadable(f"{name}: should be text, not {_shown(value)}.")
    return value


def _id(value: object, name: str) -> str:
    if not _text(value, name):
        raise Unreadable(f"{name}: should not be empty.")
    return str(value)


def _yes(value: object, name: str) -> bool:
    if not isinstance(value, bool):
        raise Unreadable(f"{name}: should be true or false, not {_shown(value)}.")
    return value


def _words(value: object, name: str) -> frozenset[str]:
    words = [] if value is None else _list(value, name)
    return frozenset(_id(one, f"{name}[{n}]") for n, one in enumerate(words))


def _shown(value: object) -> str:
    """The value as it stands in the file, cut short."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 40 else f"{text[:39]}…"
