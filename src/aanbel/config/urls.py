"""Every address of the house. A slice's own addresses stand in its `urls.py`."""

from importlib.util import find_spec

from django.urls import include, path

from aanbel.config import api, signin, start

SLICES = [
    "accounts",
    "directory",
    "neighbourhood",
    "learning",
    "intake",
    "people",
    "cases",
    "worklist",
    "outreach",
    "visits",
    "field",
    "feedback",
    "desk",
    "ui",
]

urlpatterns = [
    path("", start.start_page, name="start"),
    path("maand", start.month_page, name="month"),
    path("beheer/", start.manage_page, name="manage"),
    path("gezond", start.health, name="health"),
    *[path("", include(f"aanbel.{name}.urls")) for name in SLICES if find_spec(f"aanbel.{name}.urls")],
    path("api/v1/", api.addresses()),
    path("account/oidc/<slug:provider_id>/login/", signin.to_organisation, name="openid_connect_login"),
    path("account/", include("allauth.urls")),
]
