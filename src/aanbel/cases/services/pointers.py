"""The municipality's own table of schemes and helpers."""

from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from aanbel.accounts.permissions import check_can_coordinate
from aanbel.audit import services as audit
from aanbel.audit.acting import Acting
from aanbel.audit.verbs import Verb
from aanbel.cases.models import Pointer, Tag
from aanbel.cases.wording.pointers import STARTING_POINTERS
from aanbel.kernel.errors import Missing, Refused


@transaction.atomic
def keep_pointer(
    *,
    by: Acting,
    name: str,
    sentence: str,
    url: str = "",
    phone: str = "",
    tags: Collection[Tag] = (Tag.ALWAYS,),
    pointer: int | None = None,
) -> Pointer:
    """Adds a pointer, or changes the one given."""
    check_can_coordinate(by)
    here = Pointer.objects.filter(municipality_id=by.municipality)
    found = Pointer(municipality_id=by.municipality) if pointer is None else here.filter(pk=pointer).first()
    if found is None:
        raise Missing(_("This pointer does not exist here (any more)."))
    if any(one.pk != found.pk for one in here.filter(name__iexact=name.strip())):
        raise Refused(_("“%(name)s” is in the list already. Change that one.") % {"name": name.strip()})
    found.name, found.sentence = name.strip(), sentence.strip()
    found.url, found.phone = url.strip(), phone.strip()
    found.tags = sorted({tag.value for tag in tags}) or [Tag.ALWAYS.value]
    found.save()
    audit.record(by=by, verb=Verb.POINTER_KEPT, name=found.name)
    return found


@transaction.atomic
def drop_pointer(*, by: Acting, pointer: int) -> Pointer:
    """Takes a pointer out of the list."""
    check_can_coordinate(by)
    found = Pointer.objects.filter(municipality_id=by.municipality, pk=pointer).first()
    if found is None:
        raise Missing(_("This pointer does not exist here (any more)."))
    found.delete()
    audit.record(by=by, verb=Verb.POINTER_DROPPED, name=found.name)
    return found


@transaction.atomic
def start_pointers(*, by: Acting) -> list[Pointer]:
    """Fills an empty list with schemes of the whole country, in Dutch, for the municipality to change."""
    check_can_coordinate(by)
    if Pointer.objects.filter(municipality_id=by.municipality).exists():
        return []
    with override("nl"):
        made = [
            Pointer(
                municipality_id=by.municipality,
                name=str(one.name),
                sentence=str(one.sentence),
                url=one.url,
                phone=one.phone,
                tags=[tag.value for tag in one.tags],
            )
            for one in STARTING_POINTERS
        ]
    Pointer.objects.bulk_create(made)
    audit.record(by=by, verb=Verb.POINTER_KEPT, name=", ".join(one.name for one in made)[:200])
    return made
