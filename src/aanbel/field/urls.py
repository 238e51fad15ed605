"""Addresses of the phone, of phones in use, and of the paper of a round."""

from django.urls import path

from aanbel.field import endpoints
from aanbel.field.views import devices, paper, shell

app_name = "field"

urlpatterns = [
    path("veld/", shell.app, name="app"),
    path("veld/sw.js", shell.worker, name="worker"),
    path("veld/manifest.webmanifest", shell.manifest, name="manifest"),
    path("veld/toestel", endpoints.register, name="register"),
    path("veld/bundel", endpoints.bundle, name="bundle"),
    path("veld/stand", endpoints.standing, name="standing"),
    path("veld/opslag", endpoints.outbox, name="outbox"),
    path("veld/weg", endpoints.leave, name="leave"),
    path("toestellen/", devices.devices, name="devices"),
    path("toestellen/<uuid:device>/wissen", devices.wipe, name="wipe"),
    path("toestellen/geweigerd/<int:fact>/gezien", devices.settle, name="settle"),
    path("rondes/<int:number>/papier", paper.paper, name="paper"),
]
