"""The approaches every municipality starts with, until it makes its own version.

Ours, argued from practice and not a national norm, for there is none (DOMAIN §4.3–4.7): a crisis is called and visited
the same day; who owes several partners is visited, after a letter that lets one say no (Roermond, Groningen); young
people get few words on their phone (NVVK 2022: hard to reach by paper); older people are visited twice, since they let
you in and then say no; who is sharp about data hears at once where the data came from; a small arrear gets a card.
"""

from aanbel.outreach.core.approach import Approach, Asks, Audience, DayPart, Kind, Sequence, Step
from aanbel.outreach.core.msgids import gettext_noop as _

APPROACH_NAME = _("Shipped approaches")

_CRISIS = Sequence(
    slug="crisis",
    name=_("Crisis"),
    purpose=_("Somebody may lose home, light or water. Call and go there today; tomorrow again."),
    audience=Audience(trays=("crisis",)),
    steps=(
        Step(kind=Kind.PHONE, within=0),
        Step(kind=Kind.VISIT, within=0, asks=Asks.TWO, template="kaart_aan_de_deur"),
        Step(kind=Kind.PHONE, days=1, within=1),
        Step(kind=Kind.VISIT, days=1, within=1, day_part=DayPart.EVENING, asks=Asks.TWO),
        Step(kind=Kind.LETTER, days=1, within=2, template="brief_hulp"),
    ),
    minimum_days=0,
    maximum=6,
    return_visit=2,
    opening=_("Say first that you come to help, that it is free, and that there is still time to do something."),
)

_END_OF_SUPPLY = Sequence(
    slug="end_of_supply",
    name=_("End of supply"),
    purpose=_("Gas, electricity, heat or water may stop on a date. Speak to somebody before it."),
    audience=Audience(trays=("end_of_supply",)),
    steps=(
        Step(kind=Kind.PHONE, within=1),
        Step(kind=Kind.VISIT, days=1, within=2, template="kaart_aan_de_deur"),
        Step(kind=Kind.PHONE, days=2, within=2),
        Step(kind=Kind.VISIT, days=2, within=3, asks=Asks.VISITS),
        Step(kind=Kind.LETTER, days=2, within=2, template="brief_hulp"),
    ),
    minimum_days=1,
    maximum=6,
    return_visit=3,
    opening=_("Say that supply need not stop: who asks for help in time keeps it on."),
)

_HANDOVER = Sequence(
    slug="handover",
    name=_("Warm handover"),
    purpose=_("The partner already speaks with the resident. Call together, or go there together."),
    audience=Audience(trays=("handover",)),
    steps=(
        Step(kind=Kind.PHONE, within=2),
        Step(kind=Kind.VISIT, days=3, template="kaart_aan_de_deur"),
        Step(kind=Kind.PHONE, days=4),
    ),
    maximum=4,
    opening=_("Name the person of the partner whom the resident knows."),
)

_LAST_TRY = Sequence(
    slug="last_try",
    name=_("Last try"),
    purpose=_("Five attempts, and nobody was reached. One card by hand; then close, and the door stays open."),
    audience=Audience(trays=("last_try",)),
    steps=(Step(kind=Kind.CARD, days=7, within=10, template="kaart_hulp"),),
    maximum=7,
    evening=False,
    after=5,
)

_YOUTH = Sequence(
    slug="youth",
    name=_("Young people"),
    purpose=_("18 to 25: short and on the phone. One message, one call, one message; then a visit."),
    audience=Audience(youngest=18, eldest=25),
    steps=(
        Step(kind=Kind.TEXT, within=3, template="sms_hulp"),
        Step(kind=Kind.PHONE, days=2, within=3, day_part=DayPart.AFTERNOON, asks=Asks.YOUNG),
        Step(kind=Kind.TEXT, days=4, within=3, template="sms_herinnering"),
        Step(kind=Kind.VISIT, days=4, asks=Asks.YOUNG, template="kaart_aan_de_deur"),
        Step(kind=Kind.EMAIL, days=4, template="mail_hulp"),
    ),
    maximum=5,
    opening=_("Use few words, and say what they can do with one tap or one call."),
)

