"""Addresses of neighbourhood. Never a person in them."""

from django.urls import URLPattern, path

from aanbel.neighbourhood.views import figures, network, places, prevention, prevention_texts, prevention_with, warm

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
    path("wijk/contact/<int:number>/weg", figures.take_back, name="take_back_touch"),
    path("wijk/plekken/nieuw", places.add, name="add_spot"),
    path("wijk/plekken/<int:number>/", places.spot, name="spot"),
    path("wijk/plekken/<int:number>/wijzigen", places.change, name="change_spot"),
    path("wijk/plekken/<int:number>/weg", places.remove, name="remove_spot"),
    path("wijk/banden/", places.tie, name="tie"),
    path("wijk/banden/<int:number>/weg", places.untie, name="untie"),
    path("wijk/preventie/", prevention.year, name="prevention"),
    path("wijk/preventie/nieuw", prevention.plan, name="plan_activity"),
    path("wijk/preventie/<int:number>/", prevention.activity, name="activity"),
    path("wijk/preventie/<int:number>/wijzigen", prevention.plan, name="change_activity"),
    path("wijk/preventie/<int:number>/gehouden", prevention.held, name="activity_held"),
    path("wijk/preventie/<int:number>/afgezegd", prevention.call_off, name="call_off_activity"),
    path("wijk/preventie/<int:number>/toch", prevention.again, name="plan_activity_again"),
    path("wijk/preventie/groepen/", prevention_with.groups, name="risk_groups"),
    path("wijk/preventie/groepen/nieuw", prevention_with.group, name="add_risk_group"),
    path("wijk/preventie/groepen/beginnen", prevention_with.start_groups, name="start_risk_groups"),
    path("wijk/preventie/groepen/<int:number>/", prevention_with.group, name="risk_group"),
    path("wijk/preventie/met-wie/", prevention_with.allies, name="allies"),
    path("wijk/preventie/met-wie/nieuw", prevention_with.ally, name="add_ally"),
    path("wijk/preventie/met-wie/<int:number>/", prevention_with.ally, name="ally"),
    path("wijk/preventie/met-wie/<int:number>/weg", prevention_with.drop_ally, name="drop_ally"),
    path("wijk/teksten/", prevention_texts.texts, name="texts"),
    path(
        "wijk/teksten/stappenkaart-<slug:language>-<slug:paper>.pdf",
        prevention_texts.step_card_on_paper,
        name="step_card",
    ),
    path("wijk/teksten/advies", prevention_texts.advice, name="advice"),
    path("wijk/teksten/<slug:name>/<slug:language>/", prevention_texts.leaflet, name="leaflet"),
    path("wijk/teksten/<slug:name>/<slug:language>/folder.pdf", prevention_texts.leaflet_on_paper, name="leaflet_pdf"),
    path("wijk/teksten/<slug:name>/<slug:language>/eigen", prevention_texts.own_text, name="own_leaflet"),
    path("wijk/teksten/<slug:name>/<slug:language>/terug", prevention_texts.put_back, name="house_leaflet"),
    path("wijk/teksten/<slug:name>/<slug:language>/<slug:length>/eigen", prevention_texts.own_text, name="own_article"),
    path(
        "wijk/teksten/<slug:name>/<slug:language>/<slug:length>/terug", prevention_texts.put_back, name="house_article"
    ),
]
