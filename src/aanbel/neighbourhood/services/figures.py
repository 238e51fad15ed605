"""Key figures: on the map by their own yes, kept warm, and off it in one act.

Events say what was done and never about whom: they outlive the key figure, who may ask to be forgotten.
"""

from dataclasses import asdict, dataclass
from datetime import date, datetime, time, timedelta

from django.db import connection, transaction
from django.utils.translation import gettext as _

from aanbel.accounts.models import Neighbourhood
from aanbel.audit import services as audit
from aanbel.audit.acting import Acting
from aanbel.audit.turns import take_turn
from aanbel.audit.verbs import Verb
from aanbel.jobs import JobName, defer_later
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing, Refused
from aanbel.neighbourhood.models import KeyFigure, Preference, Touch
from aanbel.neighbourhood.models.figures import LONGEST_YES
from aanbel.neighbourhood.permissions import check_can_keep_network
from aanbel.neighbourhood.services.notes import check_about_nobody, check_note


@dataclass(frozen=True)
class Told:
    """What a key figure told of themselves, and how they want to be reached."""

    name: str
    neighbourhood: int
    preference: Preference
    role: str = ""
    streets: tuple[str, ...] = ()
    postcodes: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    phone: str = ""
    email: str = ""
    best_time: str = ""


@dataclass(frozen=True)
class Yes:
    """The consent: until when, how it was given, and the words that were shown or read aloud."""

    until: date
    how: KeyFigure.How
    words: str


@transaction.atomic
def add_key_figure(*, by: Acting, told: Told, yes: Yes | None, sure: bool = False) -> KeyFigure:
    """Somebody agreed to be on the map. Without their own yes there is no row; sent twice, there is one."""
    check_can_keep_network(by)
    _check_told(by, told, sure=sure)
    with connection.cursor() as cursor:
        take_turn(cursor, "key figures", by)
    given = {"municipality_id": by.municipality, **_columns(told), "consent_on": clock.today(), **_agreed(yes)}
    if (same := KeyFigure.objects.filter(**given).order_by("pk").first()) is not None:
        return same
    figure = KeyFigure.kept.create(**given)
    _erase_after(by, figure.consent_until)
    audit.record(by=by, verb=Verb.KEY_FIGURE_ADDED)
    return figure


@transaction.atomic
def change_key_figure(*, by: Acting, figure: int, told: Told, sure: bool = False) -> KeyFigure:
    """What they told is different now. The yes stays as it was given."""
    check_can_keep_network(by)
    _check_told(by, told, sure=sure)
    found = _figure(by, figure)
    for name, value in _columns(told).items():
        setattr(found, name, value)
    found.save()
    audit.record(by=by, verb=Verb.KEY_FIGURE_CHANGED)
    return found


@transaction.atomic
def agree_again(*, by: Acting, figure: int, yes: Yes | None) -> KeyFigure:
    """They were asked again and said yes again, counted from today."""
    check_can_keep_network(by)
    found = _figure(by, figure)
    found.consent_on = clock.today()
    for name, value in _agreed(yes).items():
        setattr(found, name, value)
    found.save()
    _erase_after(by, found.consent_until)
    audit.record(by=by, verb=Verb.KEY_FIGURE_AGREED_AGAIN)
    return found


@transaction.atomic
def remove_key_figure(*, by: Acting, figure: int) -> None:
    """“Take me off it”: the row, the ties and what was noted are gone. Only that somebody was removed is written."""
    check_can_keep_network(by)
    _figure(by, figure).delete()
    audit.record(by=by, verb=Verb.KEY_FIGURE_REMOVED)


@transaction.atomic
def erase_ended(*, by: Acting) -> int:
    """Erases whose last day has passed; nobody saw them any more since then. The number erased."""
    check_can_keep_network(by)
    ended = KeyFigure.kept.filter(municipality_id=by.municipality, consent_until__lt=clock.today())
    count = ended.count()
    if count:
        ended.delete()
        audit.record(by=by, verb=Verb.KEY_FIGURES_ERASED, count=count)
    return count


@transaction.atomic
def keep_warm(
    *, by: Acting, figure: int, kind: Touch.Kind, words: str = "", on: date | None = None, sure: bool = False
) -> Touch:
    """Spoken with, thanked, or told what came of it; today unless told otherwise. Tapped twice, it was once."""
    check_can_keep_network(by)
    check_note(by, [words], sure=sure)
    day = on or clock.today()
    if day > clock.today():
        raise Refused(_("This day is still to come. Note it when it has been."))
    touch, new = Touch.objects.get_or_create(
        municipality_id=by.municipality,
        figure=_figure(by, figure),
        kind=kind,
        on=day,
        by_name=by.name,
        words=words.strip()[:140],
    )
    if new:
        audit.record(by=by, verb=Verb.KEY_FIGURE_TOUCHED, kind=kind.value)
    return touch


@transaction.atomic
def take_back_touch(*, by: Acting, touch: int) -> int:
    """Noted by mistake, or it should never have been written: gone at once, whoever noted it. Whose it was."""
    check_can_keep_network(by)
    found = Touch.objects.filter(municipality_id=by.municipality, pk=touch, figure__in=KeyFigure.objects.all()).first()
    if found is None:
        raise Missing(_("This was taken back already."))
    found.delete()
    audit.record(by=by, verb=Verb.KEY_FIGURE_TOUCH_TAKEN_BACK)
    return found.figure_id


def _figure(by: Acting, figure: int) -> KeyFigure:
    found = KeyFigure.objects.select_for_update().filter(municipality_id=by.municipality, pk=figure).first()
    if found is None:
        raise Missing(_("This key figure is not on the map (any more)."))
    return found


def _check_told(by: Acting, told: Told, *, sure: bool) -> None:
    if not told.name.strip():
        raise Refused(_("Fill in how this key figure wants to be called."))
    if not Neighbourhood.objects.filter(municipality_id=by.municipality, pk=told.neighbourhood).exists():
        raise Refused(_("Choose a neighbourhood of this municipality."))
    by_phone = told.preference in {Preference.CALL, Preference.MESSAGE}
    if (by_phone and not told.phone) or (told.preference is Preference.MAIL and not told.email):
        raise Refused(_("Fill in the number or address at which this key figure wants to be reached."))
    # The name is the key figure's own; all else could be somebody else's.
    check_about_nobody([*told.streets, *told.languages], sure=sure)
    check_note(by, [told.role, told.best_time], sure=sure)


def _columns(told: Told) -> dict[str, object]:
    given = asdict(told)
    given["neighbourhood_id"] = given.pop("neighbourhood")
    return {name: list(value) if isinstance(value, tuple) else value for name, value in given.items()}


def _agreed(yes: Yes | None) -> dict[str, object]:
    if yes is None or not yes.words.strip():
        raise Refused(
            _("Nobody stands on the map without their own yes. Ask first, show the words, and tick how they agreed.")
        )
    if not clock.today() <= yes.until <= clock.today() + LONGEST_YES:
        raise Refused(_("A yes holds for two years at most. Choose a day from today on, within two years."))
    return {"consent_until": yes.until, "consent_how": yes.how, "consent_words": yes.words.strip()}


def _erase_after(by: Acting, day: date) -> None:
    night = datetime.combine(day + timedelta(days=1), time(0, 5), clock.AMSTERDAM)
    defer_later(
        JobName.ERASE_KEY_FIGURES,
        seconds=max(0, int((night - clock.now()).total_seconds())),
        municipality=by.municipality,
        after=day.isoformat(),
    )
