"""Keeping warm: whom to speak with, and the cards to give them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from aanbel.accounts.permissions import acting, needs
from aanbel.neighbourhood import queries
from aanbel.neighbourhood.core.cards import DUTCH, ENGLISH
from aanbel.neighbourhood.permissions import check_can_see_network

PERIODS = (1, 3, 6)


@require_GET
@needs(check_can_see_network)
def warm(request: HttpRequest) -> HttpResponse:
    """The list of whom nobody spoke with for a while."""
    told = request.GET.get("maanden", "")
    months = int(told) if told in {str(one) for one in PERIODS} else PERIODS[1]
    context = {
        "warm": queries.warm(by=acting(request), months=months),
        "periods": [(one, f"?maanden={one}", one == months) for one in PERIODS],
        "here": request.get_full_path(),
    }
    return render(request, "neighbourhood/warm.html", context)


@require_GET
@needs(check_can_see_network)
def cards(request: HttpRequest) -> HttpResponse:
    """What the cards say, to read before printing."""
    pack = queries.card_pack(by=acting(request), language=request.GET.get("taal", ""))
    told = [(code, word, code == pack.language) for code, word in ((DUTCH, "Nederlands"), (ENGLISH, "English"))]
    context = {"pack": pack, "languages": told}
    return render(request, "neighbourhood/cards.html", context)


@require_GET
@needs(check_can_see_network)
def cards_pdf(request: HttpRequest) -> HttpResponse:
    """The cards to print and cut."""
    pack = queries.card_pack(by=acting(request), language=request.GET.get("taal", ""))
    name = f"kaartjes-sleutelfiguren-{pack.language}.pdf"
    return HttpResponse(
        pack.pdf, content_type="application/pdf", headers={"Content-Disposition": f'inline; filename="{name}"'}
    )
