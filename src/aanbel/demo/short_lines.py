"""Short lines of the demo: whom a professional rings at each body, for what, and what to keep at hand.

The bodies exist; desks, hours and numbers are made up.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from aanbel.accounts import queries as accounts
from aanbel.accounts.models import Role
from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.directory import services
from aanbel.directory.models import ShortLine
from aanbel.directory.models.lines import Body, Heard


@dataclass(frozen=True, slots=True)
class Line:
    """One direct number."""

    body: Body
    name: str
    phone: str
    hours: str
    helps_with: str
    not_for: str
    at_hand: str


OFFICE = "ma t/m vr 9.00–17.00"
LINES = (
    Line(Body.TAX, "Loket intermediairs, team invordering", "088 000 1101", OFFICE,
         "Uitstel van betaling, regeling, beslag op loon of toeslag, kwijtschelding die onduidelijk is.",
         "Aangifte invullen; daarvoor is de belastingtelefoon.", "BSN, kenmerk van de aanslag, machtiging."),
    Line(Body.BENEFITS, "Serviceteam Toeslagen voor hulpverleners", "088 000 1102", "ma t/m vr 8.30–16.30",
         "Terugvorderingen, persoonlijke betalingsregeling, spoed als een toeslag onverwacht stopt.",
         "Nieuwe aanvragen; die doet de inwoner in Mijn toeslagen.", "BSN, beschikking, machtiging, inkomen."),
    Line(Body.UWV, "Klantcontact voor gemeenten", "088 000 1103", OFFICE,
         "Beslag op de uitkering, verrekening, spoedvoorschot als een betaling uitblijft.",
         "Inhoud van een keuring; bel daarvoor de arbeidsdeskundige.", "BSN, soort uitkering, datum van de brief."),
    Line(Body.SVB, "Team Maatwerk, regio midden", "088 000 1104", "ma t/m do 9.00–16.00",
         "AIO-aanvulling, kinderbijslag die stilstaat, terugbetalen in kleine delen.", "",
         "BSN, en wat de inwoner per maand kan missen."),
    Line(Body.DUO, "Maatwerkteam studieschuld", "088 000 1105", "ma, di en do 9.00–16.00",
         "Draagkracht meten, achterstand verdelen, boete voor het reisproduct.",
         "Inschrijving bij een school.", "BSN, inkomen van twee jaar geleden, machtiging."),
    Line(Body.CAK, "Loket wanbetalers zorgverzekering", "088 000 1106", OFFICE,
         "Afmelden uit de regeling als schuldhulp begint, eigen bijdrage Wlz en Wmo.",
         "Premieschuld zelf; bel daarvoor de zorgverzekeraar.", "BSN, verzekeraar, startdatum van de hulp."),
    Line(Body.CJIB, "Team noodstop en regelingen", "088 000 1107", "ma t/m vr 9.00–16.30",
         "Noodstop van vier maanden op een boete, betalen in delen, gijzeling voorkomen.",
         "Bezwaar tegen de boete; dat gaat naar de officier van justitie.", "CJIB-nummer van elke boete, machtiging."),
    Line(Body.MUNICIPALITY, "Backoffice Werk en Inkomen", "0900 000 11 08", "werkdagen 8.30–12.00",
         "Broodnood, voorschot bijstand, bijzondere bijstand die spoed heeft.", "",
         "Zaaknummer of geboortedatum; zeg erbij dat er iemand voor u zit."),
    Line(Body.MUNICIPALITY, "Gemeentelijke belastingen, kwijtschelding", "0900 000 11 09", OFFICE,
         "Kwijtschelding, betalingsregeling, dwangbevel aanhouden.", "", "Aanslagnummer, laatste specificatie."),
    Line(Body.HOUSING, "Klok Wonen, sociaal incassoconsulent", "0900 000 11 10", "ma t/m vr 9.00–12.00",
         "Ontruiming aanhouden, laatstekansregeling, huurachterstand splitsen.", "Overlast en reparaties.",
         "Adres, datum van het vonnis of van de ontruiming."),
    Line(Body.ENERGY, "Lichtstroom, team kwetsbare klanten", "088 000 1111", OFFICE,
         "Afsluiting stoppen zolang hulp loopt, regeling over twaalf maanden.", "Storingen.",
         "Klantnummer, dag van de afsluiting, bewijs dat er hulp loopt."),
    Line(Body.WATER, "Waterbedrijf De Bron, team betaalhulp", "088 000 1112", "ma t/m vr 8.00–17.00",
         "Afsluiting stoppen, regeling, kleine kinderen of ziekte melden.", "", "Klantnummer, adres."),
    Line(Body.HEALTH, "Zorg voor Elkaar, team preventie wanbetaling", "088 000 1113", OFFICE,
         "Regeling vóór de zesde maand, terugkeer uit de regeling van het CAK, collectieve polis van de gemeente.",
         "Declaraties.", "Polisnummer, aantal maanden achterstand."),
)  # fmt: skip
SILENT = "Maatwerkteam studieschuld"
"""The number that somebody rang in vain: the page must show what then stands there."""


def write_down_short_lines(codes: Sequence[int]) -> None:
    """The lines of the first municipality, once, as its coordinator wrote them down."""
    code = codes[0]
    with on_behalf_of(Acting.system(code)) as system:
        if ShortLine.objects.filter(municipality_id=code).exists():
            return
        keeper = next(person for person in accounts.staff(by=system) if Role.COORDINATOR in person.roles)
        by = accounts.acting_as(keeper.user, code)
        for told in LINES:
            line = services.keep_line(by=by, line=None, **{name: getattr(told, name) for name in told.__slots__})
            if told.name == SILENT:
                services.check_line(by=by, line=line.pk, heard=Heard.FAILED)
