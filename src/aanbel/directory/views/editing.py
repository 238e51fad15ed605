"""Adding an entry to the social map, and changing one or the place where it is offered."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from aanbel.accounts import queries as accounts
from aanbel.accounts.permissions import acting, needs
from aanbel.directory import queries, services
from aanbel.directory.forms.entry import EntryForm
from aanbel.directory.forms.hours import hours_as_they_stand
from aanbel.directory.forms.place import PlaceForm
from aanbel.directory.models import Location, Service
from aanbel.directory.permissions import check_can_keep_map
from aanbel.directory.queries.cards import Card, Place
from aanbel.directory.views import showing
from aanbel.directory.views.entries import entry
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing, Refused

SAME = {
    "name": "name",
    "kind": "kind",
    "description": "description",
    "for_whom": "eligibility_description",
    "costs": "fees_description",
    "how_to_begin": "application_process",
    "email": "email",
    "url": "url",
    "waiting_days": "waiting_days",
    "who_may_refer": "who_may_refer",
    "referral_email": "referral_email",
    "assurer_email": "assurer_email",
    "status": "status",
    "for_residents": "for_residents",
    "age_from": "minimum_age",
    "age_until": "maximum_age",
}
"""Fields of the form and the columns behind them."""


@needs(check_can_keep_map)
def edit(request: HttpRequest, service: UUID | None = None) -> HttpResponse:
    """The form of one entry."""
    by = acting(request)
    card = entry(by, service) if service else None
    form = EntryForm(
        request.POST or None,
        organizations=queries.organizations(by=by),
        places=queries.places(by=by),
        neighbourhoods=accounts.neighbourhoods(by=by),
        initial=_as_it_stands(card) if card else {"languages": ["nl"]},
    )
    if request.method == "POST" and form.is_valid():
        try:
            kept = services.keep_entry(by=by, service=service, entry=form.entry)
        except (Refused, Missing) as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, _("Kept, and noted as checked by you today."))
            return redirect("directory:service", kept.pk)
    context = {"form": form, "card": card, "service": service}
    return render(request, "directory/edit.html", context, status=422 if form.is_bound else 200)


def _as_it_stands(card: Card) -> dict[str, Any]:
    """What the form begins with."""
    known: dict[str, Any] = {name: getattr(card.service, column) for name, column in SAME.items()}
    known["organization"] = str(card.service.organization_id or "")
    known["phone"] = showing.as_stands(card, "phone")
    known["languages"] = [language.code for language in card.languages if language.code]
    known["language_names"] = {language.code: language.name for language in card.languages}
    known["place"] = str(card.places[0].location.pk) if card.places else ""
    known["areas"] = [str(area.neighbourhood_id) for area in card.areas if area.neighbourhood_id]
    known["bring"] = "\n".join(one.document for one in card.documents)
    own = [person for person in card.people if person.contact.service_id]
    if own:
        contact, phones = own[0].contact, own[0].phones
        known |= {"colleague": contact.name, "colleague_title": contact.title, "colleague_email": contact.email}
        known["colleague_phone"] = phones[0].number if phones else ""
    return known | _hours(card.service)


def _hours(of: Service | Location) -> dict[str, Any]:
    coming = [one for one in queries.closures(of) if one.valid_to is None or one.valid_to >= clock.today()]
    return hours_as_they_stand(queries.weekly_rows(of), coming)


@needs(check_can_keep_map)
def place(request: HttpRequest, place: UUID) -> HttpResponse:
    """The form of one place."""
    by = acting(request)
    found = queries.place(by=by, place=place)
    form = PlaceForm(
        request.POST or None, neighbourhoods=accounts.neighbourhoods(by=by), initial=_place_as_it_stands(found)
    )
    if request.method == "POST" and form.is_valid():
        try:
            kept = services.keep_place(by=by, place=place, told=form.place)
        except (Refused, Missing) as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, _("Kept, for everything that is offered there."))
            return redirect(f"{reverse('directory:list')}?{urlencode({'words': kept.name})}")
    context = {"form": form, "place": found.location, "offered": queries.offered_at(by=by, place=place)}
    return render(request, "directory/place.html", context, status=422 if form.is_bound else 200)


def _place_as_it_stands(found: Place) -> dict[str, Any]:
    location, address = found.location, found.address
    return {
        "name": location.name,
        "street": address.address_1 if address else "",
        "postcode": address.postal_code if address else "",
        "town": address.city if address else "",
        "neighbourhood": str(location.neighbourhood_id or ""),
        "walk_in": location.walk_in,
        "transport": location.transportation,
        "access": "\n".join(one.description for one in found.accessibility),
        **_hours(location),
    }
