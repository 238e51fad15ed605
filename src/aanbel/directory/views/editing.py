"""Adding an entry to the social map, and changing one."""

from collections import defaultdict
from datetime import time
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from aanbel.accounts import queries as accounts
from aanbel.accounts.permissions import acting, needs
from aanbel.directory import queries, services
from aanbel.directory.core.opening import DAYS
from aanbel.directory.forms.entry import EntryForm
from aanbel.directory.permissions import check_can_keep_map
from aanbel.directory.queries.cards import Card
from aanbel.directory.views import showing
from aanbel.directory.views.entries import entry
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
    hours: dict[int, list[tuple[time, time]]] = defaultdict(list)
    for row in queries.weekly_rows(card.service):
        for code in row.byday.split(","):
            if code.strip() in DAYS and row.opens_at and row.closes_at:
                hours[DAYS.index(code.strip())].append((row.opens_at, row.closes_at))
    for day, pairs in hours.items():
        for (starts, ends), (opens, closes) in zip((("from", "until"), ("again", "end")), sorted(pairs), strict=False):
            known[f"{starts}_{day}"], known[f"{ends}_{day}"] = opens, closes
    return known
