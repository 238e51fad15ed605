"""Groups, schools and employers, activities and what came of them, and texts in the municipality's own words."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, time

from django.db import connection, transaction
from django.utils.translation import gettext as _

from aanbel.accounts import queries as accounts
from aanbel.accounts.models import Neighbourhood, User
from aanbel.audit import services as audit
from aanbel.audit.acting import Acting
from aanbel.audit.turns import take_turn
from aanbel.audit.verbs import Verb
from aanbel.directory.models import Organization
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing, Refused
from aanbel.neighbourhood.core.prevention import texts
from aanbel.neighbourhood.models import Activity, Ally, Group, KeyFigure, OwnText, RiskGroup, Spot
from aanbel.neighbourhood.permissions import check_can_plan_prevention
from aanbel.neighbourhood.services.notes import WHERE, check_about_nobody


@dataclass(frozen=True)
class GroupTold:
    """What is known of a group."""

    name: str
    why: str
    moments: str = ""
    what_works: str = ""
    source: str = ""
    kind: Group | None = None
    in_use: bool = True


@dataclass(frozen=True)
class AllyTold:
    """What is known of a school, employer or other organisation."""

    name: str
    kind: Ally.Kind
    neighbourhood: Neighbourhood | None = None
    spot: Spot | None = None
    organization: Organization | None = None
    through: str = ""
    agreed: str = ""
    code_since: date | None = None


@dataclass(frozen=True)
class Plan:
    """What somebody wants to do: for whom, when, where, who does it."""

    title: str
    group: RiskGroup
    kind: Activity.Kind
    on: date
    at: time | None = None
    neighbourhood: Neighbourhood | None = None
    ally: Ally | None = None
    place: str = ""
    colleague: User | None = None
    figure: KeyFigure | None = None
    led_by: str = ""
    expected: int | None = None
    materials: tuple[str, ...] = ()


@transaction.atomic
def keep_group(*, by: Acting, told: GroupTold, group: int | None = None) -> RiskGroup:
    """Adds a group, or changes it. A group with activities is put out of use, never thrown away."""
    check_can_plan_prevention(by)
    check_about_nobody((told.why, told.moments, told.what_works), sure=True)
    here = RiskGroup.objects.filter(municipality_id=by.municipality)
    found = RiskGroup(municipality_id=by.municipality) if group is None else here.filter(pk=group).first()
    if found is None:
        raise Missing(_("This group does not exist here (any more)."))
    if here.filter(name__iexact=told.name.strip()).exclude(pk=found.pk).exists():
        raise Refused(_("“%(name)s” is in the list already. Change that one.") % {"name": told.name.strip()})
    found.name, found.kind = told.name.strip(), told.kind.value if told.kind else ""
    found.why, found.moments, found.what_works = told.why.strip(), told.moments.strip(), told.what_works.strip()
    found.source, found.in_use = told.source.strip(), told.in_use
    found.save()
    audit.record(by=by, verb=Verb.RISK_GROUP_KEPT, name=found.name)
    return found


@transaction.atomic
def start_groups(*, by: Acting) -> list[RiskGroup]:
    """Fills an empty list with the groups of the house, for the municipality to change."""
    check_can_plan_prevention(by)
    if RiskGroup.objects.filter(municipality_id=by.municipality).exists():
        return []
    return [
        keep_group(
            by=by,
            told=GroupTold(
                one.name, one.why, "\n".join(one.moments), "\n".join(one.what_works), one.source, Group(one.kind)
            ),
        )
        for one in texts.starting_groups()
    ]


@transaction.atomic
def keep_ally(*, by: Acting, told: AllyTold, ally: int | None = None, sure: bool = False) -> Ally:
    """Adds a school, employer or organisation, or changes it. Through whom is a role, not somebody's number."""
    check_can_plan_prevention(by)
    check_about_nobody((told.name, told.through, told.agreed), sure=sure)
    here = Ally.objects.filter(municipality_id=by.municipality)
    found = Ally(municipality_id=by.municipality) if ally is None else here.filter(pk=ally).first()
    if found is None:
        raise Missing(_("This organisation does not exist here (any more)."))
    if here.filter(name__iexact=told.name.strip()).exclude(pk=found.pk).exists():
        raise Refused(_("“%(name)s” is in the list already. Change that one.") % {"name": told.name.strip()})
    _check_ours(by, told.neighbourhood, told.spot, told.organization)
    found.name, found.kind = told.name.strip(), told.kind.value
    found.neighbourhood, found.spot, found.organization = told.neighbourhood, told.spot, told.organization
    found.through, found.agreed, found.code_since = told.through.strip(), told.agreed.strip(), told.code_since
    found.save()
    audit.record(by=by, verb=Verb.ALLY_KEPT, name=found.name)
    return found


@transaction.atomic
def drop_ally(*, by: Acting, ally: int) -> None:
    """Takes it out of the list; activities with it stay, without its name."""
    check_can_plan_prevention(by)
    found = Ally.objects.filter(municipality_id=by.municipality, pk=ally).first()
    if found is None:
        raise Missing(_("This organisation does not exist here (any more)."))
    found.delete()
    audit.record(by=by, verb=Verb.ALLY_DROPPED, name=found.name)


