"""Why two records are thought to be one person, or not: stored levels back into reasons with their weights.

The reasons add up to the stored weight, starting from what is known before looking: that most pairs of records are
about two people. So the whole score can be shown, as a waterfall, to the worker who decides and to the resident
who asks (AVG art. 15).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from aanbel.people.core.comparison import BIRTH_DATE, BSN, CERTAIN, INITIALS, MODEL, PRIOR, _

_AGAINST = {comparison.levels[-1].reason for comparison in (BSN, BIRTH_DATE, INITIALS)}
_WHY = {
    "bsn": _("Another BSN: somebody may have given the wrong one."),
    "birth_date": _("Another birth date: it may be a parent and a child."),
    "initials": _("Other initials: it may be a twin or a partner."),
}


@dataclass(frozen=True)
class Reason:
    """One piece of evidence: `text` is a msgid, `comparison` says which fields it is about, `weight` is in bits."""

    comparison: str
    text: str
    weight: float


@dataclass(frozen=True)
class Step:
    """A reason as a bar of the waterfall: from where the sum was to where it goes."""

    reason: Reason
    start: float
    end: float


def reasons(levels: Sequence[int]) -> list[Reason]:
    """The evidence for and against, in the order of the model; what neither record gives is left out.

    >>> [(reason.text, round(reason.weight, 1)) for reason in reasons([-1, 6, -1, -1, 1])]
    [('same birth date', 14.5), ('same sex', 1.0)]
    """
    found = ((comparison, comparison.level(value)) for comparison, value in zip(MODEL, levels, strict=False))
    return [Reason(comparison.name, level.reason, level.weight) for comparison, level in found if level is not None]


def waterfall(levels: Sequence[int]) -> list[Step]:
    """The reasons one after another, the strongest first, from the prior to the sum.

    >>> [(round(step.start), round(step.end)) for step in waterfall([-1, 6, -1, -1, 1])]
    [(-13, 2), (2, 2)]
    """
    steps, sum_so_far = [], PRIOR
    for reason in sorted(reasons(levels), key=lambda reason: -reason.weight):
        steps.append(Step(reason, sum_so_far, sum_so_far + reason.weight))
        sum_so_far += reason.weight
    return steps


def total(levels: Sequence[int]) -> float:
    """The weight of a pair, from its levels."""
    return PRIOR + sum(reason.weight for reason in reasons(levels))


def why_asked(levels: Sequence[int], weight: float) -> str:
    """Why a machine may not decide this pair, as a msgid: what speaks against it, or that too little is known.

    >>> why_asked([-1, 0, 8, 0, 1, 7], 6.0)
    'Another birth date: it may be a parent and a child.'
    """
    against = {reason.comparison for reason in reasons(levels) if reason.text in _AGAINST}
    for comparison, sentence in _WHY.items():
        if comparison in against:
            return sentence
    if weight >= CERTAIN:
        return _("It fits more than one resident equally well.")
    return _("Too little is known to be sure.")
