"""The guide of a talk: seven stations, after the practice of early signals and of practitioners (sources 1 to 3).

Introduce yourself and say why · check the data calmly · let them tell their story, listen, ask open questions · ask
leave before you write more down · offer what would help, financial or not · agree on one next step. Each station has
what one may say (between quotes on the screen) and what to mind. Some groups need something else; that comes on top:

- **young**: hard to reach, reads short messages, often only the health insurance (source 1, NVVK 2021);
- **older**: likes the talk, lets you in, then says no: leave the door open and come a second time (source 1);
- **entrepreneur**: the business and the household run together (DOMAIN §1.6);
- **assertive**: "you may not use my data": say at once where they came from and how to stop it (source 1, AVG 13/21).
"""

from dataclasses import dataclass, field
from enum import StrEnum

from aanbel.cases.core.msgids import gettext_noop as _
from aanbel.cases.core.pointers import PENSION_FROM, YOUNG_UNTIL


class Station(StrEnum):
    """The stations of a talk, in order."""

    WHO_AND_WHY = "who_and_why"
    CHECK = "check"
    STORY = "story"
    CONSENT = "consent"
    HELP = "help"
    NEXT_STEP = "next_step"
    UNDERSTOOD = "understood"


class Audience(StrEnum):
    """Whom one talks with; `ANYONE` when nothing special is known."""

    ANYONE = "anyone"
    YOUNG = "young"
    OLDER = "older"
    ENTREPRENEUR = "entrepreneur"
    ASSERTIVE = "assertive"


@dataclass(frozen=True)
class Lines:
    """What one may say, and what to mind."""

    say: tuple[str, ...] = ()
    mind: tuple[str, ...] = ()

    def __add__(self, other: "Lines") -> "Lines":
        return Lines(self.say + other.say, self.mind + other.mind)


@dataclass(frozen=True)
class Leg:
    """One station as it is shown: its title and its lines."""

    station: Station
    title: str
    lines: Lines = field(default_factory=Lines)


TITLES: dict[Station, str] = {
    Station.WHO_AND_WHY: _("Who am I, and why am I here"),
    Station.CHECK: _("Check the data together"),
    Station.STORY: _("Your story"),
    Station.CONSENT: _("May I write this down?"),
    Station.HELP: _("What would help"),
    Station.NEXT_STEP: _("One next step"),
    Station.UNDERSTOOD: _("Did we understand each other?"),
}

GUIDE: dict[Station, Lines] = {
    Station.WHO_AND_WHY: Lines(
        say=(
            _("Hello, I am … and I work for the municipality. Is this a good moment?"),
            _("I come to offer help. It is free and you decide."),
            _("Would you rather talk inside, by phone, or somewhere else?"),
        ),
        mind=(
            _("Say why only to the resident, and where nobody else hears it."),
            _("Make it easy to say no. No is no."),
        ),
    ),
    Station.CHECK: Lines(
        say=(_("We received a message. I would like to know whether it is right. Shall we look together?"),),
        mind=(
            _("Start calmly with the data. It gives both of you time to land."),
            _("Not right? Believe it, note it, and find out later with the partner."),
        ),
    ),
    Station.STORY: Lines(
        say=(
            _("How are things going?"),
            _("What happened, do you think?"),
            _("What have you tried already? What helped a little?"),
        ),
        mind=(
            _("Listen. Ask open questions, and never “why”."),
            _("Repeat in your own words what you heard. Talk about other things too; a smile may be there."),
            _("Unopened post, no heating, no food: offer to look at it together."),
        ),
    ),
    Station.CONSENT: Lines(
        mind=(_("Until the yes you write down nothing but what was agreed."),),
    ),
    Station.HELP: Lines(
        say=(
            _("What would help you most at this moment?"),
            _("Shall I tell what else there is?"),
            _("Shall we put income and costs beside each other, on one sheet?"),
        ),
        mind=(
            _("What is about money, and what belongs with somebody else? Offer to call together."),
            _("Give one or two options, not ten."),
        ),
    ),
    Station.NEXT_STEP: Lines(
        say=(_("What is the first small step? Who does it, and when?"),),
        mind=(_("One step. It need not be yours."),),
    ),
    Station.UNDERSTOOD: Lines(
        say=(
            _("I would like to know whether I explained it well. What will you do first, in your own words?"),
            _("Was this talk of use to you?"),
        ),
        mind=(
            _("Being able to read a letter is not yet understanding it. Ask on."),
            _("Leave your name and number on paper."),
        ),
    ),
}

