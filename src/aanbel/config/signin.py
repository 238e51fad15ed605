"""How staff signs in: accounts are given by an administrator, never made by a visitor (BIO2 5.16)."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.providers.openid_connect.views import login
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext_noop
from requests import RequestException

from aanbel.accounts import queries
from aanbel.accounts.models import User
from aanbel.accounts.permissions import public

SAID_BY_THE_LIBRARY = (
    gettext_noop("The email address and/or password you specified are not correct."),
    gettext_noop("Too many failed login attempts. Try again later."),
    gettext_noop("Please type your current password."),
    gettext_noop("Be patient, you are sending too many requests."),
    gettext_noop("You must type the same password each time."),
    gettext_noop("Password successfully set."),
    gettext_noop("Successfully signed in as %(name)s."),
    gettext_noop("You have signed out."),
)
"""Sentences of django-allauth that people meet here. It says *je*; our catalogue comes first, and says *u*."""


class StaffAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Closes self-registration."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


class OrganisationAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Whom the organisation's own sign-in brings in: people who were given access here, and nobody else."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Never; who is known there and not here reads whom to ask."""
        raise ImmediateHttpResponse(render(request, "socialaccount/signup.html", status=403))

    def authenticate_by_email(self, sociallogin: SocialLogin) -> tuple[User, str] | None:
        """The account with this address, unless the organisation says that it never checked whose address it is."""
        told = sociallogin.account.extra_data
        claims = (told.get("id_token", {}), told.get("userinfo", {}))
        if any(claim.get("email_verified", True) not in (True, "true") for claim in claims):
            return None
        found: tuple[User, str] | None = super().authenticate_by_email(sociallogin)
        return found


class StaffBackend(AuthenticationBackend):  # type: ignore[misc]
    """Who a session belongs to, read together with the roles, since every request asks for both."""

    def get_user(self, user_id: int) -> User | None:
        return queries.signed_in(user_id)


@public("strangers go through here to their organisation's own sign-in page")
def to_organisation(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """To the organisation's sign-in page; when that does not answer, a sentence and the way back to the password."""
    try:
        answer: HttpResponseBase = login(request, provider_id)
    except RequestException:
        return render(request, "socialaccount/authentication_error.html", status=502)
    return answer
