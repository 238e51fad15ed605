"""From what the phone says to what the rules of `visits` read; this slice has no rules of its own."""

from dataclasses import dataclass

from aanbel.audit.acting import Acting
from aanbel.field.core.shapes import CheckFact, Fact, OffDutyFact, SafeFact, SosFact, VisitFact, WithdrawFact
from aanbel.field.core.states import State
from aanbel.field.wording import TWICE
from aanbel.visits import services as visits
from aanbel.visits.models import Registration


@dataclass(frozen=True)
class Answer:
    """What became of a fact, with a sentence when there is something to say."""

    state: State
    sentence: str = ""


def hand_on(*, by: Acting, fact: Fact) -> Answer:
    """Asks the rule that this fact is about. Raises `Refused` with its sentence."""
    match fact:
        case VisitFact():
            return _visit(by, fact)
        case WithdrawFact():
            visits.withdraw_registration(by=by, id=fact.id, about=fact.about, at=fact.at)
        case OffDutyFact():
            visits.close_duty(by=by)
        case _:
            visits.check_in(by=by, fact=_sign(fact))
    return Answer(State.KEPT)


def _sign(fact: CheckFact | SosFact | SafeFact) -> visits.SafetyFact:
    lon, lat = (None, None) if isinstance(fact, SafeFact) else (fact.lon, fact.lat)
    sign = visits.Sign(fact.where if isinstance(fact, CheckFact) else fact.kind)
    return visits.SafetyFact(id=fact.id, sign=sign, at=fact.at, stop=fact.stop, lon=lon, lat=lat)


def _visit(by: Acting, fact: VisitFact) -> Answer:
    told = visits.VisitFacts(
        id=fact.id,
        stop=fact.stop,
        outcome=visits.Outcome(fact.outcome.value),
        at=fact.at,
        card_left=fact.card_left,
        card_code=fact.card_code,
        agreed=tuple(fact.agreed),
        help_accepted=fact.help_accepted,
        next_step=fact.next_step,
        language=fact.language,
        referral=fact.referral,
        budget=visits.Budget(**fact.budget.model_dump()) if fact.budget else None,
        may_keep=fact.may_keep,
        words=fact.words,
    )
    kept = visits.register_visit(by=by, facts=told)
    if kept.kept_as == Registration.KeptAs.AFTER_STOP:
        return Answer(State.FLAGGED, kept.stopped_by)
    return Answer(State.KEPT, str(TWICE) if kept.kept_as == Registration.KeptAs.SECOND else "")
