"""Addresses of visits. Only numbers stand in them, never a person or a street."""

from django.urls import URLPattern, path

from aanbel.visits.views import debrief, door, ground, needs, plan, round, safety, stops, team

app_name = "visits"

urlpatterns: list[URLPattern] = [
    path("rondes/", plan.rounds, name="rounds"),
    path("rondes/maken", plan.make, name="make"),
    path("rondes/opnieuw", plan.again, name="again"),
    path("rondes/plan/<int:plan>/terug", plan.undo, name="undo"),
    path("rondes/<int:number>/", round.round_page, name="round"),
    path("rondes/<int:number>/afdruk", round.printed, name="round_print"),
    path("rondes/<int:number>/ronde.ics", round.calendar, name="round_calendar"),
    path("rondes/<int:number>/meegeven", round.hand_out, name="hand_out"),
    path("rondes/<int:number>/terug", round.take_back, name="take_back"),
    path("rondes/adres/<int:stop>/", stops.stop, name="stop"),
    path("rondes/adres/<int:stop>/naar", stops.move, name="move"),
    path("rondes/adres/<int:stop>/stap", stops.step, name="step"),
    path("rondes/adres/<int:stop>/wissel", stops.swap, name="swap"),
    path("rondes/adres/<int:stop>/vast", stops.pin, name="pin"),
    path("rondes/adres/<int:stop>/eruit", stops.take_out, name="take_out"),
    path("rondes/adres/<int:stop>/tijd", stops.fix, name="fix"),
    path("kaart/<int:z>/<int:x>/<int:y>.png", ground.tile, name="tile"),
    path("rondes/veilig", safety.safety, name="safety"),
    path("rondes/veilig/alarm/<int:alarm>", safety.end_alarm, name="end_alarm"),
    path("rondes/terug", safety.home, name="home"),
    path("rondes/cijfers", debrief.figures, name="figures"),
    path("rondes/<int:number>/nabespreking", debrief.debrief, name="debrief"),
    path("rondes/adres/<int:stop>/registreren", door.register, name="register"),
    path("rondes/adres/<int:stop>/vervolg", debrief.act, name="next_act"),
    path("rondes/verteld/<uuid:registration>/bekeken", door.looked_at, name="looked_at"),
    path("vandaag/onderweg", door.today, name="visits_today"),
    path("rondes/team/", team.team, name="team"),
    path("rondes/team/samen", team.pair, name="pair"),
    path("rondes/team/<int:user>/", team.visitor, name="visitor"),
    path("rondes/team/<int:user>/dag", team.day, name="team_day"),
    path("rondes/team/<int:user>/stoppen", team.stop_visitor, name="stop_visitor"),
    path("zaken/<int:case>/huisbezoek", needs.need, name="need"),
    path("zaken/<int:case>/huisbezoek/intrekken", needs.withdraw, name="withdraw"),
    path("zaken/<int:case>/huisbezoek/stand", needs.visit_of_case, name="visit_of_case"),
    path("zaken/<int:case>/huisbezoek/ruimer", plan.loosen, name="loosen"),
    path("zaken/<int:case>/deur", needs.door, name="door"),
    path("zaken/<int:case>/deur/<int:mark>/weg", needs.end_mark, name="end_mark"),
]
