"""Addresses of people."""

from django.urls import path

from aanbel.people import views

app_name = "people"
urlpatterns = [
    path("twijfel", views.questions, name="questions"),
    path("twijfel/<int:pk>", views.answer, name="answer"),
    path("bewoners/<int:pk>", views.resident, name="resident"),
]
