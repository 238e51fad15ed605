"""Screens of accounts: my settings, colleagues and their roles, switching municipality, and the demo's doors.

Signing in, passwords and the second step are django-allauth's; their pages in our look are in `templates/`.
"""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.forms.models import model_to_dict
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from aanbel.accounts import queries, services
from aanbel.accounts.forms import InvitationForm, MunicipalityForm, ProfileForm, QualificationForm, RolesForm
from aanbel.accounts.middleware import go_on_in
from aanbel.accounts.models import User
from aanbel.accounts.permissions import (
    acting,
    can_qualify,
    check_can_coordinate,
    check_can_manage_users,
    check_can_qualify,
    check_can_see_team,
    check_signed_in,
    needs,
    public,
)
from aanbel.accounts.wording import ERRANDS, SENDINGS
from aanbel.kernel import clock
from aanbel.kernel.errors import Refused


def _sent(request: HttpRequest) -> QueryDict | None:
    """What a form sent, also when every box on it was cleared."""
    return request.POST if request.method == "POST" else None


def _back(request: HttpRequest) -> HttpResponseRedirect:
    """To the page one came from, when it is ours."""
    came_from = request.headers.get("Referer", "")
    ours = url_has_allowed_host_and_scheme(came_from, {request.get_host()}, request.is_secure())
    return HttpResponseRedirect(came_from if ours else "/")


@require_POST
@needs(check_signed_in)
def switch(request: HttpRequest) -> HttpResponse:
    """Go on in another municipality; the page one came from belongs to the first, so start at its beginning."""
    wanted = request.POST.get("municipality", "")
    choices = {str(choice.code): choice for choice in request.municipalities}  # type: ignore[attr-defined]  # by the middleware
    if wanted not in choices:
        raise Http404
    go_on_in(request, choices[wanted].code)
    messages.success(request, _("You now work in %(municipality)s.") % {"municipality": choices[wanted].name})
    return redirect("/")


@require_POST
@public("strangers too may read the sign-in page in their language")
def language(request: HttpRequest) -> HttpResponse:
    """Change the language, for good when one is signed in."""
    wanted = request.POST.get("language", "")
    if wanted not in dict(settings.LANGUAGES):
        raise Http404
    response = _back(request)
    if isinstance(request.user, User):
        services.choose_language(user=request.user, language=wanted)
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME, wanted, max_age=365 * 24 * 3600, samesite="Lax", secure=request.is_secure()
    )
    return response


@needs(check_signed_in)
def profile(request: HttpRequest) -> HttpResponse:
    """My account: name, telephone, language, shortcuts; and the way to password and second step."""
    by = acting(request)
    user = queries.user(by.user_id or 0)
    form = ProfileForm(_sent(request), initial=model_to_dict(user, ["name", "phone", "language", "keyboard"]))
    if form.is_valid():
        services.change_profile(by=by, user=user, **form.cleaned_data)
        with translation.override(form.cleaned_data["language"]):
            messages.success(request, _("Your settings are saved."))
        return redirect("accounts:profile")
    context = {
        "form": form,
        "person": user,
        "second_step": queries.has_second_step(user),
        "roles": queries.roles_of(user, by=by),
    }
    return render(request, "accounts/profile.html", context, status=422 if form.errors else 200)


@needs(check_can_coordinate)
def municipality(request: HttpRequest) -> HttpResponse:
    """What this municipality chose for itself."""
    by = acting(request)
    now = queries.municipality(by.municipality)
    form = MunicipalityForm(_sent(request), initial=model_to_dict(now))
    if form.is_valid():
        services.change_settings(by=by, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("accounts:municipality")
    return render(request, "accounts/municipality.html", {"form": form}, status=422 if form.errors else 200)


@needs(check_can_manage_users)
def users(request: HttpRequest) -> HttpResponse:
    """Who works here, with which roles."""
    return render(request, "accounts/users.html", {"people": queries.staff(by=acting(request))})


@needs(check_can_manage_users)
def invite(request: HttpRequest) -> HttpResponse:
    """Give a new colleague access."""
    form = InvitationForm(_sent(request), by=acting(request))
    if form.is_valid():
        person = services.invite_user(by=acting(request), **form.cleaned_data)
        messages.success(
            request,
            _("%(name)s has access. Ask them to choose a password with “Forgot your password?” on the sign-in page.")
            % {"name": person.name},
        )
        return redirect("accounts:users")
    return render(request, "accounts/invite.html", {"form": form}, status=422 if form.errors else 200)


@needs(check_can_manage_users)
def user(request: HttpRequest, pk: int) -> HttpResponse:
    """The roles of one colleague in this municipality."""
    by = acting(request)
    person = get_object_or_404(queries.colleagues(by=by), pk=pk)
    form = RolesForm(_sent(request), initial={"roles": queries.roles_of(person, by=by)})
    if form.is_valid():
        services.change_roles(by=by, user=person, roles=form.cleaned_data["roles"])
        messages.success(request, _("The roles of %(name)s are saved.") % {"name": person.name})
        return redirect("accounts:users")
    may_begin_again = person.pk != by.user_id and queries.has_second_step(person)
    context = {"person": person, "form": form, "may_begin_again": may_begin_again}
    return render(request, "accounts/user.html", context, status=422 if form.errors else 200)


@require_POST
@needs(check_can_manage_users)
def second_step(request: HttpRequest, pk: int) -> HttpResponse:
    """For a colleague who lost the phone and the recovery codes."""
    by = acting(request)
    person = get_object_or_404(queries.colleagues(by=by), pk=pk)
    services.take_second_step_away(by=by, user=person)
    messages.success(request, _("%(name)s sets up a second step again at the next sign-in.") % {"name": person.name})
    return redirect("accounts:user", pk)


@needs(check_can_see_team)
def who_where(request: HttpRequest) -> HttpResponse:
    """Who may be sent where: you cannot send just anyone."""
    by = acting(request)
    rows = [
        (one, [(ERRANDS[errand], *SENDINGS[answer]) for errand, answer in one.sendings])
        for one in queries.team(by=by, on=clock.today())
    ]
    context = {"rows": rows, "errands": list(ERRANDS.values()), "may_qualify": can_qualify(by), "today": clock.today()}
    return render(request, "accounts/who_where.html", context)


@needs(check_can_qualify)
def qualifications(request: HttpRequest, pk: int) -> HttpResponse:
    """What one colleague is trained in: add to it, or take away."""
    by = acting(request)
    person = get_object_or_404(queries.colleagues(by=by), pk=pk)
    form = QualificationForm(_sent(request))
    if form.is_valid():
        try:
            services.qualify(by=by, user=person, **form.cleaned_data)
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, _("Saved."))
            return redirect("accounts:qualifications", pk)
    context = {
        "person": person,
        "form": form,
        "held": queries.held_qualifications(person, by=by),
        "today": clock.today(),
    }
    return render(request, "accounts/qualifications.html", context, status=422 if form.errors else 200)


@require_POST
@needs(check_can_qualify)
def unqualify(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one qualification away."""
    person = services.unqualify(by=acting(request), qualification=pk)
    messages.success(request, _("Taken away."))
    return redirect("accounts:qualifications", person.pk)


@require_POST
@public("the demo's fictional accounts, in the demo only")
def demo_sign_in(request: HttpRequest) -> HttpResponse:
    """Walk in as one of the fictional people of the demo."""
    if not settings.DEMO:
        raise Http404
    person = get_object_or_404(User, email=request.POST.get("email", ""), is_active=True)
    login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])
    wanted = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure())
    return HttpResponseRedirect(wanted if safe else reverse("start"))
