"""What every page of visits does alike: which day is asked for, where one goes after an act."""

from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse

from aanbel.kernel import clock
from aanbel.kernel.working_days import add_working_days, is_working_day


def day_asked(request: HttpRequest) -> date:
    """The day of the page; without one (or with nonsense) today, or the next working day."""
    told = request.POST.get("dag") or request.GET.get("dag", "")
    try:
        return date.fromisoformat(told)
    except ValueError:
        today = clock.today()
        return today if is_working_day(today) else add_working_days(today, 1)


def rounds_url(day: date) -> str:
    """The page of a day."""
    return f"{reverse('visits:rounds')}?{urlencode({'dag': day.isoformat()})}"


def to_day(day: date) -> HttpResponseRedirect:
    """Back to the page of this day."""
    return redirect(rounds_url(day))
