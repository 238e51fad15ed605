"""Writing a card, sharing it, taking over somebody else's, telling how it went, and reading in a file."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from aanbel.accounts.permissions import acting, needs
from aanbel.kernel.errors import Missing, Refused
from aanbel.learning import queries, services
from aanbel.learning.core.card_file import MOST_BYTES
from aanbel.learning.core.kinds import Verdict
from aanbel.learning.forms.card import CardForm, ExperienceForm, FileForm
from aanbel.learning.models import Card
from aanbel.learning.permissions import check_can_write_cards
from aanbel.learning.views.cards import shown


@needs(check_can_write_cards)
def new(request: HttpRequest) -> HttpResponse:
    """A new card; what an activity already told comes along in the same fields, and is kept at once."""
    by = acting(request)
    activity = request.POST.get("activity", "")[:160]
    form = CardForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        made = services.write_card(
            by=by,
            text=given["text"],
            looked_at=given["looked_at"],
            origin=Card.Origin.ACTIVITY if activity else Card.Origin.OWN,
            origin_name=activity,
        )
        if activity:
            messages.success(request, _("The card is begun with what you wrote. Add what others can copy."))
            return redirect("learning:write", made.pk)
        messages.success(request, _("Kept. Only your own municipality sees it until you share it."))
        return redirect("learning:card", made.pk)
    context = {"form": form, "card": None, "activity": activity}
    return render(request, "learning/write.html", context, status=422 if form.is_bound else 200)


@needs(check_can_write_cards)
def write(request: HttpRequest, card: int) -> HttpResponse:
    """Changing one of our cards."""
    by = acting(request)
    page = queries.card_page(by=by, card=card)
    if not page.ours:
        raise Missing(_("Only the municipality of a card can change it. Take it over, and write your own."))
    form = CardForm(request.POST or None, text=page.text)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            services.write_card(by=by, card=card, text=given["text"], looked_at=given["looked_at"])
        except Refused as no:
            form.add_error(None, no.sentence)
        else:
            messages.success(request, _("Kept."))
            return redirect("learning:card", card)
    context = {"form": form, "card": page.card, "activity": ""}
    return render(request, "learning/write.html", context, status=422 if form.is_bound else 200)


@require_POST
@needs(check_can_write_cards)
def share(request: HttpRequest, card: int) -> HttpResponse:
    """All municipalities of the installation read it from now on."""
    try:
        services.share_card(by=acting(request), card=card)
    except Missing:
        raise
    except Refused as no:
        messages.error(request, no.sentence)
        return redirect("learning:write", card)
    messages.success(request, _("Shared. Colleagues of the other municipalities here can read it."))
    return redirect("learning:card", card)


@require_POST
@needs(check_can_write_cards)
def take_back(request: HttpRequest, card: int) -> HttpResponse:
    """Only our own municipality reads it again."""
    services.take_back_card(by=acting(request), card=card)
    messages.success(request, _("Taken back. Only your own municipality sees it; copies that others made stay theirs."))
    return redirect("learning:card", card)


@require_POST
@needs(check_can_write_cards)
def drop(request: HttpRequest, card: int) -> HttpResponse:
    """Thrown away."""
    gone = services.drop_card(by=acting(request), card=card)
    messages.success(request, _("“%(title)s” is thrown away.") % {"title": gone.title})
    return redirect("learning:cards")


@require_POST
@needs(check_can_write_cards)
def copy(request: HttpRequest, card: int) -> HttpResponse:
    """“We do this too”: an own draft."""
    made = services.copy_card(by=acting(request), card=card)
    messages.success(
        request, _("This is your own draft now. Change what is different with you; figures you count yourself.")
    )
    return redirect("learning:write", made.pk)


@require_POST
@needs(check_can_write_cards)
def tell(request: HttpRequest, card: int) -> HttpResponse:
    """How it went with us."""
    by = acting(request)
    if "take_back" in request.POST:
        services.take_back_experience(by=by, card=card)
        messages.success(request, _("Your experience is taken away."))
        return redirect("learning:card", card)
    form = ExperienceForm(request.POST)
    if form.is_valid():
        given = form.cleaned_data
        services.tell_experience(
            by=by, card=card, verdict=Verdict(given["verdict"]), words=given["words"], looked_at=given["looked_at"]
        )
        messages.success(request, _("Thank you. Others who read this card see it too."))
        return redirect("learning:card", card)
    page = queries.card_page(by=by, card=card)
    return render(request, "learning/card.html", shown(page, form), status=422)


@needs(check_can_write_cards)
def read_in(request: HttpRequest) -> HttpResponse:
    """The cards of somebody's file, as drafts of ours."""
    form = FileForm(request.POST or None, request.FILES or None)
    taken = None
    if request.method == "POST" and form.is_valid():
        try:
            content = form.cleaned_data["file"].read(MOST_BYTES + 1)
            taken = services.import_cards(by=acting(request), content=content)
        except Refused as no:
            form.add_error("file", no.sentence)
    context = {"form": form, "taken": taken, "words": _taken_words(taken) if taken else ""}
    return render(request, "learning/read_in.html", context, status=422 if form.errors else 200)


@require_POST
@needs(check_can_write_cards)
def start(request: HttpRequest) -> HttpResponse:
    """The first cards: what practitioners advised."""
    made = services.start_cards(by=acting(request))
    words = ngettext("%(count)s card is ready as your draft.", "%(count)s cards are ready as your drafts.", len(made))
    messages.success(request, words % {"count": len(made)})
    return redirect("learning:cards")


def _taken_words(taken: services.Taken) -> str:
    words = ngettext(
        "%(count)s card is read in as your draft.", "%(count)s cards are read in as your drafts.", len(taken.cards)
    ) % {"count": len(taken.cards)}
    if taken.known:
        words += " " + ngettext(
            "%(count)s was here already and is left as it is.",
            "%(count)s were here already and are left as they are.",
            taken.known,
        ) % {"count": taken.known}
    return words
