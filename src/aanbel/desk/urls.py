"""Addresses of desk. Never a person in them."""

from django.urls import URLPattern, path

from aanbel.desk.views import chart, chart_editing, handing_over, question, today, warm

app_name = "desk"

urlpatterns: list[URLPattern] = [
    path("inloop/", today.today, name="today"),
    path("inloop/nieuws", today.news, name="news"),
    path("inloop/balie", today.choose_desk, name="choose_desk"),
    path("inloop/vraag/", question.ask, name="ask"),
    path("inloop/vraag/<int:question>/", question.question, name="question"),
    path("inloop/vraag/<int:question>/begin", today.begin, name="begin"),
    path("inloop/vraag/<int:question>/weg", today.leave, name="leave"),
    path("inloop/vraag/<int:question>/in-de-rij", today.put_back, name="put_back"),
    path("inloop/vraag/<int:question>/toch-niet", today.undo, name="undo"),
    path("inloop/vraag/<int:question>/stap", question.step, name="step"),
    path("inloop/vraag/<int:question>/stap-terug", question.step_back, name="step_back"),
    path("inloop/vraag/<int:question>/klaar", question.finish, name="finish"),
    path("inloop/vraag/<int:question>/afspraak", question.appointment, name="appointment"),
    path("inloop/vraag/<int:question>/afzeggen", question.call_off, name="call_off"),
    path("inloop/vraag/<int:question>/overdragen", handing_over.hand_over, name="hand_over"),
    path("inloop/vraag/<int:question>/meelezen", handing_over.preview, name="hand_over_preview"),
    path("inloop/vraag/<int:question>/briefje", question.slip, name="slip"),
    path("inloop/afspraak/<int:appointment>/is-er", today.arrive, name="arrive"),
    path("inloop/overdracht/<int:hand_over>/verteld", today.settle, name="settle"),
    path("inloop/overdracht/<int:hand_over>/terug", today.withdraw, name="withdraw"),
    path("inloop/warm/", warm.warm, name="warm"),
    path("inloop/warm/<int:hand_over>/", warm.hand_over, name="hand_over_of"),
    path("inloop/warm/<int:hand_over>/ja", warm.accept, name="accept"),
    path("inloop/warm/<int:hand_over>/nee", warm.decline, name="decline"),
    path("inloop/warm/<int:hand_over>/klaar", warm.done, name="hand_over_done"),
    path("inloop/warm/<int:hand_over>/ingetrokken", warm.withdraw, name="hand_over_withdraw"),
    path("inloop/warm/<int:hand_over>/zaak", warm.case, name="hand_over_case"),
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
