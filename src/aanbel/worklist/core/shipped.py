"""The scheme and the trays every municipality starts with, until it makes its own version.

The weights are ours, argued from DOMAIN §1.4 and §4.2–4.4, not a national norm: none was found. What
threatens a home or supply weighs most; then what several partners or months say; then the amount, read per
kind; youth and families a little; and waiting lifts a case slowly, so that nobody is forgotten.
"""

from aanbel.worklist.core.conditions import AgeGroup, Flag, Measure
from aanbel.worklist.core.msgids import gettext_noop as _
from aanbel.worklist.core.scheme import AgeRule, FlagRule, KindRule, Scheme, StepRule
from aanbel.worklist.core.trays import Test, Tray, Trays

SCHEME_NAME = _("Shipped scheme")

_KINDS = (
    ("huur", 12),
    ("hypotheek", 12),
    ("energie", 10),
    ("water", 8),
    ("zorg", 6),
    ("cak_zorg", 8),
    ("cak_eigen_bijdrage", 3),
    ("belastingdienst", 5),
    ("toeslagen", 5),
    ("duo", 3),
    ("overige", 3),
)


def _amount(kind: str, *steps: tuple[int, int]) -> StepRule:
    return StepRule(id=f"amount_{kind}", measure=Measure.AMOUNT, kind=kind, steps=steps)


SCHEME = Scheme(
    (
        FlagRule(id="crisis", flag=Flag.CRISIS, points=60),
        StepRule(id="end_of_supply", measure=Measure.SUPPLY, steps=((20, 20), (10, 30), (6, 40), (3, 50))),
        FlagRule(id="warm_handover", flag=Flag.WARM_HANDOVER, points=15),
        StepRule(id="partners", measure=Measure.PARTNERS, steps=((2, 20), (3, 30), (4, 35))),
        FlagRule(id="multiple", flag=Flag.MULTIPLE, points=5),
        StepRule(id="repeats", measure=Measure.TIMES, steps=((2, 5), (3, 10), (4, 15))),
        KindRule(id="kind", points=_KINDS),
        _amount("huur", (25_000, 3), (75_000, 8), (150_000, 15), (300_000, 20)),
        _amount("hypotheek", (50_000, 3), (150_000, 8), (300_000, 15)),
        _amount("energie", (15_000, 3), (40_000, 8), (100_000, 15)),
        _amount("water", (7_500, 5), (15_000, 10), (30_000, 15)),
        _amount("zorg", (20_000, 3), (50_000, 8), (90_000, 12)),
        StepRule(id="amount", measure=Measure.AMOUNT, steps=((100_000, 4), (250_000, 8), (500_000, 12))),
        FlagRule(id="children", flag=Flag.CHILDREN, points=10),
        AgeRule(id="young_adult_health", group=AgeGroup(18, 25, "zorg"), points=12),
        AgeRule(id="youth", group=AgeGroup(18, 25), points=4),
        AgeRule(id="elderly", group=AgeGroup(67, 120), points=4),
        StepRule(id="attempts", measure=Measure.ATTEMPTS, steps=((3, -5), (5, -15), (8, -30))),
        StepRule(id="waiting", measure=Measure.WAITING, steps=((7, 2), (14, 5), (21, 8), (28, 12), (56, 15))),
    )
)

TRAYS = Trays(
    (
        Tray(
            slug="crisis",
            name=_("Crisis"),
            action=_("Call today. Not reached? Go there today."),
            when=((Test(flag=Flag.CRISIS),),),
        ),
        Tray(
            slug="end_of_supply",
            name=_("End of supply"),
            action=_("Call now, and visit before supply stops."),
            when=((Test(flag=Flag.END_OF_SUPPLY),),),
        ),
        Tray(
            slug="handover",
            name=_("Warm handover"),
            action=_("Call the partner who already has contact, and take over together."),
            when=((Test(flag=Flag.WARM_HANDOVER),),),
        ),
        Tray(
            slug="last_try",
            name=_("Last try"),
            action=_("Leave a card by hand, at another time of day. No answer? Close the case."),
            when=((Test(measure=Measure.ATTEMPTS, at_least=5), Test(flag=Flag.REACHED, unless=True)),),
        ),
        Tray(
            slug="youth",
            name=_("Young adults"),
            action=_("Send a text or WhatsApp message, then call."),
            when=((Test(age=AgeGroup(18, 25)),),),
        ),
        Tray(
            slug="visit",
            name=_("Home visit"),
            action=_("Plan a visit; write first if your municipality announces visits."),
            when=(
                (Test(measure=Measure.PARTNERS, at_least=2),),
                (Test(measure=Measure.TIMES, at_least=3),),
                (Test(measure=Measure.AMOUNT, at_least=75_000, kind="huur"),),
                (Test(measure=Measure.AMOUNT, at_least=100_000),),
            ),
        ),
        Tray(
            slug="letter",
            name=_("Letter or card"),
            action=_("Send a card or a short letter, and say how to reach you."),
            when=((Test(measure=Measure.AMOUNT, at_least=15_000, unless=True),),),
        ),
        Tray(
            slug="call",
            name=_("Call"),
            action=_("Call, on another part of the day each time."),
            when=((Test(flag=Flag.PHONE),),),
        ),
        Tray(
            slug="write",
            name=_("No phone number"),
            action=_("Write that you will come by, and go there."),
        ),
    )
)
