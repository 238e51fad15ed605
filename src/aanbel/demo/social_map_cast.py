"""Who helps in the demo: organisations, places and services that exist nowhere, in Klokkendam and a few in Zilverdijk.

The public bodies are named as they are; every number is invented (0800 0000 …, 088 000 …).
"""

from dataclasses import dataclass

from aanbel.directory.models import ServiceKind as Kind


@dataclass(frozen=True)
class Maker:
    """An organisation."""

    name: str
    does: str
    mailbox: str


@dataclass(frozen=True)
class Spot:
    """A place: in which part of town, at which of its streets, and whether one may just come."""

    name: str
    area: str
    lane: int
    number: int
    walk_in: bool = False
    access: tuple[str, ...] = ("Drempelvrij en een aangepast toilet.",)


@dataclass(frozen=True)
class Help:
    """One service. `hours` as “MO,TH 09:00-12:00”; a month's schedule as “1WE …”. `assured`: how many days ago.

    `colleague` is whom professionals ring: name and work; `shut` when they are closed: days from now, and why.
    """

    name: str
    kind: Kind
    maker: str
    does: str
    spots: tuple[str, ...] = ()
    hours: tuple[str, ...] = ("MO,TU,WE,TH,FR 09:00-17:00",)
    for_whom: str = "Iedereen in Klokkendam."
    costs: str = "Gratis."
    begin: str = "Bel of mail voor een afspraak."
    languages: tuple[str, ...] = ()
    waiting: int | None = None
    refer: str = ""
    mailbox: str = ""
    assured: int = 40
    areas: tuple[str, ...] = ()
    bring: tuple[str, ...] = ()
    inside: bool = False
    closed: bool = False
    colleague: tuple[str, str] | None = None
    shut: tuple[int, int, str] | None = None


LANGUAGES = {"ar": "Arabisch", "en": "Engels", "tr": "Turks", "pl": "Pools", "uk": "Oekraïens", "ti": "Tigrinya"}

MAKERS = {
    9901: (
        Maker("Gemeente Klokkendam", "De gemeente: schuldhulp, inkomen en het wijkteam.", "gemeente"),
        Maker("Werkplaats Klokkendam", "Inloop met vrijwilligers en budgetcoaches.", "werkplaats"),
        Maker("Stichting Naast de Deur", "Vrijwilligers die naast mensen staan.", "naastdedeur"),
        Maker("Sociaal Raadsbureau De Wijzer", "Sociaal raadslieden en rechtshulp.", "dewijzer"),
        Maker("Thuis in Geld", "Budgetcoaches die een paar keer langskomen.", "thuisingeld"),
        Maker("Maatjes aan de Kade", "Maatjes voor wie schulden heeft.", "maatjes"),
        Maker("Ondernemersloket Waterland", "Voor wie een eigen zaak heeft.", "ondernemers"),
        Maker("Warm Wonen", "Energiecoaches en kleine klussen in huis.", "warmwonen"),
        Maker("Bibliotheek Klokkendam", "Taal, computers en hulp met formulieren.", "bibliotheek"),
        Maker("Voedselbank De Volle Mand", "Eten voor wie weinig geld heeft.", "vollemand"),
        Maker("Buurthuis Het Nestkastje", "Ontmoeten en meedoen in de Vogelbuurt.", "nestkastje"),
        Maker("De Brede Rug", "Zorg voor wie op straat leeft of verslaafd is.", "brede-rug"),
        Maker("Kledingbank Kant en Klaar", "Kleding en spullen voor kinderen.", "kledingbank"),
        Maker("Taalhuis De Sluis", "Nederlands leren met vrijwilligers.", "taalhuis"),
        Maker("Jongerenpunt Roer", "Voor jongeren van 16 tot 27 jaar.", "roer"),
        Maker("Moskee An-Noer", "Spreekuur na het vrijdaggebed.", "annoer"),
        Maker("Diaconie Binnenstad", "Hulp van de kerken bij acute nood.", "diaconie"),
        Maker("Woonstichting De Kade", "Verhuurder met een eigen team tegen uitzetting.", "dekade"),
        Maker("Geldfit", "Landelijke hulplijn en test over geld.", "geldfit"),
        Maker("Belastingdienst", "Belastingen en toeslagen.", "belastingdienst"),
        Maker("UWV", "Uitkeringen van werknemers.", "uwv"),
    ),
    9902: (
        Maker("Samenwerking Zilverkoog", "Schuldhulp en inkomen voor Zilverdijk en Oosterkoog.", "zilverkoog"),
        Maker("Dorpshuis De Zilvervloot", "Ontmoeten in het dorp.", "zilvervloot"),
        Maker("Geldfit", "Landelijke hulplijn en test over geld.", "geldfit"),
    ),
    9903: (
        Maker("Samenwerking Zilverkoog", "Schuldhulp en inkomen voor Zilverdijk en Oosterkoog.", "zilverkoog"),
        Maker("Geldfit", "Landelijke hulplijn en test over geld.", "geldfit"),
    ),
}

