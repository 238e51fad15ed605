"""What residents asked for, in a sentence for who rings their bell. None of their own words: those go on no phone."""

from collections.abc import Collection

from aanbel.audit.acting import Acting
from aanbel.outreach.models import Answer
from aanbel.outreach.models.answers import Kind
from aanbel.outreach.wording.answers import LANGUAGES, wish_in_words

ASKED = (Kind.CALL.value, Kind.VISIT.value, Kind.MEET.value)


def wishes_of(*, by: Acting, cases: Collection[int]) -> dict[int, str]:
    """Case number → what this household chose on its page, as long as that stands."""
    standing = Answer.objects.standing().of(by.municipality).filter(case__in=cases, kind__in=ASKED)
    return {one.case_id: wish_in_words(one) for one in standing.select_related("slot")}


def languages_of(*, by: Acting, cases: Collection[int]) -> dict[int, str]:
    """Case number → the language in which somebody there read our page, when it was not Dutch."""
    given = Answer.objects.standing().of(by.municipality).filter(case__in=cases).order_by("said_at", "pk")
    return {case: str(LANGUAGES[code]) for case, code in given.values_list("case_id", "language") if code in LANGUAGES}
