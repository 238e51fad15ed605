"""Places: kept, taken off, and tied to whom one finds there."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from aanbel.accounts.permissions import acting, needs
from aanbel.kernel.errors import Refused
from aanbel.neighbourhood import queries, services
from aanbel.neighbourhood.forms.places import SpotForm, TieForm
from aanbel.neighbourhood.models import Tie
from aanbel.neighbourhood.permissions import check_can_keep_network, check_can_see_network
from aanbel.neighbourhood.views.showing import areas_of, back


@require_GET
@needs(check_can_see_network)
def spot(request: HttpRequest, number: int) -> HttpResponse:
    """One place, with whom one finds there."""
    by = acting(request)
    known = queries.spot(by=by, number=number)
    here = queries.district(by=by)
    key = queries.spot_key(number)
    others = [(other, here.name(other)) for other in (*here.figures, *here.spots) if other != key]
    context = {
        "known": known,
        "key": key,
        "ties": here.tied.get(key, []),
        "fragile": next((one for one in queries.fragile_spots(here) if one.key == key), None),
        "tie_form": TieForm(others=others),
    }
    return render(request, "neighbourhood/spot.html", context)


@needs(check_can_keep_network)
def add(request: HttpRequest) -> HttpResponse:
    """A place comes on the map."""
    return _form(request, None)


@needs(check_can_keep_network)
def change(request: HttpRequest, number: int) -> HttpResponse:
    """What we know of it changed."""
    return _form(request, number)


@require_POST
@needs(check_can_keep_network)
def remove(request: HttpRequest, number: int) -> HttpResponse:
    """It is there no more."""
    services.remove_spot(by=acting(request), spot=number)
    messages.success(request, _("Taken off the map. The key figures stay."))
    return redirect("neighbourhood:network")


@require_POST
@needs(check_can_keep_network)
def tie(request: HttpRequest) -> HttpResponse:
    """Two have to do with each other."""
    one, other, kind = (request.POST.get(name, "") for name in ("one", "other", "kind"))
    strength = request.POST.get("strength", "")
    if kind not in Tie.Kind.values or strength not in {"1", "2", "3"}:
        raise Refused(_("Choose with whom or what, how, and how often."))
    services.tie(by=acting(request), one=one, other=other, kind=Tie.Kind(kind), strength=int(strength))
    messages.success(request, _("Kept."))
    return back(request, "neighbourhood:network")


@require_POST
@needs(check_can_keep_network)
def untie(request: HttpRequest, number: int) -> HttpResponse:
    """No more."""
    services.untie(by=acting(request), tie=number)
    messages.success(request, _("Taken away."))
    return back(request, "neighbourhood:network")


def _form(request: HttpRequest, number: int | None) -> HttpResponse:
    by = acting(request)
    known = None if number is None else queries.spot(by=by, number=number)
    form = SpotForm(request.POST or None, areas=areas_of(by), locations=queries.locations(by=by), spot=known)
    if request.method == "POST" and form.is_valid():
        try:
            kept = services.keep_spot(by=by, place=form.place, spot=number, sure=form.is_sure)
        except services.Doubtful as doubt:
            form.ask_to_be_sure(doubt.sentence)
        except Refused as no:
            form.add_error(None, no.sentence)
        else:
            messages.success(request, _("%(name)s is on the map.") % {"name": kept.name})
            return redirect("neighbourhood:spot", kept.pk)
    status = 422 if request.method == "POST" else 200
    return render(request, "neighbourhood/spot_form.html", {"form": form, "known": known}, status=status)
