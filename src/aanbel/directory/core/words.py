"""Plain words to kinds of help: what people say at the desk, and which kind of help that most likely asks for.

A list to be read and mended by people of the trade, not a model. A phrase counts when each of its words is in the
question; the phrase that shares most letters with it goes first, so that “huurtoeslag” is about benefits and
“huur niet betaald” about debts.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import takewhile

from aanbel.directory.core.foreign import FOREIGN
from aanbel.directory.core.kinds import ServiceKind as Kind

MEANINGS: dict[Kind, str] = {
    Kind.DEBT_HELP: """
        schuld | schulden | schuldhulp | schuldsanering | schuldbemiddeling | achterstand | betalingsachterstand |
        huur niet betaald | huur niet betalen | huurachterstand | huur achter | hypotheek niet betalen |
        rekening niet betalen | rekeningen niet betaald | kan niet betalen | betalingsregeling | deurwaarder |
        beslag | loonbeslag | beslaglegging | incasso | incassobureau | aanmaning | dagvaarding | vonnis |
        afgesloten | stroom afgesloten | gas afgesloten | water afgesloten | energie afgesloten |
        afsluiting energie | huis uit | uit huis gezet | ontruiming | uithuiszetting | bewind | bewindvoerder |
        wsnp | lening | leningen | geld lenen | klarna | achteraf betalen | afbetalen | dwangbevel | rekeningen |
        hypotheek | belastingschuld | belasting betalen | afsluiten stroom | afsluiten gas | afsluiten water |
        afsluiten energie | waterafsluiting | boete | boetes | zorgpremie niet betaald |
        premie niet betaald | rood staan | energieschuld | schulden zorgverzekering | schuld zorgverzekering |
        zorgverzekering niet betaald""",
    Kind.BUDGET_COACH: """
        budget | budgetcoach | budgetteren | rondkomen | niet rondkomen | niet rond | geld tekort | kom tekort |
        overzicht geld | overzicht inkomsten uitgaven | leren omgaan met geld | omgaan met geld | huishoudboekje |
        sparen | uitgaven | nooit genoeg geld | maand te lang""",
    Kind.SOCIAL_WORK: """
        stress | zorgen | piekeren | ruzie | scheiding | gescheiden | eenzaam | opvoeding | opvoeden | mantelzorg |
        maatschappelijk werk | wijkteam | sociaal team | iemand om mee praten | rouw | huiselijk geweld | gezin |
        problemen thuis""",
    Kind.LAW: """
        bezwaar | bezwaarschrift | bezwaar maken | beroep | afgewezen | afwijzing | uitkering afgewezen |
        toeslag terugbetalen | terugvordering | teruggevorderd | rechten | advocaat | juridisch | jurist |
        raadsman | raadslieden | sociaal raadslieden | ontslag | ontslagen | arbeidscontract | huurcontract |
        verhuurder herstel | besluit | besluit niet mee eens | niet mee eens | rechtbank | klacht | letselschade""",
    Kind.WORKPLACE: """
        brief | brieven | brief niet begrepen | brief begrijpen | snap brief niet | moeilijke brief | inloop |
        inloopspreekuur | zonder afspraak | spreekuur | vraag over geld | geldvraag | werkplaats financien""",
    Kind.PAPERWORK: """
        formulier | formulieren | formulier invullen | administratie | administratie op orde | thuisadministratie |
        post | papieren | paperassen | papierwinkel | ordenen | post openen | ongeopende post | enveloppen | digid |
        aangifte | belastingaangifte | aanvraag invullen | aanvragen hulp | belastingformulier""",
    Kind.BUDDY: """
        maatje | schuldhulpmaatje | vrijwilliger naast | vrijwilliger thuis | iemand mee | steun |
        ervaringsdeskundige | lotgenoten""",
    Kind.ENTREPRENEUR: """
        zzp | zzper | winkel | ondernemer | onderneming | zelfstandige | bedrijf | eigen bedrijf | eigen zaak | bbz |
        faillissement | failliet | btw | kvk | bedrijfsschulden | zzp schulden | ondernemer schulden |
        bedrijf schulden | omzet | klanten betalen niet""",
    Kind.ENERGY: """
        energie | energierekening | energie rekening | energiecoach | energiekosten | stroom | gas | gasrekening |
        verwarming | kou |
        koud | isolatie | tocht | stoken | kachel | energie besparen | jaarafrekening | voorschot energie |
        witgoed | wasmachine | koelkast | waterrekening | voorzieningenwijzer""",
    Kind.SELF_HELP: """
        zelf doen | zelf regelen | zelftest | geldfit | geldtest | online hulp | anoniem | chat | app | website |
        rekenhulp | zelf oplossen""",
    Kind.OUTREACHING: """
        dakloos | dakloze | slapen straat | slaapt straat | zwerven | verslaving | verslaafd | drugs | alcohol |
        drank | gokken | gokverslaving | verward | vervuiling | mijdt zorg | zorgmijder | niemand doet open |
        noodopvang | opvang""",
    Kind.INCOME: """
        werkloos | geen werk | baan kwijt | alleenstaande moeder | alleenstaande ouder | zorgverzekering |
        toeslag | toeslagen | huurtoeslag | zorgtoeslag | kindgebonden budget | kinderopvangtoeslag | uitkering |
        bijstand | bijstandsuitkering | bijzondere bijstand | inkomen | geen inkomen | inkomen laag | minima | aow |
        aanvullend pensioen | aio | ww | wia | wajong | kwijtschelding | gemeentelijke belastingen | stadspas |
        meedoen | kinderen sport | sportclub | schoolspullen | laptop school | studiefinanciering | studieschuld |
        geen geld | individuele inkomenstoeslag | inkomenstoeslag | alleenverdiener""",
    Kind.OTHER: """
        eten | geen eten | voedsel | voedselbank | honger | kleding | kledingbank | luiers | babyspullen | meubels |
        kringloop | tolk | tolken | vertalen | vertaling | taal | taalles | nederlands leren | niet lezen |
        lezen schrijven | kinderfeest |
        laaggeletterd | computer | computerles | computercursus | fiets | speelgoed | verjaardag | verhuizen""",
}
"""Per kind the phrases that lead to it, as people say them."""

_WORD = re.compile(r"[^\W_]+")


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text in small letters without accents, in any script.

    >>> words_of("Financiën: wéér een brief!")
    ('financien', 'weer', 'een', 'brief')
    >>> words_of("Борг!")
    ('борг',)
    """
    plain = unicodedata.normalize("NFKD", text.lower())
    return tuple(_WORD.findall("".join(letter for letter in plain if not unicodedata.combining(letter))))


