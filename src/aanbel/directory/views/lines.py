"""The page of short lines: ring the right person at once, and say whether the number worked."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from aanbel.accounts.permissions import acting, needs
from aanbel.directory import queries, services
from aanbel.directory.forms.lines import LineForm
from aanbel.directory.models import ShortLine
from aanbel.directory.models.lines import Heard
from aanbel.directory.permissions import can_keep_lines, check_can_keep_lines, check_can_see_lines
from aanbel.directory.wording.lines import BODY_ICONS
from aanbel.kernel.errors import Missing, Refused


@needs(check_can_see_lines)
def lines(request: HttpRequest) -> HttpResponse:
    """Per body who is rung for what."""
    by, words = acting(request), request.GET.get("words", "").replace("\0", "").strip()[:80]
    groups = [
        {"name": ShortLine.BODIES[body], "icon": BODY_ICONS[body], "lines": found}
        for body, found in queries.short_lines(by=by, words=words)
    ]
    lacking = [] if words else [str(ShortLine.BODIES[body]) for body in queries.bodies_without(by=by)]
    context = {"groups": groups, "words": words, "lacking": ", ".join(lacking), "may_keep": can_keep_lines(by)}
    return render(request, "directory/lines.html", context)


@needs(check_can_keep_lines)
def line(request: HttpRequest, line: int | None = None) -> HttpResponse:
    """A new short line, or one that changes."""
    by = acting(request)
    known = queries.short_line(by=by, line=line) if line else None
    if line and known is None:
        raise Missing(_("This short line does not exist here (any more)."))
    form = LineForm(
        request.POST or None, initial={name: getattr(known, name) for name in LineForm.base_fields if known}
    )
    if request.method == "POST" and form.is_valid():
        try:
            services.keep_line(by=by, line=line, **form.cleaned_data)
        except Refused as no:
            form.add_error("name", str(no))
        else:
            messages.success(request, _("Kept."))
            return redirect("directory:lines")
    context = {"line": known, "form": form}
    return render(request, "directory/line.html", context, status=422 if form.is_bound else 200)


@require_POST
@needs(check_can_see_lines)
def heard(request: HttpRequest, line: int) -> HttpResponse:
    """One click after the call: this is the number, or it is not."""
    told = request.POST.get("heard", "")
    if told not in list(Heard):
        raise Refused(_("Choose whether the number worked."))
    found = services.check_line(by=acting(request), line=line, heard=Heard(told))
    thanks = _("Thank you. Colleagues see that this number works.")
    if found.failed:
        thanks = _("Thank you. Colleagues see that this number did not work; the coordinator looks for the right one.")
    messages.success(request, thanks)
    return redirect("directory:lines")


@require_POST
@needs(check_can_keep_lines)
def drop(request: HttpRequest, line: int) -> HttpResponse:
    """Out of the list."""
    gone = services.drop_line(by=acting(request), line=line)
    messages.success(request, _("“%(name)s” is no longer in the list.") % {"name": gone.name})
    return redirect("directory:lines")
