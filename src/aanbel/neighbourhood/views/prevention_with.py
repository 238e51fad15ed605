"""For whom and with whom: groups at risk, schools, employers and other organisations."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from aanbel.accounts.permissions import acting, needs
from aanbel.kernel.errors import Missing, Refused
from aanbel.neighbourhood import services
from aanbel.neighbourhood.forms.prevention import AllyForm, GroupForm
from aanbel.neighbourhood.permissions import check_can_plan_prevention
from aanbel.neighbourhood.queries import prevention as asked
from aanbel.neighbourhood.services.notes import Doubtful


@require_GET
@needs(check_can_plan_prevention)
def groups(request: HttpRequest) -> HttpResponse:
    """Whom money trouble meets sooner: why, when, and what works."""
    rows = [(one, one.moments.splitlines(), one.what_works.splitlines()) for one in asked.groups(by=acting(request))]
    return render(request, "neighbourhood/risk_groups.html", {"rows": rows})


@needs(check_can_plan_prevention)
def group(request: HttpRequest, number: int | None = None) -> HttpResponse:
    """A group in your own words."""
    by = acting(request)
    found = asked.group(by=by, number=number) if number else None
    names = ("name", "kind", "why", "moments", "what_works", "source", "in_use")
    form = GroupForm(request.POST or None, initial={name: getattr(found, name) for name in names} if found else None)
    if (
        request.method == "POST"
        and form.is_valid()
        and _kept(form, lambda: services.keep_group(by=by, told=form.told, group=number))
    ):
        messages.success(request, _("Kept."))
        return redirect("neighbourhood:risk_groups")
    context = {"form": form, "group": found}
    return render(request, "neighbourhood/risk_group.html", context, status=422 if form.is_bound else 200)


@require_POST
@needs(check_can_plan_prevention)
def start_groups(request: HttpRequest) -> HttpResponse:
    """The groups of the house, to begin with."""
    services.start_groups(by=acting(request))
    messages.success(request, _("This is a start. Change the words, and add the groups you know."))
    return redirect("neighbourhood:risk_groups")


@require_GET
@needs(check_can_plan_prevention)
def allies(request: HttpRequest) -> HttpResponse:
    """Schools, employers and organisations, with when we were there."""
    return render(request, "neighbourhood/allies.html", {"lines": asked.allies(by=acting(request))})


@needs(check_can_plan_prevention)
def ally(request: HttpRequest, number: int | None = None) -> HttpResponse:
    """One of them."""
    by = acting(request)
    found = asked.ally(by=by, number=number) if number else None
    initial: dict[str, Any] = {}
    if found:
        initial = {name: getattr(found, name) for name in ("name", "kind", "through", "agreed", "code_since")}
        initial |= {name: getattr(found, f"{name}_id") for name in ("neighbourhood", "spot", "organization")}
    form = AllyForm(request.POST or None, municipality=by.municipality, initial=initial)
    if (
        request.method == "POST"
        and form.is_valid()
        and _kept(form, lambda: services.keep_ally(by=by, told=form.told, ally=number, sure=form.cleaned_data["sure"]))
    ):
        messages.success(request, _("Kept."))
        return redirect("neighbourhood:allies")
    context = {"form": form, "ally": found}
    return render(request, "neighbourhood/ally.html", context, status=422 if form.is_bound else 200)


@require_POST
@needs(check_can_plan_prevention)
def drop_ally(request: HttpRequest, number: int) -> HttpResponse:
    """Out of the list."""
    services.drop_ally(by=acting(request), ally=number)
    messages.success(request, _("Taken away. What was held with it stays."))
    return redirect("neighbourhood:allies")


def _kept(form: GroupForm | AllyForm, act: Any) -> bool:
    """Whether the act was done; what a rule says goes on the form."""
    try:
        act()
    except Missing:
        raise
    except Refused as no:
        if isinstance(form, AllyForm):
            form.doubtful = isinstance(no, Doubtful)
        form.add_error(None, no.sentence)
        return False
    return True
