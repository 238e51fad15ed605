"""Addresses of intake."""

from django.urls import path

from aanbel.intake import views

app_name = "intake"

urlpatterns = [
    path("leveringen", views.deliveries, name="deliveries"),
    path("leveringen/nieuw", views.upload, name="upload"),
    path("leveringen/<int:pk>", views.delivery, name="delivery"),
    path("leveringen/<int:pk>/voortgang", views.progress, name="progress"),
    path("leveringen/<int:pk>/fouten.xlsx", views.errors, name="errors"),
    path("leveringen/<int:pk>/ontvangstbewijs", views.receipt, name="receipt"),
    path("leveringen/<int:pk>/opnieuw", views.again, name="again"),
    path("leveringen/<int:pk>/kolommen", views.columns, name="columns"),
    path("partners", views.partners, name="partners"),
    path("partners/nieuw", views.new_partner, name="new_partner"),
    path("partners/<slug:slug>", views.partner, name="partner"),
    path("partners/<slug:slug>/wijzigen", views.edit_partner, name="edit_partner"),
    path("partners/<slug:slug>/afspraak", views.new_agreement, name="new_agreement"),
    path("afspraken/<int:pk>", views.edit_agreement, name="edit_agreement"),
]
