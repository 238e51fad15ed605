"""Addresses of the social map. Never a person in them."""

from django.urls import path, re_path

from aanbel.directory.views import asking, editing, entries, exchange, help, lines

app_name = "directory"

urlpatterns = [
    path("sociale-kaart/", entries.find, name="list"),
    path("sociale-kaart/verwijzen", entries.referable, name="referable"),
    path("verwijsplekken/", entries.moved, name="moved"),
    path("sociale-kaart/uitwisselen", exchange.exchange, name="exchange"),
    path("sociale-kaart/uitwisselen/bezig", exchange.reading, name="reading"),
    path("sociale-kaart/uitwisselen/<int:file>/overnemen", exchange.take, name="take"),
    re_path(r"^sociale-kaart/uitwisselen\.(?P<form>json|csv)$", exchange.export, name="export"),
    path("sociale-kaart/nieuw", editing.edit, name="new"),
    path("sociale-kaart/nakijken", asking.doubtful, name="doubtful"),
    path("sociale-kaart/korte-lijnen/", lines.lines, name="lines"),
    path("sociale-kaart/korte-lijnen/nieuw", lines.line, name="new_line"),
    path("sociale-kaart/korte-lijnen/<int:line>/", lines.line, name="line"),
    path("sociale-kaart/korte-lijnen/<int:line>/gebeld", lines.heard, name="heard"),
    path("sociale-kaart/korte-lijnen/<int:line>/weg", lines.drop, name="drop_line"),
    path("sociale-kaart/klopt/<int:municipality>/<str:token>", asking.answer, name="answer"),
    path("sociale-kaart/opmerking/<int:remark>", asking.settle, name="settle"),
    path("sociale-kaart/plek/<uuid:place>", editing.place, name="place"),
    path("sociale-kaart/<uuid:service>/", entries.service, name="service"),
    path("sociale-kaart/<uuid:service>/wijzigen", editing.edit, name="edit"),
    path("sociale-kaart/<uuid:service>/klopt-niet", entries.remark, name="remark"),
    path("sociale-kaart/<uuid:service>/klopt-nog", asking.assure, name="assure"),
    path("sociale-kaart/<uuid:service>/vragen", asking.ask, name="ask"),
    path("hulp/", help.places, name="help_places"),
    path("hulp/<slug:slug>/", help.home, name="help"),
    path("hulp/<slug:slug>/<uuid:service>/", help.entry, name="help_entry"),
]
