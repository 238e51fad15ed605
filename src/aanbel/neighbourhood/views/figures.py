"""Key figures: added with their yes, changed, asked again, kept warm, and taken off in one act."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from aanbel.accounts import queries as accounts
from aanbel.accounts.permissions import acting, needs
from aanbel.audit.acting import Acting
from aanbel.kernel import clock
from aanbel.kernel.errors import Refused
from aanbel.neighbourhood import queries, services
from aanbel.neighbourhood.forms.figures import FigureForm, TouchForm, YesForm
from aanbel.neighbourhood.forms.places import TieForm
from aanbel.neighbourhood.models import Touch
from aanbel.neighbourhood.permissions import check_can_keep_network, check_can_see_network
from aanbel.neighbourhood.views.showing import areas_of, back
from aanbel.neighbourhood.wording.consent import consent_words


@require_GET
@needs(check_can_see_network)
def figure(request: HttpRequest, number: int) -> HttpResponse:
    """One key figure: how they like to be reached, what they know, with whom they are tied, what we did."""
    return _figure_page(request, acting(request), number, TouchForm())


@needs(check_can_keep_network)
def add(request: HttpRequest) -> HttpResponse:
    """Somebody agreed. Their own yes, in words, comes before anything else."""
    by = acting(request)
    words = consent_words(accounts.municipality(by.municipality).name)
    form = FigureForm(request.POST or None, areas=areas_of(by))
    yes = YesForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and yes.is_valid():
        try:
            added = services.add_key_figure(by=by, told=form.told, yes=yes.yes(words), sure=form.is_sure)
        except services.Doubtful as doubt:
            form.ask_to_be_sure(doubt.sentence)
        except Refused as no:
            (form if yes.cleaned_data["agreed"] else yes).add_error(None, no.sentence)
        else:
            messages.success(request, _("%(name)s is on the map. Say thank you!") % {"name": added.name})
            return redirect("neighbourhood:figure", added.pk)
    context = {"form": form, "yes": yes, "words": words}
    status = 422 if request.method == "POST" else 200
    return render(request, "neighbourhood/figure_form.html", context, status=status)


@needs(check_can_keep_network)
def change(request: HttpRequest, number: int) -> HttpResponse:
    """What they told is different now."""
    by = acting(request)
    known = queries.key_figure(by=by, number=number)
    form = FigureForm(request.POST or None, areas=areas_of(by), figure=known)
    if request.method == "POST" and form.is_valid():
        try:
            services.change_key_figure(by=by, figure=number, told=form.told, sure=form.is_sure)
        except services.Doubtful as doubt:
            form.ask_to_be_sure(doubt.sentence)
        except Refused as no:
            form.add_error(None, no.sentence)
        else:
            messages.success(request, _("Kept."))
            return redirect("neighbourhood:figure", number)
    status = 422 if request.method == "POST" else 200
    return render(request, "neighbourhood/figure_form.html", {"form": form, "known": known}, status=status)


@needs(check_can_keep_network)
def again(request: HttpRequest, number: int) -> HttpResponse:
    """They were asked again."""
    by = acting(request)
    known = queries.key_figure(by=by, number=number)
    words = consent_words(accounts.municipality(by.municipality).name)
    yes = YesForm(request.POST or None)
    if request.method == "POST" and yes.is_valid():
        try:
            services.agree_again(by=by, figure=number, yes=yes.yes(words))
        except Refused as no:
            yes.add_error(None, no.sentence)
        else:
            messages.success(request, _("%(name)s stays on the map.") % {"name": known.name})
            return redirect("neighbourhood:figure", number)
    context = {"yes": yes, "words": words, "known": known}
    status = 422 if request.method == "POST" else 200
    return render(request, "neighbourhood/figure_again.html", context, status=status)


@require_POST
@needs(check_can_keep_network)
def remove(request: HttpRequest, number: int) -> HttpResponse:
    """“Take me off it.” No question why, no second page."""
    services.remove_key_figure(by=acting(request), figure=number)
    messages.success(request, _("Taken off the map, with everything that was noted. Nothing is left of it."))
    return redirect("neighbourhood:network")


@require_POST
@needs(check_can_keep_network)
def touch(request: HttpRequest, number: int) -> HttpResponse:
    """Spoken with, thanked or told: with a few words on the page, or with one tap in a list."""
    by = acting(request)
    if request.POST.get("tap") in Touch.Kind.values:
        noted = services.keep_warm(by=by, figure=number, kind=Touch.Kind(request.POST["tap"]))
        told = {"name": noted.figure.name, "what": noted.get_kind_display()}
        messages.success(request, _("Noted: %(name)s, %(what)s. A mistake? Take it back on their page.") % told)
        return back(request, "neighbourhood:figure", number)
    form = TouchForm(request.POST)
    if form.is_valid():
        given = form.cleaned_data
        try:
            services.keep_warm(
                by=by, figure=number, kind=Touch.Kind(given["kind"]), words=given["words"], on=given["on"],
                sure=form.is_sure,
            )  # fmt: skip
        except services.Doubtful as doubt:
            form.ask_to_be_sure(doubt.sentence)
        except Refused as no:
            form.add_error(None, no.sentence)
        else:
            messages.success(request, _("Noted."))
            return redirect("neighbourhood:figure", number)
    return _figure_page(request, by, number, form, status=422)


@require_POST
@needs(check_can_keep_network)
def take_back(request: HttpRequest, number: int) -> HttpResponse:
    """Tapped by mistake, or words that should not stand there."""
    whose = services.take_back_touch(by=acting(request), touch=number)
    messages.success(request, _("Taken back. Nothing is left of it."))
    return redirect("neighbourhood:figure", whose)


def _figure_page(request: HttpRequest, by: Acting, number: int, form: TouchForm, status: int = 200) -> HttpResponse:
    known = queries.key_figure(by=by, number=number)
    here = queries.district(by=by)
    key = queries.figure_key(number)
    person = next(one for one in queries.people_of(here, queries.last_spoken(by=by)) if one.key == key)
    others = [(other, here.name(other)) for other in (*here.spots, *here.figures) if other != key]
    context = {
        "known": known,
        "person": person,
        "key": key,
        "touches": queries.touches_of(by=by, figure=known),
        "fragile": next((one for one in queries.fragile_spots(here) if one.key == key), None),
        "form": form,
        "tie_form": TieForm(others=others),
        "today": clock.today(),
    }
    return render(request, "neighbourhood/figure.html", context, status=status)
