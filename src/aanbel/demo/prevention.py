"""Prevention and practice cards of the demo: a year with things planned, held and forgotten, and what was learnt of it.

Everything through the services, as a coordinator does it. Organisations are fictional; numbers are of visitors only.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from aanbel.accounts import queries as accounts
from aanbel.accounts.models import Role, User
from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.demo.cast import COLLEAGUES
from aanbel.kernel import clock
from aanbel.learning import queries as learnt
from aanbel.learning import services as learning
from aanbel.learning.models import Card, Experience
from aanbel.learning.services import CardText, ForGroup, Step, Verdict, publishable
from aanbel.neighbourhood import services
from aanbel.neighbourhood.models import Activity, Ally, KeyFigure, RiskGroup, Spot
from aanbel.neighbourhood.services import AllyTold, Plan


@dataclass(frozen=True)
class Told:
    """An activity of the demo: so many months from now, for whom, where, and what came of it."""

    months: int
    day: int
    group: str
    title: str
    kind: Activity.Kind
    ally: str = ""
    place: str = ""
    expected: int | None = None
    came: int | None = None
    worked: str = ""
    materials: tuple[str, ...] = ()


KIND = Activity.Kind
ALLIES = (
    ("Klokkencollege", Ally.Kind.SCHOOL, "de zorgcoördinator", "Elk najaar een les in klas 4 en een vast nummer.", -14),
    (
        "Basisschool De Slinger",
        Ally.Kind.SCHOOL,
        "de intern begeleider",
        "Inloop op het schoolplein, eerste dinsdag.",
        -5,
    ),
    ("Taalhuis Klokkendam", Ally.Kind.ASSOCIATION, "de docenten", "Geldles in de taalgroep, met tolk.", None),
    ("Slagwerk Metaal", Ally.Kind.EMPLOYER, "personeelszaken", "Spreekuur in de kantine, één keer per kwartaal.", -8),
    (
        "Zorggroep Vaartzicht",
        Ally.Kind.EMPLOYER,
        "de bedrijfsmaatschappelijk werker",
        "Folder bij de loonstrook.",
        None,
    ),
    ("Winkeliersvereniging Hart", Ally.Kind.ASSOCIATION, "de voorzitter", "Ondernemersavond in het voorjaar.", None),
)
ACTIVITIES = (
    Told(
        -10,
        14,
        "young",
        "Geldles klas 4",
        KIND.LESSON,
        "Klokkencollege",
        "",
        90,
        84,
        "Een leerling vertelde zelf over achteraf betalen. Toen werd het stil.",
        ("young",),
    ),
    Told(
        -9,
        11,
        "status_holders",
        "Eerste post openen",
        KIND.EVENING,
        "Taalhuis Klokkendam",
        "",
        20,
        17,
        "Met een tolk per tafel durfde iedereen te vragen.",
        ("status_holders",),
    ),
    Told(
        -8,
        18,
        "low_wage",
        "Spreekuur in de kantine",
        KIND.CONSULTATION,
        "Slagwerk Metaal",
        "",
        10,
        6,
        "Naast de koffieautomaat zitten werkte beter dan een kamertje.",
        ("low_wage",),
    ),
    Told(
        -7,
        9,
        "entrepreneurs",
        "Ondernemersavond: krap bij kas",
        KIND.EVENING,
        "Winkeliersvereniging Hart",
        "Café De Waag",
        40,
        12,
        "De boekhouder als gastheer trok meer dan onze brief.",
        ("entrepreneurs", "entrepreneur"),
    ),
    Told(
        -6,
        20,
        "elderly",
        "Koffie en toeslagen",
        KIND.EVENING,
        "",
        "Bibliotheek",
        25,
        31,
        "Papieren formulieren lagen klaar; de helft vulde er meteen een in.",
        ("elderly",),
    ),
    Told(
        -5,
        5,
        "families",
        "Inloop op het schoolplein",
        KIND.STALL,
        "Basisschool De Slinger",
        "",
        None,
        22,
        "Een bak ijsjes en geen folders in de hand.",
        (),
    ),
    Told(
        -4,
        12,
        "young",
        "Kraam op het zomerfestival",
        KIND.STALL,
        "",
        "Havenpark",
        60,
        48,
        "Het rad met vragen over geld.",
        ("young", "eighteen"),
    ),
    Told(-3, 26, "families", "Spullen voor school", KIND.STALL, "Basisschool De Slinger", "", 30, 35, "", ()),
    Told(
        -2,
        8,
        "status_holders",
        "Training voor taalcoaches",
        KIND.TRAINING,
        "Taalhuis Klokkendam",
        "",
        15,
        14,
        "De stappenkaart oefenen in tweetallen.",
        ("step_card",),
    ),
    Told(
        -1,
        6,
        "low_wage",
        "Spreekuur in de kantine",
        KIND.CONSULTATION,
        "Slagwerk Metaal",
        "",
        10,
        None,
        "",
        ("low_wage",),
    ),
    Told(0, 24, "young", "Geldles klas 4", KIND.LESSON, "Klokkencollege", "", 90, None, "", ("young",)),
    Told(1, 2, "elderly", "Koffie en toeslagen", KIND.EVENING, "", "Buurthuis De Wijzer", 25, None, "", ("elderly",)),
    Told(
        1,
        11,
        "families",
        "Artikel: dure maand",
        KIND.CAMPAIGN,
        "",
        "Buurtkrant Molenwijk",
        None,
        None,
        "",
        ("free_help", "everybody"),
    ),
    Told(
        2,
        16,
        "low_literacy",
        "Brieven lezen in het Taalhuis",
        KIND.EVENING,
        "Taalhuis Klokkendam",
        "",
        12,
        None,
        "",
        ("letter",),
    ),
    Told(
        3,
        10,
        "entrepreneurs",
        "Ondernemersavond: belasting en uitstel",
        KIND.EVENING,
        "Winkeliersvereniging Hart",
        "",
        30,
        None,
        "",
        ("entrepreneurs",),
    ),
)
OF_ZILVERDIJK = (
    CardText(
        title="Een rode envelop bij de voedselbank",
        tried="In elk pakket van de voedselbank stopten we drie maanden een rode envelop met een kaartje: breng hem "
        "dicht terug, dan bellen wij u. Wie hem teruggaf, hoefde niets uit te leggen.",
        for_whom="Gezinnen die bij de voedselbank komen en nog niet in beeld zijn.",
        result="Meer mensen vroegen hulp dan via de folder die er eerst lag. Vrijwilligers van de voedselbank vonden "
        "het fijn dat zij er niet zelf over hoefden te beginnen.",
        to_copy="Laat de envelop door een drukker in één kleur maken.\nSpreek af wie er dezelfde dag belt.\n"
        "Vertel de vrijwilligers na een maand wat het opleverde.",
        mind="Zet er geen afzender op: een bus vol gemeentepost wordt herkend.",
        figures=(
            publishable("Teruggebrachte enveloppen", "januari tot en met maart", 41, 180),
            publishable("Teruggebracht via de oude folder", "een kwartaal eerder", 3, 180),
        ),
        groups=(ForGroup.FAMILIES, ForGroup.LOW_WAGE),
        steps=(Step.PREVENTION, Step.NEIGHBOURHOOD),
    ),
    CardText(
        title="Eerst een sms, dan pas bellen",
        tried="Een half uur voor we belden, stuurden we een sms: wie belt, waarvoor, en dat het gratis is.",
        for_whom="Inwoners met een signaal en een mobiel nummer.",
        result="Meer mensen namen op. Vooral jongeren belden soms zelf terug voordat wij belden.",
        to_copy="Gebruik elke keer hetzelfde nummer.\nNoem een voornaam.\nBel echt binnen een uur.",
        mind="Noem in de sms geen schuld en geen bedrag. Een ander kan meelezen.",
        figures=(
            publishable("Opgenomen na een sms", "april en mei", 63, 140),
            publishable("Opgenomen zonder sms", "februari en maart", 38, 135),
        ),
        groups=(ForGroup.EVERYBODY, ForGroup.YOUNG),
        steps=(Step.REACHING,),
    ),
    CardText(
        title="Spreekuur in het dorp ernaast",
        tried="In twee dorpen waar iedereen elkaar kent, boden we het spreekuur aan in het buurdorp, met de buurtbus.",
        for_whom="Inwoners van kleine dorpen.",
        result="Het werkte minder dan gedacht: de buschauffeur kende ook iedereen. "
        "Een spreekuur bij de huisarts liep beter.",
        to_copy="Vraag eerst aan tien inwoners waar zij ongezien naar binnen kunnen.",
        mind="Kijk waar de ingang is. Een eigen deur maakt een spreekuur zichtbaar.",
        groups=(ForGroup.EVERYBODY,),
        steps=(Step.VISITING, Step.WALK_IN),
    ),
)
NOT_YET_SHARED = 3


def plan_prevention(codes: Sequence[int]) -> None:
    """The year of the first town and the cards of the first two; does nothing when they are there."""
    for place, code in enumerate(codes[:2]):
        by = _coordinator(code)
        with on_behalf_of(by):
            if Card.objects.filter(municipality_id=code).exists():
                continue
            if place == 0:
                _year(by)
                _first_cards(by)
            else:
                services.start_groups(by=by)
                _cards_of_their_own(by)
    if len(codes) > 1:
        _learn_from_each_other(codes[0], codes[1])


def _year(by: Acting) -> None:
    today = clock.today()
    services.start_groups(by=by)
    groups = {one.kind: one for one in RiskGroup.objects.filter(municipality_id=by.municipality)}
    allies = {}
    schools = list(Spot.objects.filter(municipality_id=by.municipality, kind=Spot.Kind.SCHOOL).order_by("pk")[:2])
    for name, kind, through, agreed, since in ALLIES:
        spot = schools.pop(0) if kind is Ally.Kind.SCHOOL and schools else None
        code_since = clock.month_after(today.replace(day=1), since) if since else None
        told = AllyTold(name, kind, spot=spot, through=through, agreed=agreed, code_since=code_since)
        allies[name] = services.keep_ally(by=by, told=told)
    figure = KeyFigure.objects.filter(municipality_id=by.municipality).order_by("name").first()
    colleague = accounts.colleagues(by=by).filter(pk=by.user_id or 0).first()
    for place, told_of in enumerate(ACTIVITIES):
        on = _on(told_of, today)
        written = on if on < today else today
        with clock.standing_at(datetime.combine(written, time(10), clock.AMSTERDAM)):
            plan = Plan(
                title=told_of.title,
                group=groups[told_of.group],
                kind=told_of.kind,
                on=on,
                at=None if told_of.kind is KIND.CAMPAIGN else time(19) if told_of.kind is KIND.EVENING else time(10),
                ally=allies.get(told_of.ally),
                place=told_of.place,
                colleague=colleague,
                figure=figure if place % 5 == 1 else None,
                expected=told_of.expected,
                materials=told_of.materials,
            )
            planned = services.plan_activity(by=by, plan=plan)
            if told_of.came is not None:
                services.hold_activity(by=by, activity=planned.pk, came=told_of.came, worked=told_of.worked)


def _on(told: Told, today: date) -> date:
    """Its day; on the working side of a weekend, and not before today when it is still to be held."""
    first = clock.month_after(today.replace(day=1), told.months)
    on = first.replace(day=told.day)
    on = date.fromordinal(on.toordinal() + {5: 2, 6: 1}.get(on.weekday(), 0))
    return max(on, today) if told.months == 0 else on


def _first_cards(by: Acting) -> None:
    """The advice of practitioners, shared but for a few that somebody is still working on."""
    for card in learning.start_cards(by=by)[NOT_YET_SHARED:]:
        learning.share_card(by=by, card=card.pk)


def _cards_of_their_own(by: Acting) -> None:
    for text in OF_ZILVERDIJK:
        card = learning.write_card(by=by, text=text)
        learning.share_card(by=by, card=card.pk)


def _learn_from_each_other(one: int, other: int) -> None:
    """Klokkendam does what Zilverdijk did, and tells how it went; and the other way round."""
    _tell_how_it_went(
        one,
        "sms",
        Verdict.WORKED,
        "Ook hier: wie weet wie er belt, neemt vaker op. Op zaterdag maakte het geen verschil.",
    )
    _tell_how_it_went(
        other,
        "kaartje zonder",
        Verdict.PARTLY,
        "In de flats wel, in het buitengebied komt bijna niemand langs een brievenbus.",
    )


def _tell_how_it_went(code: int, sought: str, verdict: Verdict, words: str) -> None:
    """Under the first card of others that is found by these words, once."""
    with on_behalf_of(_coordinator(code)) as by:
        for card in learnt.cards(by=by, wanted=learnt.Wanted(words=sought, whose=learnt.Whose.OTHERS))[:1]:
            if not Experience.objects.filter(municipality_id=code, card=card.pk).exists():
                learning.tell_experience(by=by, card=card.pk, verdict=verdict, words=words)


def _coordinator(code: int) -> Acting:
    email = next(one.email for one in COLLEAGUES if code in one.municipalities and Role.COORDINATOR in one.roles)
    return accounts.acting_as(User.objects.get(email=email), code)
