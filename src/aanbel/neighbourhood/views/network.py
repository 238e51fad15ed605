"""The network: the picture with its list, what it misses, and the streets there are."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from aanbel.accounts.permissions import acting, needs
from aanbel.neighbourhood import queries, services
from aanbel.neighbourhood.core.street_list import read_streets
from aanbel.neighbourhood.forms.network import MAP, NETWORK, AskForm
from aanbel.neighbourhood.forms.places import StreetsForm
from aanbel.neighbourhood.permissions import can_name_streets, check_can_name_streets, check_can_see_network
from aanbel.neighbourhood.views.showing import areas_of, if_there
from aanbel.ui.choices import offer

UNREAD_NAMED = 8


@require_GET
@needs(check_can_see_network)
def network(request: HttpRequest) -> HttpResponse:
    """Who knows whom and what, as a picture and as a list; who knows this street, in one step."""
    by = acting(request)
    form = AskForm(request.GET, areas=areas_of(by))
    page = queries.network_page(by=by, asked=form.asked)
    offer(form, "taal", [("", _("All languages")), *((name, name) for name in page.languages)])
    views = [(_("Network"), _with(request, beeld=NETWORK), not page.asked.on_map),
             (_("Map"), _with(request, beeld=MAP), page.asked.on_map)]  # fmt: skip
    context = {
        "page": page,
        "form": form,
        "views": views,
        "here": request.get_full_path(),
        "community_url": if_there("desk:community"),
    }
    return render(request, "neighbourhood/network.html", context)


@require_GET
@needs(check_can_see_network)
def gaps(request: HttpRequest) -> HttpResponse:
    """What nobody knows, who holds too much alone, and how many said no."""
    by = acting(request)
    context = {
        "gaps": queries.gaps(by=by),
        "declined": queries.declined(by=by),
        "least": queries.LEAST_SHOWN,
        "may_name_streets": can_name_streets(by),
    }
    return render(request, "neighbourhood/gaps.html", context)


@needs(check_can_name_streets)
def streets(request: HttpRequest) -> HttpResponse:
    """The list of streets, pasted."""
    by = acting(request)
    form = StreetsForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        read = read_streets(form.cleaned_data["lines"], queries.postcode_areas(by=by))
        if read.unread or not read.streets:
            lines = ", ".join(str(number) for number in read.unread[:UNREAD_NAMED])
            form.add_error(
                "lines",
                _(
                    "Nothing was changed. We could not read line %(lines)s: a line needs a name and a postcode of this "
                    "municipality."
                )
                % {"lines": lines or "1"},
            )
        else:
            count = services.name_streets(by=by, streets=read.streets)
            messages.success(request, _("%(count)d streets are in the list now.") % {"count": count})
            return redirect("neighbourhood:gaps")
    known = len(queries.streets(by=by))
    status = 422 if request.method == "POST" else 200
    return render(request, "neighbourhood/streets.html", {"form": form, "known": known}, status=status)


def _with(request: HttpRequest, **changed: str) -> str:
    """This page with another value in its address."""
    given = request.GET.copy()
    for name, value in changed.items():
        given[name] = value
    return f"?{given.urlencode()}"
