"""What other rooms ask of the map."""

from datetime import date
from uuid import uuid4

from aanbel.audit.acting import Acting
from aanbel.directory import queries
from aanbel.directory.models import Address, Contact, Phone, Service, ServiceAtLocation
from aanbel.directory.tests.factories import hours, organization, place, service


def test_one_may_refer_to_what_is_offered_and_has_an_address_for_it(by: Acting) -> None:
    """A closed service, or one without a mailbox, is no place to refer to; an old one is, and says it is old."""
    old = service(by, "Oud", referral_email="a@hulp.example", assured_on=date(2020, 1, 1))
    service(by, "Dicht", referral_email="b@hulp.example", status=Service.Status.TEMPORARILY_CLOSED)
    service(by, "Zonder")
    (only,) = queries.referable(by=by)
    assert (only.id, only.stale, only.live) == (old.pk, True, True)


def test_an_id_that_is_gone_is_simply_not_there(by: Acting) -> None:
    """Who kept an id asks what it is now; ids of nobody, or of another municipality, get no answer."""
    known = service(by, "Spreekuur", organization=organization(by, "Bibliotheek"))
    found = queries.services_by_id(by=by, ids=[known.pk, uuid4()])
    assert {key: one.organization for key, one in found.items()} == {known.pk: "Bibliotheek"}


def test_residents_are_told_where_they_can_just_come_and_never_a_colleagues_number(by: Acting) -> None:
    """Place, street, hours and the public number of each walk-in; without a number rather than with a direct one."""
    desk = service(by, "Werkplaats")
    house = place(by, desk, "Huis van de Wijk", walk_in=True)
    Address.objects.create(
        municipality_id=by.municipality, location=house, address_1="Kerkplein 2", postal_code="8942 YA", city="Dorp"
    )
    colleague = Contact.objects.create(municipality_id=by.municipality, service=desk, name="Els")
    Phone.objects.create(municipality_id=by.municipality, service=desk, contact=colleague, number="088 000 0001")
    hours(by, "MO", "09:00", "12:00", location=house)
    place(by, service(by, "Op afspraak"), "Stadhuis")
    ServiceAtLocation.objects.create(
        municipality_id=by.municipality, service=service(by, "Wijkteam", waiting_days=10), location=house
    )
    (only,) = queries.walk_in_times(municipality=by.municipality)
    assert (only.place, only.address, only.phone) == ("Huis van de Wijk", "Kerkplein 2, 8942 YA Dorp", "")
    assert [rule.byday for rule in only.rules] == ["MO"]
    assert [card.walk_in for card in queries.cards(by=by, services=[desk.pk])] == [True]
    waited_for = Service.objects.get(name="Wijkteam")
    assert [card.walk_in for card in queries.cards(by=by, services=[waited_for.pk])] == [False]