_ENTREPRENEUR = Sequence(
    slug="entrepreneur",
    name=_("Entrepreneurs"),
    purpose=_(
        "For who runs a business on their own name. A worker notes it on the case: the register does not say so."
    ),
    audience=Audience(entrepreneur=True),
    steps=(
        Step(kind=Kind.PHONE, day_part=DayPart.EVENING, asks=Asks.ENTREPRENEURS),
        Step(kind=Kind.EMAIL, days=2, template="mail_ondernemer"),
        Step(kind=Kind.PHONE, days=4, day_part=DayPart.MORNING, asks=Asks.ENTREPRENEURS),
        Step(kind=Kind.OFFICE, days=5, template="brief_ondernemer", asks=Asks.ENTREPRENEURS),
        Step(kind=Kind.LETTER, days=7, template="brief_ondernemer"),
    ),
    maximum=5,
    opening=_("Ask how the business is doing. Do not meet in the shop, where customers and staff can hear."),
)

_ENERGY = Sequence(
    slug="energy",
    name=_("High energy bills"),
    purpose=_("A large energy bill in one go, also where nobody expects it. Open about data from the first line."),
    audience=Audience(kind="energie", amount=150_000),
    steps=(
        Step(kind=Kind.LETTER, within=3, template="brief_energie"),
        Step(kind=Kind.PHONE, days=5),
        Step(kind=Kind.PHONE, days=3),
        Step(kind=Kind.VISIT, days=5, announce=4, template="brief_bezoek"),
    ),
    maximum=5,
    opening=_("Say at once where the data came from, that the law allows it, and that they may say no."),
)

_OLDER = Sequence(
    slug="older",
    name=_("Older people"),
    purpose=_("67 and older: a letter, and time for a talk. Let in but nothing agreed? Once more; a no is a no."),
    audience=Audience(youngest=67, eldest=120),
    steps=(
        Step(kind=Kind.VISIT, announce=5, template="brief_bezoek", asks=Asks.VISITS),
        Step(kind=Kind.PHONE, days=3, day_part=DayPart.MORNING),
        Step(kind=Kind.VISIT, days=7, asks=Asks.VISITS, template="kaart_aan_de_deur"),
        Step(kind=Kind.CARD, days=7, template="kaart_hulp"),
    ),
    maximum=6,
    evening=False,
    return_visit=10,
    opening=_("Take time for a talk. Somebody who cannot place you may ring the town hall first; offer that."),
)

_SEVERAL = Sequence(
    slug="several",
    name=_("Several partners or a high amount"),
    purpose=_("Much at once. A letter announces a visit, so that one can say no or choose another time."),
    audience=Audience(trays=("visit",)),
    steps=(
        Step(kind=Kind.VISIT, announce=4, template="brief_bezoek", asks=Asks.VISITS),
        Step(kind=Kind.PHONE, days=2),
        Step(kind=Kind.VISIT, days=5, asks=Asks.VISITS, template="kaart_aan_de_deur"),
        Step(kind=Kind.OFFICE, days=5, template="brief_andere_plek"),
    ),
    maximum=6,
    return_visit=7,
)

_SMALL = Sequence(
    slug="small",
    name=_("Single small arrear"),
    purpose=_("Little is wrong, and perhaps nothing. A card and a call, no pressure."),
    audience=Audience(trays=("letter",)),
    steps=(
        Step(kind=Kind.CARD, within=10, template="kaart_hulp"),
        Step(kind=Kind.PHONE, days=7, within=10),
        Step(kind=Kind.LETTER, days=10, within=10, template="brief_hulp"),
    ),
    minimum_days=5,
    maximum=3,
    evening=False,
)

_NO_PHONE = Sequence(
    slug="no_phone",
    name=_("No phone number"),
    purpose=_("Write that you will come by, and go there."),
    audience=Audience(trays=("write",)),
    steps=(
        Step(kind=Kind.VISIT, announce=4, template="brief_bezoek"),
        Step(kind=Kind.VISIT, days=4, template="kaart_aan_de_deur"),
        Step(kind=Kind.LETTER, days=7, template="brief_hulp"),
    ),
    maximum=5,
)

_EVERYONE = Sequence(
    slug="everyone",
    name=_("Everyone else"),
    purpose=_("Call on different parts of the day, then a card and a visit."),
    audience=Audience(),
    steps=(
        Step(kind=Kind.PHONE),
        Step(kind=Kind.PHONE, days=2),
        Step(kind=Kind.CARD, days=2, template="kaart_hulp"),
        Step(kind=Kind.VISIT, days=5, template="kaart_aan_de_deur"),
        Step(kind=Kind.LETTER, days=7, template="brief_hulp"),
    ),
    maximum=6,
)

APPROACH = Approach(
    (
        _CRISIS,
        _END_OF_SUPPLY,
        _HANDOVER,
        _LAST_TRY,
        _YOUTH,
        _ENTREPRENEUR,
        _ENERGY,
        _OLDER,
        _SEVERAL,
        _SMALL,
        _NO_PHONE,
        _EVERYONE,
    )
)
