"""The paper of a round: cards or letters in the order of the visits."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from aanbel.accounts.permissions import acting, needs
from aanbel.audit import services as audit
from aanbel.field import queries, services
from aanbel.field.forms import PaperForm
from aanbel.field.permissions import check_can_go_out


@require_http_methods(["GET", "POST"])
@needs(check_can_go_out)
def paper(request: HttpRequest, number: int) -> HttpResponse:
    """Choose a text; the answer is the PDF."""
    by = acting(request)
    page = queries.paper_page(by=by, number=number)
    form = PaperForm(request.POST or None, versions=page.versions)
    if request.method == "POST" and form.is_valid():
        printed = services.print_round(
            by=by, number=number, version=form.version(), per_sheet=form.cleaned_data["per_vel"]
        )
        name = f"ronde-{page.round.day:%Y-%m-%d}-{page.round.sequence}.pdf"
        headers = {"Content-Disposition": f'inline; filename="{name}"', "Cache-Control": "no-store"}
        return HttpResponse(printed.pdf, content_type="application/pdf", headers=headers)
    audit.record_reading(by=by, purpose="paper", subject=f"round:{number}")
    status = 422 if request.method == "POST" else 200
    return render(request, "field/paper.html", {"page": page, "form": form}, status=status)
