"""A scheme and its trays as SQL: score, points per rule and tray of every case in one statement.

Each rule becomes one `case` over the columns of a placing; `placing` is the definition, a property test the
proof. Only numbers, dates and column names of ours get in, so the text can be trusted.
"""

from datetime import date

from aanbel.worklist.core.scheme import AgeRule, FlagRule, KindRule, Rule, Scheme, StepRule
from aanbel.worklist.core.trays import Trays


def points_sql(rule: Rule, today: date) -> str:
    """The points of one rule for the row at hand.

    >>> from aanbel.worklist.core.conditions import Measure
    >>> partners = StepRule(id="partners", measure=Measure.PARTNERS, steps=((2, 20), (3, 30)))
    >>> points_sql(partners, date(2026, 11, 21))
    'case when partners >= 3 then 30 when partners >= 2 then 20 else 0 end'
    """
    match rule:
        case FlagRule():
            branches = [(rule.flag.sql, rule.points)]
        case AgeRule():
            branches = [(rule.group.sql(today), rule.points)]
        case KindRule():
            by_points = sorted(rule.points, key=lambda pair: -pair[1])
            branches = [(f"amount_{kind} is not null", points) for kind, points in by_points]
        case StepRule():
            branches = [(rule.measure.sql(bound, today, rule.kind), points) for bound, points in reversed(rule.steps)]
    return f"case {' '.join(f'when {so} then {int(points)}' for so, points in branches)} else 0 end"


def tray_sql(trays: Trays, today: date) -> str:
    """The short name of the tray of the row at hand."""
    branches = " ".join(f"when {tray.sql(today)} then '{tray.slug}'" for tray in trays.trays if tray.when)
    last = f"'{trays.trays[-1].slug}'"
    return f"case {branches} else {last} end" if branches else last


def placed_sql(facts: str, scheme: Scheme, trays: Trays, today: date, *, keep: str) -> str:
    """A query of the `keep` columns (of `f`) of `facts` with `placed_score`, `placed_points` and `placed_tray`.

    `facts` is a table, or a query in brackets, with the columns of a placing. `offset 0` keeps the planner from
    working out every rule twice, once for the score and once for the points.
    """
    columns = ", ".join(f"{points_sql(rule, today)} as p{n}" for n, rule in enumerate(scheme.rules))
    names = [f"p{n}" for n in range(len(scheme.rules))]
    return (
        f"select {keep}, ({' + '.join(names)})::smallint as placed_score,"
        f" array[{', '.join(names)}]::smallint[] as placed_points, placed_tray"
        f" from (select facts.*, {columns}, {tray_sql(trays, today)} as placed_tray from {facts} facts offset 0) f"
    )
