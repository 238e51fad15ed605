"""How staff signs in: accounts are given by an administrator, never made by a visitor (BIO2 5.16)."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from django.http import HttpRequest

from aanbel.accounts import queries
from aanbel.accounts.models import User


class StaffAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Closes self-registration."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


class StaffBackend(AuthenticationBackend):  # type: ignore[misc]
    """Who a session belongs to, read together with the roles, since every request asks for both."""

    def get_user(self, user_id: int) -> User | None:
        return queries.signed_in(user_id)