SPOTS = {
    9901: (
        Spot("Stadhuis", "Binnenstad", 0, 1),
        Spot("Huis van de Wijk", "Binnenstad", 4, 2, True),
        Spot("Bibliotheek Havenkwartier", "Havenkwartier", 1, 1, True, ("Lift, ringleiding en aangepast toilet.",)),
        Spot("Buurthuis Het Nestkastje", "Vogelbuurt", 5, 18, True),
        Spot("Wijkcentrum De Molen", "Molenwijk", 3, 40, True, ("Drempelvrij.", "Parkeerplaats voor rolstoelbus.")),
        Spot("Oostpoorthuis", "Oostpoort", 2, 7, True, ("Smalle trap, geen lift. Bel, dan komen we naar u toe.",)),
        Spot("Wijkcentrum Het Spoor", "Stationsbuurt", 3, 2, True),
        Spot("Pand 16", "Stationsbuurt", 6, 16),
        Spot("De Volle Mand", "De Koppel", 2, 33),
        Spot("Moskee An-Noer", "Zeeheldenkwartier", 3, 12),
        Spot("Kantoor De Kade", "Waterrijk", 1, 5),
    ),
    9902: (
        Spot("Dorpshuis De Zilvervloot", "Dorp", 1, 9, True),
        Spot("Gemeentehuis Zilverdijk", "Dorp", 0, 1),
    ),
    9903: (Spot("Sluishuis", "Sluisbuurt", 0, 4, True),),
}

_MORNINGS = ("MO,TU,WE,TH,FR 09:00-12:00",)
_OFFICE = ("MO,TU,WE,TH,FR 08:30-17:00",)
_NONE: tuple[str, ...] = ()

