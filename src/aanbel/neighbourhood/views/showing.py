"""What every page of the network does alike: the neighbourhoods to choose from, where one goes after an act."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import NoReverseMatch, reverse
from django.utils.http import url_has_allowed_host_and_scheme

from aanbel.accounts import queries as accounts
from aanbel.audit.acting import Acting


def areas_of(by: Acting) -> list[tuple[int, str]]:
    """The neighbourhoods of this municipality, by name."""
    return [(area.pk, area.name) for area in accounts.neighbourhoods(by=by)]


def back(request: HttpRequest, otherwise: str, *args: object) -> HttpResponse:
    """To the page one came from, when it is ours; else to `otherwise`."""
    wanted = request.POST.get("next", "")
    if wanted and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None):
        return redirect(wanted)
    return redirect(reverse(otherwise, args=args))


def if_there(name: str, *args: object) -> str:
    """The address of a page upstairs, or nothing while that floor is not built."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""
