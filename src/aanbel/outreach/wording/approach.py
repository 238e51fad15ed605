"""The next act, why, and an approach, in words. One sentence says what and when; one says why; one where from."""

from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from aanbel.intake.models import Kind as SignalKind
from aanbel.kernel.money import euros
from aanbel.outreach.core.approach import Asks, Audience, DayPart, Kind, Sequence, Step
from aanbel.outreach.core.next_act import working_day
from aanbel.outreach.core.situation import Act, Stop, Stopped, Why

KINDS = {
    Kind.CARD: gettext_lazy("Card"),
    Kind.LETTER: gettext_lazy("Letter"),
    Kind.TEXT: gettext_lazy("Text message"),
    Kind.EMAIL: gettext_lazy("E-mail"),
    Kind.PHONE: gettext_lazy("Call"),
    Kind.VISIT: gettext_lazy("Visit"),
    Kind.OFFICE: gettext_lazy("Meet elsewhere"),
}
ICONS = {
    Kind.CARD: "id",
    Kind.LETTER: "mail",
    Kind.TEXT: "message",
    Kind.EMAIL: "mail",
    Kind.PHONE: "phone",
    Kind.VISIT: "door",
    Kind.OFFICE: "map-pin",
}
DAY_PARTS = {
    DayPart.MORNING: gettext_lazy("in the morning"),
    DayPart.AFTERNOON: gettext_lazy("in the afternoon"),
    DayPart.EVENING: gettext_lazy("in the evening"),
}
ASKS = {
    Asks.ANYONE: gettext_lazy("Anyone of the team"),
    Asks.VISITS: gettext_lazy("Somebody trained in home visits"),
    Asks.TWO: gettext_lazy("Two together"),
    Asks.YOUNG: gettext_lazy("Somebody who knows young people"),
    Asks.ENTREPRENEURS: gettext_lazy("Somebody who knows entrepreneurs"),
}
_WHAT = {
    Kind.CARD: gettext_lazy("Send or bring a card %(when)s."),
    Kind.LETTER: gettext_lazy("Send a letter %(when)s."),
    Kind.TEXT: gettext_lazy("Send a text message %(when)s."),
    Kind.EMAIL: gettext_lazy("Send an e-mail %(when)s."),
    Kind.PHONE: gettext_lazy("Call %(when)s."),
    Kind.VISIT: gettext_lazy("Go there %(when)s."),
    Kind.OFFICE: gettext_lazy("Meet at another place %(when)s."),
}
_WHY = {
    Why.FIRST: gettext_lazy("This is how we begin."),
    Why.NEXT: gettext_lazy("That is the next step."),
    Why.OTHER_DAY_PART: gettext_lazy("At another part of the day than before you may find somebody in."),
    Why.EVENING: gettext_lazy("Nobody tried in the evening yet. Who works by day is in then."),
    Why.ANNOUNCES: gettext_lazy(
        "It announces a visit from %(meet)s on, so that they can say no or choose another time."
    ),
    Why.ANNOUNCED: gettext_lazy("The letter of %(day)s announced it."),
    Why.RETURN: gettext_lazy(
        "On %(day)s they let us in, nothing was agreed and nobody said no. Ask once more. Do they say no? Note it, and "
        "nobody comes back."
    ),
    Why.ASKED_CALL: gettext_lazy("They asked for it on %(day)s."),
    Why.ASKED_VISIT: gettext_lazy("They asked for it on %(day)s."),
    Why.ASKED_OFFICE: gettext_lazy("They chose this moment on %(day)s."),
    Why.QUESTION: gettext_lazy("They asked a question on %(day)s. Answer it."),
    Why.CALL_BACK: gettext_lazy("You promised it."),
}
_STOPS = {
    Stop.CLOSED: gettext_lazy("This case is closed."),
    Stop.OBJECTION: gettext_lazy("The resident does not want us to use their data. Nobody calls, writes or visits."),
    Stop.REFUSED: gettext_lazy("Somebody here said no. No is no: nobody calls, writes or visits."),
    Stop.NOT_HERE: gettext_lazy("They answered that the resident does not live here. Check the register first."),
    Stop.ARRANGED: gettext_lazy("They answered that it is arranged. Close the case with that outcome."),
    Stop.AGREED: gettext_lazy("Something was agreed. Do what you agreed."),
    Stop.CONTACT: gettext_lazy("There was contact on %(day)s. Offer help, and write down what you agree."),
    Stop.MAXIMUM: gettext_lazy("There were enough attempts, the last on %(day)s. Close the case with its outcome."),
    Stop.TRIED: gettext_lazy("All steps were tried, the last on %(day)s. Close the case with its outcome."),
}


def act_words(act: Act, today: date) -> str:
    """What to do, and when: “Call today in the evening.”"""
    when = day_words(working_day(max(act.starts, today)), today)
    if act.day_part:
        when = f"{when} {DAY_PARTS[act.day_part]}"
    return str(_WHAT[act.kind]) % {"when": when}


