"""Working on the flowchart and publishing it: one draft of a municipality, and versions that never change.

Two who work on the draft at once do not mix: who saves says which turn they saw, and the second is told, with the work
kept in the browser (issue 5). Publishing is refused while something blocks (`core.chart.checking`).
"""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from aanbel.audit import services as audit
from aanbel.audit.acting import Acting
from aanbel.audit.verbs import Verb
from aanbel.desk.core.chart import Chart, Unreadable, as_json, from_json
from aanbel.desk.models.chart import ChartDraft, ChartVersion
from aanbel.desk.permissions import check_can_edit_chart
from aanbel.desk.queries.chart import beginning, chart_in_force, chart_problems, draft_of, same
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing, Refused


class Overtaken(Refused):
    """Somebody else changed the draft since it was read (HTTP 409)."""


@transaction.atomic
def begin_draft(*, by: Acting, number: int | None = None) -> ChartDraft:
    """Begins to work: from this version, from the one in force, or (without any) from the one that comes along.

    There is one draft: beginning again from another version takes its place, and that is only done when asked for.
    """
    check_can_edit_chart(by)
    there = draft_of(by)
    if there is not None and number is None:
        return there
    in_force = chart_in_force(by)
    number = number if number is not None else in_force.number if in_force else 0
    draft, _new = ChartDraft.objects.update_or_create(
        municipality_id=by.municipality,
        defaults={
            "nodes": as_json(beginning(by, number)),
            "turn": there.turn + 1 if there else 1,
            "begun_from": number,
            **_changed(by),
        },
    )
    audit.record(by=by, verb=Verb.CHART_BEGUN, number=number)
    return draft


@transaction.atomic
def save_draft(*, by: Acting, turn: int, chart: Chart) -> ChartDraft:
    """Keeps the draft as it is now. `turn` is the one that was read; when it moved on, nothing is overwritten."""
    check_can_edit_chart(by)
    draft = ChartDraft.objects.select_for_update().filter(municipality_id=by.municipality).first()
    if draft is None:
        raise Missing(_("There is no draft of the flowchart (any more). Begin one from the version in force."))
    if same(draft.chart, chart):
        return draft  # sent twice, or nothing changed
    if draft.turn != turn:
        raise Overtaken(
            _("%(name)s changed the flowchart in the meantime. What you did is still on this screen.")
            % {"name": draft.changed_by}
        )
    draft.nodes, draft.turn = as_json(chart), turn + 1
    for name, value in _changed(by).items():
        setattr(draft, name, value)
    draft.save()
    return draft


def read_chart(told: Mapping[str, Any]) -> Chart:
    """A flowchart that came in from a browser or a file; refused in a sentence when it is none."""
    try:
        return from_json(told)
    except Unreadable as unreadable:
        raise Refused(_("This is not a flowchart that we can read. Nothing was changed.")) from unreadable


@transaction.atomic
def publish_chart(*, by: Acting, turn: int, name: str = "") -> ChartVersion:
    """Lets all desks work by the draft from now on. Refused while something blocks; the draft is gone after it."""
    check_can_edit_chart(by)
    draft = ChartDraft.objects.select_for_update().filter(municipality_id=by.municipality).first()
    if draft is None:
        raise Missing(_("There is no draft of the flowchart (any more). Begin one from the version in force."))
    if draft.turn != turn:
        raise Overtaken(
            _("%(name)s changed the flowchart in the meantime. Look at it again before you publish.")
            % {"name": draft.changed_by}
        )
    chart = draft.chart
    if any(problem.blocks for problem in chart_problems(by, chart)):
        raise Refused(_("Something in the flowchart would leave a resident standing. Mend what is listed first."))
    in_force = chart_in_force(by)
    if in_force is not None and same(in_force.chart, chart):
        raise Refused(_("The draft says the same as the version in force. There is nothing to publish."))
    number = 1 + (ChartVersion.objects.filter(municipality_id=by.municipality).aggregate(n=Max("number"))["n"] or 0)
    version = ChartVersion.objects.create(
        municipality_id=by.municipality,
        number=number,
        name=name.strip()[:120] or _("Version %(version)s") % {"version": number},
        nodes=as_json(chart),
        published_by=by.name,
        published_at=clock.now(),
    )
    draft.delete()
    audit.record(by=by, verb=Verb.CHART_PUBLISHED, number=number, name=version.name)
    return version


@transaction.atomic
def throw_draft_away(*, by: Acting) -> None:
    """The version in force stays as it is."""
    check_can_edit_chart(by)
    gone, _rows = ChartDraft.objects.filter(municipality_id=by.municipality).delete()
    if gone:
        audit.record(by=by, verb=Verb.CHART_THROWN_AWAY)


def _changed(by: Acting) -> dict[str, Any]:
    return {"changed_by_id": by.user_id, "changed_by": by.name, "changed_at": clock.now()}
