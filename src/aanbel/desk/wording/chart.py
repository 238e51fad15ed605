"""The flowchart in words: kinds of stations, what is the matter, what to do about it, and what changed."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from aanbel.desk.core.chart import Chart, Node, NodeKind
from aanbel.desk.core.chart.checking import Code, Problem
from aanbel.desk.core.tiles import Tile
from aanbel.desk.wording.roles import role_words
from aanbel.desk.wording.tiles import tile_words

LONGEST_NAME = 60

KINDS: dict[str, tuple[str | Promise, str]] = {
    NodeKind.ENTRY.value: (gettext_lazy("Entrance"), "login"),
    NodeKind.QUESTION.value: (gettext_lazy("Question"), "question-mark"),
    NodeKind.URGENT.value: (gettext_lazy("Urgent"), "urgent"),
    NodeKind.ANSWER.value: (gettext_lazy("Answer"), "message-circle"),
    NodeKind.HAND_OVER.value: (gettext_lazy("Hand over"), "corner-down-right"),
    NodeKind.APPOINTMENT.value: (gettext_lazy("Appointment"), "calendar-event"),
}
"""The word and the icon of each kind of station."""


@dataclass(frozen=True)
class Said:
    """Something that is the matter, as a sentence, with what to do: one goes to `node`; it shows `at` all of these."""

    sentence: str
    do: str
    node: str
    blocks: bool
    at: tuple[str, ...] = ()

    @property
    def tone(self) -> str:
        """How it is marked on the picture."""
        return "danger" if self.blocks else "warning"


def marks_of(said: Sequence[Said]) -> dict[str, str]:
    """The mark of every station where something is the matter; what blocks goes before what deserves a look."""
    return {node: one.tone for one in sorted(said, key=lambda one: one.blocks) for node in one.at}


def kind_word(kind: NodeKind) -> str:
    """What this kind of station is called."""
    return str(KINDS[kind.value][0])


def text_of(node: Node) -> str:
    """What stands on the station: its own words, or for an entry those of its tile."""
    return node.text or (str(tile_words(node.tile).word) if node.kind is NodeKind.ENTRY and node.tile else "")


def name_of(chart: Chart, node: str) -> str:
    """A station as it is named in a sentence: the beginning of its words."""
    found = chart.by_id.get(node)
    words = text_of(found) if found else ""
    if not words:
        return _("station without words")
    return words if len(words) <= LONGEST_NAME else f"{words[: LONGEST_NAME - 1].rstrip()}…"


def clock_words(clock: int) -> str:
    """Within which time somebody must have acted."""
    if clock == 0:
        return _("today")
    return ngettext("within %(days)s working day", "within %(days)s working days", clock) % {"days": clock}


def head_of(node: Node, service: str = "") -> str:
    """What stands above the words of a station: what it is or who takes over, and within which time."""
    if node.kind in (NodeKind.ENTRY, NodeKind.QUESTION):
        return ""
    who = service or (str(role_words(node.role).word) if node.role else "")
    head = kind_word(node.kind)
    if who and node.kind is NodeKind.HAND_OVER:
        head = _("To: %(who)s") % {"who": who}
    if who and node.kind is NodeKind.APPOINTMENT:
        head = _("Appointment: %(who)s") % {"who": who}
    return head if node.clock is None else f"{head} · {clock_words(node.clock)}"


def icon_of(node: Node) -> str:
    """The picture of a station."""
    if node.kind is NodeKind.ENTRY:
        return tile_words(node.tile).icon
    if node.kind is NodeKind.HAND_OVER and node.role:
        return role_words(node.role).icon
    return KINDS[node.kind.value][1]


PROBLEMS: dict[Code, tuple[str | Promise, str | Promise]] = {
    Code.NO_ENTRY: (
        gettext_lazy("The tile “%(tile)s” has no entrance."),
        gettext_lazy("Add an entrance and choose this tile."),
    ),
    Code.TWO_ENTRIES: (
        gettext_lazy("The tile “%(tile)s” has more than one entrance."),
        gettext_lazy("Keep one, and choose another tile or none."),
    ),
    Code.INTO_ENTRY: (
        gettext_lazy("At “%(station)s” the option “%(option)s” leads to an entrance."),
        gettext_lazy("Let it lead to the question behind that entrance."),
    ),
    Code.UNREACHABLE: (
        gettext_lazy("Nobody ever comes to “%(station)s”."),
        gettext_lazy("Let an option lead to it, or take it away."),
    ),
    Code.CIRCLE: (
        gettext_lazy("Here one walks in a circle: %(circle)s."),
        gettext_lazy("Let one of these options lead somewhere else."),
    ),
    Code.NO_END: (
        gettext_lazy("From “%(station)s” one never arrives at an end."),
        gettext_lazy("Let it lead to an answer or a person."),
    ),
    Code.NO_WAY_ON: (
        gettext_lazy("After “%(station)s” it stops."),
        gettext_lazy("Add an option, or make it an answer or a hand-over."),
    ),
    Code.ONE_OPTION: (
        gettext_lazy("“%(station)s” has only one option."),
        gettext_lazy("A question has at least two. Add one."),
    ),
    Code.END_GOES_ON: (
        gettext_lazy("“%(station)s” is an end but has options."),
        gettext_lazy("Take the options away, or make it a question."),
    ),
    Code.DANGLING: (
        gettext_lazy("At “%(station)s” the option “%(option)s” leads nowhere."),
        gettext_lazy("Choose where it leads, or take it away."),
    ),
    Code.NO_TEXT: (
        gettext_lazy("There is a station without words."),
        gettext_lazy("Write what is asked or told there."),
    ),
    Code.NO_LABEL: (
        gettext_lazy("At “%(station)s” an option has no words."),
        gettext_lazy("Write what the resident says or has."),
    ),
    Code.NOBODY_NAMED: (
        gettext_lazy("“%(station)s” does not say who takes over."),
        gettext_lazy("Choose who, or a service of the social map."),
    ),
    Code.NOBODY_ON_DUTY: (
        gettext_lazy("“%(station)s”: nobody is on duty as %(role)s in the coming two weeks."),
        gettext_lazy("Fill in the rota, or choose somebody else."),
    ),
    Code.DEAD_SERVICE: (
        gettext_lazy("“%(station)s” sends residents to a service that is not offered (any more)."),
        gettext_lazy("Choose another service."),
    ),
    Code.STALE_SERVICE: (
        gettext_lazy("“%(station)s”: nobody said in the last half year that this service is still right."),
        gettext_lazy("Ask the organisation from the social map."),
    ),
    Code.NO_ROTA: (
        gettext_lazy("There is no rota yet, so we cannot see who is there."),
        gettext_lazy("Fill in the rota of your desks."),
    ),
    Code.LONG_TEXT: (
        gettext_lazy("“%(station)s” has %(letters)s letters. More than %(most)s is hard to read at a busy desk."),
        gettext_lazy("Say it shorter. The rest can go into the explanation."),
    ),
    Code.NO_CLOCK: (
        gettext_lazy("“%(station)s” is urgent, but not how fast."),
        gettext_lazy("Choose within how many working days."),
    ),
}
"""What is the matter, and what to do about it."""


def problem_words(chart: Chart, problem: Problem) -> Said:
    """What is the matter, and what to do about it."""
    sentence, do = (str(words) for words in PROBLEMS[problem.code])
    blanks = {
        "station": name_of(chart, problem.node),
        "option": problem.params.get("option") or pgettext("option", "without words"),
        "tile": str(tile_words(str(problem.params.get("tile", Tile.OTHER))).word),
        "role": str(role_words(str(problem.params.get("role", ""))).word),
        "letters": problem.params.get("letters", 0),
        "most": problem.params.get("most", 0),
        "circle": " → ".join(f"“{name_of(chart, node)}”" for node in (*problem.at, *problem.at[:1])),
    }
    return Said(sentence % blanks, do % blanks, problem.node, problem.blocks, problem.at)


def gap_words(chart: Chart, code: str, node: str, *, times: int = 0, role: str = "") -> Said:
    """Where the flowchart promises what nobody gives."""
    blanks = {"station": name_of(chart, node), "times": times}
    if code == "no_answer":
        sentence = ngettext(
            "“%(station)s”: %(times)s hand-over waits longer than a working day for an answer.",
            "“%(station)s”: %(times)s hand-overs wait longer than a working day for an answer.",
            times,
        )
        return Said(sentence % blanks, _("Call them, or choose somebody who is there."), node, True, (node,))
    if code == "never_used":
        return Said(
            _("In four weeks nobody came to “%(station)s”.") % blanks,
            _("Is the option before it clear? Else the station can go."),
            node,
            False,
            (node,),
        )
    return problem_words(chart, Problem(Code(code), node, {"role": role}))
