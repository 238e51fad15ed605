"""Text messages and e-mails that are due, looked at together and released with one button."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from aanbel.accounts.permissions import acting, needs
from aanbel.audit import services as audit
from aanbel.kernel.errors import Refused
from aanbel.outreach import services
from aanbel.outreach.permissions import check_can_work_cases
from aanbel.outreach.queries.templates import current_version
from aanbel.outreach.queries.to_do import PRINTED, Stack, stack_of
from aanbel.outreach.queries.together import together
from aanbel.outreach.wording.approach import stack_words


def chosen_stack(request: HttpRequest, given: QueryDict) -> Stack:
    """The acts of one text that are due now, after the filters of the list it was chosen from."""
    kind, _colon, template = given.get("stack", "").partition(":")
    tray, mine = given.get("tray", ""), given.get("mine") == "1"
    stack = stack_of(by=acting(request), kind=kind, template=template, tray=tray, mine=mine)
    if stack is None:
        raise Refused(_("Nothing of this is to be sent (any more). Reload the page to see what is."))
    return stack


@needs(check_can_work_cases)
@require_http_methods(["GET", "POST"])
def due_send(request: HttpRequest) -> HttpResponse:
    """First look: who gets it, what it says to each, who is left out; then one button."""
    by = acting(request)
    if request.method == "POST":
        return _send(request)
    stack = chosen_stack(request, request.GET)
    if stack.kind in PRINTED:
        raise Refused(_("Letters and cards go out as a batch. Choose a text message or an e-mail."))
    services.ship_templates(by=by)
    found = together(by=by, version=current_version(by=by, slug=stack.template), cases=stack.cases)
    for one in found.going:
        audit.record_reading(by=by, case_id=one.case, purpose="messages")
    context = {
        "found": found,
        "words": stack_words(stack.kind, len(found.going)),
        "token": uuid.uuid4(),
        "more": len(stack.cases) - len(found.going) - len(found.left_out),
    }
    return render(request, "outreach/due_send.html", context)


def _send(request: HttpRequest) -> HttpResponse:
    """What was ticked, in the text that was looked at."""
    by = acting(request)
    version = current_version(by=by, slug=request.POST.get("text", ""))
    if str(version.number) != request.POST.get("version"):
        raise Refused(_("This text was changed while you looked at it. Look at it again; nothing was sent."))
    try:
        token = uuid.UUID(request.POST.get("token", ""))
    except ValueError:
        raise Refused(_("This page is not complete. Open it again; nothing was sent.")) from None
    cases = [int(one) for one in request.POST.getlist("case") if one.isascii() and one.isdecimal() and len(one) < 19]
    sent, refused = services.send_together(by=by, version=version, cases=cases, token=token)
    told = ngettext("%(count)s message is being sent.", "%(count)s messages are being sent.", len(sent))
    messages.success(request, told % {"count": len(sent)})
    if refused:
        left = ngettext(
            "%(count)s household was left out: something changed there in the meantime.",
            "%(count)s households were left out: something changed there in the meantime.",
            refused,
        )
        messages.warning(request, left % {"count": refused})
    return redirect("outreach:due")