HELP: dict[int, tuple[Help, ...]] = {
    9901: (
        Help("Schuldhulp", Kind.DEBT_HELP, "Gemeente Klokkendam",
             "Regelt met schuldeisers wat u kunt betalen. Ook als de deurwaarder komt of de huur niet betaald is.",
             ("Stadhuis",), _OFFICE, waiting=9, refer="Iedereen, ook uzelf", mailbox="schuldhulp", assured=12,
             colleague=("Ayla Demir", "schuldhulpverlener, ook voor spoed"),
             bring=("Uw identiteitsbewijs", "Uw laatste brieven over schulden"), languages=("en", "tr", "ar")),
        Help("Spoedlijn dreigende ontruiming of afsluiting", Kind.DEBT_HELP, "Gemeente Klokkendam",
             "Binnen drie werkdagen een gesprek als u uw huis uit moet of als stroom, gas of water stopt.",
             (), _OFFICE, begin="Bel meteen.", waiting=1, refer="Iedereen", mailbox="spoed", assured=12,
             colleague=("Dienst van vandaag", "beslist over een noodstop")),
        Help("Huren en blijven", Kind.DEBT_HELP, "Woonstichting De Kade",
             "Een afspraak over huurachterstand, voordat het een zaak van de deurwaarder wordt.",
             ("Kantoor De Kade",), ("MO,TU,TH 09:00-16:00",), for_whom="Huurders van De Kade.", waiting=3,
             mailbox="huur", areas=("Waterrijk", "De Koppel")),
        Help("Thuis in Geld", Kind.BUDGET_COACH, "Thuis in Geld",
             "Een budgetcoach kijkt een paar keer samen met u naar uw geld. U houdt zelf de regie.",
             (), _OFFICE, begin="We komen bij u thuis.", waiting=14, refer="Professionals en vrijwilligers",
             mailbox="coach", assured=25, languages=("en", "pl")),
        Help("Cursus Rondkomen", Kind.BUDGET_COACH, "Bibliotheek Klokkendam",
             "In vier avonden leert u een overzicht maken en beter uitkomen met uw geld.",
             ("Bibliotheek Havenkwartier",), ("1WE 19:30-21:30",), begin="Meld u aan bij de balie.", waiting=21),
        Help("Budgetcoach op het Nestkastje", Kind.BUDGET_COACH, "Buurthuis Het Nestkastje",
             "Koffie, en een budgetcoach aan tafel.", ("Buurthuis Het Nestkastje",), ("TU 10:00-12:00",),
             begin="Kom langs, zonder afspraak.", areas=("Vogelbuurt",)),
        Help("Geldlessen voor jongeren", Kind.BUDGET_COACH, "Jongerenpunt Roer",
             "Je eerste loon, zorgverzekering en studieschuld: hoe werkt het?", ("Pand 16",), ("TH 15:00-18:00",),
             for_whom="Jongeren van 16 tot 27 jaar.", assured=70),
        Help("Wijkteam", Kind.SOCIAL_WORK, "Gemeente Klokkendam",
             "Denkt mee als er meer speelt dan geld: zorgen thuis, stress, opvoeding, mantelzorg.",
             ("Huis van de Wijk", "Wijkcentrum De Molen"), _OFFICE, waiting=10, refer="Iedereen", mailbox="wijkteam",
             assured=18, languages=("en", "ar", "tr")),
        Help("Maatschappelijk werk", Kind.SOCIAL_WORK, "Stichting Naast de Deur",
             "Praten over wat u dwarszit: ruzie, scheiding, rouw of eenzaamheid.", ("Huis van de Wijk",),
             ("MO,WE,FR 09:00-16:00",), waiting=17, refer="Huisarts, wijkteam of uzelf", mailbox="mw"),
        Help("Gezinscoach", Kind.SOCIAL_WORK, "Stichting Naast de Deur",
             "Helpt gezinnen met kinderen een half jaar lang, thuis.", (), _OFFICE, for_whom="Gezinnen.", waiting=28,
             refer="Wijkteam en school", mailbox="gezin", assured=120),
        Help("Sociaal raadslieden", Kind.LAW, "Sociaal Raadsbureau De Wijzer",
             "Helpt met moeilijke brieven, bezwaar en toeslagen. Kent de regels en uw rechten.",
             ("Huis van de Wijk", "Oostpoorthuis"), ("MO,TU,TH 09:00-12:30", "WE 13:00-16:30"), waiting=4,
             refer="Iedereen", mailbox="raadslieden", assured=8,
             colleague=("Ruben Pinas", "sociaal raadsman"), languages=("en", "ar"),
             bring=("De brief waar het om gaat",)),
        Help("Rechtswinkel", Kind.LAW, "Sociaal Raadsbureau De Wijzer",
             "Gratis uitleg van studenten rechten over werk, huur en ontslag.", ("Pand 16",), ("WE 19:00-21:00",),
             begin="Kom langs, zonder afspraak."),
        Help("Bezwaar tegen een afwijzing", Kind.LAW, "Sociaal Raadsbureau De Wijzer",
             "Uitkering of toeslag afgewezen? Samen schrijven we een bezwaarschrift binnen zes weken.",
             ("Huis van de Wijk",), ("FR 09:00-12:00",), waiting=5, mailbox="bezwaar"),
        Help("Werkplaats Financiën Binnenstad", Kind.WORKPLACE, "Werkplaats Klokkendam",
             "Brief niet begrepen of een vraag over geld? Kom binnen, een vrijwilliger helpt meteen.",
             ("Huis van de Wijk",), _MORNINGS, begin="Kom langs, zonder afspraak.", mailbox="werkplaats", assured=6,
             languages=("ar", "en", "ti"), refer="Iedereen"),
        Help("Werkplaats Financiën Havenkwartier", Kind.WORKPLACE, "Werkplaats Klokkendam",
             "Inloop voor alle vragen over geld en post.", ("Bibliotheek Havenkwartier",),
             ("MO,WE,FR 09:00-12:30", "WE 18:30-20:30"), begin="Kom langs, zonder afspraak.", assured=6,
             areas=("Havenkwartier",), languages=("pl", "en")),
        Help("Werkplaats Financiën Vogelbuurt", Kind.WORKPLACE, "Werkplaats Klokkendam",
             "Inloop voor alle vragen over geld en post.", ("Buurthuis Het Nestkastje",),
             ("TU,TH 09:30-12:30", "TH 13:30-16:00"), begin="Kom langs, zonder afspraak.", assured=6,
             areas=("Vogelbuurt",), languages=("tr",)),
        Help("Werkplaats Financiën Molenwijk", Kind.WORKPLACE, "Werkplaats Klokkendam",
             "Inloop voor alle vragen over geld en post.", ("Wijkcentrum De Molen",),
             ("MO,TU,WE,TH,FR 09:00-12:30", "MO,TU,WE,TH,FR 13:00-17:00"), begin="Kom langs, zonder afspraak.",
             assured=6, areas=("Molenwijk",), languages=("tr", "ar")),
        Help("Werkplaats Financiën Stationsbuurt", Kind.WORKPLACE, "Werkplaats Klokkendam",
             "Inloop voor alle vragen over geld en post.", ("Wijkcentrum Het Spoor",), ("TU,TH 13:00-17:00",),
             begin="Kom langs, zonder afspraak.", assured=6, areas=("Stationsbuurt",), languages=("en",)),
        Help("Werkplaats Financiën Oostpoort", Kind.WORKPLACE, "Werkplaats Klokkendam",
             "Avondinloop voor alle vragen over geld en post.", ("Oostpoorthuis",), ("TU 18:30-20:30",),
             begin="Kom langs, zonder afspraak.", assured=200, areas=("Oostpoort",)),
        Help("Spreekuur An-Noer", Kind.WORKPLACE, "Moskee An-Noer",
             "Na het vrijdaggebed helpen vrijwilligers met brieven, in het Nederlands, Arabisch en Tigrinya.",
             ("Moskee An-Noer",), ("FR 14:30-16:30",), begin="Kom langs.", languages=("ar", "ti")),
        Help("Thuisadministratie", Kind.PAPERWORK, "Stichting Naast de Deur",
             "Een vrijwilliger helpt thuis met de post en met ordenen, tot alles op orde is.", (), _OFFICE, waiting=30,
             refer="Iedereen", mailbox="thuisadministratie", assured=33),
        Help("Formulierenbrigade", Kind.PAPERWORK, "Stichting Naast de Deur",
             "Samen formulieren invullen: toeslagen, kwijtschelding, bijzondere bijstand.",
             ("Wijkcentrum De Molen",), ("WE 09:00-12:00",), begin="Kom langs, zonder afspraak.", languages=("tr",)),
        Help("DigiD-spreekuur", Kind.PAPERWORK, "Bibliotheek Klokkendam",
             "Inloggen bij de overheid, DigiD en formulieren op internet.", ("Bibliotheek Havenkwartier",),
             ("MO,FR 10:00-12:00",), begin="Kom langs met uw telefoon."),
        Help("Aangifte in maart", Kind.PAPERWORK, "Sociaal Raadsbureau De Wijzer",
             "Hulp met de belastingaangifte voor mensen met een laag inkomen.", ("Huis van de Wijk",), _NONE,
             begin="Open van 1 maart tot 1 mei.", closed=True),
        Help("SchuldHulpMaatje Klokkendam", Kind.BUDDY, "Maatjes aan de Kade",
             "Een getraind maatje loopt met u mee, zolang het nodig is.", (), _OFFICE, waiting=24,
             refer="Iedereen", mailbox="maatje", assured=50),
        Help("Ervaringsmaatjes", Kind.BUDDY, "Maatjes aan de Kade",
             "Iemand die zelf schulden had, gaat met u mee naar een gesprek.", (), ("TU,TH 10:00-16:00",), waiting=7),
        Help("Samen eten, samen praten", Kind.BUDDY, "Diaconie Binnenstad",
             "Elke laatste vrijdag eten met mensen die hetzelfde meemaken.", ("Huis van de Wijk",),
             ("-1FR 17:30-20:00",), begin="Meld u aan voor woensdag.", waiting=5),
        Help("Ondernemersloket", Kind.ENTREPRENEUR, "Ondernemersloket Waterland",
             "Denkt mee met wie een eigen zaak heeft: Bbz, btw-schulden, stoppen of doorgaan.", ("Stadhuis",),
             ("TU,TH 09:00-17:00",), for_whom="Ondernemers en zzp'ers.", waiting=6, refer="Iedereen",
             mailbox="ondernemers", assured=15),
        Help("Zzp-spreekuur", Kind.ENTREPRENEUR, "Ondernemersloket Waterland",
             "Oud-ondernemers kijken met u naar cijfers en schulden.", ("Pand 16",), ("MO 19:00-21:00",),
             for_whom="Zzp'ers.", begin="Kom langs."),
        Help("Energiecoach", Kind.ENERGY, "Warm Wonen",
             "Kijkt in huis waar energie te besparen is en leest de jaarrekening met u.", (), _OFFICE, waiting=12,
             refer="Iedereen", mailbox="energie", assured=45, languages=("en", "pl", "uk")),
        Help("Witgoed en radiatorfolie", Kind.ENERGY, "Warm Wonen",
             "Een zuinige koelkast of wasmachine voor mensen met een laag inkomen.", (), ("WE 13:00-17:00",),
             costs="U betaalt € 25.", waiting=40),
        Help("VoorzieningenWijzer aan tafel", Kind.ENERGY, "Thuis in Geld",
             "Samen nalopen: zorgverzekering, energie, toeslagen. Wie weet scheelt het honderden euro's per jaar.",
             (), _OFFICE, waiting=9),
        Help("Geldfit", Kind.SELF_HELP, "Geldfit",
             "Een anonieme test en een hulplijn: in vijf minuten weet u wie u kan helpen.", (),
             ("MO,TU,WE,TH,FR 09:00-21:00",), for_whom="Iedereen.", begin="Bel, chat of doe de test op internet.",
             assured=90),
        Help("Chat over geld", Kind.SELF_HELP, "Jongerenpunt Roer",
             "Anoniem chatten met iemand van jouw leeftijd.", (), ("MO,TU,WE,TH,FR,SA,SU 16:00-22:00",),
             for_whom="Jongeren van 16 tot 27 jaar."),
        Help("Straatteam", Kind.OUTREACHING, "De Brede Rug",
             "Gaat naar mensen toe die op straat slapen of de deur niet open doen.", (),
             ("MO,TU,WE,TH,FR,SA,SU 00:00-00:00",), waiting=1, refer="Iedereen die zich zorgen maakt",
             mailbox="straat", languages=("en", "pl")),
        Help("Nachtopvang", Kind.OUTREACHING, "De Brede Rug", "Een bed voor wie nergens terechtkan.", ("Pand 16",),
             ("MO,TU,WE,TH,FR,SA,SU 20:00-09:00",), begin="Kom voor 22.00 uur."),
        Help("Spreekuur verslaving", Kind.OUTREACHING, "De Brede Rug",
             "Over gokken, drank en drugs, ook voor familie.", ("Pand 16",), ("WE 14:00-17:00",), waiting=11,
             mailbox="verslaving", assured=230),
        Help("Bijstand en bijzondere bijstand", Kind.INCOME, "Gemeente Klokkendam",
             "Uitkering aanvragen, of een bijdrage in kosten die u niet kunt betalen.", ("Stadhuis",), _OFFICE,
             waiting=20, mailbox="inkomen", assured=30, languages=("en",)),
        Help("Kwijtschelding gemeentelijke belastingen", Kind.INCOME, "Gemeente Klokkendam",
             "Geen afvalstoffenheffing betalen bij een laag inkomen.", ("Stadhuis",), _OFFICE),
        Help("Meedoenpas", Kind.INCOME, "Gemeente Klokkendam",
             "Sport, muziek en schoolspullen voor kinderen en volwassenen met een laag inkomen.", ("Stadhuis",),
             _OFFICE, assured=60),
        Help("Toeslagen", Kind.INCOME, "Belastingdienst",
             "Huurtoeslag, zorgtoeslag, kindgebonden budget en kinderopvangtoeslag.", (),
             ("MO,TU,WE,TH 08:00-20:00", "FR 08:00-17:00"), for_whom="Iedereen.", begin="Bel of log in met DigiD."),
        Help("WW, WIA en Wajong", Kind.INCOME, "UWV", "Uitkeringen als u geen werk hebt of ziek bent.", (),
             ("MO,TU,WE,TH,FR 08:00-17:00",), for_whom="Werknemers.", begin="Bel of log in met DigiD."),
        Help("Noodfonds", Kind.INCOME, "Diaconie Binnenstad",
             "Geld voor acute nood, als niets anders meer kan. Alleen via een professional.", (), _OFFICE,
             refer="Wijkteam, schuldhulp, raadslieden", mailbox="noodfonds", waiting=2, inside=True),
        Help("Voedselbank De Volle Mand", Kind.OTHER, "Voedselbank De Volle Mand",
             "Elke week eten voor wie te weinig overhoudt.", ("De Volle Mand",), ("FR 10:00-14:00",),
             begin="Uw hulpverlener meldt u aan.", refer="Wijkteam, schuldhulp of werkplaats", waiting=6,
             mailbox="voedselbank", languages=("en", "ar", "pl")),
        Help("Kledingbank Kant en Klaar", Kind.OTHER, "Kledingbank Kant en Klaar",
             "Kleding, kinderspullen en een feestpakket voor een verjaardag.", ("Oostpoorthuis",),
             ("WE 13:00-16:00", "SA 10:00-12:00")),
        Help("Taalhuis De Sluis", Kind.OTHER, "Taalhuis De Sluis",
             "Nederlands leren lezen en schrijven, met een vrijwilliger.", ("Bibliotheek Havenkwartier",),
             ("TU,TH 09:30-11:30",), languages=("ar", "ti", "uk", "pl"), begin="Kom langs.",
             shut=(2, 12, "vakantie van de vrijwilligers")),
        Help("Tolk aan de lijn", Kind.OTHER, "Gemeente Klokkendam",
             "Binnen tien minuten een tolk aan de telefoon, voor iedereen die helpt.", (), _OFFICE, inside=True,
             for_whom="Hulpverleners en vrijwilligers.", languages=("ar", "ti", "uk", "pl", "tr", "en")),
    ),
}  # fmt: skip


