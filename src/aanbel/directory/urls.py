"""Addresses of the social map. Never a person in them."""

from django.urls import path

from aanbel.directory.views import lines

app_name = "directory"

urlpatterns = [
    path("sociale-kaart/korte-lijnen/", lines.lines, name="lines"),
    path("sociale-kaart/korte-lijnen/nieuw", lines.line, name="new_line"),
    path("sociale-kaart/korte-lijnen/<int:line>/", lines.line, name="line"),
    path("sociale-kaart/korte-lijnen/<int:line>/gebeld", lines.heard, name="heard"),
    path("sociale-kaart/korte-lijnen/<int:line>/weg", lines.drop, name="drop_line"),
]
