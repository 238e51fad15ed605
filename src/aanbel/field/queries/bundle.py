"""Today's bundle for one visitor: rounds that were handed out, the doors in order, and the fewest things about each.

What goes along is weighed per field in docs/explanation/phone.md. Whom to ask for goes along because “is mevrouw De
Boer thuis?” keeps the reason from whoever else opens; a birth date, an amount or a creditor would not help at the door.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from aanbel.accounts import queries as accounts
from aanbel.audit.acting import Acting
from aanbel.cases import queries as cases
from aanbel.cases.models import ContactAttempt
from aanbel.field.core import shapes
from aanbel.field.permissions import check_can_go_out
from aanbel.field.queries.paper import codes_printed
from aanbel.kernel import clock
from aanbel.kernel.identity import PostalAddress
from aanbel.outreach import queries as outreach
from aanbel.outreach.queries.recipients import AT_THE_DOOR, Recipient, recipients
from aanbel.visits import queries as visits
from aanbel.visits.models import AddressMark, Round, Stop, VisitNeed
from aanbel.visits.queries.door import stopped_doors

SHOWN_ATTEMPTS = 6
GIVEN = (Round.State.HANDED_OUT, Round.State.UNDER_WAY)
"""A draft may still change, and what is done need not be carried any more."""
ON_THE_WAY = (Stop.State.PLANNED, Stop.State.VISITED)
"""Doors that were taken out go along no more; a phone that has them still is told so (`standing_for`)."""


@dataclass(frozen=True)
class TodaysRounds:
    """The rounds on which this visitor goes today, and their doors in order."""

    rounds: list[Round]
    stops: dict[int, list[Stop]]
    taken_out: list[Stop]

    @property
    def doors(self) -> list[Stop]:
        return [stop for one in self.rounds for stop in self.stops[one.pk]]


def todays_rounds(*, by: Acting) -> TodaysRounds:
    """What was handed out to this user for today, without the doors that were taken out of it."""
    check_can_go_out(by)
    found = [
        one
        for one in visits.rounds_of(by=by, user_id=by.user_id or 0, day=clock.today())
        if Round.State(one.state) in GIVEN
    ]
    going = {one.pk: [stop for stop in one.stops.all() if stop.state in ON_THE_WAY] for one in found}
    out = [stop for one in found for stop in one.stops.all() if stop.state not in ON_THE_WAY]
    return TodaysRounds(found, going, out)


def bundle_for(*, by: Acting) -> shapes.Bundle:
    """The whole bundle. What it is called (`version`) follows from what is in it."""
    now = clock.now()
    today = todays_rounds(by=by)
    house = accounts.municipality(by.municipality)
    known = _Known.about(by, today.doors)
    bundle = shapes.Bundle(
        day=clock.today(),
        made_at=now,
        expires_at=tonight(),
        version="",
        visitor=by.name,
        help_phone=house.phone,
        guide=[shapes.GuideStep(title=title, lines=lines) for title, lines in cases.guide_in_words()],
        rounds=[_round(by, one, today.stops[one.pk], known) for one in today.rounds],
    )
    return bundle.model_copy(update={"version": _version(bundle)})


def standing_for(*, by: Acting) -> shapes.Standing:
    """The version that would be given now, and the doors at which one need not ring any more."""
    bundle, out = bundle_for(by=by), todays_rounds(by=by).taken_out
    stopped = [shapes.StoppedDoor(stop=stop, sentence=why) for stop, why in stopped_doors(by=by, stops=out).items()]
    stopped += [
        shapes.StoppedDoor(stop=stop.id, sentence=stop.stopped)
        for one in bundle.rounds
        for stop in one.stops
        if stop.stopped
    ]
    return shapes.Standing(day=bundle.day, version=bundle.version, stopped=stopped, now=bundle.made_at)


def tonight() -> datetime:
    """Midnight: until then a bundle is kept."""
    return datetime.combine(clock.today() + timedelta(days=1), time.min, clock.AMSTERDAM)


def _version(bundle: shapes.Bundle) -> str:
    told = bundle.model_dump(mode="json", exclude={"made_at", "version"})
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:16]


@dataclass(frozen=True)
class _Known:
    """What is known of all doors of the day, read in a fixed number of queries."""

    people: dict[int, Recipient]
    phones: dict[int, str]
    wishes: dict[int, str]
    languages: dict[int, str]
    needs: dict[int, VisitNeed]
    attempts: dict[int, list[ContactAttempt]]
    flags: dict[int, str]
    codes: dict[int, str]
    stopped: dict[int, str]

    @classmethod
    def about(cls, by: Acting, doors: Sequence[Stop]) -> "_Known":
        numbers = {stop.case_id for stop in doors}
        here = {"municipality_id": by.municipality}
        return cls(
            people=recipients(by=by, cases_=numbers),
            phones=outreach.phones_of(by=by, cases=numbers),
            wishes=outreach.wishes_of(by=by, cases=numbers),
            languages=outreach.languages_of(by=by, cases=numbers),
            needs={one.case_id: one for one in VisitNeed.objects.filter(**here, case__in=numbers)},
            attempts=_attempts(by, numbers),
            flags={
                mark.address_id: mark.words or str(AddressMark.Kind.UNSAFE.label)
                for mark in AddressMark.objects.standing(clock.today()).filter(
                    **here, address__in={stop.address_id for stop in doors}, kind=AddressMark.Kind.UNSAFE
                )
            },
            codes=codes_printed(by=by, stops=[stop.pk for stop in doors]),
            stopped=stopped_doors(by=by, stops=doors),
        )


def _attempts(by: Acting, numbers: Collection[int]) -> dict[int, list[ContactAttempt]]:
    found: dict[int, list[ContactAttempt]] = defaultdict(list)
    rows = ContactAttempt.objects.filter(municipality_id=by.municipality, case__in=numbers, undone_at__isnull=True)
    for one in rows.order_by("-on", "-registered_at", "-pk"):
        if len(found[one.case_id]) < SHOWN_ATTEMPTS:
            found[one.case_id].append(one)
    return found


def _round(by: Acting, one: Round, stops: Sequence[Stop], known: _Known) -> shapes.Round:
    mates = [visitor.user.name for visitor in one.visitors.all() if visitor.user_id != by.user_id]
    return shapes.Round(
        number=one.pk,
        name=str(one.sequence),
        mates=mates,
        starts=one.starts,
        ends=one.ends,
        stops=[_stop(order, stop, mates, known) for order, stop in enumerate(stops, start=1)],
    )


def _stop(order: int, stop: Stop, mates: list[str], known: _Known) -> shapes.Stop:
    at, case = stop.address, stop.case_id
    address = PostalAddress(at.postcode, at.house_number, at.house_letter, at.house_addition, at.street, at.place)
    who, need = known.people.get(case), known.needs.get(case)
    return shapes.Stop(
        id=stop.pk,
        order=order,
        door=address.line,
        place=f"{at.postcode[:4]} {at.postcode[4:]} {at.place}".strip(),
        elsewhere=stop.elsewhere,
        who=_ask_for(who),
        window=_window(stop),
        arrive=stop.arrive,
        minutes=round((stop.leave - stop.start).total_seconds() / 60),
        announced=stop.announced,
        duo_with=mates if stop.duo else [],
        language=(need.language if need else "") or known.languages.get(case, ""),
        wish=known.wishes.get(case, ""),
        attempts=[
            shapes.Attempt(on=attempt.on, day_part=attempt.day_part, kind=attempt.kind)
            for attempt in known.attempts.get(case, [])
        ],
        phone=known.phones.get(case, ""),
        flag=known.flags.get(stop.address_id, ""),
        card_code=known.codes.get(stop.pk, ""),
        visited=stop.state == Stop.State.VISITED,
        stopped=known.stopped.get(stop.pk, ""),
    )


def _ask_for(who: Recipient | None) -> str:
    """Whom to ask for; nothing when the signals name nobody who lives there."""
    name = who.values["naam"] if who and not who.why else ""
    return "" if name == AT_THE_DOOR else name


def _window(stop: Stop) -> str:
    """The hours that were promised, as `10:00–11:00`."""
    if not (stop.agreed_from and stop.agreed_until):
        return ""
    hours = (moment.astimezone(clock.AMSTERDAM).strftime("%H:%M") for moment in (stop.agreed_from, stop.agreed_until))
    return "–".join(hours)
