"""What every page of a case does alike: who acts, where one goes after it, a form about a case, the row of pages."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse

from aanbel.accounts.permissions import acting
from aanbel.audit import services as audit
from aanbel.cases import queries

View = Callable[..., HttpResponse]


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


def up_to_date(view: View) -> View:
    """Before an act: what a colleague, the resident or the machine did since the page was opened is shown first.

    The page sends along up to which event it was seen. What was filled in is kept and goes through with one click.
    """

    @wraps(view)
    def checked(request: HttpRequest, case: int) -> HttpResponse:
        seen = request.POST.get("seen", "")
        if request.method != "POST" or not seen.isdecimal():
            return view(request, case=case)
        by = acting(request)
        news = queries.news_since(by=by, case=case, event=int(seen))
        if not news:
            return view(request, case=case)
        page = queries.case_page(by=by, case_id=case)
        audit.record_reading(by=by, case_id=case, purpose="form")
        kept = [(name, value) for name, values in request.POST.lists() if name not in AGAIN for value in values]
        context = {"page": page, "case": page.case, "news": news, "kept": kept, "latest": page.up_to}
        return render(request, "cases/changed.html", context, status=409)

    return checked


AGAIN = {"seen", "csrfmiddlewaretoken"}
"""What the page asks anew when the same act is sent again."""
