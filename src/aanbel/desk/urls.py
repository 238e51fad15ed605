"""Addresses of desk. Never a person in them."""

from django.urls import URLPattern

app_name = "desk"

urlpatterns: list[URLPattern] = []
