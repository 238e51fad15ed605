"""How staff signs in: accounts are given by an administrator, never made by a visitor (BIO2 5.16)."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class StaffAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Closes self-registration."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
