"""Addresses of cases. Only numbers stand in them, never a person or a street."""

from django.urls import path

from aanbel.cases.views import case, decisions

app_name = "cases"

urlpatterns = [
    path("zaken/<int:case>/", case.case, name="case"),
    path("zaken/<int:case>/oppakken", case.take_up, name="take_up"),
    path("zaken/<int:case>/toewijzen", case.assign, name="assign"),
    path("zaken/<int:case>/contact", case.attempt, name="attempt"),
    path("zaken/<int:case>/afspraak", case.talk, name="talk"),
    path("zaken/<int:case>/sluiten", case.close, name="close"),
    path("zaken/<int:case>/heropenen", case.reopen, name="reopen"),
    path("contact/<int:attempt>/terug", case.undo, name="undo"),
    path("besluiten/", decisions.decisions, name="decisions"),
    path("besluiten/<int:signal>/", decisions.correct, name="correct"),
]
