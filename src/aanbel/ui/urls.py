"""Addresses of the look."""

from django.urls import path

from aanbel.ui import views

app_name = "ui"
urlpatterns = [
    path("theme/<slug:name>.css", views.theme, name="theme"),
    path("theme/<slug:name>.svg", views.logo, name="logo"),
    path("stijl", views.style_page, name="style"),
]
