"""Adding, removing and ordering whole approaches: a draft as every other change, with what this week would ask."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from aanbel.accounts.permissions import acting, check_can_set_priorities, needs
from aanbel.outreach import queries, services
from aanbel.outreach.forms.approach_order import ApproachOrderForm
from aanbel.outreach.queries.trays import tray_names
from aanbel.outreach.views.approach import what_if
from aanbel.outreach.wording.approach import audience_words


@needs(check_can_set_priorities)
@require_http_methods(["GET", "POST"])
def approach_order(request: HttpRequest, version: int) -> HttpResponse:
    """Who comes first decides; keep it as the next version when it is right."""
    by = acting(request)
    start = queries.approach_version(by=by, version=version)
    form = ApproachOrderForm(start.approach, request.POST if request.method == "POST" else None)
    valid, keep = form.is_valid(), request.POST.get("do") == "keep"
    if keep and valid:
        name = request.POST.get("version_name", "")
        drafted = services.propose_approach(by=by, name=name, approach=form.approach)
        messages.success(
            request, _("Version %(version)s is a draft. Nothing has changed yet.") % {"version": drafted.version}
        )
        return redirect("outreach:approach_version", drafted.version)
    trays = dict(tray_names(by=by))
    likes = {slug: request.POST.get(f"like-{slug}") or request.POST.get("like", "") for slug in form.fresh}
    context = {
        "approach": start.row,
        "form": form,
        "rows": [(one, _(one.name), audience_words(one.audience, trays), likes.get(one.slug, "")) for one in form.rows],
        "version_name": request.POST.get("version_name", ""),
        "what_if": what_if(by, form.approach) if valid else None,
    }
    wrong = bool(form.new.errors) or (keep and not valid)
    return render(request, "outreach/approach_order.html", context, status=422 if wrong else 200)