EXTRA: dict[Audience, dict[Station, Lines]] = {
    Audience.ANYONE: {},
    Audience.YOUNG: {
        Station.WHO_AND_WHY: Lines(
            say=(_("Shall I send you a message first? Then you know it is me."),),
            mind=(_("Keep it short. Parents at home may know nothing of this."),),
        ),
        Station.HELP: Lines(
            say=(_("Shall we arrange it on your phone right now?"),),
            mind=(_("Often it is only the health insurance. Look at care allowance and study finance first."),),
        ),
    },
    Audience.OLDER: {
        Station.STORY: Lines(
            mind=(_("Take time for coffee. The talk itself may be what is missing."),),
        ),
        Station.NEXT_STEP: Lines(
            say=(_("You need not decide today. Shall I come by once more next week?"),),
            mind=(_("Let in and then a no? Plan a second visit, if they like that."),),
        ),
    },
    Audience.ENTREPRENEUR: {
        Station.CHECK: Lines(
            mind=(_("The contract may be in the name of the business. Check which purse it belongs to."),),
        ),
        Station.STORY: Lines(
            say=(_("How is the business doing, and what is left for the household?"),),
        ),
        Station.HELP: Lines(
            mind=(_("Point at support for the self-employed (Bbz) and do not give tax advice yourself."),),
        ),
    },
    Audience.ASSERTIVE: {
        Station.WHO_AND_WHY: Lines(
            say=(
                _("Your supplier has to tell us when a bill stays open. The law says so, so that we can offer help."),
                _("You may see what we have, and you may say that we must stop. I write that down at once."),
            ),
            mind=(_("Say at once where the data came from. Do not defend; explain."),),
        ),
        Station.HELP: Lines(
            mind=(_("High energy bills hit big houses hardest. Start with the energy, not with the budget."),),
        ),
    },
}

TOPICS: tuple[tuple[str, str], ...] = (
    ("home", _("Living")),
    ("bolt", _("Energy")),
    ("droplet", _("Water")),
    ("stethoscope", _("Health")),
    ("mood-kid", _("Children")),
    ("school", _("School")),
    ("briefcase", _("Work")),
    ("coin-euro", _("Income")),
    ("mail", _("Post")),
    ("phone", _("Phone")),
    ("heart-handshake", _("Family and friends")),
    ("car", _("Transport")),
)
"""Pictures to point at when words do not come: the icon and its word. What is pointed at is not stored."""


def guide(audience: Audience) -> list[Leg]:
    """The stations of a talk with this audience, what is special for it after what holds for everyone.

    >>> [leg.station.value for leg in guide(Audience.ANYONE)][:3]
    ['who_and_why', 'check', 'story']
    >>> len(guide(Audience.ASSERTIVE)[0].lines.say) - len(guide(Audience.ANYONE)[0].lines.say)
    2
    """
    extra = EXTRA[audience]
    return [Leg(station, TITLES[station], extra.get(station, Lines()) + GUIDE[station]) for station in Station]


def likely_audience(ages: list[int]) -> Audience:
    """A proposal from the ages at the door; the one who talks chooses.

    >>> likely_audience([24]).value, likely_audience([71, 70]).value, likely_audience([24, 51]).value
    ('young', 'older', 'anyone')
    """
    if ages and all(age < YOUNG_UNTIL for age in ages):
        return Audience.YOUNG
    if ages and all(age >= PENSION_FROM for age in ages):
        return Audience.OLDER
    return Audience.ANYONE
