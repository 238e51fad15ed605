"""Where a case stands, and what may happen to it: one enum, one table of moves.

Small on purpose. DDAS knows no status of a case, only the day it was taken up and its end result; these five
are what a worker needs to see at a glance. How a case ended is its outcome (`outcomes`), not its status.
"""

from enum import StrEnum


class Status(StrEnum):
    """Where a case stands."""

    OPEN = "open"
    IN_PROGRESS = "in_progress"
    IN_CONTACT = "in_contact"
    HELP_OFFERED = "help_offered"
    CLOSED = "closed"


class Move(StrEnum):
    """What can happen to a case; every service that changes a status names its move."""

    TAKE_UP = "take_up"
    REACH = "reach"
    UNREACH = "unreach"
    OFFER = "offer"
    CLOSE = "close"
    REOPEN = "reopen"


MOVES: dict[tuple[Status, Move], Status] = {
    (Status.OPEN, Move.TAKE_UP): Status.IN_PROGRESS,
    (Status.OPEN, Move.REACH): Status.IN_CONTACT,
    (Status.OPEN, Move.CLOSE): Status.CLOSED,
    (Status.IN_PROGRESS, Move.REACH): Status.IN_CONTACT,
    (Status.IN_PROGRESS, Move.CLOSE): Status.CLOSED,
    (Status.IN_CONTACT, Move.OFFER): Status.HELP_OFFERED,
    (Status.IN_CONTACT, Move.UNREACH): Status.IN_PROGRESS,
    (Status.IN_CONTACT, Move.CLOSE): Status.CLOSED,
    (Status.HELP_OFFERED, Move.OFFER): Status.HELP_OFFERED,
    (Status.HELP_OFFERED, Move.CLOSE): Status.CLOSED,
    (Status.CLOSED, Move.REOPEN): Status.IN_PROGRESS,
}

WORDS: dict[Move, str] = {
    Move.TAKE_UP: "a worker starts",
    Move.REACH: "the resident is reached",
    Move.UNREACH: "the registration is undone",
    Move.OFFER: "what was agreed is noted",
    Move.CLOSE: "closed with an outcome",
    Move.REOPEN: "reopened",
}


def after(status: Status, move: Move) -> Status | None:
    """The status after a move, or None when the move is not possible from here.

    >>> after(Status.OPEN, Move.TAKE_UP).value
    'in_progress'
    >>> after(Status.CLOSED, Move.REACH) is None
    True
    """
    return MOVES.get((status, move))


def diagram() -> str:
    """The table of moves as a Mermaid state diagram."""
    lines = ["stateDiagram-v2", f"    [*] --> {Status.OPEN}: a signal is taken up"]
    lines += [f"    {old} --> {new}: {WORDS[move]}" for (old, move), new in MOVES.items()]
    lines.append(f"    {Status.CLOSED} --> [*]")
    return "\n".join(lines)


def reference() -> str:
    """The page `docs/reference/case-status.md`, compared with this table by a test."""
    return (
        "# Status of a case\n\n"
        "Generated from `aanbel.cases.core.status`; change the table there, then run\n"
        "`python -m aanbel.cases.core.status > docs/reference/case-status.md`.\n\n"
        f"```mermaid\n{diagram()}\n```\n"
    )


if __name__ == "__main__":
    import sys

    sys.stdout.write(reference())
