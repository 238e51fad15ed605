"""Addresses of cases. Only numbers stand in them, never a person or a street."""

from django.urls import path

from aanbel.cases import views

app_name = "cases"

urlpatterns = [
    path("zaken/<int:case>/", views.case, name="case"),
    path("zaken/<int:case>/oppakken", views.take_up, name="take_up"),
    path("zaken/<int:case>/toewijzen", views.assign, name="assign"),
    path("zaken/<int:case>/contact", views.attempt, name="attempt"),
    path("zaken/<int:case>/gesprek", views.talk, name="talk"),
    path("zaken/<int:case>/sluiten", views.close, name="close"),
    path("zaken/<int:case>/heropenen", views.reopen, name="reopen"),
    path("contact/<int:attempt>/terug", views.undo, name="undo"),
    path("besluiten/", views.decisions, name="decisions"),
    path("besluiten/<int:signal>/", views.correct, name="correct"),
]
