"""Phones in use: one's own, and everybody's for who answers for them; wiping one, and what a phone sent in vain."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from aanbel.accounts.permissions import acting, needs
from aanbel.field import queries, services
from aanbel.field.permissions import can_see_all_devices, check_can_see_devices, check_can_settle


@require_GET
@needs(check_can_see_devices)
def devices(request: HttpRequest) -> HttpResponse:
    """Which phones carry a round, and the one act that stops it."""
    by = acting(request)
    context = {
        "lines": queries.devices_page(by=by),
        "everybody": can_see_all_devices(by),
        "refused": queries.refused_facts(by=by),
    }
    return render(request, "field/devices.html", context)


@require_POST
@needs(check_can_see_devices)
def wipe(request: HttpRequest, device: UUID) -> HttpResponse:
    """Make a phone forget everything."""
    wiped = services.wipe_device(by=acting(request), device=device)
    told = _("“%(name)s” of %(user)s is wiped: its key is gone now, the rest as soon as it has network.")
    messages.success(request, told % {"name": wiped.name, "user": wiped.user})
    return redirect("field:devices")


@require_POST
@needs(check_can_settle)
def settle(request: HttpRequest, fact: int) -> HttpResponse:
    """Somebody looked at what was refused."""
    services.settle_refused(by=acting(request), fact=fact)
    messages.success(request, _("Noted. What was sent is thrown away."))
    return redirect("field:devices")
