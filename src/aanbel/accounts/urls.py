"""Addresses of accounts; signing in itself is at /account/ (django-allauth)."""

from django.urls import path

from aanbel.accounts import views

app_name = "accounts"
urlpatterns = [
    path("mijn-account", views.profile, name="profile"),
    path("account/email/", views.profile),  # the address is the administrator's to give, not one's own to change
    path("mijn-account/taal", views.language, name="language"),
    path("mijn-account/gemeente", views.switch, name="switch"),
    path("demo/binnen", views.demo_sign_in, name="demo_sign_in"),
    path("beheer/gebruikers", views.users, name="users"),
    path("beheer/gebruikers/nieuw", views.invite, name="invite"),
    path("beheer/gebruikers/<int:pk>", views.user, name="user"),
]
