"""The way of a theme: heard, put to the municipality, looked into, answered. Without persons at every step."""

from dataclasses import dataclass, field
from datetime import date

from django.db import connection, transaction
from django.utils.translation import gettext as _

from aanbel.accounts import queries as accounts
from aanbel.audit import services as audit
from aanbel.audit.acting import Acting
from aanbel.audit.turns import take_turn
from aanbel.audit.verbs import Verb
from aanbel.desk.core.themes import Stage, can_go
from aanbel.desk.models import Theme, ThemeRemark
from aanbel.desk.permissions import check_can_answer_theme, check_can_put_theme, check_can_see_themes
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing, Refused
from aanbel.kernel.personal_patterns import traces


@dataclass(frozen=True)
class Counted:
    """The numbers of a theme as they were shown: hidden ones are None, and stay so."""

    recent: int | None = None
    usual: int | None = None
    periods: tuple[tuple[date, int | None], ...] = field(default=())


@transaction.atomic
def hear_theme(
    *,
    by: Acting,
    sentence: str,
    tile: str = "",
    sender: str = "",
    neighbourhood: int | None = None,
    counted: Counted | None = None,
    sure: bool = False,
) -> Theme:
    """Keep what desks hear as a theme. The same subject, or sentence, is kept once until it is answered."""
    check_can_put_theme(by)
    sentence = _about_nobody(sentence, sure=sure)
    if neighbourhood and neighbourhood not in {one.pk for one in accounts.neighbourhoods(by=by)}:
        raise Refused(_("This neighbourhood does not exist here. Choose one from the list."))
    with connection.cursor() as cursor:
        take_turn(cursor, "themes", by)
    same = Theme.objects.filter(municipality_id=by.municipality, tile=tile, sender=sender, neighbourhood=neighbourhood)
    same = same.exclude(stage=Stage.ANSWERED)
    if (known := (same if tile else same.filter(sentence=sentence)).order_by("pk").first()) is not None:
        return known
    counted = counted or Counted()
    theme = Theme.objects.create(
        municipality_id=by.municipality,
        sentence=sentence,
        tile=tile,
        sender=sender,
        neighbourhood_id=neighbourhood,
        recent=counted.recent,
        usual=counted.usual,
        periods=[[begin.isoformat(), count] for begin, count in counted.periods],
        heard_at=clock.now(),
        heard_by_name=by.name,
    )
    audit.record(by=by, verb=Verb.THEME_HEARD, subject=_subject(theme), sentence=theme.sentence)
    return theme


@transaction.atomic
def remark_on_theme(*, by: Acting, theme: int, words: str, sure: bool = False) -> ThemeRemark:
    """Add how it goes at the desk. Words that point at a person are asked about first, or refused."""
    check_can_see_themes(by)
    found = _locked(by, theme)
    remark, new = ThemeRemark.objects.get_or_create(
        municipality_id=by.municipality,
        theme=found,
        words=_about_nobody(words, sure=sure),
        by_name=by.name,
        defaults={"at": clock.now()},
    )
    if new:
        audit.record(by=by, verb=Verb.THEME_REMARKED, subject=_subject(found))
    return remark


@transaction.atomic
def put_theme(*, by: Acting, theme: int, asks: str, sure: bool = False) -> Theme:
    """Put it to the municipality with what the desks ask. One that was answered can be put again: it goes on."""
    check_can_put_theme(by)
    found = _to(by, theme, Stage.PUT)
    found.asks = _about_nobody(asks, sure=sure)
    found.put_at, found.put_by_name = clock.now(), by.name
    found.looked_at_at, found.looked_at_by_name = None, ""
    found.answered_at = None
    found.save()
    audit.record(by=by, verb=Verb.THEME_PUT, subject=_subject(found), sentence=found.sentence)
    return found


@transaction.atomic
def look_into_theme(*, by: Acting, theme: int) -> Theme:
    """Somebody at the municipality took it up: the desks see that it arrived."""
    check_can_answer_theme(by)
    found = _to(by, theme, Stage.LOOKED_AT)
    found.looked_at_at, found.looked_at_by_name = clock.now(), by.name
    found.save()
    audit.record(by=by, verb=Verb.THEME_LOOKED_AT, subject=_subject(found), sentence=found.sentence)
    return found


@transaction.atomic
def answer_theme(*, by: Acting, theme: int, answer: str, changed: bool, sure: bool = False) -> Theme:
    """Tell the desks what changed, or why nothing did."""
    check_can_answer_theme(by)
    found = _to(by, theme, Stage.ANSWERED)
    found.answer, found.changed = _about_nobody(answer, sure=sure), changed
    found.answered_at, found.answered_by_name = clock.now(), by.name
    found.save()
    audit.record(by=by, verb=Verb.THEME_ANSWERED, subject=_subject(found), sentence=found.sentence)
    return found


def _about_nobody(words: str, *, sure: bool) -> str:
    """The words, when they point at nobody. What is surely somebody's is refused; what may be is asked about once."""
    words = " ".join(words.split())
    if not words:
        raise Refused(_("Write it down in a few words."))
    found = traces(words)
    if any(one.never for one in found):
        raise Refused(
            _("“%(words)s” belongs to a person. A theme is about what goes wrong, not about whom. Take it out.")
            % {"words": next(one.words for one in found if one.never)}
        )
    if found and not sure:
        raise Refused(
            _("“%(words)s” looks like a person or an address. Take it out, or tick that it is about nobody.")
            % {"words": found[0].words}
        )
    return words


def _to(by: Acting, theme: int, stage: Stage) -> Theme:
    """The theme, locked, on its new stage; the caller saves it."""
    found = _locked(by, theme)
    if not can_go(Stage(found.stage), stage):
        raise Refused(_("This theme is “%(stage)s” now. Reload the page to see what can be done with it.") % {
            "stage": found.get_stage_display()
        })  # fmt: skip
    found.stage = stage.value
    return found


def _locked(by: Acting, theme: int) -> Theme:
    found = Theme.objects.select_for_update(of=("self",)).filter(municipality_id=by.municipality, pk=theme).first()
    if found is None:
        raise Missing(_("This theme does not exist here."))
    return found


def _subject(theme: Theme) -> str:
    return f"theme:{theme.pk}"