def _elsewhere(town: str, office: str, hall: str) -> tuple[Help, ...]:
    """What a small town has: the same kinds of help, with fewer people."""
    joint, all_there = "Samenwerking Zilverkoog", f"Iedereen in {town}."
    return (
        Help("Schuldhulp", Kind.DEBT_HELP, joint, "Regelt met schuldeisers wat u kunt betalen.", (office,), _OFFICE,
             for_whom=all_there, waiting=13, refer="Iedereen", mailbox="schuldhulp", assured=20),
        Help("Thuis in Geld", Kind.BUDGET_COACH, joint, "Kijkt een paar keer samen met u naar uw geld.", (), _OFFICE,
             for_whom=all_there, waiting=15, refer="Iedereen", mailbox="coach"),
        Help("Wijkteam", Kind.SOCIAL_WORK, joint, "Denkt mee als er meer speelt dan geld.", (hall,), _MORNINGS,
             for_whom=all_there, waiting=8, refer="Iedereen", mailbox="wijkteam"),
        Help("Sociaal raadslieden", Kind.LAW, joint, "Helpt met brieven, bezwaar en toeslagen.", (hall,),
             ("TH 09:00-12:00",), for_whom=all_there, waiting=6, refer="Iedereen", mailbox="raadslieden"),
        Help("Werkplaats Financiën", Kind.WORKPLACE, joint, "Inloop voor alle vragen over geld en post.", (hall,),
             ("TU,TH 09:00-12:30",), for_whom=all_there, begin="Kom langs, zonder afspraak.", refer="Iedereen",
             mailbox="werkplaats"),
        Help("Thuisadministratie", Kind.PAPERWORK, joint, "Een vrijwilliger helpt thuis met de post.", (), _OFFICE,
             for_whom=all_there, waiting=30, refer="Iedereen", mailbox="thuisadministratie", assured=210),
        Help("Ondernemersloket", Kind.ENTREPRENEUR, joint, "Denkt mee met wie een eigen zaak heeft.", (),
             ("TU 09:00-17:00",),
             for_whom="Ondernemers.", refer="Iedereen", mailbox="ondernemers"),
        Help("Energiecoach", Kind.ENERGY, joint, "Kijkt in huis waar energie te besparen is.", (), _OFFICE,
             for_whom=all_there, refer="Iedereen", mailbox="energie"),
        Help("Geldfit", Kind.SELF_HELP, "Geldfit", "Een anonieme test en een hulplijn.", (),
             ("MO,TU,WE,TH,FR 09:00-21:00",), for_whom="Iedereen."),
    )  # fmt: skip


HELP[9902] = _elsewhere("Zilverdijk", "Gemeentehuis Zilverdijk", "Dorpshuis De Zilvervloot")
HELP[9903] = _elsewhere("Oosterkoog", "Sluishuis", "Sluishuis")
