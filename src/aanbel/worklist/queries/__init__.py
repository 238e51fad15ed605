"""Reading the worklist: a page of it, its trays, what waits for a person today, why a case is where it is."""

from aanbel.worklist.queries.listing import Page, as_json, page, worklist
from aanbel.worklist.queries.moves import Preview, preview
from aanbel.worklist.queries.piles import Pile, active_scheme, piles
from aanbel.worklist.queries.reasons import Explanation, why
from aanbel.worklist.queries.rows import Row
from aanbel.worklist.queries.today import Line, Today, today

__all__ = [
    "Explanation",
    "Line",
    "Page",
    "Pile",
    "Preview",
    "Row",
    "Today",
    "active_scheme",
    "as_json",
    "page",
    "piles",
    "preview",
    "today",
    "why",
    "worklist",
]
