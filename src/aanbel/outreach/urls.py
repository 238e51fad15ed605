"""Addresses of outreach. Only numbers, slugs and codes stand in them, never a person or a street."""

from django.urls import URLPattern, path

from aanbel.outreach.views import approach, due, resident

app_name = "outreach"

urlpatterns: list[URLPattern] = [
    path("r/", resident.enter, name="enter"),
    path("r/<str:code>", resident.household, name="resident"),
    path("r/<str:code>/stap/<int:step>", resident.tick, name="tick"),
    path("r/<str:code>/<slug:slug>", resident.choice, name="choice"),
    path("aanpak/", approach.approach, name="approach"),
    path("aanpak/<int:version>/", approach.approach_version, name="approach_version"),
    path("aanpak/<int:version>/activeren", approach.approach_activate, name="approach_activate"),
    path("aanpak/<int:version>/<slug:sequence>", approach.approach_edit, name="approach_edit"),
    path("te-doen/", due.due, name="due"),
    path("vandaag/aanpak", due.due_today, name="due_today"),
    path("zaken/<int:case>/volgende-stap", due.next_step, name="next_step"),
    path("zaken/<int:case>/aanpak", due.case_approach, name="case_approach"),
]
