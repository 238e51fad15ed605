"""Addresses of neighbourhood. Never a person in them."""

from django.urls import URLPattern, path

from aanbel.neighbourhood.views import figures, network, places, warm

app_name = "neighbourhood"

urlpatterns: list[URLPattern] = [
    path("wijk/", network.network, name="network"),
    path("wijk/wat-mist", network.gaps, name="gaps"),
    path("wijk/straten", network.streets, name="streets"),
    path("wijk/warm", warm.warm, name="warm"),
    path("wijk/kaartjes", warm.cards, name="cards"),
    path("wijk/kaartjes.pdf", warm.cards_pdf, name="cards_pdf"),
    path("wijk/sleutelfiguren/nieuw", figures.add, name="add_figure"),
    path("wijk/sleutelfiguren/<int:number>/", figures.figure, name="figure"),
    path("wijk/sleutelfiguren/<int:number>/wijzigen", figures.change, name="change_figure"),
    path("wijk/sleutelfiguren/<int:number>/opnieuw", figures.again, name="agree_again"),
    path("wijk/sleutelfiguren/<int:number>/contact", figures.touch, name="touch"),
    path("wijk/sleutelfiguren/<int:number>/weg", figures.remove, name="remove_figure"),
    path("wijk/plekken/nieuw", places.add, name="add_spot"),
    path("wijk/plekken/<int:number>/", places.spot, name="spot"),
    path("wijk/plekken/<int:number>/wijzigen", places.change, name="change_spot"),
    path("wijk/plekken/<int:number>/weg", places.remove, name="remove_spot"),
    path("wijk/banden/", places.tie, name="tie"),
    path("wijk/banden/<int:number>/weg", places.untie, name="untie"),
]
