"""The municipality's own list of schemes and helpers."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from aanbel.accounts.permissions import acting, can_coordinate, check_can_coordinate, needs
from aanbel.cases import queries, services
from aanbel.cases.core.pointers import Tag
from aanbel.cases.forms.pointers import PointerForm
from aanbel.cases.models import Pointer
from aanbel.cases.permissions import check_can_see_cases
from aanbel.cases.wording.pointers import TAGS
from aanbel.kernel.errors import Missing


@needs(check_can_see_cases)
def pointers(request: HttpRequest) -> HttpResponse:
    """All pointers, with when each is shown."""
    by = acting(request)
    rows = [(one, [TAGS[Tag(tag)] for tag in one.tags]) for one in queries.pointers(by=by)]
    return render(request, "cases/pointers.html", {"rows": rows, "may_change": can_coordinate(by)})


@require_POST
@needs(check_can_coordinate)
def start(request: HttpRequest) -> HttpResponse:
    """Fills an empty list with what exists in the whole country."""
    services.start_pointers(by=acting(request))
    messages.success(request, _("This is a start. Change the sentences, and add what your municipality has."))
    return redirect("cases:pointers")


@needs(check_can_coordinate)
def pointer(request: HttpRequest, pointer: int | None = None) -> HttpResponse:
    """A new pointer, or one that changes."""
    by = acting(request)
    found = Pointer.objects.filter(municipality_id=by.municipality, pk=pointer).first() if pointer else None
    if pointer and found is None:
        raise Missing(_("This pointer does not exist here (any more)."))
    names = ("name", "sentence", "url", "phone", "tags")
    initial = {name: getattr(found, name) for name in names} if found else None
    form = PointerForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        services.keep_pointer(by=by, pointer=pointer, **form.cleaned_data)
        messages.success(request, _("Kept."))
        return redirect("cases:pointers")
    context = {"pointer": found, "form": form}
    return render(request, "cases/pointer.html", context, status=422 if form.is_bound else 200)


@require_POST
@needs(check_can_coordinate)
def drop(request: HttpRequest, pointer: int) -> HttpResponse:
    """Out of the list."""
    gone = services.drop_pointer(by=acting(request), pointer=pointer)
    messages.success(request, _("“%(name)s” is no longer in the list.") % {"name": gone.name})
    return redirect("cases:pointers")
