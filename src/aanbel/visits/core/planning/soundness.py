"""What must hold between the parts of a problem before it can be planned."""

from collections.abc import Iterable

from aanbel.kernel.errors import Refused
from aanbel.visits.core.planning.problem import Problem


class Unsound(Refused):
    """The parts of the problem do not agree; the sentence names the field."""


def check(problem: Problem) -> None:
    """Refuses double names, and points, visitors and transports that do not exist."""
    _once((visitor.id for visitor in problem.visitors), "visitors")
    _once((stop.id for stop in problem.stops), "stops")
    names = {visitor.id for visitor in problem.visitors}
    points = min((len(travel) for travel in problem.travels.values()), default=0)
    for n, visitor in enumerate(problem.visitors):
        _point(visitor.start, points, f"visitors[{n}].start")
        _point(visitor.end, points, f"visitors[{n}].end")
        if visitor.transport not in problem.travels:
            raise Unsound(f'visitors[{n}].transport: there is no transport "{visitor.transport}".')
        if visitor.pause:
            opens = max(visitor.pause.after, visitor.shift[0])
            if opens + visitor.pause.minutes > min(visitor.pause.before, visitor.shift[1]):
                raise Unsound(f"visitors[{n}].break: the break does not fit in the shift.")
    for n, stop in enumerate(problem.stops):
        _point(stop.at, points, f"stops[{n}].at")
        if stop.pin:
            _visitor(stop.pin.visitor, names, f"stops[{n}].pinned.visitor")
    _check_duos(problem, names)


def _check_duos(problem: Problem, names: set[str]) -> None:
    seen: set[str] = set()
    for n, duo in enumerate(problem.duos or ()):
        for m, name in enumerate(duo):
            _visitor(name, names, f"duos[{n}][{m}]")
            if name in seen:
                raise Unsound(f'duos[{n}][{m}]: visitor "{name}" is in a duo already.')
            seen.add(name)
        if len(duo) == 1 and next(one for one in problem.visitors if one.id == duo[0]).mentor_needed:
            raise Unsound(f'duos[{n}]: visitor "{duo[0]}" needs a mentor and never goes alone.')
    for field, pairs in (("never", problem.never), ("rather", problem.rather)):
        for name in sorted({name for pair in pairs for name in pair}):
            _visitor(name, names, field)


def _once(ids: Iterable[str], field: str) -> None:
    seen: set[str] = set()
    for n, one in enumerate(ids):
        if one in seen:
            raise Unsound(f'{field}[{n}].id: "{one}" is there already.')
        seen.add(one)


def _point(point: int, points: int, name: str) -> None:
    if not 0 <= point < points:
        raise Unsound(f"{name}: there is no point {point}; there are {points}, counted from 0.")


def _visitor(name: str, names: set[str], field: str) -> None:
    if name not in names:
        raise Unsound(f'{field}: there is no visitor "{name}".')
