"""The schemes and helpers that fit what is known of a household."""

from collections.abc import Collection
from datetime import date

from aanbel.audit.acting import Acting
from aanbel.cases.core.pointers import Tag, shows, tags_of
from aanbel.cases.models import Pointer
from aanbel.cases.queries.case_page import CasePage


def pointers(*, by: Acting, known: Collection[Tag] | None = None) -> list[Pointer]:
    """The municipality's pointers in order of name; with `known`, only those that fit it."""
    here = Pointer.objects.filter(municipality_id=by.municipality).order_by("name")
    return [one for one in here if known is None or shows(one.tags, known)]


def pointers_for(page: CasePage, *, today: date, short: bool = False) -> list[Pointer]:
    """What to point at for this household, from the kinds of its signals and the ages at the door."""
    known = tags_of(
        kinds=[line.signal.kind for line in page.mine],
        ages=ages(page, today=today),
        children=any(person.resident.minor_children for person in page.people),
        short=short,
    )
    return pointers(by=page.by, known=known)


def ages(page: CasePage, *, today: date) -> list[int]:
    """Whole years of everyone at the door whose birth date is known."""
    born = [person.resident.birth_date for person in page.people if person.resident.birth_date]
    return [today.year - day.year - ((today.month, today.day) < (day.month, day.day)) for day in born]
