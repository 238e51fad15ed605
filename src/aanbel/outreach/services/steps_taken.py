"""Which attempts did what the approach asked: its version and sequence are kept with the attempt (DESIGN §6.7).

The rule of the next act is asked once more, for the moment just before the attempt; so it does not matter whether it
was made on the case page, on the phone or as a batch. What a resident asked for, or a worker did of their own accord,
follows no step and stays without one. Asked soon after the act: later the facts of the case may be others.
"""

from collections import defaultdict
from dataclasses import replace
from datetime import datetime, timedelta

from aanbel.audit.acting import Acting
from aanbel.cases import services as cases
from aanbel.cases.models import ContactAttempt
from aanbel.kernel import clock
from aanbel.outreach.core.next_act import next_act
from aanbel.outreach.core.situation import Act
from aanbel.outreach.queries.approaches import Version, approach_version, approach_versions
from aanbel.outreach.queries.situations import Known, situations

SOON = timedelta(days=1)


def note_steps_taken(*, by: Acting, case: int | None = None) -> int:
    """Notes it for the attempts of the last day, of all cases or one; returns how many followed a step."""
    since = clock.now() - SOON
    standing = ContactAttempt.objects.filter(municipality_id=by.municipality, undone_at__isnull=True)
    fresh = standing.filter(approach__isnull=True, registered_at__gte=since)
    numbers = set((fresh.filter(case=case) if case else fresh).order_by().values_list("case_id", flat=True))
    if not numbers:
        return 0
    made: dict[int, list[ContactAttempt]] = defaultdict(list)
    for attempt in standing.filter(case__in=numbers).order_by("case_id", "on", "pk"):
        made[attempt.case_id].append(attempt)
    versions = [approach_version(by=by, version=one.version) for one in approach_versions(by=by)]
    found: dict[tuple[int, str], list[int]] = defaultdict(list)
    for known in situations(by=by, only=numbers):
        for place, attempt in enumerate(made[known.case_id]):
            if attempt.approach is None and attempt.registered_at >= since:
                version = _in_force(versions, attempt.registered_at)
                slug = _step_taken(known, place, attempt, version)
                if slug:
                    found[version.number, slug].append(attempt.pk)
    for (number, slug), attempts in found.items():
        cases.note_step(by=by, attempts=attempts, approach=number, sequence=slug)
    return sum(len(attempts) for attempts in found.values())


def _in_force(versions: list[Version], at: datetime) -> Version:
    """The version by which cases were approached at that moment; before the first was stored, the shipped one."""
    for version in versions:
        begun, ended = version.row.activated_at, version.row.replaced_at
        if begun and begun <= at and (ended is None or at < ended):
            return version
    return versions[-1]


def _step_taken(known: Known, place: int, attempt: ContactAttempt, version: Version) -> str:
    """The sequence whose next step this attempt was, or nothing. What came of the attempt itself is not looked at."""
    sequence = version.approach.named(known.chosen) or version.approach.of(known.facts, attempt.on)
    before = replace(
        known.at, attempts=known.at.attempts[:place], refused=False, agreed=False, call_back_on=None, not_before=None
    )
    act = next_act(sequence, before, attempt.on)
    if not isinstance(act, Act) or act.step is None or act.starts > attempt.on:
        return ""
    return sequence.slug if act.kind == attempt.kind else ""
