"""The short lines of a municipality, as professionals read them."""

from itertools import groupby

from django.db.models import Q

from aanbel.audit.acting import Acting
from aanbel.directory.core.lines import PUBLIC
from aanbel.directory.models import ShortLine
from aanbel.directory.models.lines import Body
from aanbel.directory.permissions import check_can_see_lines


def short_lines(*, by: Acting, words: str = "") -> list[tuple[Body, list[ShortLine]]]:
    """Every line that holds all these words, per body in the order of the house."""
    check_can_see_lines(by)
    found = ShortLine.objects.filter(municipality_id=by.municipality)
    for word in words.split()[:6]:
        bodies = [body for body, name in ShortLine.BODIES.items() if word.lower() in str(name).lower()]
        found = found.filter(
            Q(name__icontains=word)
            | Q(helps_with__icontains=word)
            | Q(at_hand__icontains=word)
            | Q(phone__icontains=word)
            | Q(body__in=bodies)
        )
    order = {body.value: place for place, body in enumerate(Body)}
    rows = sorted(found, key=lambda line: (order[line.body], line.name, line.pk))
    return [(Body(body), list(lines)) for body, lines in groupby(rows, key=lambda line: line.body)]


def bodies_without(*, by: Acting) -> list[Body]:
    """The public bodies that professionals ring most, of which nobody wrote a number down yet."""
    check_can_see_lines(by)
    known = set(ShortLine.objects.filter(municipality_id=by.municipality).values_list("body", flat=True))
    return [body for body in PUBLIC if body not in known]


def short_line(*, by: Acting, line: int) -> ShortLine | None:
    """One line, or None."""
    check_can_see_lines(by)
    return ShortLine.objects.filter(municipality_id=by.municipality, pk=line).first()
