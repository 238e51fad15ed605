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
    path("team/wie-waarheen", views.who_where, name="who_where"),
    path("team/wie-waarheen/<int:pk>", views.qualifications, name="qualifications"),
    path("team/wie-waarheen/weg/<int:pk>", views.unqualify, name="unqualify"),
    path("beheer/gemeente", views.municipality, name="municipality"),
    path("beheer/gebruikers", views.users, name="users"),
    path("beheer/gebruikers/nieuw", views.invite, name="invite"),
    path("beheer/gebruikers/<int:pk>", views.user, name="user"),
    path("beheer/gebruikers/<int:pk>/tweede-stap", views.second_step, name="second_step"),
]
