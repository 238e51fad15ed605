"""Taking the social map in from a file, with a try first, and taking it out as one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify

from aanbel.accounts import queries as accounts
from aanbel.accounts.permissions import acting, needs
from aanbel.directory import services
from aanbel.directory.forms.exchange import ImportForm
from aanbel.directory.permissions import check_can_exchange_map
from aanbel.directory.wording.findings import finding_words
from aanbel.kernel import clock
from aanbel.kernel.errors import Refused

SHOWN = 100
TYPES = {services.Form.JSON: ("application/json", "json"), services.Form.CSV: ("application/zip", "zip")}


@needs(check_can_exchange_map)
def exchange(request: HttpRequest) -> HttpResponse:
    """What a file would change, or what it changed; and the map as a file."""
    by = acting(request)
    form = ImportForm(request.POST or None, request.FILES or None)
    told, sentences = None, []
    if request.method == "POST" and form.is_valid():
        try:
            rows = services.read_map(form.cleaned_data["file"].read())
            told = services.import_map(by=by, rows=rows, dry_run="take" not in request.POST)
        except Refused as no:
            form.add_error("file", str(no))
        else:
            sentences = [finding_words(finding) for finding in told.findings]
    context = {"form": form, "told": told, "findings": sentences[:SHOWN], "more": max(len(sentences) - SHOWN, 0)}
    return render(request, "directory/exchange.html", context, status=422 if form.errors else 200)


@needs(check_can_exchange_map)
def export(request: HttpRequest, form: str) -> HttpResponse:
    """The whole map, also what is for professionals only; never short lines."""
    by = acting(request)
    kind, ending = TYPES[services.Form(form)]
    response = HttpResponse(services.export_map(by=by, form=services.Form(form)), content_type=kind)
    name = f"sociale-kaart-{slugify(accounts.municipality(by.municipality).name)}-{clock.today():%Y-%m-%d}.{ending}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
