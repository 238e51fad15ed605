"""Flowcharts for tests: small ones that say what they are for."""

from aanbel.desk.core.chart import Chart, Node, NodeKind, Option
from aanbel.desk.core.tiles import Tile

ENTRY, QUESTION, ANSWER, HAND_OVER = NodeKind.ENTRY, NodeKind.QUESTION, NodeKind.ANSWER, NodeKind.HAND_OVER


def entries(to: str) -> tuple[Node, ...]:
    """An entrance for every tile, all leading to one station."""
    return tuple(Node(f"in-{tile.value}", ENTRY, options=(Option("", to),), tile=tile.value) for tile in Tile)


def sound(*more: Node, first: Node | None = None) -> Chart:
    """A flowchart that can be published: one question, an answer and a budget coach."""
    question = first or Node("q", QUESTION, "Is er haast?", options=(Option("Ja", "coach"), Option("Nee", "klaar")))
    coach = Node("coach", HAND_OVER, "De budgetcoach kijkt mee.", role="budget_coach")
    return Chart((*entries("q"), question, coach, Node("klaar", ANSWER, "U weet genoeg."), *more))