def why_words(act: Act) -> str:
    """Why this act is next."""
    meet, day = (day_and_month(one) if one else "" for one in (act.meet_on, act.since))
    return str(_WHY[act.why]) % {"meet": meet, "day": day}


def stop_words(stopped: Stopped) -> str:
    """Why there is no act."""
    return str(_STOPS[stopped.because]) % {"day": day_and_month(stopped.since) if stopped.since else "–"}


def source_words(sequence: Sequence, version: int, act: Act | None) -> str:
    """Which approach says so: its name, the step, the version."""
    values = {"name": _(sequence.name), "version": version, "all": len(sequence.steps)}
    if act is None or act.step is None:
        return _("Approach “%(name)s”, version %(version)s") % values
    return _("Approach “%(name)s”, step %(step)s of %(all)s, version %(version)s") % {**values, "step": act.step + 1}


def before_words(act: Act, today: date) -> str:
    """By when it should be done; empty when that goes without saying."""
    if act.before < today:
        return _("was planned until %(day)s") % {"day": day_and_month(act.before)}
    return _("at the latest on %(day)s") % {"day": day_and_month(act.before)} if act.before > today else ""


def day_words(day: date, today: date) -> str:
    """A day as people say it."""
    if day == today:
        return _("today")
    return _("tomorrow") if day == today + timedelta(days=1) else _("on %(day)s") % {"day": day_and_month(day)}


def day_and_month(day: date) -> str:
    """“di 24 nov”."""
    return date_format(day, "D j b" if get_language() == "nl" else "D j M").lower().replace(".", "")


# -- an approach for who decides about it -------------------------------------------------------------------------


def step_words(step: Step) -> list[str]:
    """What stands under a station: the part of the day, the announcement, who."""
    words = []
    if step.day_part:
        words.append(str(DAY_PARTS[step.day_part]))
    if step.announce:
        announced = ngettext("letter %(days)s working day before", "letter %(days)s working days before", step.announce)
        words.append(announced % {"days": step.announce})
    if step.asks:
        words.append(str(ASKS[step.asks]).lower())
    return words


def wait_words(days: int) -> str:
    """What stands above an arrow."""
    return ngettext("%(days)s day", "%(days)s days", days) % {"days": days} if days else _("same day")


def limit_words(sequence: Sequence) -> list[str]:
    """When it stops, and how far apart attempts are."""
    words = [
        ngettext("at most %(most)s attempt", "at most %(most)s attempts", sequence.maximum) % {"most": sequence.maximum}
    ]
    if sequence.minimum_days:
        apart = ngettext("at least %(days)s day apart", "at least %(days)s days apart", sequence.minimum_days)
        words.append(apart % {"days": sequence.minimum_days})
    if sequence.evening:
        words.append(_("in the evening at least once"))
    if sequence.return_visit:
        words.append(_("let in but nothing agreed: once more after %(days)s days") % {"days": sequence.return_visit})
    if sequence.after:
        words.append(_("after %(tries)s attempts of another approach") % {"tries": sequence.after})
    return words


def audience_words(audience: Audience, trays: dict[str, str]) -> str:
    """For whom it is."""
    if audience.by_hand:
        return _("only when a worker chooses it")
    words = []
    if audience.trays:
        words.append(_("tray: %(trays)s") % {"trays": ", ".join(trays.get(slug, slug) for slug in audience.trays)})
    if audience.entrepreneur:
        words.append(_("who runs a business"))
    if audience.youngest or audience.eldest:
        words.append(_age_words(audience))
    if audience.kind or audience.amount:
        kind = str(SignalKind(audience.kind).label) if audience.kind else _("all arrears together")
        amount = euros(audience.amount).removesuffix(",00")
        words.append(_("%(kind)s from %(amount)s") % {"kind": kind, "amount": amount} if audience.amount else kind)
    if audience.partners:
        words.append(_("from %(number)s partners") % {"number": audience.partners})
    return "; ".join(words) or _("every other case")


def _age_words(audience: Audience) -> str:
    if not audience.eldest or audience.eldest >= 110:
        return _("%(youngest)s and older") % {"youngest": audience.youngest}
    return _("%(youngest)s to %(eldest)s years old") % {"youngest": audience.youngest, "eldest": audience.eldest}


def stack_words(kind: Kind, number: int) -> str:
    """How many of what can go out together."""
    match kind:
        case Kind.CARD:
            text = ngettext("%(number)s card", "%(number)s cards", number)
        case Kind.TEXT:
            text = ngettext("%(number)s text message", "%(number)s text messages", number)
        case Kind.EMAIL:
            text = ngettext("%(number)s e-mail", "%(number)s e-mails", number)
        case _:
            text = ngettext("%(number)s letter", "%(number)s letters", number)
    return text % {"number": number}
