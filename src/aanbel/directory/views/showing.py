"""What pages of the social map show alike: the week of an entry, what it costs, for whom it is, and remarks."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils import formats
from django.utils.translation import gettext as _

from aanbel.directory.core.asking import PROPOSABLE
from aanbel.directory.core.opening import Rule, names_days, opening, together
from aanbel.directory.core.week import Day, week_from
from aanbel.directory.models import Remark, Schedule
from aanbel.directory.queries.cards import Card
from aanbel.directory.wording.entries import ago_words, language_words
from aanbel.directory.wording.fields import FIELDS
from aanbel.directory.wording.hours import closure_words, day_words, opening_words
from aanbel.kernel import clock


@dataclass(frozen=True)
class ShownDay:
    """A day of the strip: its name, its hours in words, and the bars of the picture."""

    name: str
    words: str
    bars: list[tuple[str, str]]
    today: bool


def weeks(card: Card) -> list[dict[str, Any]]:
    """The hours of the entry itself, or of each place that has its own."""
    shut = [one for one in card.schedules if one.closed]
    if len(shut) < len(card.schedules):
        return [_week(_("When"), card.rules, [*card.schedules, *card.closures_of_places])]
    kept = [place for place in card.places if place.schedules or shut]
    titled = len(kept) > 1
    return [
        _week(
            _("When at %(place)s") % {"place": place.location.name} if titled and place.location.name else _("When"),
            together([one.rule for one in shut], [place.rules]),
            [*place.schedules, *shut],
        )
        for place in kept
    ]


def _week(title: str, rules: list[Rule], schedules: list[Schedule]) -> dict[str, Any]:
    today = clock.today()
    monday = today - timedelta(days=today.weekday())
    told = opening(rules, clock.now())
    days = [_shown(day, today) for day in week_from(rules, monday)] if any(map(names_days, rules)) else []
    return {
        "title": title,
        "opens": opening_words(told),
        "open": told.open,
        "days": days,
        "closed": [(words, one.description) for one in schedules if one.closed and (words := closure_words(one))],
        "words": _once(one.description for one in schedules if not one.closed),
    }


def _once(words: Iterable[str]) -> list[str]:
    return [one for one in dict.fromkeys(words) if one]


def _shown(day: Day, today: date) -> ShownDay:
    name = str(formats.date_format(day.day, "l"))
    return ShownDay(name, day_words(day), [(f"{x}", f"{width}") for x, width in day.bars], day.day == today)


def for_whom(card: Card) -> str:
    """Who can come, with the ages in words."""
    service = card.service
    ages = {"from": service.minimum_age, "until": service.maximum_age}
    told = [service.eligibility_description]
    if service.minimum_age and service.maximum_age:
        told.append(_("%(from)s to %(until)s years old") % ages)
    elif service.minimum_age:
        told.append(_("from %(from)s years old") % ages)
    elif service.maximum_age:
        told.append(_("up to %(until)s years old") % ages)
    return "; ".join(one for one in told if one)


def costs(card: Card) -> str:
    """What it costs; without a word about it nobody knows, which is told too."""
    return told_costs(card) or _("Not known. Ask when you ring.")


def told_costs(card: Card) -> str:
    """What was told of the costs, or nothing."""
    told = [one.option or one.amount_description for one in card.costs]
    return "; ".join(dict.fromkeys(one for one in [card.service.fees_description, *told] if one))


def languages(card: Card) -> str:
    """The languages in which help is given."""
    return ", ".join(dict.fromkeys(language_words(one) for one in card.languages))


def areas(card: Card) -> str:
    """Where it may be used."""
    names = (one.neighbourhood.name if one.neighbourhood else one.name for one in card.areas)
    return ", ".join(name for name in dict.fromkeys(names) if name)


def shown_remark(remark: Remark, card: Card) -> dict[str, Any]:
    """A remark with who said it, and what would differ."""
    told = {"who": remark.said_by_name, "ago": ago_words(remark.said_at.astimezone(clock.AMSTERDAM).date())}
    return {
        "pk": remark.pk,
        "title": _("Not right any more, says %(who)s (%(ago)s)") % told,
        "words": remark.words,
        "differs": [
            (str(FIELDS[name]), as_stands(card, name), remark.proposed[name])
            for name in PROPOSABLE
            if name in remark.proposed
        ],
    }


def as_stands(card: Card, name: str) -> Any:
    """What stands in a field that an organisation may correct."""
    if name == "phone":
        own = [phone for phone in card.phones if phone.service_id and phone.for_residents]
        return own[0].number if own else ""
    value = getattr(card.service, name)
    return "" if value is None else value
