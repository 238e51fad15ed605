"""Addresses of outreach. Only numbers, slugs and codes stand in them, never a person or a street."""

from django.urls import URLPattern

app_name = "outreach"

urlpatterns: list[URLPattern] = []
