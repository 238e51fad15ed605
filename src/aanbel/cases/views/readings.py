"""Who looked: for the privacy officer, and that this was looked at is written down too."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from aanbel.accounts import queries as accounts
from aanbel.accounts.permissions import acting, needs
from aanbel.audit import services as audit
from aanbel.cases.permissions import check_can_see_readings
from aanbel.cases.queries.readings import readings

CASE, WHO, BEFORE = "zaak", "wie", "voor"


@require_GET
@needs(check_can_see_readings)
def looked(request: HttpRequest) -> HttpResponse:
    """Everybody who looked at a resident's data, newest first; of one case or one colleague when asked."""
    by = acting(request)
    case, user = _number(request, CASE), _number(request, WHO)
    audit.record_reading(by=by, case_id=case or None, purpose="reading log", subject=f"user:{user}" if user else "")
    page = readings(by=by, case=case, user=user, before=_number(request, BEFORE))
    asked = {name: value for name, value in ((CASE, case), (WHO, user)) if value}
    context = {
        "page": page,
        "asked_case": case,
        "asked_user": user,
        "colleagues": [(one.pk, one.name) for one in accounts.colleagues(by=by).order_by("name")],
        "following": f"?{urlencode({**asked, BEFORE: page.older})}" if page.older else "",
    }
    return render(request, "cases/readings.html", context)


def _number(request: HttpRequest, name: str) -> int:
    text = request.GET.get(name, "").strip()
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0