def kinds_for(words: Iterable[str], language: str = "") -> tuple[Kind, ...]:
    """The kinds of help these words ask for, the likeliest first; at most three. Dutch, or else this language.

    >>> [kind.value for kind in kinds_for(words_of("ik kan de huur niet betalen"))][0]
    'debt_help'
    >>> kinds_for(words_of("aardbeien"))
    ()
    >>> [kind.value for kind in kinds_for(words_of("czynsz"), "pl")]
    ['debt_help']
    """
    asked = tuple(words)
    best: dict[Kind, int] = {}
    for kind, phrase in _phrases(language):
        letters = [max((_shared(word, wanted) for word in asked), default=0) for wanted in phrase]
        if all(letters):
            best[kind] = max(best.get(kind, 0), sum(letters))
    return tuple(sorted(best, key=lambda kind: -best[kind]))[:3]


@lru_cache(maxsize=1)
def known_words() -> frozenset[str]:
    """All words of the list: known, so not mended as a typing error."""
    return frozenset(word for _kind, phrase in _phrases() for word in phrase)


@lru_cache
def _phrases(language: str = "") -> tuple[tuple[Kind, tuple[str, ...]], ...]:
    told = [*MEANINGS.items(), *FOREIGN.get(language, {}).items()]
    return tuple((kind, phrase) for kind, phrases in told for phrase in _split(phrases))


def _split(told: str) -> Iterator[tuple[str, ...]]:
    return (words_of(phrase) for phrase in told.split("|"))


def _shared(word: str, wanted: str) -> int:
    """How many letters a word shares with the wanted one, when it is a form or a compound of it; else none.

    Dutch bends the end of a word (betaald, betalen) and joins words (gasrekening): so the beginning must be the same
    but for three letters, or the wanted word stands at the end.
    """
    if word == wanted:
        return len(wanted) + 1
    if len(wanted) < 4:
        return 0
    same = sum(1 for _both in takewhile(lambda pair: pair[0] == pair[1], zip(word, wanted, strict=False)))
    if same >= max(4, len(wanted) - 3):
        return same
    return len(wanted) - 1 if len(wanted) >= 5 and word.endswith(wanted) else 0
