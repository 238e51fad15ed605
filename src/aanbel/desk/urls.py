"""Addresses of desk. Never a person in them."""

from django.urls import URLPattern, path

from aanbel.desk.views import chart, chart_editing

app_name = "desk"

urlpatterns: list[URLPattern] = [
    path("inloop/landkaart/", chart.chart, name="chart"),
    path("inloop/landkaart/versie/<int:number>/", chart.version, name="chart_version"),
    path("inloop/landkaart/poster.pdf", chart.poster_file, name="chart_poster"),
    path("inloop/landkaart/wijzigen/", chart_editing.edit, name="chart_edit"),
    path("inloop/landkaart/wijzigen/begin", chart_editing.begin, name="chart_begin"),
    path("inloop/landkaart/wijzigen/weg", chart_editing.throw_away, name="chart_throw_away"),
    path("inloop/landkaart/wijzigen/bewaar", chart_editing.save, name="chart_save"),
    path("inloop/landkaart/wijzigen/netjes", chart_editing.tidy_up, name="chart_tidy"),
    path("inloop/landkaart/wijzigen/station", chart_editing.add, name="chart_add"),
    path("inloop/landkaart/wijzigen/station/<slug:node>", chart_editing.station, name="chart_station"),
    path("inloop/landkaart/wijzigen/station/<slug:node>/weg", chart_editing.take_away, name="chart_take_away"),
    path("inloop/landkaart/publiceren", chart_editing.publish, name="chart_publish"),
]
