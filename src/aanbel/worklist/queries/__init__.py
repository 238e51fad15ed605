"""Reading the worklist: a page of it, its trays, what waits for a person today, why a case is where it is."""

from aanbel.worklist.queries.listing import Page, Row, as_json, count, page, worklist
from aanbel.worklist.queries.reasons import Explanation, why

__all__ = ["Explanation", "Page", "Row", "as_json", "count", "page", "why", "worklist"]
