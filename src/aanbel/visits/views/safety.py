"""Who is out, and is everybody well: for the coordinator of today. The page asks again by itself every half minute."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from aanbel.accounts.permissions import acting, needs
from aanbel.audit import services as audit
from aanbel.kernel import clock
from aanbel.ui.parts import partial
from aanbel.visits import queries, services
from aanbel.visits.forms.door import EndForm
from aanbel.visits.permissions import check_can_see_rounds, check_can_watch_over

EVERY = 30  # seconds


@require_GET
@needs(check_can_watch_over)
def safety(request: HttpRequest) -> HttpResponse:
    """Everybody on the road, who may need help first. Asked again by itself it answers the list alone, so that what a
    coordinator is typing stays, and says so when an alarm was raised that is not on the page yet."""
    by = acting(request)
    alone = partial(request)
    if not alone:
        audit.record_reading(by=by, subject="who is where", purpose="safety")
    alarms = queries.running_alarms(by=by)
    seen = request.GET.get("gezien", "") if alone else ",".join(str(alarm.pk) for alarm in alarms)
    context = {
        "out": queries.who_is_out(by=by),
        "alarms": [(alarm, EndForm(prefix=f"a{alarm.pk}")) for alarm in alarms],
        "fresh": bool({str(alarm.pk) for alarm in alarms} - set(seen.split(","))),
        "again": f"{reverse('visits:safety')}?{urlencode({'gezien': seen})}",
        "now": clock.now(),
        "every": EVERY,
    }
    return render(request, "visits/safety_now.html" if alone else "visits/safety.html", context)


@require_POST
@needs(check_can_watch_over)
def end_alarm(request: HttpRequest, alarm: int) -> HttpResponse:
    """Spoken with the colleague."""
    services.end_alarm(by=acting(request), alarm=alarm, how=request.POST.get(f"a{alarm}-how", ""))
    messages.success(request, _("Written down. The alarm is over."))
    return redirect("visits:safety")


@require_POST
@needs(check_can_see_rounds)
def home(request: HttpRequest) -> HttpResponse:
    """I am back: nobody sees where I am any more."""
    services.close_duty(by=acting(request))
    messages.success(request, _("Welcome back. Nobody sees where you are any more."))
    return redirect("visits:rounds")
