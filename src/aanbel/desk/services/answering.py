"""What the receiver of a hand-over does: takes it on, sends it back with another way, tells how it went."""

from django.db import transaction
from django.utils.translation import gettext as _

from aanbel.audit.acting import Acting
from aanbel.audit.verbs import Verb
from aanbel.cases import services as cases
from aanbel.cases.models import Case, Channel
from aanbel.desk.core.asking import Act, State
from aanbel.desk.core.sharing import Answer, Line, Stage, told_again
from aanbel.desk.core.urgency import Urgency
from aanbel.desk.models import HandOver, Question
from aanbel.desk.permissions import check_can_take_hand_over
from aanbel.desk.queries.handover import check_is_asked
from aanbel.desk.services.asking import move
from aanbel.desk.services.handing_over import locked_hand_over, move_hand_over, told
from aanbel.kernel import clock
from aanbel.kernel.errors import Refused
from aanbel.kernel.identity import PostalAddress
from aanbel.kernel.personal_patterns import Pattern, traces


@transaction.atomic
def accept_hand_over(*, by: Acting, hand_over: int, words: str = "") -> HandOver:
    """Taken on: from here on it is this person's, and the desk reads when the resident is called."""
    found = _asked_of_me(by, hand_over)
    if found.stage == Stage.ACCEPTED:
        return found  # tapped twice
    words = _about_nobody(found, words, but=Pattern.PHONE)
    return _answered(by, found, Answer.ACCEPT, words or _("I call today."))


@transaction.atomic
def decline_hand_over(*, by: Acting, hand_over: int, why: str, instead: str) -> HandOver:
    """Cannot be taken on: back to the desk with a reason and another way, never with empty hands."""
    found = _asked_of_me(by, hand_over)
    if found.stage == Stage.DECLINED:
        return found  # sent twice
    if not why.strip() or not instead.strip():
        raise Refused(_("Say in a few words why not, and what the desk can do instead."))
    told_why, told_instead = (_about_nobody(found, words, but=Pattern.PHONE) for words in (why, instead))
    declined = _answered(by, found, Answer.DECLINE, f"{told_why} → {told_instead}")
    question = Question.objects.select_for_update().get(municipality_id=by.municipality, pk=found.question_id)
    if question.on == clock.today() and question.state == State.HANDED_OVER:
        move(question, Act.COME_BACK)  # somebody must tell the resident
        question.ended_at, question.result = None, ""
        question.save()
    return declined


@transaction.atomic
def tell_back(*, by: Acting, hand_over: int, outcome: str = "") -> HandOver:
    """Done. What was shared is emptied; how it went is kept in one sentence when the resident allowed that."""
    found = _asked_of_me(by, hand_over)
    if found.stage == Stage.DONE:
        return found
    told_outcome = _about_nobody(found, outcome) if found.tell_back else ""
    move_hand_over(found, Answer.FINISH)
    found.done_at, found.shared, found.outcome = clock.now(), {}, told_outcome[:200]
    found.save()
    return told(by, found, Verb.HAND_OVER_DONE)


@transaction.atomic
def open_case_for(
    *, by: Acting, hand_over: int, name: str, at: PostalAddress, words: str, phone: str = "", email: str = ""
) -> Case:
    """A case at the resident's own request, with what they allowed: their name and address are needed for it."""
    found = _asked_of_me(by, hand_over)
    if found.stage != Stage.ACCEPTED:
        raise Refused(_("Take the question on first."))
    if Line.NAME not in found.shared or Line.ADDRESS not in found.shared:
        raise Refused(_("The resident did not pass on a name and an address. Ask them, and hand over anew."))
    case = cases.open_by_request(
        by=by,
        name=name,
        at=at,
        words=words,
        phone=phone,
        email=email,
        threatened=found.question.urgency == Urgency.THREAT,
        channel=Channel.COMMUNITY if found.question.channel == Question.Channel.COMMUNITY else Channel.WALK_IN,
        origin=f"hand_over:{found.pk}",
    )
    found.case_id = case.pk
    found.save(update_fields=["case_id"])
    return case


def _asked_of_me(by: Acting, number: int) -> HandOver:
    """Held, when this person is one of those it was asked of, and nobody else answered."""
    check_can_take_hand_over(by)
    found = locked_hand_over(by, number)
    check_is_asked(by, found)
    return found


def _about_nobody(found: HandOver, words: str, but: Pattern | None = None) -> str:
    """Words that the desk reads and that stay when what was shared is gone, so nobody can be found in them.

    Another way may be a colleague's number (`but`), never that of the resident.
    """
    words = " ".join(words.split())
    surely = [one.words for one in traces(words) if one.never and one.pattern is not but]
    if pointed := told_again(words, found.shared) or next(iter(surely), ""):
        raise Refused(
            _("“%(words)s” tells who it is about. The desk reads this, and it is kept. Take it out.")
            % {"words": pointed}
        )
    return words


def _answered(by: Acting, found: HandOver, answer: Answer, words: str) -> HandOver:
    move_hand_over(found, answer)
    found.answered_at, found.answered_by_id, found.answered_by_name = clock.now(), by.user_id, by.name
    found.answer = words[:200]
    found.save()
    return told(by, found, Verb.HAND_OVER_ANSWERED, answer=str(found.get_stage_display()))
