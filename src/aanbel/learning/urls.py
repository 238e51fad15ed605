"""Addresses of learning. Never a person in them."""

from django.urls import URLPattern

app_name = "learning"

urlpatterns: list[URLPattern] = []