@transaction.atomic
def plan_activity(*, by: Acting, plan: Plan, activity: int | None = None, sure: bool = False) -> Activity:
    """Plans an activity, or changes one that is still to be held. The same one sent twice is planned once."""
    check_can_plan_prevention(by)
    check_about_nobody((plan.title,), sure=sure)
    check_about_nobody((plan.place, plan.led_by), sure=sure, may_say=WHERE)
    _check_ours(by, plan.group, plan.ally, plan.neighbourhood, plan.figure)
    if plan.colleague is not None:
        accounts.colleague(by=by, user=plan.colleague.pk)
    if activity is None and (same := _planned_already(by, plan)) is not None:
        return same
    found = Activity(municipality_id=by.municipality) if activity is None else _planned(by, activity)
    for name in ("group", "on", "at", "neighbourhood", "ally", "colleague", "figure", "expected"):
        setattr(found, name, getattr(plan, name))
    found.title, found.kind = plan.title.strip(), plan.kind.value
    found.place, found.led_by, found.materials = plan.place.strip(), plan.led_by.strip(), sorted(plan.materials)
    found.save()
    audit.record(by=by, verb=Verb.ACTIVITY_PLANNED, title=found.title, day=found.on.isoformat())
    return found


@transaction.atomic
def hold_activity(*, by: Acting, activity: int, came: int | None, worked: str = "", sure: bool = False) -> Activity:
    """It was held: how many came, and in a sentence what worked. Who came is written down nowhere."""
    check_can_plan_prevention(by)
    check_about_nobody((worked,), sure=sure)
    found = _planned(by, activity, state=(Activity.State.PLANNED, Activity.State.HELD))
    if found.on > clock.today():
        raise Refused(_("This activity is still to come. Write down how it went when it has been."))
    found.state, found.came, found.worked = Activity.State.HELD, came, worked.strip()[:300]
    found.save(update_fields=["state", "came", "worked"])
    audit.record(by=by, verb=Verb.ACTIVITY_HELD, title=found.title, came="?" if came is None else came)
    return found


@transaction.atomic
def call_off_activity(*, by: Acting, activity: int) -> Activity:
    """It is not held."""
    check_can_plan_prevention(by)
    found = _planned(by, activity)
    found.state = Activity.State.CANCELLED
    found.save(update_fields=["state"])
    audit.record(by=by, verb=Verb.ACTIVITY_CALLED_OFF, title=found.title)
    return found


@transaction.atomic
def plan_again(*, by: Acting, activity: int) -> Activity:
    """It is held after all: what was planned stands as it was."""
    check_can_plan_prevention(by)
    found = _planned(by, activity, state=(Activity.State.CANCELLED,))
    found.state = Activity.State.PLANNED
    found.save(update_fields=["state"])
    audit.record(by=by, verb=Verb.ACTIVITY_PLANNED, title=found.title, day=found.on.isoformat())
    return found


@transaction.atomic
def keep_own_text(*, by: Acting, name: str, language: str, length: str, title: str, body: str) -> OwnText:
    """The municipality's own version of a leaflet or article; it goes before the one of the house."""
    check_can_plan_prevention(by)
    if not texts.exists(name, language, length):
        raise Missing(_("This text does not exist."))
    unknown = texts.unknown_marks(title + body)
    if unknown:
        raise Refused(
            _("We cannot fill in “%(mark)s”. You can use: gemeente, telefoon, inloop.") % {"mark": unknown[0]}
        )
    if name == texts.STEP_CARD:
        _check_step_card(title, body, language)
    kept, _new = OwnText.objects.update_or_create(
        municipality_id=by.municipality,
        name=name,
        language=language,
        length=length,
        defaults={"title": title.strip(), "body": body.strip(), "changed_by": by.name, "changed_at": clock.now()},
    )
    audit.record(by=by, verb=Verb.OWN_TEXT_KEPT, title=kept.title)
    return kept


@transaction.atomic
def drop_own_text(*, by: Acting, name: str, language: str, length: str) -> None:
    """The text of the house again."""
    check_can_plan_prevention(by)
    found = OwnText.objects.filter(municipality_id=by.municipality, name=name, language=language, length=length).first()
    if found is not None:
        found.delete()
        audit.record(by=by, verb=Verb.OWN_TEXT_DROPPED, title=found.title)


def _check_step_card(title: str, body: str, language: str) -> None:
    try:
        texts.as_step_card(title, body, language)
    except texts.NoStepCard as wrong:
        raise Refused(
            _(
                "A step card has two to %(most)s steps. Begin each with a number and its title (“1. See it”), "
                "with at most %(long)s characters below it."
            )
            % {"most": texts.MOST_STEPS, "long": texts.LONGEST_STEP}
        ) from wrong


def _planned(by: Acting, activity: int, state: Collection[Activity.State] = (Activity.State.PLANNED,)) -> Activity:
    found = Activity.objects.select_for_update(of=("self",)).filter(municipality_id=by.municipality, pk=activity)
    known = found.first()
    if known is None:
        raise Missing(_("This activity does not exist here (any more)."))
    if known.state not in state:
        raise Refused(_("This activity is over. Plan a new one; what was held stays as it was."))
    return known


def _planned_already(by: Acting, plan: Plan) -> Activity | None:
    """The same activity: for whom, called what, on which day, at what hour and place."""
    with connection.cursor() as cursor:
        take_turn(cursor, "activities", by)
    here = Activity.objects.filter(municipality_id=by.municipality, state=Activity.State.PLANNED)
    same = here.filter(title=plan.title.strip(), group=plan.group, on=plan.on, at=plan.at, place=plan.place.strip())
    return same.order_by("pk").first()


def _check_ours(by: Acting, *things: RiskGroup | Ally | Spot | Organization | KeyFigure | Neighbourhood | None) -> None:
    """Nothing of another municipality is tied to ours."""
    if any(thing is not None and thing.municipality_id != by.municipality for thing in things):
        raise Missing(_("This does not exist in your municipality."))
