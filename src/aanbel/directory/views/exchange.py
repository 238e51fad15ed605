"""Taking the social map in from a file, with a try first, and taking it out as one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from django_htmx.http import HttpResponseClientRefresh

from aanbel.accounts import queries as accounts
from aanbel.accounts.permissions import acting, needs
from aanbel.directory import queries, services
from aanbel.directory.forms.exchange import ImportForm
from aanbel.directory.permissions import check_can_exchange_map
from aanbel.kernel import clock
from aanbel.kernel.errors import Refused
from aanbel.ui.parts import partial

TYPES = {services.Form.JSON: ("application/json", "json"), services.Form.CSV: ("application/zip", "zip")}


@needs(check_can_exchange_map)
def exchange(request: HttpRequest) -> HttpResponse:
    """Hand in a file, what came of the last one, and the map as a file."""
    by = acting(request)
    form = ImportForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            services.hand_in(
                by=by, filename=file.name, size=file.size, chunks=file.chunks(), take="take" in request.POST
            )
        except Refused as no:
            form.add_error("file", str(no))
        else:
            return redirect("directory:exchange")
    context = {"form": form, "file": queries.handed_in(by=by)}
    return render(request, "directory/exchange.html", context, status=422 if form.errors else 200)


@require_GET
@needs(check_can_exchange_map)
def reading(request: HttpRequest) -> HttpResponse:
    """Is it read yet? The page asks every second; when it is, it shows what came of it."""
    file = queries.handed_in(by=acting(request))
    if file is None or not file.busy:
        return HttpResponseClientRefresh() if partial(request) else redirect("directory:exchange")
    return render(request, "directory/exchange.html#reading", {"file": file})


@require_POST
@needs(check_can_exchange_map)
def take(request: HttpRequest, file: int) -> HttpResponse:
    """The file that was tried is taken over."""
    services.take_over(by=acting(request), file=file)
    messages.info(request, _("The file is being taken over."))
    return redirect("directory:exchange")


@needs(check_can_exchange_map)
def export(request: HttpRequest, form: str) -> HttpResponse:
    """The whole map, also what is for professionals only; never short lines."""
    by = acting(request)
    kind, ending = TYPES[services.Form(form)]
    response = HttpResponse(services.export_map(by=by, form=services.Form(form)), content_type=kind)
    name = f"sociale-kaart-{slugify(accounts.municipality(by.municipality).name)}-{clock.today():%Y-%m-%d}.{ending}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
