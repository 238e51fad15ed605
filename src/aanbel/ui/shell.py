"""What the page shell needs on every page; `aanbel.ui.shell.shell` is its context processor."""

from dataclasses import dataclass, field, replace
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from aanbel.ui import themes
from aanbel.ui.navigation import STAFF, WORKING, Entry, address, entries


@dataclass(frozen=True)
class Shell:
    """The frame around a page, for this person in this municipality."""

    name: str = "Aanbel"
    theme: str = ""
    logo: str = ""
    keyboard: bool = True
    idle_seconds: int = 0
    person: str = ""
    navigation: list[Entry] = field(default_factory=list)
    search: str = ""
    profile: str = ""
    agenda: str = ""
    phones: str = ""
    switch: str = ""
    language: str = ""
    sign_in: str = ""
    sign_out: str = ""
    sought: str = ""


def shell(request: HttpRequest) -> dict[str, Any]:
    """The shell of this request; a stranger gets the name of the house and nothing else."""
    user = getattr(request, "user", None)
    municipality = getattr(request, "municipality", None)
    outside = Shell(language=address("accounts:language"), sign_in=address("account_login"))
    if user is None or not user.is_authenticated:
        return {"shell": outside}
    roles: frozenset[str] = getattr(getattr(request, "acting", None), "roles", frozenset())
    name = themes.name_of(municipality)
    return {
        "shell": replace(
            outside,
            name=municipality.name if municipality else "Aanbel",
            theme=reverse("ui:theme", args=[name]) if name and themes.style_of(name) else "",
            logo=reverse("ui:logo", args=[name]) if name and themes.logo_of(name) else "",
            keyboard=user.keyboard,
            idle_seconds=settings.SESSION_COOKIE_AGE,
            person=user.name,
            navigation=entries(roles, request.path),
            search=address("worklist:search") if STAFF.intersection(roles) else "",
            profile=address("accounts:profile"),
            agenda=address("cases:agenda") if WORKING.intersection(roles) else "",
            phones=address("field:devices") if WORKING.intersection(roles) else "",
            switch=address("accounts:switch"),
            sign_out=address("account_logout"),
            sought=request.GET.get("q", ""),
        )
    }
