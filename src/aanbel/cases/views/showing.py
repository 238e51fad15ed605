"""What every page of a case does alike: who acts, where one goes after it, a form about a case, the row of pages."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse

from aanbel.audit import services as audit
from aanbel.audit.acting import Acting
from aanbel.cases import queries


def acting(request: HttpRequest) -> Acting:
    """Who acts, for which municipality."""
    by: Acting = request.acting  # type: ignore[attr-defined]
    return by


def to_case(case: int) -> HttpResponseRedirect:
    """Back to the case."""
    return redirect("cases:case", case)


def if_there(name: str, *args: object) -> str:
    """The address of a page upstairs, or nothing while that floor is not built."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


def case_form(request: HttpRequest, page: queries.CasePage, form: object, *, title: str, submit: str) -> HttpResponse:
    """A form about a case; errors come back with status 422, which HTMX swaps in as well."""
    audit.record_reading(by=acting(request), case_id=page.case.pk, purpose="form")
    context = {"page": page, "case": page.case, "form": form, "title": title, "submit": submit}
    return render(request, "cases/form.html", context, status=422 if request.method == "POST" else 200)
