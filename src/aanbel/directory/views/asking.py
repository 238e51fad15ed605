"""Is it still right? The list for the coordinator, the question by mail, and the page behind the link.

The page behind the link is for an organisation, without an account: it shows what everybody may read, and takes one
answer. A link that is wrong, used, replaced or too old changes nothing and says so in a sentence.
"""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from aanbel.accounts import services as accounts
from aanbel.accounts.permissions import acting, needs, network_address, public
from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.directory import queries, services
from aanbel.directory.core.asking import Link
from aanbel.directory.forms.asking import CorrectionsForm
from aanbel.directory.models import Asking, Remark
from aanbel.directory.permissions import check_can_keep_map
from aanbel.directory.queries.cards import Card, cards
from aanbel.directory.views import showing
from aanbel.directory.wording.cards import Shown
from aanbel.directory.wording.links import LINKS
from aanbel.kernel.errors import Missing, Refused

HIGHEST_CODE = 9999


@needs(check_can_keep_map)
def doubtful(request: HttpRequest) -> HttpResponse:
    """What somebody should look at: remarks first, then what was longest not checked."""
    by = acting(request)
    rows, count = queries.doubtful(by=by)
    known = {card.service.pk: card for card in cards(by=by, services=[row.service.pk for row in rows])}
    context = {
        "rows": [(row, Shown(known[row.service.pk])) for row in rows],
        "count": count,
        "more": count - len(rows),
    }
    return render(request, "directory/doubtful.html", context)


@require_POST
@needs(check_can_keep_map)
def ask(request: HttpRequest, service: UUID) -> HttpResponse:
    """Mail the organisation the question."""
    by = acting(request)

    def address(token: str) -> str:
        return request.build_absolute_uri(reverse("directory:answer", args=[by.municipality, token]))

    asking = services.ask_organisation(by=by, service=service, address=address)
    if asking.mailed_at is None:
        messages.warning(request, _("The mail server did not take the mail. Nothing is lost: ask again later."))
    else:
        messages.success(request, _("Asked at %(email)s. The link works for 14 days.") % {"email": asking.email})
    return _back(request, service)


@require_POST
@needs(check_can_keep_map)
def assure(request: HttpRequest, service: UUID) -> HttpResponse:
    """The coordinator looked at it: still right."""
    services.assure(by=acting(request), service=service)
    messages.success(request, _("Noted: right today, says you."))
    return _back(request, service)


@require_POST
@needs(check_can_keep_map)
def settle(request: HttpRequest, remark: int) -> HttpResponse:
    """Take over what was proposed, or leave the entry as it is."""
    how = request.POST.get("how", "")
    if how not in Remark.Settled.values:
        raise Refused(_("Choose whether you take this over."))
    found = services.settle_remark(by=acting(request), remark=remark, how=Remark.Settled(how))
    messages.success(request, _("Settled."))
    return redirect("directory:service", found.service_id)


@never_cache
@public("an organisation says by a mailed link whether its public entry is right; nothing of a resident is on it")
def answer(request: HttpRequest, municipality: int, token: str) -> HttpResponse:
    """The public entry, one button “still right”, or corrections."""
    by = Acting(municipalities=(min(municipality, HIGHEST_CODE),), name="")
    if accounts.must_wait(network_address(request)):
        sentence = _("From your network many wrong links were opened. Try again in an hour, or call the municipality.")
        response = render(request, "directory/answer_shut.html", {"sentence": sentence}, status=429)
    else:
        with on_behalf_of(by):
            response = _answered(request, by, token)
        if response.status_code == 404:
            accounts.note_wrong_code(network_address(request))
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _answered(request: HttpRequest, by: Acting, token: str) -> HttpResponse:
    """What the link shows now, or what was answered."""
    try:
        asking = queries.asking_behind(by=by, token=token)
    except Missing as no:
        return render(request, "directory/answer_shut.html", {"sentence": str(no)}, status=404)
    state = queries.link_of(asking)
    if state is not Link.OPENS:
        return _shut(request, asking, str(LINKS[state]), status=410)
    card = cards(by=by, services=[asking.service_id])[0]
    stands = {
        name: showing.as_stands(card, name) for name in CorrectionsForm.base_fields if name not in {"words", "who"}
    }
    form = CorrectionsForm(request.POST if "correct" in request.POST else None, stands=stands)
    if request.method == "POST" and "right" in request.POST:
        services.answer_still_right(by=by, token=token)
        return _shut(request, asking, _("Everybody now sees that it is right today."), done=True)
    if form.is_valid():
        try:
            services.answer_with_corrections(
                by=by,
                token=token,
                proposed=form.corrections,
                words=form.cleaned_data["words"],
                who=form.cleaned_data["who"],
            )
        except Refused as no:
            form.add_error(None, str(no))
        else:
            thanks = _("A colleague of the municipality looks at your changes and puts them on the map.")
            return _shut(request, asking, thanks, done=True)
    return _question(request, asking, card, form)


def _question(request: HttpRequest, asking: Asking, card: Card, form: CorrectionsForm) -> HttpResponse:
    """The entry as everybody reads it, with the two answers."""
    context = {
        "asking": asking,
        "card": card,
        "shown": Shown(card),
        "for_whom": showing.for_whom(card),
        "costs": showing.costs(card),
        "languages": showing.languages(card),
        "weeks": showing.weeks(card),
        "form": form,
    }
    return render(request, "directory/answer.html", context, status=422 if form.errors else 200)


def _shut(
    request: HttpRequest, asking: Asking, sentence: str, *, done: bool = False, status: int = 200
) -> HttpResponse:
    """One sentence, and whom to call."""
    context = {"sentence": sentence, "done": done, "municipality": asking.municipality}
    return render(request, "directory/answer_shut.html", context, status=status)


def _back(request: HttpRequest, service: UUID) -> HttpResponse:
    """Back to the list when it was done from there, else to the entry."""
    return redirect("directory:doubtful") if "list" in request.POST else redirect("directory:service", service)
