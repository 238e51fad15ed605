"""Addresses of neighbourhood. Never a person in them."""

from django.urls import URLPattern

app_name = "neighbourhood"

urlpatterns: list[URLPattern] = []
