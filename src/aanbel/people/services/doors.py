"""A door that somebody named themselves, without a signal: known once, like every other."""

from aanbel.accounts.models import PostcodeArea
from aanbel.audit.acting import Acting
from aanbel.kernel.identity import PostalAddress
from aanbel.people.models import Address


def address_at(*, by: Acting, at: PostalAddress) -> Address:
    """The row of this door in the acting municipality, made when it is new; one postcode lies in one neighbourhood."""
    area = PostcodeArea.objects.filter(municipality_id=by.municipality, postcode=at.postcode).first()
    found, _new = Address.objects.get_or_create(
        municipality_id=by.municipality,
        postcode=at.postcode,
        house_number=at.house_number,
        house_letter=at.house_letter,
        house_addition=at.house_addition,
        defaults={
            "street": at.street,
            "place": at.place,
            "neighbourhood_id": area.neighbourhood_id if area else None,
        },
    )
    return found
