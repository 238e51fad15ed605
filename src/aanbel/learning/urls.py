"""Addresses of learning. Never a person in them."""

from django.urls import URLPattern, path

from aanbel.learning.views import cards, writing

app_name = "learning"

urlpatterns: list[URLPattern] = [
    path("leren/", cards.cards, name="cards"),
    path("leren/praktijkkaarten.json", cards.cards_as_file, name="cards_file"),
    path("leren/nieuw", writing.new, name="new"),
    path("leren/inlezen", writing.read_in, name="read_in"),
    path("leren/beginnen", writing.start, name="start"),
    path("leren/<int:card>/", cards.card, name="card"),
    path("leren/<int:card>/afdruk", cards.printed, name="print"),
    path("leren/<int:card>/kaart.json", cards.card_as_file, name="file"),
    path("leren/<int:card>/schrijven", writing.write, name="write"),
    path("leren/<int:card>/delen", writing.share, name="share"),
    path("leren/<int:card>/terug", writing.take_back, name="take_back"),
    path("leren/<int:card>/weg", writing.drop, name="drop"),
    path("leren/<int:card>/ook", writing.copy, name="copy"),
    path("leren/<int:card>/ervaring", writing.tell, name="tell"),
]
