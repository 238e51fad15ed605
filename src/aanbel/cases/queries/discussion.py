"""A case discussion as each may read it: who works on the case also sees what was taken out of the text."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from aanbel.audit.acting import Acting
from aanbel.cases.core.ages import age_group
from aanbel.cases.core.anonymous import Known, Softened, softened
from aanbel.cases.models import AgreedStep, Case, Discussion, Participant
from aanbel.cases.permissions import can_see_cases, check_can_read_discussion
from aanbel.cases.queries.case_page import CasePage
from aanbel.cases.wording.discussion import INSTEAD
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing
from aanbel.people.models import Resident


@dataclass(frozen=True)
class DiscussionPage:
    """One discussion for one reader."""

    discussion: Discussion
    participants: list[Participant]
    steps: list[AgreedStep]
    mine: Participant | None
    knows_the_case: bool

    @property
    def open(self) -> bool:
        return self.discussion.closed_on is None

    @property
    def views_given(self) -> int:
        return sum(one.viewed_at is not None for one in self.participants)


def discussion_page(*, by: Acting, discussion: int) -> DiscussionPage:
    """The discussion as this person may read it."""
    found = Discussion.objects.filter(municipality_id=by.municipality, pk=discussion).select_related("asked_by").first()
    if found is None:
        raise Missing(_("This case discussion does not exist here (any more)."))
    participants = list(found.participants.select_related("user").order_by("user__name"))
    check_can_read_discussion(by, {one.user_id for one in participants})
    return DiscussionPage(
        discussion=found,
        participants=participants,
        steps=list(found.steps.order_by("pk")),
        mine=next((one for one in participants if one.user_id == by.user_id), None),
        knows_the_case=can_see_cases(by),
    )


def discussions_of(*, by: Acting, case: int) -> list[Discussion]:
    """The discussions of a case, the newest first."""
    found = Discussion.objects.filter(municipality_id=by.municipality, case_id=case)
    return list(found.select_related("asked_by").prefetch_related("participants", "steps").order_by("-asked_at"))


def discussions_for_me(*, by: Acting) -> list[Discussion]:
    """The open discussions in which this person was asked for a view, or asked for one."""
    here = Discussion.objects.filter(municipality_id=by.municipality, closed_on__isnull=True)
    mine = here.filter(Q(participants__user_id=by.user_id) | Q(asked_by_id=by.user_id)).distinct()
    return list(mine.select_related("asked_by").prefetch_related("participants").order_by("asked_at"))


def facts_without_names(page: CasePage) -> str:
    """What colleagues need to think along, from the case itself: no names, no address, no day of birth."""
    today = clock.today()
    ages = sorted({age_group(person.resident.birth_date, today) for person in page.people} - {""})
    kinds = sorted({line.signal.get_kind_display() for line in page.mine})
    reached = sum(attempt.reached for attempt in page.valid_attempts)
    tried = len(page.valid_attempts)
    lines = [
        ngettext("%(count)s person at this address", "%(count)s people at this address", len(page.people))
        % {"count": len(page.people)}
        + (_(", aged %(ages)s") % {"ages": ", ".join(ages)} if ages else ""),
        _("Signals: %(kinds)s, together about € %(hundreds)s")
        % {"kinds": ", ".join(kinds).lower(), "hundreds": max(100, round(page.amount / 10_000) * 100)},
        *(
            ngettext("%(words)s: %(count)s working day left", "%(words)s: %(count)s working days left", one.days_left)
            % {"words": one.words, "count": one.days_left}
            for one in page.deadlines
            if one.days_left >= 0
        ),
        _("Tried: %(tried)s times, reached: %(reached)s times") % {"tried": tried, "reached": reached},
        *([_("Agreed: %(agreed)s") % {"agreed": page.case.agreed}] if page.case.agreed else []),
    ]
    return softened_for(page.case, "\n".join(lines)).text


def softened_for(case: Case, text: str) -> Softened:
    """A text with what tells about the people of this case taken out, and what that was."""
    words = {trace: str(word) for trace, word in INSTEAD.items()}
    return softened(text, known_of(case), words=words)


def known_of(case: Case) -> Known:
    """The names and places that tell who this case is about."""
    people = Resident.objects.filter(
        Q(address_id=case.address_id) | Q(links__signal__decision__case_id=case.pk),
        municipality_id=case.municipality_id,
    ).distinct()
    names = {name for one in people for name in (one.surname, f"{one.prefix} {one.surname}", one.name) if one.surname}
    at = case.address
    return Known(tuple(names), tuple(place for place in (at.street, at.place) if place))
