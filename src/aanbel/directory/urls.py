"""Addresses of directory. Never a person in them."""

from django.urls import URLPattern

app_name = "directory"

urlpatterns: list[URLPattern] = []
