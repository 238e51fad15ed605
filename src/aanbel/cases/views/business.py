"""Whether somebody here runs a business."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from aanbel.accounts.permissions import acting, needs
from aanbel.cases import services
from aanbel.cases.permissions import check_can_work_cases
from aanbel.cases.views.showing import to_case


@require_POST
@needs(check_can_work_cases)
def business(request: HttpRequest, case: int) -> HttpResponse:
    """They run a business, or not (any more)."""
    services.note_business(by=acting(request), case=case, runs=request.POST.get("runs") == "yes")
    messages.success(request, _("Noted. The approach and the words of letters follow it."))
    return to_case(case)
