"""Pages of the priority scheme: its rules in words, its versions, and what would happen if they changed."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from aanbel.accounts.permissions import acting, needs
from aanbel.audit.acting import Acting
from aanbel.kernel.errors import Missing
from aanbel.ui.parts import partial
from aanbel.worklist import queries, services
from aanbel.worklist.core.scheme import Scheme as Rules
from aanbel.worklist.core.scheme import to_json
from aanbel.worklist.core.trays import Trays
from aanbel.worklist.core.trays import to_json as trays_to_json
from aanbel.worklist.forms.points import PointsForm
from aanbel.worklist.forms.trays import TraysForm
from aanbel.worklist.models import Scheme
from aanbel.worklist.permissions import can_set_priorities, check_can_see_cases, check_can_set_priorities
from aanbel.worklist.queries.reasons import version as read
from aanbel.worklist.queries.scheme_words import rule_words, tray_words


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
            "trays": [(_(tray.name), tray_words(tray), _(tray.action)) for tray in told.trays.trays],
            "versions": list(Scheme.objects.filter(municipality_id=by.municipality)),
            "can_set": can_set_priorities(by),
        },
    )


@needs(check_can_set_priorities)
@require_http_methods(["GET", "POST"])
def what_if(request: HttpRequest, version: int) -> HttpResponse:
    """Change the rules and see how today's list would move; keep it as a draft when it is right."""
    start = _existing(acting(request), version)
    told = read(start.pk)
    form = PointsForm(told.rules, request.POST or None)
    rules = form.changed if form.is_bound and form.is_valid() else told.rules
    shown = {"rules": [(rule_words(rule), form.lines_of(rule)) for rule in told.rules.rules]}
    return _tried(request, start, form, "worklist/what_if.html", shown, rules=rules, piles=told.trays)


@needs(check_can_set_priorities)
@require_http_methods(["GET", "POST"])
def other_trays(request: HttpRequest, version: int) -> HttpResponse:
    """Change which cases lie in which tray and what is done with them; see how many would lie where."""
    start = _existing(acting(request), version)
    told = read(start.pk)
    form = TraysForm(told.trays, request.POST or None)
    piles = form.changed if form.is_bound and form.is_valid() else told.trays
    shown = {"trays": form.groups()}
    return _tried(request, start, form, "worklist/other_trays.html", shown, rules=told.rules, piles=piles)


def _tried(
    request: HttpRequest,
    start: Scheme,
    form: PointsForm | TraysForm,
    template: str,
    shown: Mapping[str, object],
    *,
    rules: Rules,
    piles: Trays,
) -> HttpResponse:
    """The page with its preview, or the draft when that was asked for. Only keeping writes anything."""
    by, valid = acting(request), not form.is_bound or form.is_valid()
    if form.is_bound and valid and "keep" in request.POST:
        drafted = services.propose_scheme(
            by=by, name=form.cleaned_data["name"], stored_rules=to_json(rules), stored_trays=trays_to_json(piles)
        )
        told = _("Version %(version)s is a draft. Nothing has moved yet.") % {"version": drafted.version}
        messages.success(request, told)
        return redirect("worklist:version", drafted.version)
    preview = queries.preview(by=by, scheme=rules, piles=piles) if valid else None
    context = {"scheme": start, "form": form, "preview": preview, **shown}
    part = "#preview" if partial(request) else ""
    return render(request, f"{template}{part}", context, status=200 if valid else 422)


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
