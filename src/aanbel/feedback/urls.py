"""Addresses of telling creditors. Only partners and numbers stand in them."""

from django.urls import path, re_path

from aanbel.feedback import views

app_name = "feedback"

urlpatterns = [
    path("terugkoppeling/", views.overview, name="overview"),
    path("terugkoppeling/<slug:slug>/", views.partner, name="partner"),
    path("terugkoppeling/<slug:slug>/delen", views.sharing, name="sharing"),
    path("terugkoppeling/<slug:slug>/maken", views.tell, name="tell"),
    path("terugkoppeling/<slug:slug>/computer", views.subscriber, name="subscriber"),
    re_path(
        r"^terugkoppeling/(?P<slug>[\w-]+)/(?P<number>\d{1,6})\.(?P<shape>csv|json)$", views.report_file, name="file"
    ),
    path("terugkoppeling/computer/<int:subscriber>/intrekken", views.withdraw, name="withdraw"),
    path("zaken/<int:case>/terugkoppeling", views.of_case, name="of_case"),
]
