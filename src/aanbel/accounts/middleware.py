"""Each request acts for one municipality: the one chosen in the header, of those where this person has a role.

The choice is of the browser, not of a page, and pages stay open. So a part or a form of a page of another municipality
is never taken for one of this: the page says whose it is (`FROM`), and switching ends all forms that are open.
"""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from allauth.account.authentication import get_authentication_records
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import rotate_token
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect, HttpResponseClientRefresh, reswap, retarget

from aanbel.accounts import queries
from aanbel.accounts.models import User
from aanbel.accounts.permissions import acting
from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing, NotAllowed, Refused
from aanbel.ui.parts import partial

CHOSEN = "municipality"
FROM = "X-Municipality"
SAFE = ("GET", "HEAD", "OPTIONS")
LAST_SEEN = "last_seen"
PROVEN_TWICE = "proven_twice"
EVERY = 5 * 60  # seconds
NOBODY = Acting(municipalities=(), name="")


class ActingMiddleware:
    """Sets `request.acting`, `.municipality` and `.municipalities`, and opens the transaction of the request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        carries: Any = request  # what is put on it here has no type; views ask `permissions.acting`
        carries.acting, carries.municipality, carries.municipalities = NOBODY, None, []
        user, moved = request.user, False
        if isinstance(user, User):
            held = queries.held_by(user) if user.held is None else user.held
            choices = list(held)
            wanted = request.session.get(CHOSEN)
            chosen = next((m for m in choices if m.code == wanted), choices[0] if choices else None)
            carries.municipalities, carries.municipality = choices, chosen
            if chosen is not None:
                moved = wanted not in (None, chosen.code)  # the role in the other one was taken away
                if chosen.code != wanted:
                    go_on_in(request, chosen.code)
                carries.acting = Acting((chosen.code,), user.pk, user.name, held[chosen])
            _stay_awake(request)
        request.LANGUAGE_CODE = _language(request)
        translation.activate(request.LANGUAGE_CODE)
        response = stale(request) if moved and request.method not in SAFE else self.get_response(request)
        if isinstance(user, User):  # after signing out, "back" on a shared laptop shows nothing
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponse],
        args: list[object],
        kwargs: dict[str, object],
    ) -> HttpResponse | None:
        """Sends strangers to the sign-in page, and runs the view inside the acting transaction."""
        if not hasattr(view, "permission"):
            return None
        if not request.user.is_authenticated:
            return _to_sign_in(request)
        by = acting(request)
        if request.headers.get(FROM, "") not in ("", *map(str, by.municipalities)):
            return HttpResponseClientRefresh() if request.method in SAFE else stale(request)
        if settings.SECOND_FACTOR_REQUIRED and not _proven_twice(request):
            return _ask_second_step(request)
        try:
            with on_behalf_of(by):
                response = view(request, *args, **kwargs)
                if hasattr(response, "render") and callable(response.render):
                    response = response.render()
                return response
        except Refused as no:
            return _refusal(request, no)


def go_on_in(request: HttpRequest, code: int) -> None:
    """Chooses the municipality, and ends the forms of pages that were open for another one."""
    if request.session.get(CHOSEN) is not None:
        rotate_token(request)
    request.session[CHOSEN] = code


def stale(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that is not taken: of a page that was open for too long, or before one went on in another municipality."""
    municipality = request.municipality  # type: ignore[attr-defined]  # put on it above
    if municipality is None:
        return render(request, "accounts/stale.html", status=403)
    sentence = _(
        "You work in %(municipality)s now. This page was opened before that, or was open for too long. We did not take"
        " over what you sent: open the page again and send it once more."
    )
    return _refusal(request, NotAllowed(sentence % {"municipality": municipality.name}))


def _language(request: HttpRequest) -> str:
    """Dutch first, whatever the browser prefers; English for who chose it with the switch."""
    asked = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    chosen = request.user.language if isinstance(request.user, User) else asked
    return chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def _proven_twice(request: HttpRequest) -> bool:
    """Whether this person signed in with a second step, with the organisation's own sign-in (which asks for one), or
    has switched it on since (BIO2 5.17.01). Asked of the database only until it is so."""
    if request.session.get(PROVEN_TWICE):
        return True
    used = {record.get("method") for record in get_authentication_records(request, request.user)}
    if used & {"mfa", "socialaccount"} or is_mfa_enabled(request.user):
        request.session[PROVEN_TWICE] = True
        return True
    return False


def _ask_second_step(request: HttpRequest) -> HttpResponse:
    """To the page where it is switched on; an app, which shows no page of ours, is told in its own way (RFC 9457)."""
    sentence = _("First switch the second step on: it keeps residents' data safe.")
    if request.headers.get("Accept") == "application/json":
        told = {"status": 403, "title": "Forbidden", "detail": sentence}
        return JsonResponse(told, status=403, content_type="application/problem+json")
    messages.warning(request, sentence)
    return redirect("mfa_activate_totp")


def _stay_awake(request: HttpRequest) -> None:
    """The session ends after an hour without work (lunch: locked); one write in five minutes keeps it open."""
    moment = int(clock.now().timestamp())
    if moment - request.session.get(LAST_SEEN, 0) > EVERY:
        request.session[LAST_SEEN] = moment


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    """To the sign-in page and, after that, back where one was: the page itself when only a part of it was asked for."""
    htmx = request.htmx  # type: ignore[attr-defined]  # put on it by django-htmx
    place = htmx.current_url_abs_path if htmx else request.get_full_path() if request.method == "GET" else "/"
    address = f"{reverse('account_login')}?{urlencode({'next': place or '/'})}"
    return HttpResponseClientRedirect(address) if htmx else redirect(address)


def _refusal(request: HttpRequest, no: Refused) -> HttpResponse:
    """The sentence as a page of its own or, for a part of a page, as a message on top of that page."""
    if not partial(request):
        return render(request, "ui/refused.html", {"sentence": str(no)}, status=_status(no))
    response = render(request, "ui/refused_part.html", {"sentence": str(no)}, status=422)
    return reswap(retarget(response, "#messages"), "innerHTML")


def _status(no: Refused) -> int:
    return 403 if isinstance(no, NotAllowed) else 404 if isinstance(no, Missing) else 409
