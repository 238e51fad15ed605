"""Addresses of the worklist. Filters stand in the query, so that Back never loses one."""

from django.urls import path

from aanbel.worklist import views

app_name = "worklist"

urlpatterns = [
    path("vandaag/", views.today, name="today"),
    path("werklijst/", views.worklist, name="list"),
    path("werklijst/zoek", views.search, name="search"),
    path("werklijst/export", views.export, name="export"),
    path("werklijst/toewijzen", views.assign, name="assign"),
    path("werkbakjes/", views.trays, name="trays"),
    path("zaken/<int:case>/waarom", views.reasons, name="reasons"),
    path("volgorde/", views.scheme, name="scheme"),
    path("volgorde/<int:version>/", views.scheme_version, name="version"),
    path("volgorde/<int:version>/wat-als", views.what_if, name="what_if"),
    path("volgorde/<int:version>/werkbakjes", views.other_trays, name="other_trays"),
    path("volgorde/<int:version>/activeren", views.activate, name="activate"),
]
