"""What others owe an answer to, told in one sentence each: for the day of a worker and for the overview of a case."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from aanbel.audit.acting import Acting
from aanbel.cases.permissions import is_of_the_team
from aanbel.cases.queries.craft import debriefs_waiting
from aanbel.cases.queries.discussion import discussions_for_me
from aanbel.cases.queries.referral import referrals, referrals_waiting
from aanbel.cases.queries.seizure import seizure_requests, seizures_waiting


@dataclass(frozen=True)
class Chase:
    """A case in which somebody outside did not answer in time."""

    case: int
    words: str


@dataclass(frozen=True)
class Ask:
    """What a colleague asks of me, and where; `discussion` is none for a talk after a hard talk."""

    name: str
    words: str
    discussion: int | None = None


def help_waiting(*, by: Acting) -> list[Chase]:
    """Whom this person calls or writes today because no answer came."""
    return [
        *(
            Chase(
                line.referral.case_id,
                _("%(name)s has not answered for %(days)s days. Call them.")
                % {"name": line.referral.destination.name, "days": line.days_old},
            )
            for line in referrals_waiting(by=by)
        ),
        *(
            Chase(
                line.request.case_id,
                _("%(name)s has not answered: %(what)s. Ask again.") % {"name": line.whom, "what": line.what.lower()},
            )
            for line in seizures_waiting(by=by)
        ),
    ]


def help_line(*, by: Acting, case: int) -> str:
    """The help around a case in one line, or nothing."""
    asked = [line for line in referrals(by=by, case=case) if line.waits or line.accepted]
    seized = [line for line in seizure_requests(by=by, case=case) if line.waits]
    parts = [f"{line.referral.destination.name}: {line.stage}" for line in asked[:2]]
    if seized:
        parts.append(
            ngettext("%(count)s creditor was asked", "%(count)s creditors were asked", len(seized))
            % {"count": len(seized)}
        )
    return " · ".join(parts)


def asked_by_colleagues(*, by: Acting) -> list[Ask]:
    """Colleagues who wait for me: for a talk after a hard talk, or for my view."""
    talks = debriefs_waiting(by=by) if is_of_the_team(by) else []
    views = [one for one in discussions_for_me(by=by) if one.asked_by_id != by.user_id]
    return [
        *(
            Ask(
                line.debrief.author.name,
                _("Wants to talk over a hard talk, by %(day)s") % {"day": f"{line.debrief.due_on:%d-%m}"},
            )
            for line in talks
        ),
        *(
            Ask(one.asked_by.name, _("Asks for your view: %(question)s") % {"question": one.question}, one.pk)
            for one in views
            if not any(other.user_id == by.user_id and other.viewed_at for other in one.participants.all())
        ),
    ]
