"""Pages of the priority scheme: its rules in words, its versions, and what would happen if points changed."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from aanbel.accounts.permissions import acting, needs
from aanbel.audit.acting import Acting
from aanbel.kernel.errors import Missing
from aanbel.worklist import queries, services
from aanbel.worklist.core.scheme import to_json
from aanbel.worklist.core.trays import to_json as trays_to_json
from aanbel.worklist.forms import PointsForm
from aanbel.worklist.models import Scheme
from aanbel.worklist.permissions import can_set_priorities, check_can_see_cases, check_can_set_priorities
from aanbel.worklist.queries.reasons import version as read
from aanbel.worklist.queries.scheme_words import rule_words


def partial(request: HttpRequest) -> bool:
    """Whether only a part of the page is asked for (HTMX)."""
    return bool(request.htmx)  # type: ignore[attr-defined]


@needs(check_can_see_cases)
@require_GET
def scheme(request: HttpRequest) -> HttpResponse:
    """The rules by which the list is ordered now."""
    active = queries.active_scheme(by=acting(request))
    if active is None:
        services.ship_schemes(by=acting(request))
        active = queries.active_scheme(by=acting(request))
    return _page(request, _existing(acting(request), active.version if active else 0))


@needs(check_can_see_cases)
@require_GET
def scheme_version(request: HttpRequest, version: int) -> HttpResponse:
    """Another version: a draft, or one of the past."""
    return _page(request, _existing(acting(request), version))


def _page(request: HttpRequest, shown: Scheme) -> HttpResponse:
    by, told = acting(request), read(shown.pk)
    return render(
        request,
        "worklist/scheme.html",
        {
            "scheme": shown,
            "name": shown.shown_name,
            "rules": [rule_words(rule) for rule in told.rules.rules],
            "trays": [(_(tray.name), _(tray.action)) for tray in told.trays.trays],
            "versions": list(Scheme.objects.filter(municipality_id=by.municipality)),
            "can_set": can_set_priorities(by),
        },
    )


@needs(check_can_set_priorities)
@require_http_methods(["GET", "POST"])
def what_if(request: HttpRequest, version: int) -> HttpResponse:
    """Change points and see how today's list would move; keep it as a draft when it is right."""
    by, start = acting(request), _existing(acting(request), version)
    told = read(start.pk)
    given = request.POST or (request.GET if any(name.startswith("points-") for name in request.GET) else None)
    form = PointsForm(told.rules, given)
    if request.method == "POST" and form.is_valid():
        drafted = services.propose_scheme(
            by=by,
            name=form.cleaned_data["name"],
            stored_rules=to_json(form.changed_scheme()),
            stored_trays=trays_to_json(told.trays),
        )
        messages.success(
            request, _("Version %(version)s is a draft. Nothing has moved yet.") % {"version": drafted.version}
        )
        return redirect("worklist:version", drafted.version)
    valid = form.is_valid() if form.is_bound else True
    tried = form.changed_scheme() if form.is_bound and valid else told.rules
    context = {
        "scheme": start,
        "form": form,
        "rules": [(rule_words(rule), form.fields_of(rule)) for rule in told.rules.rules],
        "preview": queries.preview(by=by, scheme=tried, piles=told.trays) if valid else None,
    }
    template = "worklist/what_if.html#preview" if partial(request) else "worklist/what_if.html"
    return render(request, template, context, status=200 if valid else 422)


@needs(check_can_set_priorities)
@require_POST
def activate(request: HttpRequest, version: int) -> HttpResponse:
    """Puts the whole list in the order of this draft."""
    activated = services.activate_scheme(by=acting(request), scheme=_existing(acting(request), version))
    messages.success(
        request, _("The list is now in the order of version %(version)s.") % {"version": activated.version}
    )
    return redirect("worklist:scheme")


def _existing(by: Acting, version: int) -> Scheme:
    found = Scheme.objects.filter(municipality_id=by.municipality, version=version).first()
    if found is None:
        raise Missing(_("There is no version %(version)s of the order here.") % {"version": version})
    return found
